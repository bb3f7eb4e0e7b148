"""Groups as programs read them, and the items that are theirs."""

from datetime import date

import pytest

from landscape.catalogue import Card, Catalogue, Repository, Source
from landscape.details import Details
from landscape.explorer.surroundings import Surroundings
from landscape.groups import Group, GroupKind, Meeting, OwnedFolder, Role, Seat, Subproject
from landscape.intake import sigs
from tests.landscape.api import asking, keeping
from tests.landscape.api.describing import Description
from tests.landscape.sources import needs_real_files, real

pytestmark = pytest.mark.django_db

STORAGE = Group(
    slug="sig-storage",
    kind=GroupKind.SIG,
    name="Storage",
    mission="To store",
    seats=(Seat(role=Role.CHAIR, name="Ada", handle="ada", since=date(2024, 1, 1)),),
    subprojects=(
        Subproject(
            slug="csi",
            name="CSI",
            folders=(OwnedFolder("kubernetes-csi/docs"), OwnedFolder("kubernetes/kubernetes", "pkg/volume")),
        ),
    ),
    meetings=(
        Meeting(title="Weekly", day="Thursday", clock="9:00", links=(("join", "https://example.org/"),)),
    ),
    teams=(("sig-storage-bugs", ""),),
    predecessors=("sig-volumes",),
)
TAG = Group(slug="tag-infrastructure", kind=GroupKind.TAG, name="TAG Infrastructure")


def test_a_group_is_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.keep(monkeypatch, {"group": {"sig-storage": STORAGE}})

    nothing = {"slack": None, "mailing_list": None}
    assert asking.answer("v1/groups") == {
        "count": 1,
        "results": [
            {
                "slug": "sig-storage",
                "kind": "sig",
                "name": "Storage",
                "title": "SIG Storage",
                "mission": "To store",
                "charter": None,
                "label": None,
                "seats": [
                    {
                        "role": "chair",
                        "name": "Ada",
                        "handle": "ada",
                        "company": None,
                        "since": "2024-01-01",
                        "through": None,
                    }
                ],
                "subprojects": [
                    {
                        "slug": "csi",
                        "name": "CSI",
                        "description": None,
                        "folders": [
                            {"repository": "kubernetes-csi/docs", "folder": None},
                            {"repository": "kubernetes/kubernetes", "folder": "pkg/volume"},
                        ],
                        "repositories": ["kubernetes-csi/docs", "kubernetes/kubernetes"],
                        "seats": [],
                        "meetings": [],
                        **nothing,
                        "links": [],
                    }
                ],
                "repositories": ["kubernetes-csi/docs", "kubernetes/kubernetes"],
                "meetings": [
                    {
                        "title": "Weekly",
                        "day": "Thursday",
                        "clock": "9:00",
                        "zone": None,
                        "frequency": None,
                        "links": [{"kind": "join", "url": "https://example.org/"}],
                    }
                ],
                "stakeholders": [],
                **nothing,
                "teams": [{"name": "sig-storage-bugs", "description": None}],
                "links": [],
                "predecessors": ["sig-volumes"],
                "successors": [],
            }
        ],
    }


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["sig-storage", "tag-infrastructure"]),
        ("?kind=tag", ["tag-infrastructure"]),
        ("?q=STOR", ["sig-storage"]),
    ],
)
def test_groups_are_narrowed(query: str, slugs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.keep(monkeypatch, {"group": {"tag-infrastructure": TAG, "sig-storage": STORAGE}})

    assert [row["slug"] for row in asking.answer(f"v1/groups{query}")["results"]] == slugs


def test_an_unknown_kind_of_group_is_told_with_those_there_are() -> None:
    known = "'sig', 'wg', 'ug', 'committee', 'tag' or 'toc-subproject'"

    assert asking.refusal("v1/groups?kind=club") == (
        400,
        {"error": f"kind cannot be 'club'; it can be {known}"},
    )


def card(*patterns: str, tags: tuple[str, ...] = ()) -> Card:
    return Card(
        slug="one",
        source=Source.LANDSCAPE,
        name="One",
        shelf=("a", "b"),
        repositories=frozenset(
            Repository(one, is_primary=False, source=Source.LANDSCAPE) for one in patterns
        ),
        details=Details(tags=tags),
    )


@pytest.mark.parametrize(
    ("group", "of", "is_theirs"),
    [
        (STORAGE, card("kubernetes-csi/docs"), True),
        (STORAGE, card("kubernetes-csi/*"), True),
        (STORAGE, card("kubernetes-csi/driver"), False),
        (STORAGE, card(tags=("storage",)), False),
        (TAG, card(tags=("infrastructure",)), True),
        (TAG, card("kubernetes/kubernetes"), False),
    ],
)
def test_items_belong_to_who_owns_their_repositories_or_advises_them(
    group: Group, of: Card, *, is_theirs: bool
) -> None:
    around = Surroundings.of(Catalogue(others={Group: {group.slug: group}}), {})

    assert around.groups(of) == ({group.slug} if is_theirs else set())


@needs_real_files
def test_the_real_groups_are_told_as_described(monkeypatch: pytest.MonkeyPatch) -> None:
    found = sigs.read(real("sigs.yaml")).things
    keeping.keep(monkeypatch, {"group": {group.slug: group for group in found}})

    counts = {kind: asking.answer(f"v1/groups?kind={kind}")["count"] for kind in ("sig", "wg", "committee")}

    assert counts == {"sig": 24, "wg": 8, "committee": 3}
    assert Description().mismatches("/api/v1/groups", "/api/v1/groups") == []
