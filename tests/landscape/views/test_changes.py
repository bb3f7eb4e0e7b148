"""Changes month by month, and between any two days."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.landscape import moments
from tests.landscape.moments import page, refusal, words

type Lines = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def _moments(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)


def lines(html: str) -> Lines:
    """Address and words of each line of a list of changes."""
    return [(url, words(line)) for line, url in re.findall(r'(<li> <a href="([^"]*)">.*?)</li>', html)]


def months(text: str) -> list[tuple[str, str, dict[str, Lines]]]:
    """Title, sentence and lines by sort of each month."""
    found = []
    for section in re.findall(r'<section class="panel" id="month-.*?</section>', text):
        head = re.search(r'<h2 id="[^"]*">([^<]*)</h2> <span class="muted">([^<]*)</span>', section)
        assert head is not None
        parts = re.findall(r"<summary>(.*?)</summary>(.*?)</details>", section)
        found.append((head[1], head[2], {words(title): lines(inside) for title, inside in parts}))
    return found


def compared(text: str) -> dict[str, Lines]:
    """Lines by sort of the page of two days."""
    return {
        words(head): lines(inside)
        for head, inside in re.findall(
            r'<section class="panel" aria-labelledby="part-\d+"> <header.*?>(.*?)</header>(.*?)</section>',
            text,
        )
    }


def test_what_happened_stands_by_month_and_the_first_import_in_one_line() -> None:
    assert [month[:2] for month in months(page("/changes"))] == [
        ("March 2020", "2 moved level; 2 entered; 2 left; 2 moved category; 1 renamed"),
        ("January 2019", "2 items: the catalogue begins"),
    ]


def test_each_sort_of_change_has_its_lines_that_lead_to_the_items() -> None:
    [march, january] = months(page("/changes"))

    assert january[2] == {}
    assert march[2] == {
        "Moved level 2": [
            ("/items/rook", "Castle sandbox → incubating"),
            ("/items/jay", "Jay no project → sandbox"),
        ],
        "Entered 2": [("/items/acme", "Acme"), ("/items/jay", "Jay")],
        "Left 2": [
            ("/items/icrowi?on=2020-02-29", "&lt;i&gt;Crow&lt;/i&gt;"),
            ("/items/acme?on=2020-03-14", "Acme"),
        ],
        "Moved category 2": [
            ("/items/rook", "Castle runtime/storage → Data / Files"),
            ("/items/jay", "Jay runtime/storage → Data / Birds"),
        ],
        "Renamed 1": [("/items/rook", "Castle Rook → Castle")],
    }


def test_a_stretch_of_time_holds_both_its_days() -> None:
    text = page("/changes?from=2020-03-01&to=2020-03-01")

    assert [month[:2] for month in months(text)] == [
        ("March 2020", "2 moved level; 2 entered; 1 left; 1 renamed")
    ]
    assert 'href="/changes/compare?from=2020-02-29&amp;to=2020-03-01"' in text


def test_nothing_that_changed_is_said() -> None:
    assert "Nothing changed in these days" in page("/changes?from=2020-04-01")


def test_a_day_that_is_named_twice_or_turned_round_is_a_400_with_a_sentence() -> None:
    assert refusal("/changes?from=2020-03-01&to=2020-02-01", HTTPStatus.BAD_REQUEST) == (
        "From 2020-03-01 to 2020-02-01 is no stretch of time: it ends before it begins."
    )
    assert refusal("/changes?from=spring", HTTPStatus.BAD_REQUEST) == (
        "'spring' is no day; write it as 2018-12-31."
    )
    assert refusal("/changes?on=2020-01-01", HTTPStatus.BAD_REQUEST) == (
        "There is nothing called 'on' to choose here; there is from and to."
    )


def test_two_days_compare() -> None:
    text = page("/changes/compare?from=2019-01-31&to=2020-03-20")

    assert "2 items on 31 Jan 2019, 2 on 20 Mar 2020." in text
    assert compared(text) == {
        "Moved level 2": [
            ("/items/rook?on=2020-03-20", "Castle sandbox → incubating"),
            ("/items/jay?on=2020-03-20", "Jay no project → sandbox"),
        ],
        "Entered 1": [("/items/jay?on=2020-03-20", "Jay")],
        "Left 1": [("/items/icrowi?on=2019-01-31", "&lt;i&gt;Crow&lt;/i&gt;")],
        "Moved category 1": [("/items/rook?on=2020-03-20", "Castle Runtime / Storage → Data / Files")],
        "Renamed 1": [("/items/rook?on=2020-03-20", "Castle Rook → Castle")],
    }


def test_without_days_the_last_year_is_compared() -> None:
    text = page("/changes/compare")

    assert 'name="from" value="2020-01-11"' in text
    assert 'name="to" value="2021-01-10"' in text
    assert compared(text)["Entered 1"] == [("/items/jay", "Jay")]


def test_the_first_day_of_the_calendar_is_a_day_like_others() -> None:
    assert "Nothing is otherwise" in page("/changes/compare?to=0001-01-01")
    assert "Nothing changed in these days" in page("/changes?to=0001-01-01")


def test_a_day_and_itself_do_not_differ() -> None:
    assert "Nothing is otherwise" in page("/changes/compare?from=2020-03-02&to=2020-03-02")


def test_two_days_the_wrong_way_round_are_a_400_with_a_sentence() -> None:
    assert refusal("/changes/compare?from=2020-03-02&to=2020-03-01", HTTPStatus.BAD_REQUEST) == (
        "2020-03-02 is after 2020-03-01: of two days the earlier one stands first."
    )


@pytest.mark.parametrize(
    ("address", "queries"), [("/changes", 6), ("/changes/compare?from=2019-12-31&to=2020-12-31", 3)]
)
def test_a_remembered_page_takes_few_queries(
    address: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(address)

    with django_assert_num_queries(queries):
        page(address)
