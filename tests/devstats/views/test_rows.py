"""Rows pages: their number is the value, and each leads to GitHub."""

from __future__ import annotations

import json

import pytest

from devstats import metrics
from tests.devstats.views.lighthouse import BY, WEEK, between, get, page

ALL = f"/devstats/all/{BY}"


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("metric", metrics.registry())
def test_the_number_of_rows_is_the_value(metric: str) -> None:
    answer = json.loads(get(f"/devstats/all/{metric}.json?{WEEK}").content)
    is_percentile = metrics.definition(metric).arithmetic.is_percentile

    rows = page(f"/devstats/all/{metric}/rows?{WEEK}")

    assert [*between(rows, "data-count>", "<")] == [str(answer["n"] if is_percentile else answer["total"])]
    assert rows.count("<tr>") - 1 == (answer["n"] if is_percentile else answer["total"])


@pytest.mark.usefixtures("week")
def test_a_row_says_when_who_what_where_and_leads_to_github() -> None:
    rows = page(f"{ALL}/rows?{WEEK}")

    newest = next(between(rows, "<tbody>", "</tr>"))
    assert '<time datetime="2017-07-08T23:59:59Z">8 Jul 2017, 23:59</time>' in newest
    assert ">cat</a>" in newest
    assert "issue comment" in newest
    assert ">lighthouse/lamp</a>" in newest
    assert 'href="https://github.com/lighthouse/lamp/issues/1#issuecomment-3"' in newest


@pytest.mark.usefixtures("week")
def test_who_and_where_narrow_the_rows() -> None:
    rows = page(f"{ALL}/rows?{WEEK}")

    newest = next(between(rows, "<tbody>", "</tr>"))
    assert f"{ALL}/rows?from=2017-07-03&amp;to=2017-07-10&amp;bots=include&amp;person=cat" in newest
    assert "&amp;repository=lighthouse/lamp" in newest


@pytest.mark.usefixtures("week")
def test_rows_of_people_are_one_for_each_and_say_so() -> None:
    rows = page(f"/devstats/all/devstats-contributors/rows?{WEEK}")

    assert "rows, one for each person: exactly the value." in rows
    assert "acts in all" in rows


@pytest.mark.usefixtures("week")
def test_rows_of_a_median_are_its_samples() -> None:
    rows = page(f"/devstats/all/time-to-merge/rows?{WEEK}")

    assert "the samples that the value is picked from" in rows
    assert '<td class="number">2 d</td>' in rows


@pytest.mark.usefixtures("week")
def test_a_window_without_rows_says_why() -> None:
    rows = page(f"{ALL}/rows?from=2017-07-06&to=2017-07-07&bots=include")

    assert "Nothing happened in this window" in rows


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3", "10001", "²"])
def test_a_page_that_cannot_be_is_told_so(number: str) -> None:
    response = get(f"{ALL}/rows?page={number}")

    assert response.status_code == 400
    assert "is a whole number from 1 to 10,000" in response.content.decode()
