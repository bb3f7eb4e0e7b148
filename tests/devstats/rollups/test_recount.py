from datetime import date
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection

from devstats import metrics, queries, rollups
from devstats.models import Act, CountedDay, Pull, StaleDay
from devstats.question import Question
from devstats.vocabulary import Arithmetic
from tests.devstats import definitions
from tests.devstats.rollups import tables
from tests.worlds.facts import Facts, at, mark
from tests.worlds.lighthouse import KEEPER, LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db

FRIDAY = date(2017, 7, 7)


def pulls_merged() -> list[float | None]:
    """Merged pull requests from Monday to Saturday."""
    question = Question.from_url("all/pulls-merged", {"from": "2017-07-03", "to": "2017-07-09"})
    return [point.value for point in queries.answer(question, at("2017-08-01")).whole.points]


def test_counting_again_changes_nothing() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    before = tables.days(), tables.months(), tables.written()

    for day in range(3, 10):
        rollups.recount(date(2017, 7, day))

    assert (tables.days(), tables.months(), tables.written()) == before


def test_the_tallies_of_a_month_add_up_those_of_its_days() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    has_months = {slug for slug, metric in metrics.registry().items() if metric.has_months}
    assert tables.months() == tables.months_of([row for row in tables.days() if row[0] in has_months])
    assert {row[0] for row in tables.months()} == has_months


def test_the_order_in_which_days_are_counted_makes_no_difference() -> None:
    a_week_at_the_lighthouse()
    for day in (7, 3, 8, 4, 5):
        rollups.recount(date(2017, 7, day))
    one = tables.days(), tables.months()
    _forget_tallies()

    for day in (3, 4, 5, 7, 8, 6):
        rollups.recount(date(2017, 7, day))

    assert (tables.days(), tables.months()) == one


def test_a_late_merge_makes_its_day_stale_and_changes_the_answer() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    facts = Facts()
    facts.act("pull-merged", "2017-07-05 23:59", "ben", LAMP, "pull/9")

    facts.store()

    assert rollups.stale_days() == [date(2017, 7, 5)]
    assert pulls_merged() == [0, 1, 0, 0, 1, 0]
    rollups.recount_stale()
    assert rollups.stale_days() == []
    assert pulls_merged() == [0, 1, 1, 0, 1, 0]


def test_facts_that_are_gone_leave_no_tally_behind() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    Act.objects.filter(acted_at__gte=at("2017-07-07")).delete()
    Pull.objects.all().delete()
    for day in (4, 7, 8):
        rollups.recount(date(2017, 7, day))

    assert {row[2] for row in tables.days()} == {date(2017, 7, day) for day in (3, 4, 5)}
    has_months = {slug for slug, metric in metrics.registry().items() if metric.has_months}
    assert tables.months() == tables.months_of([row for row in tables.days() if row[0] in has_months])


def test_a_merge_whose_date_is_corrected_moves_from_day_to_day() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    Pull.objects.filter(number=2).update(merged_at=at("2017-07-06 12:00"))
    rollups.recount(date(2017, 7, 6))
    rollups.recount(FRIDAY)

    assert [row[2:4] + row[6:] for row in tables.days() if row[0] == "time-to-merge"] == [
        (date(2017, 7, 4), _person("ada"), 86_400.0, 1),
        (date(2017, 7, 6), _person("ben"), 86_400.0, 1),
    ]


def test_of_a_day_only_the_metrics_that_are_marked_are_counted() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    Act.objects.filter(acted_at__date=FRIDAY).delete()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO devstats_stale_day VALUES (%s, 'pulls-merged', 1, now())", [FRIDAY])

    rollups.recount_stale()

    left = {row[0] for row in tables.days() if row[2] == FRIDAY}
    assert "pulls-merged" not in left
    assert "pulls-closed" in left


def test_a_day_that_is_counted_is_written_down_with_a_new_serial() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    first = CountedDay.objects.get(day=FRIDAY).serial

    rollups.recount(FRIDAY)

    assert CountedDay.objects.get(day=FRIDAY).serial > first
    assert set(CountedDay.objects.values_list("day", flat=True)) == {
        date(2017, 7, day) for day in (3, 4, 5, 7, 8)
    }


def test_a_day_that_cannot_be_counted_stays_stale_and_keeps_its_last_tallies(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    before = tables.days(), tables.months()
    Act.objects.filter(acted_at__date=FRIDAY).delete()
    mark(FRIDAY)
    definitions.also(monkeypatch, tmp_path, broken=definitions.text("sum", kind="star", amount="nowhere"))

    with pytest.raises(ProgrammingError, match="nowhere"):
        rollups.recount(FRIDAY)

    assert (tables.days(), tables.months()) == before
    assert StaleDay.objects.filter(day=FRIDAY).exists()


def test_progress_is_told_day_by_day_newest_first() -> None:
    a_week_at_the_lighthouse()
    told: list[tuple[int, int]] = []

    counted = rollups.recount_stale(limit=3, progress=lambda done, total: told.append((done, total)))

    assert (counted, told) == (3, [(1, 3), (2, 3), (3, 3)])
    assert rollups.stale_days() == [date(2017, 7, 4), date(2017, 7, 3)]


def test_nobody_is_no_contributor_but_the_act_counts() -> None:
    facts = Facts()
    facts.act("push", "2017-07-03 09:00", "ada", KEEPER)
    facts.store()
    Act.objects.update(account_id=0)

    rollups.recount_stale()

    assert {row[0] for row in tables.days()} == {"devstats-contributions", "events", "pushes"}
    assert all(metrics.definition(row[0]).arithmetic is Arithmetic.SUM for row in tables.days())


def _forget_tallies() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM devstats_tally_day")
        cursor.execute("DELETE FROM devstats_tally_month")


def _person(login: str) -> int:
    return Facts().person(login)
