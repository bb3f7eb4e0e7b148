"""Windows and spans in short English words."""

from __future__ import annotations

from datetime import datetime, timedelta

from devstats.vocabulary import instants, steps
from devstats.vocabulary.expression import Expression
from devstats.vocabulary.steps import Step

_DASH = "\N{EN DASH}"

_UNITS = {
    Step.SECOND: "second",
    Step.MINUTE: "minute",
    Step.HOUR: "hour",
    Step.DAY: "day",
    Step.WEEK: "week",
    Step.MONTH: "month",
    Step.QUARTER: "quarter",
    Step.YEAR: "year",
}

_KNOWN = {
    "now/d to now": "today so far",
    "now/d to now/d": "today",
    "now-1d/d to now-1d/d": "yesterday",
}


def relative(begin: Expression, end: Expression) -> str:
    """A window that hangs on `now`, as "last 7 days"; empty where no phrase is short."""
    text = f"{begin} to {end}"
    if text in _KNOWN:
        return _KNOWN[text]
    if begin.start is None and end.start is None:
        return _around_now(begin, end)
    if begin.start is not None and not begin.operations and str(end) == "now" and _is_midnight(begin.start):
        return f"since {_day(begin.start)}"
    return ""


def absolute(from_at: datetime, until: datetime) -> str:
    """The stretch between two instants in whole years, months or days, or else with the time of day."""
    if not (_is_midnight(from_at) and _is_midnight(until)):
        return _hours(from_at, until)
    through = until - timedelta(days=1)
    if _begins(Step.YEAR, from_at, until):
        return str(from_at.year) if from_at.year == through.year else f"{from_at.year}{_DASH}{through.year}"
    if _begins(Step.MONTH, from_at, until):
        return _months(from_at, through)
    return _days(from_at, through)


def _around_now(begin: Expression, end: Expression) -> str:
    first, last = begin.operations, end.operations
    match [operation.sign for operation in first], [operation.sign for operation in last]:
        case (["-"], []):
            return _rolling(first[0].count, first[0].step)
        case (["/"], []):
            return f"this {_UNITS[first[0].step]} so far"
        case (["/"], ["/"]) if first == last:
            return f"this {_UNITS[first[0].step]}"
        case (["-", "/"], ["-", "/"]) if (
            last[0].count == 1 and len({part.step for part in first + last}) == 1
        ):
            return _whole(first[0].count, first[0].step)
    return ""


def _rolling(count: int, step: Step) -> str:
    """A length that ends now. One month is "past", as "last month" is the one that is over."""
    if count == 1:
        return "last 24 hours" if step is Step.DAY else f"past {_UNITS[step]}"
    return f"last {count} {_UNITS[step]}s"


def _whole(count: int, step: Step) -> str:
    return f"last whole {_UNITS[step]}" if count == 1 else f"last {count} whole {_UNITS[step]}s"


def _months(first: datetime, last: datetime) -> str:
    if first.year != last.year:
        return f"{first:%B} {first.year} {_DASH} {last:%B} {last.year}"
    months = f"{first:%B}" if first.month == last.month else f"{first:%B}{_DASH}{last:%B}"
    return f"{months} {last.year}"


def _days(first: datetime, last: datetime) -> str:
    if first == last:
        return _day(first)
    if first.year != last.year:
        return f"{_day(first)} {_DASH} {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} {_DASH} {_day(last)}"
    return f"{first.day}{_DASH}{_day(last)}"


def _hours(from_at: datetime, until: datetime) -> str:
    if from_at.date() == until.date():
        return f"{_day(from_at)} {_clock(from_at)}{_DASH}{_clock(until)} UTC"
    return f"{_day(from_at)} {_clock(from_at)} {_DASH} {_day(until)} {_clock(until)} UTC"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B} {at.year}"


def _clock(at: datetime) -> str:
    """The time of day to the minute, and finer only where it is finer."""
    text = instants.instant(at).partition("T")[2].removesuffix("Z")
    return f"{at:%H:%M}" if at == steps.floor(at, Step.MINUTE) else text


def _begins(step: Step, *instants_: datetime) -> bool:
    return all(at == steps.floor(at, step) for at in instants_)


def _is_midnight(at: datetime) -> bool:
    return _begins(Step.DAY, at)
