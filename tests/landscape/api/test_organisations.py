"""Organisations and members, as the API tells them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.landscape import backers, landscapes
from tests.landscape.api import asking
from tests.landscape.landscapes import needs_real_data


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    backers.everything(monkeypatch, tmp_path)


GOLD = {
    "level": "gold",
    "title": "Gold",
    "item": "acme-member",
    "joined_on": "2020-03-01",
    "is_end_user": False,
}


@pytest.mark.usefixtures("world")
def test_an_organisation_has_all_that_stands_under_its_name() -> None:
    assert asking.answer("v1/organisations/acme") == {
        "slug": "acme",
        "name": "Acme",
        "items": 2,
        "projects": 1,
        "certified_products": 1,
        "ai_platforms": 0,
        "maintainers": 1,
        "memberships": [GOLD],
        "country": None,
        "kind": None,
        "listed": [{"slug": "rook", "name": "Rook"}],
        "products": [{"slug": "engine", "name": "Acme Engine", "first": "1.28", "last": "1.30"}],
        "platforms": [],
        "people": [{"name": "Jo Doe", "handle": "jo-doe", "item": "rook", "list": "Rook"}],
        "leads": [
            {
                "name": "Jo Doe",
                "handle": "Jo-Doe",
                "role": "chair",
                "group": "sig-storage",
                "subproject": None,
            }
        ],
    }


@pytest.mark.usefixtures("world")
def test_of_another_day_it_is_as_it_was_then() -> None:
    found = asking.answer("v1/organisations/acme?on=2024-01-01")

    assert (found["memberships"], found["listed"]) == ([{**GOLD, "level": "silver", "title": "Silver"}], [])


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("organisations/nobody", 404, "there is no organisation 'nobody' in the catalogue"),
        (
            "organisations/birds?on=2024-01-01",
            404,
            "there is no organisation 'birds' in the catalogue of 2024-01-01",
        ),
    ],
)
def test_what_is_not_there_is_told(address: str, status: int, sentence: str) -> None:
    assert asking.refusal(f"v1/{address}") == (status, {"error": sentence})


@pytest.mark.usefixtures("world")
def test_members_come_by_name_and_the_unnamed_have_no_organisation() -> None:
    found = asking.answer("v1/members")

    assert found["count"] == 4
    assert found["results"][0] == {
        **GOLD,
        "name": "Acme",
        "organisation": "acme",
        "homepage": "https://example.org/",
    }
    assert [(row["name"], row["organisation"]) for row in found["results"][1:]] == [
        ("Birds", "birds"),
        ("Deer", "deer"),
        ("Non-Public Organization Bear", None),
    ]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("level=silver", ["Deer"]),
        ("end_user=true", ["Deer"]),
        ("end_user=false&q=b", ["Birds", "Non-Public Organization Bear"]),
        ("level=tin", []),
        ("on=2024-01-01&level=silver", ["Acme", "Crow"]),
        ("limit=1&offset=1", ["Birds"]),
    ],
)
def test_members_are_chosen_by_the_address(query: str, names: list[str]) -> None:
    assert asking.names(f"v1/members?{query}") == names


@pytest.mark.django_db
@needs_real_data
def test_the_real_members_are_counted_by_level() -> None:
    landscapes.load(landscapes.real())

    levels = ("platinum", "gold", "silver", "end-user-supporter-and-contributor", "nonprofit", "academic", "")
    assert [asking.answer(f"v1/members?limit=1&level={level}")["count"] for level in levels] == [
        17,
        17,
        582,
        81,
        22,
        3,
        722,
    ]
