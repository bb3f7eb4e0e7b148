"""The data page: hours, coverage, what could not be used, and the part of it that changes while loading."""

from __future__ import annotations

import pytest

from devstats import models
from tests.devstats.views.lighthouse import between, page
from tests.worlds.facts import at, hours, mark


def tally(text: str) -> dict[str, str]:
    """The figures of the page by their names."""
    cells = between(text.partition('<dl class="tally">')[2].partition("</dl>")[0], "<dt>", "</dd>")
    return {
        name.strip(): value.strip()
        for name, _, value in (cell.partition("</dt>") for cell in cells)
        for value in [value.replace("<dd>", "")]
    }


@pytest.mark.usefixtures("week")
def test_hours_are_counted_by_their_state() -> None:
    hours("2017-07-09", "2017-07-09 06:00", state="due")
    hours("2017-07-09 06:00", "2017-07-09 08:00", state="failed")

    figures = tally(page("/data"))

    assert {name: figures[name] for name in ("loaded", "due", "being loaded", "damaged", "failed")} == {
        "loaded": "144",
        "due": "6",
        "being loaded": "0",
        "damaged": "0",
        "failed": "2",
    }


@pytest.mark.usefixtures("week")
def test_while_hours_are_due_the_page_asks_again_and_gets_only_what_changes() -> None:
    hours("2017-07-09", "2017-07-09 06:00", state="due")

    whole, part = page("/data"), page("/data", hx_request="true")

    assert 'hx-trigger="every 2s"' in whole
    assert 'hx-trigger="every 2s"' in part
    assert "144 of 150 files read" in part
    assert "<html" not in part


@pytest.mark.usefixtures("week")
def test_when_nothing_is_due_the_page_no_longer_asks() -> None:
    assert "hx-trigger" not in page("/data", hx_request="true")


@pytest.mark.usefixtures("week")
def test_the_calendar_says_in_words_what_it_shows() -> None:
    hours("2017-07-09", "2017-07-09 06:00")

    text = page("/data")

    assert "2017: 6 days harvested in full, 1 in part" in text


@pytest.mark.usefixtures("week")
def test_days_are_listed_newest_first() -> None:
    text = page("/data").partition('id="days"')[2].partition("</table>")[0]

    days = [*between(text, '<th scope="row">', "</th>")]
    assert days == [f"{day} Jul 2017" for day in (8, 7, 6, 5, 4, 3)]


@pytest.mark.usefixtures("week")
def test_lines_left_out_are_listed_with_their_reasons() -> None:
    models.ArchiveHour.objects.filter(hour=at("2017-07-04 05:00")).update(
        state="damaged",
        message="the file ends in the middle of line 88",
        rejected=3,
        rejections=[
            {"reason": "no <JSON>", "count": 2, "lines": [17, 88]},
            {"reason": "no actor", "count": 1, "lines": [9]},
        ],
    )

    text = " ".join(page("/data").partition('id="troubles"')[2].split())

    assert "the file ends in the middle of line 88" in text
    assert '2 × no &lt;JSON&gt; <span class="note">(line 17, 88)</span>; 1 × no actor' in text


@pytest.mark.usefixtures("week")
def test_days_that_wait_for_a_recount_are_listed() -> None:
    mark(at("2017-07-04").date())

    text = page("/data")

    assert tally(text)["days waiting for a recount"] == "1"
    assert "<li>4 Jul 2017</li>" in text


@pytest.mark.django_db
def test_before_anything_is_loaded_the_page_says_how_to() -> None:
    assert "manage.py load_gharchive" in page("/data")
