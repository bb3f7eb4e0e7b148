"""Growth: figures at the ends of months, promotions, and the time at each level."""

from __future__ import annotations

import re
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.landscape import landscapes, moments
from tests.landscape.landscapes import needs_real_data
from tests.landscape.moments import page, words


def table(text: str, key: str) -> list[list[str]]:
    """The rows of a chart's table."""
    section = text.partition(f'id="{key}"')[2].partition("</section>")[0]
    body = section.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


@pytest.mark.django_db
def test_figures_are_those_of_month_ends_where_something_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)

    text = page("/growth")

    assert table(text, "items") == [["10 Jan 2021", "2"], ["31 Jan 2019", "2"]]
    assert table(text, "projects") == [
        ["10 Jan 2021", "0", "1", "1", "0"],
        ["31 Mar 2020", "0", "1", "1", "0"],
        ["31 Jan 2019", "0", "0", "1", "0"],
    ]


@pytest.mark.django_db
def test_promotions_are_listed_and_counted_by_quarter(monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)

    text = page("/growth?on=2020-12-31")

    quarters = [row for row in table(text, "promotions") if set(row[1:]) != {"0"}]
    listed = [words(line) for line in re.findall(r"<li> <time>.*?</li>", text)]
    assert quarters == [
        ["2020 Q1", "0", "0", "1", "0"],
        ["2019 Q3", "0", "1", "0", "0"],
        ["2018 Q1", "0", "0", "1", "0"],
    ]
    assert listed == [
        "20 Feb 2020 Jay accepted, sandbox",
        "25 Sep 2019 Castle sandbox → incubating",
        "29 Jan 2018 Castle accepted, sandbox",
    ]


@pytest.mark.django_db
def test_each_known_day_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    moments.three_days(monkeypatch)

    text = page("/growth?on=2020-03-10")

    assert "Known from 2 days;" in text
    assert re.findall(r'href="/landscape\?on=([^"]*)">([^<]*)</a>', text) == [
        ("2019-01-31", "31 Jan 2019"),
        ("2020-03-01", "1 Mar 2020"),
    ]


@pytest.mark.django_db
def test_an_empty_catalogue_has_no_growth_and_says_how_to_get_some() -> None:
    assert "No growth is known yet" in page("/growth")


@pytest.mark.django_db
def test_growth_takes_four_queries_however_many_months(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    moments.three_days(monkeypatch)
    page("/growth")

    with django_assert_num_queries(4):
        page("/growth")


@pytest.mark.django_db
@needs_real_data
def test_the_pages_give_cncfs_own_figures_of_any_day() -> None:
    for year in (2018, 2021, 2024):
        landscapes.load(landscapes.year_ends()[year], on=date(year, 12, 31))
    landscapes.load(landscapes.real())

    text = page("/growth?on=2026-08-07")

    figures = {
        row[0]: (table_row[1], row[1:])
        for row, table_row in zip(table(text, "projects"), table(text, "items"), strict=True)
    }
    assert figures == {
        "7 Aug 2026": ("2,413", ["38", "38", "151", "28"]),
        "31 Dec 2024": ("2,361", ["30", "35", "130", "13"]),
        "31 Dec 2021": ("1,841", ["16", "25", "69", "2"]),
        "31 Dec 2018": ("604", ["3", "17", "12", "0"]),
    }
    assert [row for row in table(text, "members") if row[0] == "31 Dec 2021"] == [["31 Dec 2021", "754"]]
    assert [row[:4] for row in table(text, "stays")] == [
        ["sandbox", "incubating", "755", "49"],
        ["incubating", "graduated", "791.5", "38"],
        ["accepted", "graduated", "1,090.5", "38"],
    ]
    boards = {
        on: [int(count) for count in re.findall(r'"board-count">(\d+)<', page(f"/maturity?on={on}"))]
        for on in ("2018-12-31", "2021-12-31", "2024-12-31")
    }
    assert boards == {
        "2018-12-31": [3, 17, 12, 0],
        "2021-12-31": [16, 25, 69, 2],
        "2024-12-31": [30, 35, 130, 13],
    }
    assert "604 items on 31 Dec 2018, 1,841 on 31 Dec 2021." in page(
        "/changes/compare?from=2018-12-31&to=2021-12-31"
    )
