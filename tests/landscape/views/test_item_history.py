"""An item in time: any day's page, its edits, its old names, its badge."""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from landscape import addresses, revise
from landscape.kinds import SHELVED
from tests.landscape import landscapes, moments
from tests.landscape.landscapes import needs_real_data, signature
from tests.landscape.moments import page, refusal, words


@pytest.fixture
def _moments(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)


on_three_days = pytest.mark.usefixtures("_moments")


def edits(text: str) -> list[tuple[str, str]]:
    listed = text.partition('<dl class="edits">')[2].partition("</dl>")[0]
    return [(words(day), words(said)) for day, said in re.findall(r"<dt>(.*?)</dt> <dd>(.*?)</dd>", listed)]


@on_three_days
def test_an_item_tells_what_was_said_anew_of_it_and_by_whom() -> None:
    assert edits(page("/items/rook")) == [
        ("15 Mar 2020", "place: Runtime / Storage → Data / Files (landscape)"),
        ("1 Mar 2020", "level: sandbox → incubating; name: Rook → Castle; dates: now incubating (landscape)"),
        ("31 Jan 2019", "entered, sandbox (landscape)"),
    ]


@on_three_days
def test_an_item_of_a_day_is_what_it_was_and_says_so() -> None:
    text = page("/items/rook?on=2019-12-31")

    assert "<h1>Rook</h1>" in text
    assert "As of 31 Dec 2019." in text
    assert 'aria-label="sandbox for 701 days"' in text
    assert 'name="on" value="2019-12-31"' in text


def steps(text: str) -> list[tuple[str, str, bool]]:
    listed = text.partition('class="life-steps"')[2].partition("</nav>")[0]
    found = re.findall(r'href="([^"]*)"[^>]*?(aria-current="date")?>([^<]*)', listed)
    return [(day, address, bool(is_here)) for address, is_here, day in found]


@on_three_days
def test_each_version_is_a_step_to_the_page_of_its_day() -> None:
    assert steps(page("/items/rook")) == [
        ("31 Jan 2019", "/items/rook?on=2019-01-31", False),
        ("1 Mar 2020", "/items/rook?on=2020-03-01", False),
        ("15 Mar 2020", "/items/rook", True),
    ]
    assert [is_here for *_, is_here in steps(page("/items/rook?on=2020-03-14"))] == [False, True, False]


@on_three_days
def test_what_left_cannot_be_stepped_to() -> None:
    assert steps(page("/items/acme?on=2020-03-14")) == [("1 Mar 2020", "/items/acme?on=2020-03-01", True)]
    assert "<dt>15 Mar 2020</dt>" in page("/items/acme?on=2020-03-14")


@on_three_days
def test_the_bar_shows_how_long_each_level_lasted() -> None:
    assert 'aria-label="sandbox for 604 days, incubating for 473 days"' in page("/items/rook")


@on_three_days
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/items/runtime--storage--rook", "/items/rook"),
        ("/items/data--files--castle", "/items/rook"),
        ("/items/data--files--castle?on=2020-03-20", "/items/rook?on=2020-03-20"),
        ("/items/Rook", "/items/rook"),
    ],
)
def test_an_old_id_leads_to_the_item_for_ever(address: str, leads_to: str) -> None:
    response = Client().get(address)

    assert (response.status_code, response.headers["Location"]) == (HTTPStatus.MOVED_PERMANENTLY, leads_to)


@on_three_days
def test_a_slug_of_before_leads_to_the_item() -> None:
    revise.revise(
        lambda before: addresses.renamed(before, old="rook", new="castle"),
        replace(signature(), is_whole=False, about=SHELVED | {"redirect"}),
    )

    now, then = Client().get("/items/rook"), Client().get("/items/castle?on=2019-12-31")

    assert (now.status_code, now.headers["Location"]) == (HTTPStatus.MOVED_PERMANENTLY, "/items/castle")
    assert (then.status_code, then.headers["Location"]) == (HTTPStatus.FOUND, "/items/rook?on=2019-12-31")
    assert [said for _, said in edits(page("/items/castle"))] == [
        "place: Runtime / Storage → Data / Files (landscape)",
        "level: sandbox → incubating; name: Rook → Castle; dates: now incubating (landscape)",
        "entered, sandbox (landscape)",
    ]


@pytest.mark.django_db
def test_an_old_id_with_letters_that_no_slug_has_leads_to_the_item() -> None:
    landscapes.load(landscapes.one_shelf(landscapes.at_home("C++")))

    response = Client().get("/items/runtime--storage--c++")

    assert response.headers["Location"] == "/items/c-plus-plus"


@on_three_days
def test_an_item_that_left_is_shown_as_it_was_last() -> None:
    response = Client().get("/items/acme")

    assert (response.status_code, response.headers["Location"]) == (
        HTTPStatus.FOUND,
        "/items/acme?on=2020-03-14",
    )
    assert edits(page("/items/acme?on=2020-03-14")) == [
        ("15 Mar 2020", "left (landscape)"),
        ("1 Mar 2020", "entered (landscape)"),
    ]


@on_three_days
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "/items/acme?on=2019-12-31",
            "'acme' was not in the catalogue on 31 Dec 2019; it is known from 1 Mar 2020 until 14 Mar 2020.",
        ),
        (
            "/items/jay?on=2019-12-31",
            "'jay' was not in the catalogue on 31 Dec 2019; it is known from 1 Mar 2020.",
        ),
        ("/items/tower", "There is no item 'tower' in the catalogue."),
        ("/items/to%00wer", "There is no item 'to\\x00wer' in the catalogue."),
    ],
)
def test_what_was_not_there_is_a_404_that_says_when_it_was(address: str, sentence: str) -> None:
    assert refusal(address, HTTPStatus.NOT_FOUND) == sentence


@on_three_days
def test_a_badge_is_an_svg_that_says_the_level() -> None:
    response = Client().get("/items/rook/badge.svg")
    again = Client().get("/items/rook/badge.svg", headers={"If-None-Match": response.headers["ETag"]})

    svg = ET.fromstring(response.content)  # noqa: S314 - our own
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert svg.get("aria-label") == "Castle, CNCF: incubating"
    assert [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")] == ["CNCF", "incubating"]
    assert again.status_code == HTTPStatus.NOT_MODIFIED


@on_three_days
def test_what_is_not_there_has_no_badge() -> None:
    response = Client().get("/items/acme/badge.svg")

    assert response.status_code == HTTPStatus.NOT_FOUND
    assert (
        "there is no item 'acme' in the catalogue" in response.content.decode().replace("&#x27;", "'").lower()
    )


@on_three_days
def test_a_remembered_item_takes_eight_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    page("/items/rook")

    with django_assert_num_queries(8):
        page("/items/rook")


@pytest.mark.django_db
@needs_real_data
def test_a_page_with_much_to_say_is_below_its_weight() -> None:
    landscapes.load_seed()
    landscapes.load(landscapes.real())

    heaviest = max(
        len(Client().get(f"/items/{slug}").content) for slug in ("kubernetes", "linkerd", "argo", "envoy")
    )

    assert heaviest <= 50_000
