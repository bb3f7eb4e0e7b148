"""The maturity board: every project under its level, on any day."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.landscape import moments
from tests.landscape.moments import page, refusal, words

type Board = dict[str, tuple[int, list[tuple[str, str, str]]]]


@pytest.fixture(autouse=True)
def _moments(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)


def board(text: str) -> Board:
    """Number and projects (address, name, day) of each column that has any."""
    found: Board = {}
    for level, inside in re.findall(r'<section class="board-column is-(\w+)".*?>(.*?)</section>', text):
        count = re.search(r'"board-count">(\d+)<', inside)
        projects = re.findall(r'<li> <a href="([^"]*)">([^<]*)</a> <time[^>]*>([^<]*)</time>', inside)
        if count and projects:
            found[level] = int(count[1]), projects
    return found


def test_each_project_stands_under_its_level_with_its_day() -> None:
    assert board(page("/maturity")) == {
        "incubating": (1, [("/items/rook", "Castle", "25 Sep 2019")]),
        "sandbox": (1, [("/items/jay", "Jay", "20 Feb 2020")]),
    }


def test_the_board_of_a_day_is_that_of_the_day_and_so_are_its_links() -> None:
    assert board(page("/maturity?on=2019-12-31")) == {
        "sandbox": (1, [("/items/rook?on=2019-12-31", "Rook", "29 Jan 2018")])
    }


def test_every_level_has_a_column_that_leads_to_the_explorer() -> None:
    columns = re.findall(
        r'<h2 id="level-\w+"> <a class="level-word" href="([^"]*)">(\w+)</a>', page("/maturity")
    )

    assert columns == [
        (f"/landscape?maturity={level.lower()}&amp;tab=all", level)
        for level in ("Graduated", "Incubating", "Sandbox", "Archived")
    ]


def test_before_anything_is_known_the_page_says_so() -> None:
    text = page("/maturity?on=2010-01-01")

    assert board(text) == {}
    assert "No project is known of 1 Jan 2010" in words(text)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("on=2021-01-11", "2021-01-11 is yet to come; the catalogue is known until today, 2021-01-10."),
        ("on=christmas", "'christmas' is no day; write it as 2018-12-31."),
        ("on=2019-02-30", "There is no day 2019-02-30."),
        ("on=2019-02-01&on=2019-02-02", "On can be said once only, not as '2019-02-01 and 2019-02-02'."),
        ("of=2019-02-01", "There is nothing called 'of' to choose here; there is on."),
    ],
)
def test_a_day_that_cannot_be_read_is_a_400_with_a_sentence(query: str, sentence: str) -> None:
    assert refusal(f"/maturity?{query}", HTTPStatus.BAD_REQUEST) == sentence


def test_the_picker_has_the_day_and_a_way_back_to_today() -> None:
    text = page("/maturity?on=2019-12-31")

    assert 'name="on" value="2019-12-31" max="2021-01-10"' in text
    assert 'as it was on 31 Dec 2019 · <a class="away" href="/maturity">today</a>' in text
    pages = text.partition('aria-label="Maturity and history"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', pages) == [
        "/maturity?on=2019-12-31",
        "/projects?on=2019-12-31",
        "/logos?on=2019-12-31",
        "/growth?on=2019-12-31",
        "/changes?to=2019-12-31",
        "/changes/compare?from=2019-12-31",
    ]


def test_a_remembered_board_takes_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    page("/maturity?on=2019-12-31")

    with django_assert_num_queries(2):
        page("/maturity?on=2019-12-31")
