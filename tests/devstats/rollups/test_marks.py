from datetime import date
from pathlib import Path

import pytest

from devstats import rollups
from devstats.models import CountedDay, MetricState, StaleDay
from tests.devstats import definitions
from tests.devstats.rollups import tables
from tests.worlds.facts import hours
from tests.worlds.lighthouse import a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One metric: stars, added up."""
    definitions.only(monkeypatch, tmp_path, stars=definitions.text("sum", kind="star"))
    return tmp_path


def replaced(monkeypatch: pytest.MonkeyPatch, folder: Path, **files: str) -> None:
    definitions.only(monkeypatch, folder.parent / f"{folder.name}-later", **files)


def marks() -> set[tuple[date, str]]:
    return set(StaleDay.objects.values_list("day", "metric"))


DAYS = [date(2017, 7, day) for day in (3, 4, 5, 7, 8)]


def test_every_day_ever_counted_or_loaded_can_be_marked() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    hours("2017-06-30", "2017-07-01")

    marked = rollups.mark_all()

    # Nothing happened on the 6th, but its hours were loaded.
    days = {date(2017, 6, 30), date(2017, 7, 6), *DAYS}
    assert (marks(), marked) == ({(day, "") for day in days}, 7)


def test_days_before_a_date_and_other_metrics_are_left_alone() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    rollups.mark_all(metric="stars", since=date(2017, 7, 7))

    assert marks() == {(date(2017, 7, 7), "stars"), (date(2017, 7, 8), "stars")}


def test_marking_again_takes_a_new_serial() -> None:
    a_week_at_the_lighthouse()
    first = set(StaleDay.objects.values_list("serial", flat=True))

    rollups.mark_all()

    assert not first & set(StaleDay.objects.values_list("serial", flat=True))


def test_a_new_metric_marks_its_days_and_nothing_else(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    star, fork = (definitions.text("sum", kind=kind) for kind in ("star", "fork"))
    replaced(monkeypatch, folder, stars=star, forks=fork)

    assert rollups.notice_changes() == ["forks"]
    assert marks() == {(day, "forks") for day in DAYS}
    assert rollups.notice_changes() == []


def test_a_corrected_definition_is_counted_again_by_itself(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    replaced(monkeypatch, folder, stars=definitions.text("sum", kind="star", amount="3", version=2))
    rollups.recount_stale()

    assert [row[6] for row in tables.days()] == [3.0]
    assert [row[6] for row in tables.months()] == [3.0]
    assert [state.version for state in MetricState.objects.all()] == [2]


def test_an_older_program_beside_a_newer_one_leaves_its_tallies_alone(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    a_week_at_the_lighthouse()
    replaced(monkeypatch, folder, stars=definitions.text("sum", kind="star", amount="3", version=2))
    rollups.recount_stale()

    definitions.only(monkeypatch, folder, stars=definitions.text("sum", kind="star"))

    assert rollups.notice_changes() == []


def test_with_another_arithmetic_a_metric_starts_from_nothing(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    replaced(monkeypatch, folder, stars=definitions.text("median", kind="star", amount="7", version=2))
    rollups.notice_changes()

    assert (tables.days(), tables.months()) == ([], [])
    rollups.recount_stale()
    assert ([row[6] for row in tables.days()], tables.months()) == ([7.0], [])


def test_a_definition_whose_words_change_is_not_counted_again(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    counted = list(CountedDay.objects.order_by("day").values_list("day", "serial"))

    replaced(monkeypatch, folder, stars=definitions.text("sum", kind="star", title="Suns"))
    rollups.recount_stale()

    assert list(CountedDay.objects.order_by("day").values_list("day", "serial")) == counted
