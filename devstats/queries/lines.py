"""Cells to lines: points for every bucket, with null where nothing is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from devstats.metrics import Definition
from devstats.queries.cells import Cells, Key, Value
from devstats.queries.ledger import Known
from devstats.series import Line, Point
from devstats.series import Value as Answered
from devstats.vocabulary import Arithmetic, Bucket, Span

_ZEROS = frozenset({Arithmetic.SUM, Arithmetic.DISTINCT})


@dataclass(frozen=True, slots=True)
class Axis:
    """What lines of a metric are drawn along: its span, the buckets counted, what is known of them."""

    metric: Definition
    span: Span
    known: Known
    buckets: Sequence[Bucket] = ()

    def line(self, cells: Cells, key: Key, *, title: str) -> Line:
        """The points and the total of one key."""
        total = cells.totals.get(key)
        is_known = self.known.touches(self.span.from_at, min(self.span.until, self.span.as_of))
        return Line(
            key=key.part or "",
            title=title,
            points=tuple(self._points(cells.buckets.get(key, {}))),
            total=self._answered(total, is_known=is_known),
            n=self._samples(total, is_known=is_known),
        )

    def _points(self, found: dict[int, Value]) -> list[Point]:
        level = found.get(-1)
        points = []
        for place, bucket in enumerate(self.buckets):
            value = found.get(place)
            is_known = self.known.touches(bucket.from_at, min(bucket.until, self.span.as_of))
            if self.metric.arithmetic is Arithmetic.LAST:
                level = value or level
                value = level if is_known or value else None
            points.append(
                Point(
                    label=bucket.label,
                    starts_at=bucket.starts_at,
                    ends_at=bucket.ends_at,
                    value=self._answered(value, is_known=is_known),
                    n=self._samples(value, is_known=is_known),
                    is_unfinished=bucket.is_unfinished,
                )
            )
        return points

    def _answered(self, value: Value | None, *, is_known: bool) -> Answered:
        """The value, whole where it is whole; nothing is 0 only where it is known that there was nothing."""
        if value is None:
            return 0 if is_known and self.metric.arithmetic in _ZEROS else None
        is_whole = not self.metric.arithmetic.is_percentile and value.amount == int(value.amount)
        return int(value.amount) if is_whole else float(value.amount)

    def _samples(self, value: Value | None, *, is_known: bool) -> int | None:
        if not self.metric.arithmetic.is_percentile:
            return None
        if value is None:
            return 0 if is_known else None
        return value.n
