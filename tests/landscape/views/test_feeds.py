"""The monthly feed: read back as a reader of feeds would, the same ids every time."""

from __future__ import annotations

import json
from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import landscapes, moments
from tests.landscape.landscapes import at_home, one_shelf
from tests.landscape.moments import refusal

ATOM = "{http://www.w3.org/2005/Atom}"
TITLES = [
    "March 2020: 2 moved level; 2 entered; 2 left; 2 moved category; 1 renamed",
    "January 2019: 2 items: the catalogue begins",
]


@pytest.fixture(autouse=True)
def _moments(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)


def atom(address: str = "/changes.atom") -> ET.Element:
    response = Client().get(address)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314 - our own


def json_feed(address: str = "/changes.json") -> dict[str, Any]:
    response = Client().get(address)
    assert response.headers["Content-Type"] == "application/feed+json"
    found: dict[str, Any] = json.loads(response.content)
    return found


def texts(feed: ET.Element, name: str) -> list[str | None]:
    return [entry.findtext(f"{ATOM}{name}") for entry in feed.iter(f"{ATOM}entry")]


def test_an_atom_feed_has_all_that_the_standard_asks_for() -> None:
    feed = atom()

    required = [*feed.iter(f"{ATOM}entry"), feed]
    assert [one.findtext(f"{ATOM}{name}") for one in required for name in ("id", "title", "updated")].count(
        None
    ) == 0
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Periplus"
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == [
        "http://testserver/changes.atom"
    ]
    assert texts(feed, "title") == TITLES
    assert [datetime.fromisoformat(found).date() for found in texts(feed, "updated") if found] == [
        landscapes.NOON.date()
    ] * 2


def test_ids_are_the_same_in_both_feeds_wherever_they_are_asked_for() -> None:
    elsewhere = Client(SERVER_NAME="localhost").get("/changes.atom?from=2018-01-01")

    ids = texts(atom(), "id")
    assert ids == [item["id"] for item in json_feed()["items"]]
    assert ids == texts(ET.fromstring(elsewhere.content), "id")  # noqa: S314 - our own
    assert all(found and found.startswith("urn:uuid:") for found in ids)
    assert len(set(ids)) == len(ids)


def test_what_a_month_holds_is_told_to_people_with_names_escaped() -> None:
    [said, begun] = texts(atom(), "summary")

    assert begun == "<p>2 items: the catalogue begins.</p>"
    assert said is not None
    assert "<li>Castle: sandbox → incubating</li>" in said
    assert "<li>&lt;i&gt;Crow&lt;/i&gt;</li>" in said


def test_what_a_month_holds_is_told_to_programs() -> None:
    feed = json_feed("/changes.json?from=2020-03-15&to=2020-03-15")

    [march] = feed["items"]
    assert (feed["version"], feed["home_page_url"]) == (
        "https://jsonfeed.org/version/1.1",
        "http://testserver/changes",
    )
    assert march["url"] == "http://testserver/changes#month-2020-03"
    assert march["date_published"] == "2020-03-01T00:00:00+00:00"
    assert march["_changes"] == {
        "counts": {
            "moved level": 0,
            "entered": 0,
            "left": 1,
            "moved category": 2,
            "renamed": 0,
            "more maintainers": 0,
            "fewer maintainers": 0,
        },
        "beginnings": [],
        "events": [
            {"on": "2020-03-15", "slug": "acme", "name": "Acme"}
            | {"what": "removed", "before": "", "after": ""},
            {"on": "2020-03-15", "slug": "rook", "name": "Castle"}
            | {"what": "category", "before": "runtime/storage", "after": "data/files"},
            {"on": "2020-03-15", "slug": "jay", "name": "Jay"}
            | {"what": "category", "before": "runtime/storage", "after": "data/birds"},
        ],
    }


@pytest.mark.parametrize("address", ["/changes.atom", "/changes.json"])
def test_a_feed_that_did_not_change_is_not_sent_again(
    address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tag = Client().get(address).headers["ETag"]

    with django_assert_num_queries(1):
        again = Client().get(address, headers={"If-None-Match": tag})
    landscapes.load(one_shelf(at_home("Rook")), on=date(2020, 12, 31))
    changed = Client().get(address, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    assert changed.status_code == HTTPStatus.OK


@pytest.mark.parametrize("address", ["/changes.atom", "/changes.json"])
def test_a_feed_takes_six_queries(address: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(6):
        Client().get(address)


@pytest.mark.parametrize("address", ["/changes.atom", "/changes.json"])
def test_a_bad_day_is_a_400_with_a_sentence(address: str) -> None:
    assert refusal(f"{address}?to=2020-13-01", HTTPStatus.BAD_REQUEST) == "There is no day 2020-13-01."
