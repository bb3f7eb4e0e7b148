"""Windows: the stretch of time a question is about, as it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from devstats.vocabulary import expression, instants, moves, phrases
from devstats.vocabulary.expression import Expression
from devstats.vocabulary.misunderstood import Misunderstood, quoted
from devstats.vocabulary.span import Span

LONGEST_TEXT = 200

_BETWEEN = re.compile(r"\s+to\s+")


@dataclass(frozen=True, slots=True)
class Window:
    """The two ends in Grafana's grammar, without spaces; `to` is excluded.

    What was understood is kept in its canonical form: `now - d` becomes `now-1d`, an instant is in UTC, and
    midnight is its date. Raises Misunderstood with a sentence that names the word.
    """

    from_: str = "now-7d"
    to: str = "now"

    def __post_init__(self) -> None:
        """Read both ends and keep their canonical text."""
        begin, end = self._ends()
        object.__setattr__(self, "from_", str(begin))
        object.__setattr__(self, "to", str(end))
        _refuse_long(str(self))

    @classmethod
    def of(cls, *, from_: str = "now-7d", to: str = "now") -> Window:
        """The window between two ends as they were written."""
        return cls(from_, to)

    @classmethod
    def parse(cls, text: str) -> Window:
        """Read `now-7d to now`."""
        _refuse_long(text)
        from_, *rest = _BETWEEN.split(text.strip())
        if len(rest) != 1 or not from_ or not rest[0]:
            raise Misunderstood(
                f"cannot read the window {text!r}: it is written FROM to TO; try now-7d to now"
            )
        return cls(from_, rest[0])

    def __str__(self) -> str:
        return f"{self.from_} to {self.to}"

    @property
    def is_fixed(self) -> bool:
        """Whether the window stays where it is when `now` moves."""
        return all(end.start is not None for end in self._ends())

    def resolve(self, now: datetime) -> Span:
        """The instants meant when it is `now`; raises Misunderstood where the window is empty or reversed."""
        begin, end = self._ends()
        as_of = now.astimezone(UTC)
        from_at, until = self._instant(begin, as_of), self._instant(end, as_of, is_end=True)
        if from_at == until:
            at = instants.day_or_instant(until)
            raise Misunderstood(
                f"the window {str(self)!r} is empty: it begins and ends at {at}; try now-7d to now"
            )
        if from_at > until:
            ends = f"{instants.day_or_instant(until)}, before it begins at {instants.day_or_instant(from_at)}"
            raise Misunderstood(f"the window {str(self)!r} ends at {ends}; try {self.to} to {self.from_}")
        return Span(from_at, until, as_of)

    def earlier(self, now: datetime) -> Window | None:
        """The window of the same length that ends where this one begins (◀); None before the year 1."""
        return self._moved(moves.shifted(self._pair(now), count=-1))

    def later(self, now: datetime) -> Window | None:
        """The window of the same length that begins where this one ends (▶); None where that is not yet."""
        pair = self._pair(now)
        return self._moved(moves.shifted(pair, count=1)) if pair.span.until < now else None

    def wider(self, now: datetime) -> Window | None:
        """The window twice as long: one that ends at `now` keeps its end, a fixed one its middle."""
        return self._moved(moves.widened(self._pair(now)))

    def narrower(self, now: datetime) -> Window | None:
        """The window half as long, whole days staying whole; ends as in `wider`."""
        return self._moved(moves.narrowed(self._pair(now)))

    def describe(self) -> str:
        """The window in words where there are short ones ("last 7 days"), else as it is written."""
        if self.is_fixed:
            return self.resolve(_ANY_TIME).describe()
        return phrases.relative(*self._ends()) or str(self)

    def _ends(self) -> tuple[Expression, Expression]:
        text = str(self)
        _refuse_long(text)
        place = f"the window {text!r}"
        return expression.parse(self.from_, place=place), expression.parse(self.to, place=place)

    def _instant(self, end: Expression, now: datetime, *, is_end: bool = False) -> datetime:
        try:
            return end.resolve(now, rounds="up" if is_end else "down")
        except OverflowError:
            message = f"{str(end)!r} in the window {str(self)!r} lies outside the years 1 to 9999; try now-5y"
            raise Misunderstood(message) from None

    def _pair(self, now: datetime) -> moves.Pair:
        return moves.Pair(*self._ends(), self.resolve(now))

    @staticmethod
    def _moved(ends: tuple[str, str] | None) -> Window | None:
        if ends is None:
            return None
        try:
            return Window(*ends)
        except Misunderstood:  # the count of steps has outgrown the grammar
            return None


_ANY_TIME = datetime(2017, 7, 24, tzinfo=UTC)


def _refuse_long(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        message = f"the window {quoted(text)} is {len(text)} characters long, more than {LONGEST_TEXT}"
        raise Misunderstood(f"{message}; try now-7d to now")


@dataclass(frozen=True, slots=True)
class Preset:
    """A window that the window bar offers by name."""

    title: str
    window: Window


# GH Archive's first hour is 2011-02-12T00: nothing that can be harvested in bulk is older.
EVERYTHING = Window("2011-02-12", "now")

DEFAULT_WINDOW = Window("now-7d", "now")

PRESETS = (
    Preset("24 h", Window("now-24h", "now")),
    Preset("7 d", DEFAULT_WINDOW),
    Preset("30 d", Window("now-30d", "now")),
    Preset("90 d", Window("now-90d", "now")),
    Preset("6 M", Window("now-6M", "now")),
    Preset("1 y", Window("now-1y", "now")),
    Preset("5 y", Window("now-5y", "now")),
    Preset("all", EVERYTHING),
)
