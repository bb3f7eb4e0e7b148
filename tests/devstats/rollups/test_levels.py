"""Levels and samples: arithmetic that no shipped metric has all of, by definitions of the tests' own."""

from datetime import date
from pathlib import Path

import pytest

from devstats import rollups
from devstats.models import Act
from tests.devstats import definitions
from tests.devstats.rollups import tables
from tests.worlds.facts import Facts, at
from tests.worlds.levels import a_rising_and_a_falling_level

pytestmark = pytest.mark.django_db

LEVEL = definitions.text("last", kind="level", amount="act.item::double precision")


@pytest.fixture(autouse=True)
def _only_levels(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    definitions.only(monkeypatch, tmp_path, levels=LEVEL)


def test_a_day_keeps_its_last_level_and_a_month_that_of_its_last_day() -> None:
    a_rising_and_a_falling_level()

    rollups.recount_stale()

    assert levels(tables.days()) == [
        (date(2017, 6, 10), 10.0),
        (date(2017, 6, 20), 7.0),
        (date(2017, 7, 4), 12.0),
        (date(2017, 7, 5), 4.0),
        (date(2017, 7, 6), 15.0),
    ]
    assert levels(tables.months()) == [
        (date(2017, 6, 1), 7.0),
        (date(2017, 6, 1), 10.0),
        (date(2017, 7, 1), 4.0),
        (date(2017, 7, 1), 15.0),
    ]


@pytest.mark.parametrize("order", [(4, 5, 6), (6, 5, 4), (5, 6, 4)])
def test_in_whatever_order_days_are_counted_the_month_has_its_last_level(order: tuple[int, ...]) -> None:
    a_rising_and_a_falling_level()

    for day in order:
        rollups.recount(date(2017, 7, day))

    assert levels(tables.months()) == [(date(2017, 7, 1), 4.0), (date(2017, 7, 1), 15.0)]


def test_where_the_last_level_of_a_month_is_gone_the_one_before_it_counts() -> None:
    a_rising_and_a_falling_level()
    rollups.recount_stale()
    Act.objects.filter(acted_at__gte=at("2017-07-05")).delete()

    rollups.recount(date(2017, 7, 5))
    rollups.recount(date(2017, 7, 6))

    assert levels(tables.months()) == [
        (date(2017, 6, 1), 7.0),
        (date(2017, 6, 1), 10.0),
        (date(2017, 7, 1), 12.0),
    ]


def test_two_samples_of_one_item_on_one_day_both_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    waits = definitions.text(
        "median", kind="wait", amount="extract(HOUR FROM act.acted_at AT TIME ZONE 'UTC')"
    )
    definitions.only(monkeypatch, tmp_path / "waits", waits=waits)
    facts = Facts()
    facts.act("wait", "2017-07-03 09:00", "ada", "harbour/east", "pull/1")
    facts.act("wait", "2017-07-03 11:00", "ada", "harbour/east", "pull/1")
    facts.store()

    rollups.recount_stale()

    assert levels(tables.days()) == [(date(2017, 7, 3), 9.0), (date(2017, 7, 3), 11.0)]
    assert tables.months() == []


def levels(rows: list[tables.Row]) -> list[tuple[date, float]]:
    return sorted((row[2], row[6]) for row in rows)
