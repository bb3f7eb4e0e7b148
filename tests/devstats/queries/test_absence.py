"""None is no answer, 0 is an answer."""

from datetime import date

import pytest

from devstats import rollups
from devstats.models import ArchiveHour
from devstats.series import Gap
from tests.devstats.queries.asking import answer, totals, values
from tests.worlds.facts import Facts, at, hours
from tests.worlds.lighthouse import LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


def test_a_day_on_which_nothing_happened_is_0_and_one_that_was_not_harvested_is_none() -> None:
    assert values(answer("all/pushes").whole) == [1, 1, 0, 0, 0, 0, None]


def test_a_day_of_which_one_hour_was_harvested_has_an_answer() -> None:
    hours("2017-07-09 05:00", "2017-07-09 06:00")

    assert values(answer("all/pushes").whole)[-1] == 0


def test_a_window_without_a_harvested_hour_has_no_total() -> None:
    found = answer("all/pushes", from_="2017-06-01", to="2017-06-03", every="day")

    assert (found.whole.total, values(found.whole)) == (None, [None, None])
    assert found.coverage.share == 0
    assert found.coverage.gaps == (Gap(at("2017-06-01"), at("2017-06-03"), "not harvested"),)


def test_facts_outside_the_harvested_hours_are_not_hidden() -> None:
    facts = Facts()
    facts.act("push", "2017-06-02 12:00", "ada", LAMP)
    facts.store()
    rollups.recount_stale()

    found = answer("all/pushes", from_="2017-06-01", to="2017-06-04")

    assert (found.whole.total, values(found.whole)) == (1, [None, 1, None])


def test_a_percentile_without_samples_is_none_with_no_samples() -> None:
    whole = answer("all/time-to-merge").whole

    assert [(point.value, point.n) for point in whole.points] == [
        (None, 0),
        (86_400.0, 1),
        (None, 0),
        (None, 0),
        (172_800.0, 1),
        (None, 0),
        (None, None),
    ]
    assert (whole.total, whole.n) == (129_600.0, 2)


def test_a_part_has_the_same_gaps_as_the_whole() -> None:
    found = answer("all/pushes", by="person", bots="include")

    assert {line.key: values(line) for line in found.lines} == {
        "ada": [1, 1, 0, 0, 0, 0, None],
        "harbour-bot": [1, 0, 0, 0, 0, 0, None],
    }
    assert totals(found) == {"ada": 2, "harbour-bot": 1}


def test_a_day_that_was_harvested_and_not_counted_has_no_answer_yet_and_says_so() -> None:
    facts = Facts()
    facts.act("push", "2017-07-09 12:00", "ada", LAMP)
    facts.store()
    hours("2017-07-09", "2017-07-10")

    before = answer("all/pushes")
    rollups.recount_stale()
    after = answer("all/pushes")

    assert (before.whole.total, values(before.whole)[-1]) == (2, None)
    assert before.coverage.gaps == (
        Gap(at("2017-07-09"), at("2017-07-10"), "harvested, waiting to be counted"),
    )
    assert (after.whole.total, values(after.whole)[-1]) == (3, 1)
    assert (after.coverage.share, after.coverage.gaps) == (1.0, ())


def test_a_day_that_is_counted_again_keeps_its_last_answer() -> None:
    rollups.mark_all(since=date(2017, 7, 7))

    found = answer("all/pulls-merged")

    assert values(found.whole) == [0, 1, 0, 0, 1, 0, None]
    assert found.coverage.share == 6 / 7


def test_gaps_are_joined_where_they_have_one_reason_and_say_which() -> None:
    ArchiveHour.objects.filter(hour__lt=at("2017-07-03 02:00")).update(state="damaged")
    ArchiveHour.objects.filter(hour=at("2017-07-03 02:00")).update(state="failed")
    ArchiveHour.objects.filter(hour=at("2017-07-03 04:00")).delete()
    hours("2017-07-09", "2017-07-09 12:00", "due")
    hours("2017-07-09 12:00", "2017-07-09 13:00", "loading")

    coverage = answer("all/pushes").coverage

    assert coverage.gaps == (
        Gap(at("2017-07-03"), at("2017-07-03 02:00"), "the archive's file is damaged"),
        Gap(at("2017-07-03 02:00"), at("2017-07-03 03:00"), "could not be harvested"),
        Gap(at("2017-07-03 04:00"), at("2017-07-03 05:00"), "not harvested"),
        Gap(at("2017-07-09"), at("2017-07-09 12:00"), "not harvested yet"),
        Gap(at("2017-07-09 12:00"), at("2017-07-09 13:00"), "being harvested"),
        Gap(at("2017-07-09 13:00"), at("2017-07-10"), "not harvested"),
    )
    assert (coverage.share, coverage.hours_due) == (140 / 168, 168)
    assert coverage.harvested_until == at("2017-07-09")


def test_an_hour_is_due_when_it_is_over() -> None:
    found = answer("all/pushes", from_="2017-07-05T10:30", to="now", asof="2017-07-05T13:30")

    assert (found.coverage.share, found.coverage.hours_due) == (1.0, 3)
    assert found.coverage.harvested_until == at("2017-07-05 13:00")


def test_nothing_is_due_before_the_archive_begins_nor_in_the_future() -> None:
    before = answer("all/pushes", from_="2010-01-01", to="2010-02-01").coverage
    after = answer("all/pushes", from_="2017-09-01", to="2017-09-02").coverage

    assert [(one.share, one.hours_due, one.gaps) for one in (before, after)] == [(None, 0, ())] * 2


def test_a_window_in_the_future_has_no_points_and_no_total() -> None:
    found = answer("all/pushes", from_="2017-09-01", to="2017-09-05", compare="previous")

    assert (found.whole.total, found.whole.points, found.previous_total) == (None, (), None)
