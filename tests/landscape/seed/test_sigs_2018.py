"""The SIGs of 2018: the 31 names, typed here and not read from the files, and where each went."""

import pytest
import yaml

from landscape.intake import sigs_2018
from landscape.intake.sigs_2018 import FormerSig
from tests.landscape.landscapes import parsed
from tests.landscape.seed import guide
from tests.places import SHARED_DATA

NAMES = """
    API Machinery, Apps, Architecture, Auth, Autoscaling, AWS, Azure, Big Data, CLI, Cloud Provider,
    Cluster Lifecycle, Cluster Ops, Contributor Experience, Docs, GCP, IBMCloud, Instrumentation,
    Multicluster, Network, Node, OpenStack, PM, Release, Scalability, Scheduling, Service Catalog,
    Storage, Testing, UI, VMware, Windows
"""
TODAY = SHARED_DATA / "landscape" / "sigs.yaml"


def names() -> list[str]:
    return " ".join(NAMES.split()).split(", ")


def test_the_sigs_are_exactly_these() -> None:
    found = sigs_2018.read()

    assert [sig.name for sig in found] == names()
    assert len(found) == 31
    assert len({sig.slug for sig in found}) == 31


def test_each_says_what_it_looked_after_and_what_became_of_it() -> None:
    for sig in sigs_2018.read():
        assert sig.looked_after.endswith(".")
        assert "\n" not in sig.looked_after
        assert sig.became
        assert (sig.year is None) == sig.goes_on
        assert sig.year is None or 2018 <= sig.year <= 2026


def test_a_sig_that_was_merged_names_the_one_it_was_merged_into() -> None:
    found = {sig.slug: sig for sig in sigs_2018.read()}

    assert found["aws"] == FormerSig(
        name="AWS",
        slug="aws",
        looked_after="Kubernetes on Amazon's cloud.",
        became="merged into SIG Cloud Provider",
        year=2019,
        today="Cloud Provider",
    )
    assert (found["node"].goes_on, found["node"].today) == (True, "Node")
    assert (found["cluster-ops"].goes_on, found["cluster-ops"].today) == (False, "")


@pytest.mark.skipif(not TODAY.exists(), reason=f"the real data is not at {SHARED_DATA}")
def test_the_groups_that_they_became_exist_today() -> None:
    today = {group["name"] for group in parsed(TODAY.read_bytes())["sigs"]}

    found = sigs_2018.read()
    assert {sig.today for sig in found if sig.today} <= today
    assert {sig.name for sig in found if sig.goes_on} == {*names()} & today
    # Those that the chapter calls new.
    assert today - {*names()} == {"K8s Infra", "Security", "etcd"}


def test_the_chapter_lists_every_one_with_what_became_of_it() -> None:
    told = guide.section(guide.chapter("sigs-of-2018").text, "## The list")

    assert list(guide.rows(told))[1:] == [
        [
            sig.name,
            sig.looked_after.removesuffix("."),
            f"SIG {sig.name}" if sig.goes_on else f"{sig.became}, {sig.year}",
        ]
        for sig in sigs_2018.read()
    ]


def test_the_file_holds_nothing_that_is_not_read() -> None:
    rows = yaml.safe_load(sigs_2018.PLACE.read_text(encoding="utf-8"))["sigs"]

    assert {key for row in rows for key in row} == {"name", "slug", "looked_after", "became", "year", "today"}
