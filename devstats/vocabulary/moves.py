"""Moving a window about: back, forth, wider, narrower, in words that can still be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from devstats.vocabulary import instants, steps
from devstats.vocabulary.expression import Expression
from devstats.vocabulary.span import Span
from devstats.vocabulary.steps import Step

type Ends = tuple[str, str]

_NOW = "now"

# Halving turns days into hours and years into months; "6M" and "7d" are easier to read than "2Q" and "1w".
_FINER = (Step.DAY, Step.HOUR, Step.MINUTE, Step.SECOND, Step.MONTH)

_DAYS_IN_HALF_A_MONTH = 15

# Half of four or more, rounded up, is at most three quarters; half of one and a bit would be all of it.
_FAIR_COUNT = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Both ends of a window as written, and what they mean now."""

    begin: Expression
    end: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A window that hangs on `now`: both ends as counts of one size, then perhaps rounded to `rounding`.

    Counts are seconds or months; days and months are never mixed, as neither is a number of the other.
    """

    begin: int
    end: int
    sizes: dict[Step, int]
    used: tuple[Step, ...]
    rounding: Step | None

    @property
    def length(self) -> int:
        """The window's own length. Rounded ends enclose their units: `now-7d/d to now-1d/d` is 7 days."""
        return self.end - self.begin + (self.sizes[self.rounding] if self.rounding else 0)

    def written(self, begin: int, end: int) -> Ends:
        """The window with other counts."""
        return self._written(begin), self._written(end)

    def _written(self, count: int) -> str:
        rounding = f"/{self.rounding}" if self.rounding else ""
        if count == 0:
            return f"now{rounding}"
        step = next(
            step for step in chain(self.used, _FINER) if step in self.sizes and count % self.sizes[step] == 0
        )
        return f"now{'+' if count > 0 else '-'}{abs(count) // self.sizes[step]}{step}{rounding}"


def shifted(pair: Pair, *, count: int) -> Ends | None:
    """The ends moved by `count` times the window's own length; None where the calendar ends."""
    hanging = _hanging(pair)
    if hanging:
        by = count * hanging.length
        return hanging.written(hanging.begin + by, hanging.end + by)
    from_at, until = pair.span.from_at, pair.span.until
    try:
        if _begins_month(from_at) and _begins_month(until):
            months = count * steps.between(from_at, until, Step.MONTH)
            return _fixed(steps.moved(from_at, months, Step.MONTH), steps.moved(until, months, Step.MONTH))
        return _fixed(from_at + count * pair.span.length, until + count * pair.span.length)
    except OverflowError:
        return None


def widened(pair: Pair) -> Ends | None:
    """The ends of a window twice as long; None where the calendar ends."""
    hanging = _hanging(pair)
    if hanging:
        return hanging.written(hanging.begin - hanging.length, hanging.end)
    span, size = pair.span, _size(pair.span)
    half = _half(span)
    try:
        if str(pair.end) == _NOW:
            return instants.day_or_instant(steps.floor(span.from_at - span.length, size)), str(pair.end)
        return _fixed(span.from_at - half, span.until + (span.length - half))
    except OverflowError:
        return None


def narrowed(pair: Pair) -> Ends:
    """The ends of a window half as long, or a little more where halves are not to be had."""
    hanging = _hanging(pair)
    shorter = hanging and _narrowed(hanging)
    if shorter:
        return shorter
    span, size = pair.span, _size(pair.span)
    half = _half(span)
    if str(pair.end) == _NOW:
        from_at = steps.floor(span.until - half, size)
        return instants.day_or_instant(max(from_at, span.from_at)), str(pair.end)
    dropped = span.length - half
    before = dropped / 2 // _length(size) * _length(size)
    return _fixed(span.from_at + before, span.until - (dropped - before))


def _narrowed(hanging: _Hanging) -> Ends | None:
    if hanging.rounding:
        size = hanging.sizes[hanging.rounding]
        count = hanging.length // size
        return (
            hanging.written(hanging.end - ((count + 1) // 2 - 1) * size, hanging.end) if count > 1 else None
        )
    if hanging.length > 1:
        return hanging.written(hanging.end - (hanging.length + 1) // 2, hanging.end)
    if hanging.sizes is steps.MONTHS and hanging.end == 0:
        return f"now-{_DAYS_IN_HALF_A_MONTH}d", "now"
    return None


def _hanging(pair: Pair) -> _Hanging | None:
    """The pair as counts from `now`, where both ends are of the same kind."""
    begin, end = _parts(pair.begin), _parts(pair.end)
    if begin is None or end is None or begin[1] != end[1]:
        return None
    rounding = begin[1]
    operations = [*begin[0], *end[0]]
    used = {operation[1] for operation in operations} or ({rounding} if rounding else set())
    sizes = next((sizes for sizes in (steps.SECONDS, steps.MONTHS) if used <= sizes.keys()), None)
    if sizes is None or (rounding and rounding not in sizes):
        return None
    counts = [sum(count * sizes[step] for count, step in part) for part, _ in (begin, end)]
    if rounding and any(count % sizes[rounding] for count in counts):
        return None
    by_size = sorted(used, key=sizes.__getitem__, reverse=True)
    hanging = _Hanging(begin=counts[0], end=counts[1], sizes=sizes, used=tuple(by_size), rounding=rounding)
    return hanging if hanging.length > 0 else None


def _parts(expression: Expression) -> tuple[list[tuple[int, Step]], Step | None] | None:
    """The steps from `now` and the rounding behind them; None for a fixed date or rounding in between."""
    if expression.start is not None:
        return None
    operations = list(expression.operations)
    rounding = operations.pop().step if operations and operations[-1].sign == "/" else None
    if any(operation.sign == "/" for operation in operations):
        return None
    signed = [
        (operation.count if operation.sign == "+" else -operation.count, operation.step)
        for operation in operations
    ]
    return signed, rounding


def _fixed(from_at: datetime, until: datetime) -> Ends:
    return instants.day_or_instant(from_at), instants.day_or_instant(until)


def _begins_month(at: datetime) -> bool:
    return at == steps.floor(at, Step.MONTH)


def _size(span: Span) -> Step:
    """The coarsest step in which the span has a fair half, so that a halved window has no odd seconds."""
    for step in (Step.DAY, Step.HOUR, Step.MINUTE):
        count, rest = divmod(span.length, _length(step))
        if count >= _FAIR_COUNT or (count > 1 and not rest):
            return step
    return Step.SECOND


def _half(span: Span) -> timedelta:
    """Half of the span's length, rounded up to its `_size`."""
    length = _length(_size(span))
    return min(-(-span.length / 2 // length) * length, span.length)


def _length(step: Step) -> timedelta:
    return timedelta(seconds=steps.SECONDS[step])
