"""What devstats is told of the catalogue."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from landscape.queries import scopes
from landscape.queries.scopes import Project
from tests.landscape import landscapes
from tests.landscape.landscapes import item, one_shelf

pytestmark = pytest.mark.django_db

STEPS = {"accepted": "2018-01-29", "incubating": "2018-09-25", "graduated": "2020-10-07"}
LANDSCAPE = one_shelf(
    item("Rook", project="graduated", repo_url="https://github.com/rook/rook", extra=STEPS),
    item("crow", project="sandbox", project_org="https://github.com/crow", extra={"accepted": "2019-01-01"}),
    item("Bird", project="sandbox", extra={"accepted": "2020-01-01", "incubating": "2020-01-01"}),
    item(
        "Dodo", project="archived", repo_url="https://github.com/Dodo/Egg", extra={"archived": "2021-01-01"}
    ),
    item("Stone", repo_url="https://github.com/stone/stone"),
)


def test_projects_stand_by_maturity_then_name_with_their_repositories() -> None:
    landscapes.load(LANDSCAPE)

    assert scopes.projects() == [
        Project("rook", "Rook", "graduated", ("rook/rook",), ""),
        Project("bird", "Bird", "sandbox", (), ""),
        Project("crow", "crow", "sandbox", ("crow/*",), ""),
        Project("dodo", "Dodo", "archived", ("dodo/egg",), ""),
    ]


@pytest.mark.parametrize(
    ("on", "levels"),
    [
        (date(2018, 1, 28), {}),
        (date(2018, 1, 29), {"rook": "sandbox"}),
        (date(2018, 9, 25), {"rook": "incubating"}),
        (date(2020, 1, 1), {"rook": "incubating", "bird": "incubating", "crow": "sandbox"}),
        (
            date(2026, 1, 1),
            {"rook": "graduated", "bird": "incubating", "crow": "sandbox", "dodo": "archived"},
        ),
    ],
)
def test_on_a_day_projects_stand_at_the_level_of_their_last_step(on: date, levels: dict[str, str]) -> None:
    landscapes.load(LANDSCAPE)

    assert {project.slug: project.maturity for project in scopes.projects(on=on)} == levels


def test_a_project_is_found_by_its_slug_and_so_is_any_other_item() -> None:
    landscapes.load(LANDSCAPE)

    assert scopes.project("rook") == Project("rook", "Rook", "graduated", ("rook/rook",), "")
    assert scopes.project("stone") == Project("stone", "Stone", "", ("stone/stone",), "")
    assert scopes.project("Rook") is None


def test_the_primary_repository_comes_first() -> None:
    landscapes.load_seed()

    kubernetes = scopes.project("kubernetes")

    assert kubernetes is not None
    assert kubernetes.repositories[:3] == ("kubernetes/kubernetes", "kubernetes-client/*", "kubernetes-csi/*")
    assert kubernetes.became.startswith("Still graduated.")


def test_all_repositories_of_all_items_are_tracked() -> None:
    landscapes.load(LANDSCAPE)

    assert scopes.tracked() == {"rook/rook", "crow/*", "dodo/egg", "stone/stone"}


def test_levels_without_projects_are_not_listed() -> None:
    landscapes.load_seed()

    assert scopes.maturities() == [
        ("graduated", "Graduated", 2),
        ("incubating", "Incubating", 16),
        ("sandbox", "Sandbox", 11),
    ]


def test_each_answer_is_one_query() -> None:
    landscapes.load(LANDSCAPE)

    for ask in (
        scopes.projects,
        lambda: scopes.projects(on=date(2020, 1, 1)),
        lambda: scopes.project("rook"),
        scopes.tracked,
        scopes.maturities,
        scopes.is_sample,
        scopes.catalogue_note,
    ):
        with CaptureQueriesContext(connection) as queries:
            ask()
        assert len(queries) == 1


def test_the_note_says_which_catalogue_it_is_and_of_when() -> None:
    notes = [(scopes.catalogue_note(), scopes.is_sample())]
    landscapes.load_seed()
    notes.append((scopes.catalogue_note(), scopes.is_sample()))
    landscapes.load(one_shelf(item("Rook")), on=date(2018, 12, 31))
    notes.append((scopes.catalogue_note(), scopes.is_sample()))
    landscapes.load(LANDSCAPE)
    landscapes.load(one_shelf(item("Rook")), on=date(2017, 12, 31))
    notes.append((scopes.catalogue_note(), scopes.is_sample()))

    assert notes == [
        ("no catalogue is loaded yet", False),
        ("as of November 2018, our own starting catalogue", True),
        ("CNCF landscape, as of 31 December 2018", False),
        ("CNCF landscape, loaded on 7 August 2026", False),
    ]
