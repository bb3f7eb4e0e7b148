"""Axes: round amounts upwards, and dates people use along the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor, log10

from devstats.charts import amounts
from devstats.vocabulary import Grain, Unit
from devstats.vocabulary.steps import Step, moved
from devstats.vocabulary.steps import floor as floor_to

MOST_AMOUNTS = 6
MOST_DATES = 9
MOST_DATES_ON_A_PHONE = 5


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis of amounts."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class DateTick:
    """A mark on the axis of time; `is_minor` ones are left out where there is little room."""

    at: datetime
    label: str
    is_minor: bool


def amount_ticks(highest: float, unit: str) -> tuple[Tick, ...]:
    """Round amounts from 0 to the first one that is not below `highest`, at most seven."""
    step = _duration_step(highest) if unit == Unit.SECONDS else _round_step(highest)
    count = max(1, ceil(highest / step))
    return tuple(Tick(step * index, amounts.compact(step * index, unit)) for index in range(count + 1))


def _round_step(highest: float) -> float:
    """1, 2 or 5 times a power of ten; whole, as what is counted is."""
    least = max(highest, 1) / MOST_AMOUNTS
    power = 10.0 ** floor(log10(least))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
    return max(1, step)


_DURATION_STEPS = (1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200)


def _duration_step(highest: float) -> float:
    least = highest / MOST_AMOUNTS
    step = next((step for step in _DURATION_STEPS if step >= least), None)
    return step or _round_step(highest / amounts.DAY) * amounts.DAY


@dataclass(frozen=True, slots=True)
class _Dates:
    """Dates `count` steps apart, and how they are written."""

    count: int
    step: Step
    label: Callable[[datetime], str]


def _clock(at: datetime) -> str:
    return f"{at:%a} {at.day}" if at.hour == 0 else f"{at:%H:%M}"


def _weekday(at: datetime) -> str:
    return f"{at:%a} {at.day}"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b}"


def _month(at: datetime) -> str:
    return f"{at:%Y}" if at.month == 1 else f"{at:%b}"


def _year(at: datetime) -> str:
    return f"{at:%Y}"


_DATES = (
    _Dates(1, Step.HOUR, _clock),
    _Dates(3, Step.HOUR, _clock),
    _Dates(6, Step.HOUR, _clock),
    _Dates(12, Step.HOUR, _clock),
    _Dates(1, Step.DAY, _weekday),
    _Dates(2, Step.DAY, _day),
    _Dates(1, Step.WEEK, _day),
    _Dates(2, Step.WEEK, _day),
    _Dates(1, Step.MONTH, _month),
    _Dates(1, Step.QUARTER, _month),
    _Dates(6, Step.MONTH, _month),
    _Dates(1, Step.YEAR, _year),
    _Dates(2, Step.YEAR, _year),
    _Dates(5, Step.YEAR, _year),
)
_LENGTHS = {
    Step.HOUR: timedelta(hours=1),
    Step.DAY: timedelta(days=1),
    Step.WEEK: timedelta(weeks=1),
    Step.MONTH: timedelta(days=28),
    Step.QUARTER: timedelta(days=90),
    Step.YEAR: timedelta(days=365),
}


def date_ticks(starts: Sequence[datetime], until: datetime, grain: Grain) -> tuple[DateTick, ...]:
    """At most nine dates from the first of `starts` to `until`, never closer than the buckets.

    Where each bucket has its own date it stands under the bucket's middle, else at the instant it names.
    """
    if not starts:
        return ()
    finest = _LENGTHS[grain.step]
    for dates in _DATES:
        if dates.count * _LENGTHS[dates.step] < finest:
            continue
        instants = _instants(dates, starts[0], until)
        if len(instants) <= MOST_DATES:
            break
    is_each = len(instants) == len(starts) and instants[0] == starts[0]
    ends = [*starts[1:], until]
    middles = [start + (end - start) / 2 for start, end in zip(starts, ends, strict=True)]
    marks = middles if is_each else instants
    labels = [dates.label(at) for at in instants]
    if labels and dates.step in {Step.MONTH, Step.QUARTER} and not labels[0].isdigit():
        labels[0] += f" {instants[0].year}"
    is_crowded = len(marks) > MOST_DATES_ON_A_PHONE
    return tuple(
        DateTick(at, label, is_minor=is_crowded and index % 2 == 1)
        for index, (at, label) in enumerate(zip(marks, labels, strict=True))
    )


def _instants(dates: _Dates, from_at: datetime, until: datetime) -> list[datetime]:
    at = _first(dates, from_at)
    found: list[datetime] = []
    while at < until and len(found) <= MOST_DATES:
        if at >= from_at:
            found.append(at)
        at = moved(at, dates.count, dates.step)
    return found


def _first(dates: _Dates, from_at: datetime) -> datetime:
    """The last date of the row not after `from_at`: hours count from midnight, half years from January."""
    match dates.step:
        case Step.HOUR:
            return floor_to(from_at, Step.DAY) + timedelta(hours=from_at.hour // dates.count * dates.count)
        case Step.MONTH:
            month = (from_at.month - 1) // dates.count * dates.count + 1
            return floor_to(from_at, Step.MONTH).replace(month=month)
        case Step.YEAR:
            year = floor_to(from_at, Step.YEAR)
            return year.replace(year=year.year // dates.count * dates.count)
    return floor_to(from_at, dates.step)
