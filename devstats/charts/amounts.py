"""Amounts, changes and instants as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from devstats.vocabulary.grain import Grain
from devstats.vocabulary.measures import Direction, Unit

NO_ANSWER = "–"

MINUTE, HOUR, DAY, YEAR = 60, 3_600, 86_400, 31_557_600

# A duration stays in a unit until the next one would show at least one and a half of it: 80 min, but 1.5 h.
_DURATIONS = ((YEAR, "y"), (DAY, "d"), (HOUR, "h"), (MINUTE, "min"))
_STAYS = 1.5
_LARGE = ((1_000_000_000, "G"), (1_000_000, "M"), (10_000, "k"))

# More than ten times as much reads better as a factor than as per cent.
_FACTOR = 10

# From here on a decimal says nothing that matters.
_NO_DECIMALS, _NO_DECIMALS_OF_TIME = 100, 10

# What rounds to 0 % or to 100 % without being it.
_NEARLY_NOTHING, _NEARLY_ALL = 0.005, 0.995


def amount(value: float | None, unit: str) -> str:
    """`11,197`, `1.9 d` for seconds, `–` where there is no answer."""
    if value is None:
        return NO_ANSWER
    if unit == Unit.SECONDS:
        return duration(value)
    return number(value)


def number(value: float) -> str:
    """A number with thousands separated; a decimal only where it has one and is below 100."""
    if abs(value) >= _NO_DECIMALS or float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.1f}"


def duration(seconds: float) -> str:
    """A length of time in the largest unit that says enough: `45 s`, `12 min`, `1.9 d`."""
    size = abs(seconds)
    for length, name in _DURATIONS:
        if size >= _STAYS * length:
            return f"{_short(seconds / length)} {name}"
    return f"{seconds:,.0f} s"


def counted(value: float | None, unit: str) -> str:
    """An amount with its unit: `11,197 contributions`, `1 pull request`, `1.9 d`."""
    text = amount(value, unit)
    if value is None or unit == Unit.SECONDS:
        return text
    return f"{text} {singular(unit) if value == 1 else unit}"


def singular(unit: str) -> str:
    """The unit of one: `pull request`, `person`."""
    return {"people": "person", "pushes": "push"}.get(unit, unit.removesuffix("s"))


def compact(value: float, unit: str) -> str:
    """An amount short enough for an axis: `250`, `12 k`, `1.5 M`, `2 d`."""
    if unit == Unit.SECONDS:
        return _round_duration(value)
    for size, letter in _LARGE:
        if abs(value) >= size:
            divisor = 1_000 if letter == "k" else size
            return f"{value / divisor:,.4g} {letter}"
    return f"{value:,.4g}"


def _round_duration(seconds: float) -> str:
    """A round length of time in the largest unit that divides it: `1 d`, not `24 h`."""
    for length, name in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
        if seconds and seconds % length == 0:
            return f"{seconds / length:,.0f} {name}"
    return f"{seconds:,.4g} s" if seconds else "0"


def share(value: float | None) -> str:
    """A share as whole per cent, never 100 % or 0 % unless it is."""
    if value is None:
        return NO_ANSWER
    if _NEARLY_ALL <= value < 1:
        return "99 %"
    if 0 < value < _NEARLY_NOTHING:
        return "< 1 %"
    return f"{value:.0%}".replace("%", " %")


@dataclass(frozen=True, slots=True)
class Change:
    """How a value moved, in words (none where it is not known), and whether that is good, bad or neutral."""

    words: str
    verdict: str

    @property
    def is_known(self) -> bool:
        """Whether two values could be compared."""
        return bool(self.words)


def change(value: float | None, before: float | None, *, unit: str, direction: str) -> Change:
    """How `value` compares with `before`: per cent for amounts, the difference for durations."""
    if value is None or before is None:
        return Change("", "neutral")
    if value == before:
        return Change("± 0 %", "neutral")
    if before == 0:
        return Change("▲ from 0", _verdict(1, direction))
    mark = "▲" if value > before else "▼"
    return Change(f"{mark} {_difference(value, before, unit)}", _verdict(value - before, direction))


def _difference(value: float, before: float, unit: str) -> str:
    if unit == Unit.SECONDS:
        return duration(abs(value - before))
    moved = abs(value - before) / abs(before)
    if moved >= _FACTOR:
        return f"× {value / before:,.0f}"
    # Below half a per cent a rounded 0 % beside an arrow would contradict itself.
    return "< 1 %" if moved < _NEARLY_NOTHING else f"{moved:.0%}".replace("%", " %")


def _verdict(moved: float, direction: str) -> str:
    if direction == Direction.NEUTRAL or not moved:
        return "neutral"
    is_good = (moved > 0) == (direction == Direction.MORE_IS_BETTER)
    return "good" if is_good else "bad"


def _short(value: float) -> str:
    """One decimal below ten, where it is not zero."""
    rounded = round(value, 1)
    return (
        f"{value:,.0f}"
        if abs(rounded) >= _NO_DECIMALS_OF_TIME or rounded == int(rounded)
        else f"{rounded:.1f}"
    )


def instant(at: datetime) -> str:
    """`28 Jul 2017, 07:59`, in UTC as everywhere."""
    return f"{at.day} {at:%b %Y, %H:%M}"


def day(at: datetime) -> str:
    """`28 Jul 2017`."""
    return f"{at.day} {at:%b %Y}"


def bucket(starts_at: datetime, grain: str) -> str:
    """A bucket's date in full: `Thu 27 Jul 2017, 14:00`, `Week of 24 Jul 2017`, `July 2017`, `Q3 2017`."""
    match grain:
        case Grain.HOUR:
            return f"{starts_at:%a} {starts_at.day} {starts_at:%b %Y, %H:%M}"
        case Grain.DAY:
            return f"{starts_at:%a} {starts_at.day} {starts_at:%b %Y}"
        case Grain.WEEK:
            return f"Week of {day(starts_at)}"
        case Grain.MONTH:
            return f"{starts_at:%B %Y}"
        case Grain.QUARTER:
            return f"Q{(starts_at.month + 2) // 3} {starts_at:%Y}"
    return f"{starts_at:%Y}"


def between(from_at: datetime, until: datetime) -> str:
    """A stretch of time, its last day named as people name it: `24–28 Jul 2017`, `28 Jun – 5 Jul 2017`.

    Both ends at midnight read as whole days, the excluded one as the day before it; else the time is written.
    """
    if _is_midnight(from_at) and _is_midnight(until):
        last = until - timedelta(days=1)
        if from_at.date() == last.date():
            return day(from_at)
        if (from_at.year, from_at.month) == (last.year, last.month):
            return f"{from_at.day}–{day(last)}"
        if from_at.year == last.year:
            return f"{from_at.day} {from_at:%b} – {day(last)}"
        return f"{day(from_at)} – {day(last)}"
    begin = f"{from_at.day} {from_at:%b, %H:%M}" if from_at.year == until.year else instant(from_at)
    return f"{begin} – {instant(until)}"


def _is_midnight(at: datetime) -> bool:
    return at.hour == at.minute == at.second == at.microsecond == 0
