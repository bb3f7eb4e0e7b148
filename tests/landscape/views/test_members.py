"""The members: wall, table, comparison, years and files."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from http import HTTPStatus
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import backers, landscapes
from tests.landscape.landscapes import needs_real_data
from tests.landscape.moments import page, refusal, words


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    backers.two_days(monkeypatch)


def counts(text: str) -> list[tuple[str, str]]:
    """What each card above the wall says."""
    return re.findall(r'<span class="card-title[^>]*>([^<]*)</span> <span class="card-value">([\d,]+)', text)


def tiles(text: str) -> list[tuple[str, str]]:
    """Address and name of each tile."""
    return re.findall(
        r'class="wall-tile" href="([^"]*)"[^>]*><b [^>]*>[^<]*</b><span class="wall-tile-name">([^<]*)<', text
    )


def cells(text: str, label: str) -> list[list[str]]:
    """The cells of the body of the table of that label."""
    body = text.partition(f'aria-label="{label}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body)
    ]


def part(text: str, summary: str) -> list[str]:
    """The lines under a summary."""
    inside = text.partition(f"<summary>{summary} ")[2].partition("</details>")[0]
    return [words(line) for line in re.findall(r"<li>(.*?)</li>", inside)]


@pytest.mark.usefixtures("world")
def test_every_level_is_counted() -> None:
    assert counts(page("/members")) == [
        ("All members", "4"),
        ("Gold", "1"),
        ("Silver", "1"),
        ("End user", "2"),
        ("Marked as end users", "1"),
    ]


@pytest.mark.usefixtures("world")
def test_members_lead_to_their_organisations_and_the_unnamed_stay_unnamed() -> None:
    assert tiles(page("/members")) == [
        ("/organisations/acme", "Acme"),
        ("/organisations/deer", "Deer"),
        ("/organisations/birds", "Birds"),
        ("/items/non-public-organization-bear-supporter", "Non-Public Organization Bear"),
    ]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("level=silver", ["Deer"]),
        ("end_user=yes", ["Deer"]),
        ("level=gold&end_user=yes", []),
        ("on=2024-01-01", ["Acme", "Crow", "Non-Public Organization Bear"]),
    ],
)
def test_a_part_of_them_is_chosen_by_the_address(query: str, names: list[str]) -> None:
    assert [name for _, name in tiles(page(f"/members?{query}"))] == names


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("joined", ["Acme", "Birds", "Deer", "Non-Public Organization Bear"]),
        ("-joined", ["Deer", "Birds", "Acme", "Non-Public Organization Bear"]),
        ("-level", ["Birds", "Non-Public Organization Bear", "Deer", "Acme"]),
    ],
)
def test_the_table_is_sorted_and_who_has_no_day_stands_last(sort: str, names: list[str]) -> None:
    assert [row[0] for row in cells(page(f"/members?view=table&sort={sort}"), "Members")] == names


@pytest.mark.usefixtures("world")
def test_a_row_says_level_day_and_whether_it_is_an_end_user() -> None:
    assert cells(page("/members?view=table"), "Members")[2] == ["Deer", "Silver", "1 May 2024", "end user"]


@pytest.mark.usefixtures("world")
def test_two_days_are_compared() -> None:
    text = page("/members?since=2024-01-01")

    assert {summary: part(text, summary) for summary in ("Joined", "Left", "Changed level")} == {
        "Joined": ["Birds End user, joined 15 Jan 2024", "Deer Silver, joined 1 May 2024"],
        "Left": ["Crow Silver, joined 1 Jan 2021"],
        "Changed level": ["Acme Silver → Gold"],
    }
    assert re.findall(r"<small>([^<]*)</small>", text) == ["▲ 1", "▼ 1", "▲ 1"]
    assert 'href="/organisations/crow?on=2024-01-01"' in text


@pytest.mark.usefixtures("world")
def test_the_years_tell_both_by_days_and_by_landscapes() -> None:
    assert cells(page("/members"), "Members over the years") == [
        ["2026", "0", "0", "–", "–", "–", "–"],
        ["2025", "0", "0", "–", "–", "–", "–"],
        ["2024", "2", "2", "2", "1", "1", "4"],
        ["2023", "0", "0", "–", "–", "–", "3"],
        ["2022", "0", "0", "–", "–", "–", "–"],
        ["2021", "1", "0", "–", "–", "–", "–"],
        ["2020", "1", "1", "–", "–", "–", "–"],
    ]


@pytest.mark.usefixtures("world")
def test_the_years_end_on_the_day_of_the_page() -> None:
    found = cells(page("/members?on=2024-01-20"), "Members over the years")

    assert found[:2] == [["2024", "0", "0", "–", "–", "–", "–"], ["2023", "0", "0", "–", "–", "–", "3"]]


@pytest.mark.usefixtures("world")
def test_the_files_hold_those_that_are_chosen() -> None:
    as_csv = Client().get("/members.csv?level=silver&on=2024-01-01")
    as_json = Client().get("/members.json?end_user=yes")

    listed = [row["name"] for row in csv.DictReader(StringIO(as_csv.content.decode()))]
    results = json.loads(as_json.content)["results"]
    assert listed == ["Acme (member)", "Crow (member)"]
    assert as_csv["Content-Disposition"] == 'inline; filename="members-2024-01-01.csv"'
    assert [(row["name"], row["joined_on"]) for row in results] == [("Deer (member)", "2024-05-01")]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/members?level=tin", 400, "'tin' is no level of membership; there are gold, silver, end-user"),
        ("/members?end_user=no", 400, "End_user can be yes, not 'no'."),
        ("/members?view=map", 400, "View cannot be 'map'; it can be wall, table."),
        ("/members?sort=colour", 400, "Sort cannot be 'colour'; it can be name, level, joined, end-user."),
        ("/members?since=2099-01-01", 400, "2099-01-01 is yet to come;"),
        ("/members?since=soon", 400, "'soon' is no day; write it as 2018-12-31."),
        ("/members.pdf", 404, "Members are written as csv and json, not as 'pdf'."),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(address: str, status: int, sentence: str) -> None:
    assert refusal(address, HTTPStatus(status)).startswith(sentence)


@pytest.mark.django_db
def test_an_empty_catalogue_says_how_it_is_filled() -> None:
    assert "No member is known yet" in page("/members")


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/members", 4), ("/members?view=table&since=2024-01-01", 5), ("/members.csv", 2)],
)
def test_a_remembered_page_asks_the_database_no_more_than_it_must(
    address: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(address)

    with django_assert_num_queries(queries):
        page(address)


@pytest.mark.django_db
@needs_real_data
def test_the_real_members_are_counted_by_level() -> None:
    landscapes.load(landscapes.real())

    text = page("/members")

    assert counts(text) == [
        ("All members", "722"),
        ("Platinum", "17"),
        ("Gold", "17"),
        ("Silver", "582"),
        ("End user", "81"),
        ("Nonprofit", "22"),
        ("Academic", "3"),
        ("Marked as end users", "78"),
    ]
    assert len(tiles(text)) == 722


@pytest.mark.django_db
@needs_real_data
def test_the_real_years_balance() -> None:
    for year in (2024, 2025):
        landscapes.load(landscapes.year_ends()[year], on=date(year, 12, 31))
    landscapes.load(landscapes.real())

    found = {row[0]: row[3:] for row in cells(page("/members"), "Members over the years")}

    assert found["2024"][:3] == ["–", "–", "–"]
    entered, left, _, at_end = map(int, found["2026"])
    assert (int(found["2025"][3]) + entered - left, at_end) == (722, 722)
