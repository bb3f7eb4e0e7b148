"""Counts, changes, organisations, and lists of kinds that the catalogue may not keep yet."""

import pytest

from tests.landscape import landscapes
from tests.landscape.api import asking
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db

NOTHING_ELSE = {
    "projects": 0,
    "certified_products": 0,
    "ai_platforms": 0,
    "maintainers": 0,
    "memberships": [],
    "country": None,
    "kind": None,
}


def test_counts_are_the_figures_that_people_compare() -> None:
    asking.small_world()

    assert asking.answer("v1/counts") == {
        "items": 6,
        "categories": 4,
        "subcategories": 5,
        "members": 2,
        "projects": {"sandbox": 0, "incubating": 1, "graduated": 1, "archived": 0},
    }


def test_counts_of_a_day_are_those_that_held_on_it() -> None:
    asking.two_days()

    figures = {"items": 2, "categories": 1, "subcategories": 1, "members": 0}
    assert asking.answer("v1/counts?on=2020-12-30") == {
        **figures,
        "projects": {"sandbox": 0, "incubating": 1, "graduated": 0, "archived": 0},
    }
    assert asking.answer("v1/counts?on=2020-12-31") == {
        **figures,
        "projects": {"sandbox": 0, "incubating": 0, "graduated": 1, "archived": 0},
    }


def test_nothing_is_counted_where_nothing_is_catalogued() -> None:
    assert asking.answer("v1/counts") == {
        "items": 0,
        "categories": 0,
        "subcategories": 0,
        "members": 0,
        "projects": {"sandbox": 0, "incubating": 0, "graduated": 0, "archived": 0},
    }


def test_changes_lead_from_the_first_day_to_the_last() -> None:
    asking.two_days()

    assert asking.answer("v1/changes?from=2019-12-31&to=2020-12-31") == {
        "count": 3,
        "results": [
            {
                "on": "2020-12-31",
                "what": "removed",
                "slug": "ceph",
                "name": "Ceph",
                "before": None,
                "after": None,
            },
            {
                "on": "2020-12-31",
                "what": "level",
                "slug": "rook",
                "name": "Rook",
                "before": "incubating",
                "after": "graduated",
            },
            {
                "on": "2020-12-31",
                "what": "added",
                "slug": "vitess",
                "name": "Vitess",
                "before": None,
                "after": None,
            },
        ],
    }


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 5),
        ("?to=2020-12-30", 2),
        ("?from=2020-12-31", 0),
        ("?from=2019-12-31&to=2019-12-31", 0),
        ("?from=2019-12-30&to=2019-12-31", 2),
    ],
)
def test_a_day_without_an_end_of_its_own_is_the_first_or_the_last(query: str, count: int) -> None:
    asking.two_days()

    assert asking.answer(f"v1/changes{query}")["count"] == count


def test_the_newest_change_is_told_first() -> None:
    asking.two_days()

    days = [row["on"] for row in asking.answer("v1/changes")["results"]]

    assert days == ["2020-12-31"] * 3 + ["2019-12-31"] * 2


def test_organisations_come_by_name_with_their_items() -> None:
    landscapes.load(
        landscapes.one_shelf(
            item("Rook", crunchbase="https://www.crunchbase.com/organization/zebra"),
            item("Ceph", crunchbase="https://www.crunchbase.com/organization/red-hat"),
            item("Quay", crunchbase="https://www.crunchbase.com/organization/red-hat"),
        )
    )

    assert asking.answer("v1/organisations") == {
        "count": 2,
        "results": [
            {"slug": "red-hat", "name": "Red Hat", "items": 2} | NOTHING_ELSE,
            {"slug": "zebra", "name": "Zebra", "items": 1} | NOTHING_ELSE,
        ],
    }
    assert asking.names("v1/organisations?q=ZEB") == ["Zebra"]
    assert asking.answer("v1/organisations?limit=1&offset=1")["count"] == 2


@pytest.mark.parametrize("path", ["groups", "certifications", "certifications?programme=ai", "guide"])
def test_what_the_catalogue_does_not_hold_is_an_empty_list(path: str) -> None:
    asking.two_days()

    assert asking.answer(f"v1/{path}") == {"count": 0, "results": []}
