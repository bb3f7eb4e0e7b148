"""The table of projects, sorted by its address, and as a file."""

from __future__ import annotations

import csv
import json
import re
from http import HTTPStatus
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import moments
from tests.landscape.moments import page, refusal, words


@pytest.fixture(autouse=True)
def _moments(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)


def rows(text: str) -> list[list[str]]:
    """The cells of the body of the table."""
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body)
    ]


CASTLE = ["Castle", "incubating", "29 Jan 2018", "25 Sep 2019", "–", "–", "604", "473", "–", "0", "Data", ""]
JAY = ["Jay", "sandbox", "20 Feb 2020", "–", "–", "–", "325", "–", "–", "0", "Data", ""]


def test_a_project_has_its_days_and_how_long_it_was_where() -> None:
    assert rows(page("/projects")) == [CASTLE, JAY]


def test_days_are_counted_until_the_day_of_the_page() -> None:
    assert rows(page("/projects?on=2019-02-01")) == [
        ["Rook", "sandbox", "29 Jan 2018", "–", "–", "–", "368", "–", "–", "0", "Runtime", ""]
    ]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["Castle", "Jay"]),
        ("-name", ["Jay", "Castle"]),
        ("level", ["Castle", "Jay"]),
        ("accepted", ["Castle", "Jay"]),
        ("-accepted", ["Jay", "Castle"]),
        ("sandbox-days", ["Jay", "Castle"]),
        ("-sandbox-days", ["Castle", "Jay"]),
    ],
)
def test_a_column_sorts_both_ways(sort: str, names: list[str]) -> None:
    assert [row[0] for row in rows(page(f"/projects?sort={sort}"))] == names


@pytest.mark.parametrize("sort", ["incubating", "-incubating", "incubating-days", "-incubating-days"])
def test_what_has_no_answer_stands_last_either_way(sort: str) -> None:
    assert [row[0] for row in rows(page(f"/projects?sort={sort}"))] == ["Castle", "Jay"]


def test_headings_turn_the_order_and_say_what_it_is() -> None:
    text = page("/projects?sort=accepted&on=2020-12-31")

    headings = re.findall(r'<th scope="col" (?:aria-sort="(\w+)")?> <a href="([^"]*)">(\w+)</a>', text)
    assert headings[:3] == [
        ("", "/projects?sort=name&amp;on=2020-12-31", "Name"),
        ("", "/projects?sort=level&amp;on=2020-12-31", "Level"),
        ("ascending", "/projects?sort=-accepted&amp;on=2020-12-31", "Accepted"),
    ]


def test_the_picker_keeps_the_order() -> None:
    assert '<input type="hidden" name="sort" value="-accepted">' in page("/projects?sort=-accepted")


def test_an_order_that_there_is_not_is_a_400_with_a_sentence() -> None:
    assert refusal("/projects?sort=colour", HTTPStatus.BAD_REQUEST).startswith(
        "Sort cannot be 'colour'; it can be name, level, accepted,"
    )


def test_the_files_hold_the_projects_of_the_day_and_nothing_else() -> None:
    as_csv = Client().get("/projects.csv?on=2019-02-01")
    as_json = Client().get("/projects.json")

    listed = [row["name"] for row in csv.DictReader(StringIO(as_csv.content.decode()))]
    results = json.loads(as_json.content)["results"]
    assert listed == ["Rook"]
    assert as_csv.headers["Content-Disposition"] == 'inline; filename="projects-2019-02-01.csv"'
    assert [(row["name"], row["incubating_on"]) for row in results] == [("Castle", "2019-09-25"), ("Jay", "")]


def test_another_sort_of_file_is_a_404_with_a_sentence() -> None:
    assert (
        refusal("/projects.pdf", HTTPStatus.NOT_FOUND)
        == "Projects are written as csv and json, not as 'pdf'."
    )


def test_a_remembered_table_takes_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    page("/projects")

    with django_assert_num_queries(2):
        page("/projects")
