"""Cells: what metrics come to in each bucket and part, in one statement for each kind of arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import connection

from devstats.metrics import Definition
from devstats.queries import levels, pieces, statements
from devstats.queries.filters import Filter
from devstats.vocabulary import Arithmetic, Grain, Span

type Group = tuple[int, ...] | None
"""Repositories that are counted together; None for all there are."""


@dataclass(frozen=True, slots=True)
class Key:
    """Whose value: a metric's, in the group of that place, in a part of the split (None: the whole)."""

    metric: str
    group: int = 0
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the number of observations behind it."""

    amount: float
    n: int


@dataclass(frozen=True, slots=True)
class Cells:
    """The values found: of buckets by their place from 0, and of whole spans; what is missing had nothing."""

    buckets: dict[Key, dict[int, Value]]
    totals: dict[Key, Value]


@dataclass(frozen=True, slots=True)
class Request:
    """What to count: metrics in groups of repositories over a span, narrowed and perhaps split.

    `starts` are the calendar's beginnings of the buckets; without any, only totals are counted.
    """

    metrics: Sequence[Definition]
    groups: Sequence[Group]
    span: Span
    narrowed: Filter
    grain: Grain | None = None
    starts: Sequence[datetime] = ()
    by: str | None = None


def cells(request: Request) -> Cells:
    """Count what is requested."""
    found = Cells({}, {})
    if all(group == () for group in request.groups):
        return found
    for _, chosen in groupby(sorted(request.metrics, key=_arithmetic), key=_arithmetic):
        _fill(found, _rows(request, list(chosen)))
    return found


def biggest(request: Request, *, limit: int, offset: int) -> tuple[Cells, int]:
    """The biggest parts of a request for one metric in one group, and how many parts there are in all.

    The whole comes with them.
    """
    found = Cells({}, {})
    written = None if () in request.groups else _statement(request, list(request.metrics))
    if written is None:
        return found, 0
    sql, values = written
    with connection.cursor() as cursor:
        cursor.execute(_BIGGEST.format(statement=sql), {**values, "after": offset, "through": offset + limit})
        rows = cursor.fetchall()
    _fill(found, (statements.Row(*row) for *row, _ in rows))
    return found, max((count for *_, count in rows), default=0)


_BIGGEST = """
WITH part AS (
{statement}
),

ranked AS (
    SELECT
        part.*,
        row_number() OVER ranks AS rank,
        count(part.part) OVER () AS parts
    FROM part
    WINDOW ranks AS (PARTITION BY part.part IS NULL ORDER BY part.amount DESC, part.part COLLATE "C")
)

SELECT ranked.metric, ranked.place, ranked.bucket, ranked.part, ranked.amount, ranked.n, ranked.parts
FROM ranked
WHERE
    ranked.part IS NULL
    OR (ranked.rank > %(after)s AND ranked.rank <= %(through)s)
ORDER BY ranked.part IS NULL, ranked.rank
"""


def _rows(request: Request, chosen: list[Definition]) -> Iterable[statements.Row]:
    written = _statement(request, chosen)
    if written is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*written)
        return [statements.Row(*row) for row in cursor.fetchall()]


def _statement(request: Request, chosen: list[Definition]) -> tuple[str, statements.Values] | None:
    """The statement for metrics of one arithmetic; None where the span has not begun."""
    grain = request.grain if request.starts else None
    cut = pieces.cut(request.span, grain, has_months=chosen[0].has_months)
    if not cut:
        return None
    write = levels.statement if chosen[0].arithmetic is Arithmetic.LAST else statements.statement
    return write(
        statements.Shape(
            metrics=chosen,
            groups=request.groups,
            pieces=cut,
            starts=request.starts,
            by=request.by,
            narrowed=request.narrowed,
        )
    )


def _arithmetic(metric: Definition) -> Arithmetic:
    return metric.arithmetic


def _fill(found: Cells, rows: Iterable[statements.Row]) -> None:
    for row in rows:
        key = Key(row.metric, row.group, row.part)
        value = Value(row.amount, row.n)
        if row.bucket is None:
            found.totals[key] = value
        else:
            found.buckets.setdefault(key, {})[row.bucket] = value
