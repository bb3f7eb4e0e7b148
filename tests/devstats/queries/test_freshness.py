from datetime import date, timedelta

import pytest

from devstats import queries, rollups
from devstats.models import ArchiveHour
from devstats.queries.freshness import DayLoaded, Rejection, Trouble
from devstats.vocabulary import Span
from tests.worlds.facts import Facts, at, hours
from tests.worlds.lighthouse import LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db

NOW = at("2017-08-01")


def test_before_anything_is_loaded_all_is_empty() -> None:
    found = queries.freshness(NOW)

    assert found.is_empty
    assert (found.harvested_until, found.events_per_second, found.seconds_left) == (None, None, None)
    assert queries.troubles() == []


def test_hours_are_counted_by_state_and_events_added_up() -> None:
    a_week_at_the_lighthouse()
    hours("2017-07-09", "2017-07-09 06:00", "due")
    ArchiveHour.objects.filter(hour=at("2017-07-03")).update(
        events=300, matched=30, stored=28, duplicates=2, seconds=2
    )
    ArchiveHour.objects.filter(hour=at("2017-07-04")).update(
        state="damaged", events=100, rejected=1, seconds=2
    )
    ArchiveHour.objects.update(changed_at=NOW - timedelta(hours=1))
    ArchiveHour.objects.filter(hour__lt=at("2017-07-03 03:00")).update(changed_at=NOW - timedelta(seconds=10))

    found = queries.freshness(NOW)

    assert (found.loaded, found.due, found.loading, found.damaged, found.failed) == (143, 6, 0, 1, 0)
    assert (found.events, found.matched, found.stored, found.duplicates, found.rejected) == (
        400,
        30,
        28,
        2,
        1,
    )
    assert (found.harvested_from, found.harvested_until) == (at("2017-07-03"), at("2017-07-09"))
    assert found.events_per_second == 100
    # Three hours in the last minute, six to go.
    assert found.seconds_left == 120
    assert (found.stale_days, found.counted_days) == (5, 0)


def test_days_waiting_to_be_counted_are_counted_once_whatever_marks_they_have() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    rollups.mark_all()
    rollups.mark_all(metric="stars")

    assert queries.freshness(NOW).stale_days == 6


def test_each_day_says_what_was_loaded_of_it() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    ArchiveHour.objects.filter(hour=at("2017-07-08")).update(state="failed")
    ArchiveHour.objects.filter(hour=at("2017-07-08 01:00")).update(events=7, stored=5, rejected=1)
    hours("2017-07-09", "2017-07-09 02:00", "due")
    facts = Facts()
    facts.act("push", "2017-07-09 01:00", "ada", LAMP)
    facts.store()

    days = queries.days_loaded(Span(at("2017-07-08 12:00"), at("2017-07-12"), at("2017-07-10 03:30")))

    assert days == [
        DayLoaded(date(2017, 7, 8), 23, 0, 1, 7, 5, 1, is_stale=False, hours=24),
        DayLoaded(date(2017, 7, 9), 0, 2, 0, 0, 0, 0, is_stale=True, hours=24),
        DayLoaded(date(2017, 7, 10), 0, 0, 0, 0, 0, 0, is_stale=False, hours=3),
    ]
    assert [day.share for day in days] == [23 / 24, 0, 0]


def test_files_that_could_not_be_used_whole_are_listed_with_what_was_left_out() -> None:
    a_week_at_the_lighthouse()
    ArchiveHour.objects.update(changed_at=NOW - timedelta(hours=1))
    ArchiveHour.objects.filter(hour=at("2017-07-03")).update(
        rejected=3, rejections=[{"reason": "no JSON", "count": 3, "lines": [1, 2, 7]}], changed_at=NOW
    )
    ArchiveHour.objects.filter(hour=at("2017-07-04")).update(state="damaged", message="cut off after 7 lines")

    assert queries.troubles() == [
        Trouble("2017-07-03-0.json.gz", at("2017-07-03"), "loaded", "", 3,
                (Rejection("no JSON", 3, (1, 2, 7)),), NOW),
        Trouble("2017-07-04-0.json.gz", at("2017-07-04"), "damaged", "cut off after 7 lines", 0, (),
                NOW - timedelta(hours=1)),
    ]  # fmt: skip
    assert len(queries.troubles(limit=1, offset=1)) == 1
