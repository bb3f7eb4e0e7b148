"""Counting while others store and count: nothing is lost, nothing is counted twice."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from devstats import rollups
from devstats.models import TallyDay
from devstats.rollups import counting
from tests.devstats.rollups import tables
from tests.worlds.facts import Facts
from tests.worlds.lighthouse import LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2017, 7, 4)
PATIENCE_SECONDS = 20


class Pause:
    """Holds whoever passes until told to go on; knows whether somebody has come."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go_on = threading.Event()

    def __call__(self) -> None:
        self.reached.set()
        assert self.go_on.wait(PATIENCE_SECONDS)


def beside[T](work: Callable[[], T], pool: ThreadPoolExecutor) -> Future[T]:
    """Run `work` in a thread, on a connection of its own that is closed again."""

    def run() -> T:
        try:
            return work()
        finally:
            connection.close()

    return pool.submit(run)


def store_a_merge() -> None:
    """A late page: one more pull request merged on the day that is being counted."""
    facts = Facts()
    facts.act("pull-merged", "2017-07-04 12:00", "cat", LAMP, "pull/8")
    facts.store()


def merged() -> float:
    return sum(row.amount for row in TallyDay.objects.filter(metric="pulls-merged", day=DAY))


@pytest.mark.parametrize("moment", ["before the facts are read", "after the facts are read"])
def test_a_page_stored_while_its_day_is_counted_is_not_lost(
    moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_week_at_the_lighthouse()
    pause, replace = Pause(), counting._replace

    def held(*arguments: object) -> None:
        if moment == "before the facts are read":
            pause()
        replace(*arguments)  # type: ignore[arg-type] # whatever they are, they are passed on
        if moment == "after the facts are read":
            pause()

    monkeypatch.setattr(counting, "_replace", held)
    with ThreadPoolExecutor() as pool:
        counter = beside(lambda: rollups.recount(DAY), pool)
        assert pause.reached.wait(PATIENCE_SECONDS)
        storing = beside(store_a_merge, pool)
        # The page's mark waits for the count to end: it must not be swept away with the old one.
        waits = not _done_within(storing, seconds=0.5)
        pause.go_on.set()
        counter.result(PATIENCE_SECONDS)
        storing.result(PATIENCE_SECONDS)
    monkeypatch.undo()

    assert waits
    assert DAY in rollups.stale_days()
    rollups.recount_stale()
    assert merged() == 2


def test_two_counts_of_one_day_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    a_week_at_the_lighthouse()
    # Without a mark: where there is one, its row would already make the second wait.
    rollups.recount_stale()
    pause, replace = Pause(), counting._replace
    inside = []

    def held(*arguments: object) -> None:
        inside.append(threading.get_ident())
        pause()
        replace(*arguments)  # type: ignore[arg-type] # whatever they are, they are passed on

    monkeypatch.setattr(counting, "_replace", held)
    with ThreadPoolExecutor() as pool:
        first = beside(lambda: rollups.recount(DAY), pool)
        assert pause.reached.wait(PATIENCE_SECONDS)
        second = beside(lambda: rollups.recount(DAY), pool)
        assert not _done_within(second, seconds=0.5)
        alone = len(inside)
        pause.go_on.set()
        first.result(PATIENCE_SECONDS)
        second.result(PATIENCE_SECONDS)

    assert alone == 1
    assert merged() == 1


def test_several_counters_share_the_days_and_come_to_the_same() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    alone = tables.days(), tables.months()
    rollups.mark_all()
    marked = len(rollups.stale_days())

    with ThreadPoolExecutor() as pool:
        counters = [beside(rollups.recount_stale, pool) for _ in range(3)]
        counted = [counter.result(PATIENCE_SECONDS) for counter in counters]

    assert sum(counted) == marked
    assert rollups.stale_days() == []
    assert (tables.days(), tables.months()) == alone


def test_counters_of_one_month_from_nothing_come_to_the_same_as_one() -> None:
    a_week_at_the_lighthouse()

    with ThreadPoolExecutor() as pool:
        for counter in [beside(rollups.recount_stale, pool) for _ in range(4)]:
            counter.result(PATIENCE_SECONDS)

    together = tables.days(), tables.months()
    TallyDay.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM devstats_tally_month")
    rollups.mark_all()
    rollups.recount_stale()
    assert (tables.days(), tables.months()) == together


def _done_within[T](work: Future[T], *, seconds: float) -> bool:
    try:
        work.result(seconds)
    except TimeoutError:
        return False
    return True
