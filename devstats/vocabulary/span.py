"""Spans: windows of known instants, and the buckets they are cut into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from devstats.vocabulary import phrases, steps
from devstats.vocabulary.grain import Grain
from devstats.vocabulary.instants import day_or_instant, instant
from devstats.vocabulary.misunderstood import Misunderstood
from devstats.vocabulary.steps import Step

MOST_BUCKETS = 5_000


@dataclass(frozen=True, slots=True)
class Bucket:
    """One point's share of a span: the calendar unit, and the part of it that lies in the span."""

    starts_at: datetime
    ends_at: datetime
    from_at: datetime
    until: datetime
    label: str
    is_unfinished: bool

    @property
    def is_partial(self) -> bool:
        """Whether the span covers only a part of the calendar unit."""
        return self.from_at != self.starts_at or self.until != self.ends_at


@dataclass(frozen=True, slots=True)
class Span:
    """The instants `from_at` (included) to `until` (excluded), in UTC; `as_of` is what `now` meant."""

    from_at: datetime
    until: datetime
    as_of: datetime

    def __post_init__(self) -> None:
        """Hold what everything behind the door relies on."""
        assert self.from_at < self.until, f"{self.from_at} is not before {self.until}"
        for at in (self.from_at, self.until, self.as_of):
            assert at.utcoffset() == timedelta(0), f"{at} is not in UTC"

    @property
    def length(self) -> timedelta:
        """The time between the two ends."""
        return self.until - self.from_at

    @property
    def is_unfinished(self) -> bool:
        """Whether the span ends after `as_of`, so that more may happen in it."""
        return self.until > self.as_of

    def previous(self) -> Span:
        """The span of the same length that ends where this one begins."""
        try:
            return replace(self, from_at=self.from_at - self.length, until=self.from_at)
        except OverflowError:
            raise Misunderstood(f"nothing lies before {self._text()}; try a shorter window") from None

    def year_before(self) -> Span:
        """The same dates a year earlier; 29 February is 28 February then."""
        try:
            from_at = steps.moved(self.from_at, -1, Step.YEAR)
            until = steps.moved(self.until, -1, Step.YEAR)
        except OverflowError:
            raise Misunderstood(f"no year lies before {self._text()}; try a later window") from None
        # 28 to 29 February of a leap year would be empty a year earlier: it keeps its length instead.
        return replace(self, from_at=from_at, until=until if from_at < until else from_at + self.length)

    def whole(self, grain: Grain) -> Span | None:
        """The longest part of this span made of whole buckets of `grain`; None where there is none."""
        start = grain.floor(self.from_at)
        if start < self.from_at:
            start = grain.after(start)
        end = grain.floor(self.until)
        return replace(self, from_at=start, until=end) if start < end else None

    def whole_days(self) -> Span | None:
        """The longest part of this span that is made of whole UTC days; None where there is none."""
        return self.whole(Grain.DAY)

    def edges(self, grain: Grain) -> list[Span]:
        """What `whole(grain)` leaves over, at most two spans in order; all of it where nothing is whole."""
        inner = self.whole(grain)
        if inner is None:
            return [self]
        edges = []
        if self.from_at < inner.from_at:
            edges.append(replace(self, until=inner.from_at))
        if inner.until < self.until:
            edges.append(replace(self, from_at=inner.until))
        return edges

    def buckets(self, grain: Grain) -> list[Bucket]:
        """The calendar buckets that this span touches, oldest first, those at the edges clipped to it.

        Raises Misunderstood where there would be more than 5,000.
        """
        self._refuse_too_many(grain)
        buckets = []
        starts_at = grain.floor(self.from_at)
        while starts_at < self.until:
            ends_at = grain.after(starts_at)
            buckets.append(
                Bucket(
                    starts_at=starts_at,
                    ends_at=ends_at,
                    from_at=max(starts_at, self.from_at),
                    until=min(ends_at, self.until),
                    label=instant(starts_at) if grain is Grain.HOUR else starts_at.strftime("%Y-%m-%d"),
                    is_unfinished=ends_at > self.as_of,
                )
            )
            starts_at = ends_at
        return buckets

    def describe(self) -> str:
        """The span in short words, as `24 July 2017`, `July 2017` or `24 July 2017 10:17` to another time."""
        return phrases.absolute(self.from_at, self.until)

    def _refuse_too_many(self, grain: Grain) -> None:
        count = self._count(grain)
        if count <= MOST_BUCKETS:
            return
        fitting = next((other for other in grain.coarser if self._count(other) <= MOST_BUCKETS), None)
        remedy = f"every {fitting}" if fitting else "a shorter window"
        size = f"{count:,} points, more than {MOST_BUCKETS:,}"
        raise Misunderstood(f"every {grain} from {self._text()} would be {size}; try {remedy}")

    def _count(self, grain: Grain) -> int:
        last = self.until - timedelta(microseconds=1)
        return steps.between(grain.floor(self.from_at), grain.floor(last), grain.step) + 1

    def _text(self) -> str:
        return f"{day_or_instant(self.from_at)} to {day_or_instant(self.until)}"
