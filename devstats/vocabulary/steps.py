"""Calendar steps in UTC: rounding an instant down to a unit, and moving it by units."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from enum import StrEnum


class Step(StrEnum):
    """The units of Grafana's grammar; `m` is a minute, `M` a month."""

    SECOND = "s"
    MINUTE = "m"
    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "y"


SECONDS = {Step.SECOND: 1, Step.MINUTE: 60, Step.HOUR: 3_600, Step.DAY: 86_400, Step.WEEK: 604_800}
MONTHS = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}

# The calendar's first day is a Monday, so that every week, day and hour is whole counted from it.
_FIRST_MONDAY = datetime(1, 1, 1, tzinfo=UTC)


def floor(at: datetime, step: Step) -> datetime:
    """The last instant not after `at` at which a `step` begins; weeks begin on Monday, all in UTC."""
    at = at.astimezone(UTC)
    if step in SECONDS:
        return at - (at - _FIRST_MONDAY) % timedelta(seconds=SECONDS[step])
    month = at.month - (at.month - 1) % MONTHS[step]
    return at.replace(month=month, day=1, hour=0, minute=0, second=0, microsecond=0)


def moved(at: datetime, count: int, step: Step) -> datetime:
    """`at` moved by `count` steps, back where negative; days that a month lacks become its last day.

    Raises OverflowError outside the years 1 to 9999.
    """
    if step in SECONDS:
        return at + timedelta(seconds=count * SECONDS[step])
    year, month = divmod(at.year * 12 + at.month - 1 + count * MONTHS[step], 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(year)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))


def between(start: datetime, end: datetime, step: Step) -> int:
    """How many whole steps lie between two instants at which a `step` begins."""
    if step in SECONDS:
        return (end - start) // timedelta(seconds=SECONDS[step])
    return ((end.year - start.year) * 12 + end.month - start.month) // MONTHS[step]
