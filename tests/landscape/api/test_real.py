"""The API on CNCF's landscape: its figures, and that every answer is as its description says."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from tests.landscape import landscapes
from tests.landscape.api import asking
from tests.landscape.api.describing import Description
from tests.landscape.landscapes import needs_real_data

pytestmark = [pytest.mark.django_db, needs_real_data]


def pages(path: str) -> Iterator[str]:
    """The addresses of all pages of a list."""
    address = f"/api/v1/{path}{'&' if '?' in path else '?'}limit=1000"
    count = Client().get(address).json()["count"]
    yield from (f"{address}&offset={offset}" for offset in range(0, max(count, 1), 1000))


def test_the_figures_of_2026_are_counted() -> None:
    landscapes.load_seed()
    landscapes.load(landscapes.real())

    assert asking.answer("v1/counts") == {
        "items": 2413,
        "categories": 15,
        "subcategories": 80,
        "members": 722,
        "projects": {"sandbox": 151, "incubating": 38, "graduated": 38, "archived": 28},
    }
    assert {
        query: asking.answer(f"v1/items?limit=1&{query}")["count"]
        for query in ("kind=project", "maturity=graduated", "maturity=archived", "kind=member", "")
    } == {
        "kind=project": 255,
        "maturity=graduated": 38,
        "maturity=archived": 28,
        "kind=member": 722,
        "": 2413,
    }


def test_the_figures_of_2018_are_counted_after_those_of_2026() -> None:
    landscapes.load(landscapes.year_ends()[2018], on=date(2018, 12, 31))
    landscapes.load(landscapes.real())

    assert asking.answer("v1/counts?on=2018-12-31") == {
        "items": 604,
        "categories": 9,
        "subcategories": 33,
        "members": 0,
        "projects": {"sandbox": 12, "incubating": 17, "graduated": 3, "archived": 0},
    }
    assert asking.answer("v1/counts")["items"] == 2413
    assert asking.answer("v1/items?on=2018-12-31&maturity=graduated")["count"] == 3


def test_every_answer_is_as_it_is_described() -> None:
    landscapes.load(landscapes.year_ends()[2025], on=date(2025, 12, 31))
    landscapes.load(landscapes.real())
    description = Description()
    lists = {
        f"/api/v1/{path.partition('?')[0]}": list(pages(path))
        for path in (
            "items",
            "organisations",
            "members",
            "groups",
            "certifications",
            "changes",
            "guide",
            "scopes",
        )
    }
    told = [row for address in lists["/api/v1/items"] for row in Client().get(address).json()["results"]]
    # By themselves every project, of which most is known, and every tenth of the others.
    slugs = [row["slug"] for number, row in enumerate(told) if row["maturity"] or number % 10 == 0]
    asked = lists | {
        "/api/v1/items/{slug}": [f"/api/v1/items/{slug}" for slug in (*slugs, "not-there")],
        "/api/v1/organisations/{slug}": [
            "/api/v1/organisations/red-hat",
            "/api/v1/organisations/red-hat?on=2025-12-31",
            "/api/v1/organisations/nobody",
        ],
        "/api/v1/counts": ["/api/v1/counts", "/api/v1/counts?on=2025-12-31", "/api/v1/counts?on=never"],
        "/api/v1/metrics": ["/api/v1/metrics"],
    }
    asked["/api/v1/items"] += ["/api/v1/items?on=2025-12-31", "/api/v1/items?limit=0", "/api/v1/items?x=y"]

    assert description.whole["openapi"] == "3.1.0"
    assert asked.keys() == description.whole["paths"].keys()
    assert len(told) == 2413
    assert [
        problem
        for path, addresses in asked.items()
        for address in addresses
        for problem in description.mismatches(path, address)
    ] == []


def test_pages_of_a_list_hold_everything_once_and_in_order() -> None:
    landscapes.load(landscapes.real())

    rows = [row for page in pages("items") for row in Client().get(page).json()["results"]]

    assert len({row["slug"] for row in rows}) == len(rows) == 2413
    assert [row["name"] for row in asking.answer("v1/items?limit=7&offset=700")["results"]] == [
        row["name"] for row in rows[700:707]
    ]
