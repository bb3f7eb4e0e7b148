"""Axes begin at 0, end at something round, and carry dates people use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats.charts import scale
from devstats.vocabulary import Grain, Span, Unit

START = datetime(2017, 7, 24, tzinfo=UTC)


def dates(grain: Grain, length: timedelta, start: datetime = START) -> list[tuple[str, bool]]:
    """Labels of the dates on an axis, and whether each may go on a phone."""
    span = Span(start, start + length, start + length)
    buckets = span.buckets(grain)
    ticks = scale.date_ticks([bucket.starts_at for bucket in buckets], buckets[-1].ends_at, grain)
    return [(tick.label, tick.is_minor) for tick in ticks]


@given(highest=st.floats(0, 1e9), unit=st.sampled_from([Unit.EVENTS, Unit.SECONDS]))
def test_amounts_begin_at_0_are_even_and_reach_the_highest(highest: float, unit: Unit) -> None:
    values = [tick.value for tick in scale.amount_ticks(highest, unit)]

    steps = {round(after - before, 6) for before, after in pairwise(values)}
    assert values[0] == 0
    assert values[-1] >= highest
    assert len(steps) == 1
    assert len(values) <= scale.MOST_AMOUNTS + 1


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (251, ["0", "50", "100", "150", "200", "250", "300"]),
        (11_197, ["0", "2,000", "4,000", "6,000", "8,000", "10 k", "12 k"]),
    ],
)
def test_amounts_on_an_axis_are_round(highest: float, labels: list[str]) -> None:
    assert [tick.label for tick in scale.amount_ticks(highest, Unit.EVENTS)] == labels


def test_durations_on_an_axis_are_whole_days_or_hours() -> None:
    ticks = scale.amount_ticks(3.1 * 86_400, Unit.SECONDS)

    assert [tick.label for tick in ticks] == ["0", "1 d", "2 d", "3 d", "4 d"]


def test_days_are_named_by_weekday_and_number() -> None:
    assert dates(Grain.DAY, timedelta(days=5)) == [
        ("Mon 24", False),
        ("Tue 25", False),
        ("Wed 26", False),
        ("Thu 27", False),
        ("Fri 28", False),
    ]


def test_more_than_five_dates_leave_every_other_one_out_on_a_phone() -> None:
    assert [is_minor for _, is_minor in dates(Grain.DAY, timedelta(days=7))] == [False, True] * 3 + [False]


def test_hours_of_four_days_carry_midnights_and_noons() -> None:
    labels = [label for label, _ in dates(Grain.HOUR, timedelta(days=4))]

    assert labels == ["Mon 24", "12:00", "Tue 25", "12:00", "Wed 26", "12:00", "Thu 27", "12:00"]


def test_weeks_of_a_year_carry_quarters_and_the_new_year() -> None:
    labels = [label for label, _ in dates(Grain.WEEK, timedelta(days=365))]

    assert labels == ["Oct 2017", "2018", "Apr", "Jul"]


def test_fifteen_years_carry_every_other_year() -> None:
    labels = [label for label, _ in dates(Grain.MONTH, timedelta(days=365 * 15))]

    assert labels == ["2018", "2020", "2022", "2024", "2026", "2028", "2030", "2032"]


@given(
    grain=st.sampled_from(list(Grain)),
    days=st.integers(1, 4_900),
    start=st.datetimes(datetime(2011, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 -- hypothesis adds the zone below
)
def test_there_are_at_most_nine_dates_and_all_lie_on_the_axis(
    grain: Grain, days: int, start: datetime
) -> None:
    days = min(days, 200) if grain is Grain.HOUR else days
    begin = start.replace(tzinfo=UTC)
    span = Span(begin, begin + timedelta(days=days), begin)
    buckets = span.buckets(grain)

    ticks = scale.date_ticks([bucket.starts_at for bucket in buckets], buckets[-1].ends_at, grain)

    assert len(ticks) <= scale.MOST_DATES
    assert all(buckets[0].starts_at <= tick.at < buckets[-1].ends_at for tick in ticks)
