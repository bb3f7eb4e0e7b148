"""Which file of groups it is, and what the catalogue is once it is believed."""

from datetime import date

import pytest

from landscape import revise
from landscape.catalogue import Catalogue, Source
from landscape.groups import Group, GroupKind
from landscape.intake import group_files, sigs_2018
from landscape.models import Revision
from landscape.queries.catalogue import read
from tests.landscape import grouped
from tests.landscape.grouped import SIGS, TAGS
from tests.landscape.sources import told

TODAY = date(2026, 8, 7)
IN_2018 = date(2018, 11, 1)


def test_files_are_told_apart_by_what_is_in_them() -> None:
    found = [group_files.read(content) for content in (SIGS, TAGS)]

    assert [(source, [group.slug for group in one.things]) for source, one in found] == [
        (Source.KUBERNETES_COMMUNITY, ["sig-storage", "sig-cloud-provider", "wg-data"]),
        (Source.CNCF_TOC, ["tag-workloads"]),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"landscape: []\ncategories: []\n",
            (
                "error line 1: this is neither a sigs.yaml nor a tags.yaml: it has neither the key sigs nor "
                "the key tags (categories, landscape)"
            ),
        ),
        (
            b"- sigs\n",
            (
                "error line 1: this is neither a sigs.yaml nor a tags.yaml: it has neither the key sigs nor "
                "the key tags"
            ),
        ),
        (
            b"sigs: []\ntags: []\n",
            "error line 1: this is both a sigs.yaml and a tags.yaml: it has the key sigs and the key tags",
        ),
    ],
)
def test_a_file_of_nobody_is_refused(content: bytes, sentence: str) -> None:
    assert told(group_files.read(content)[1]) == [sentence]


def test_what_is_no_yaml_is_refused_with_its_line() -> None:
    _, found = group_files.read(b"sigs:\n- [\n")

    assert [problem.is_error for problem in found.problems] == [True]


def test_a_file_replaces_the_groups_of_its_source_only() -> None:
    tag = Group(slug="tag-a", kind=GroupKind.TAG, name="TAG A")
    old = Group(slug="sig-old", kind=GroupKind.SIG, name="Old")
    new = Group(slug="sig-new", kind=GroupKind.SIG, name="New")
    before = group_files.compare([tag], Catalogue(), source=Source.CNCF_TOC)
    before = group_files.compare([old], before, source=Source.KUBERNETES_COMMUNITY)

    after = group_files.compare([new], before, source=Source.KUBERNETES_COMMUNITY)

    assert grouped.groups(after) == {
        "tag-a": Source.CNCF_TOC,
        "sig-new": Source.KUBERNETES_COMMUNITY,
    }


def test_one_slug_is_not_the_group_of_two_sources() -> None:
    tag = Group(slug="sig-a", kind=GroupKind.TAG, name="A")
    sig = Group(slug="sig-a", kind=GroupKind.SIG, name="A")
    before = group_files.compare([tag], Catalogue(), source=Source.CNCF_TOC)

    with pytest.raises(revise.Refused, match="sig-a is a group of cncf-toc already"):
        group_files.compare([sig], before, source=Source.KUBERNETES_COMMUNITY)


def test_a_sig_of_2018_says_what_became_of_it() -> None:
    found = {group.slug: group for group in sigs_2018.groups()}

    assert len(found) == 31
    assert found["sig-aws"] == Group(
        slug="sig-aws",
        kind=GroupKind.SIG,
        name="AWS",
        mission="Kubernetes on Amazon's cloud.",
        successors=("sig-cloud-provider",),
        became="merged into SIG Cloud Provider, 2019",
        source=Source.GROUPS_OF_2018,
    )
    assert (found["sig-storage"].became, found["sig-storage"].successors) == ("", ())


@pytest.mark.django_db
@pytest.mark.parametrize("is_ours_first", [True, False])
def test_the_sigs_of_2018_yield_to_todays_whichever_comes_first(*, is_ours_first: bool) -> None:
    if is_ours_first:
        grouped.load_ours()
    grouped.load(SIGS)
    if not is_ours_first:
        grouped.load_ours()

    assert grouped.groups(read(None)) == dict.fromkeys(
        ["sig-storage", "sig-cloud-provider", "wg-data"], Source.KUBERNETES_COMMUNITY
    )
    then = grouped.groups(read(IN_2018))
    assert len(then) == 31
    assert set(then.values()) == {Source.GROUPS_OF_2018}
    assert read(None).of(Group)["sig-cloud-provider"].predecessors == (
        "sig-aws",
        "sig-azure",
        "sig-gcp",
        "sig-ibmcloud",
        "sig-openstack",
        "sig-vmware",
    )


@pytest.mark.django_db
def test_an_older_file_loaded_later_holds_until_the_newer_one() -> None:
    grouped.load(SIGS)

    grouped.load(b"sigs: [{dir: sig-etcd, name: etcd}]\n", on=date(2024, 1, 1))

    assert [sorted(grouped.groups(read(day))) for day in (date(2023, 12, 31), date(2025, 1, 1), TODAY)] == [
        [],
        ["sig-etcd"],
        ["sig-cloud-provider", "sig-storage", "wg-data"],
    ]


@pytest.mark.django_db
def test_what_was_said_already_is_not_written_again() -> None:
    grouped.load_ours()
    grouped.load(SIGS)
    number = Revision.objects.count()

    grouped.load_ours()
    changed = grouped.load(SIGS)

    assert not changed
    assert Revision.objects.count() == number
