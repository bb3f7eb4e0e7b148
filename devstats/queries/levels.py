"""The SQL for levels: the last one known counts until there is a newer one, also from before the window."""

from dataclasses import replace
from datetime import UTC, datetime

from devstats.queries import statements
from devstats.queries.pieces import Piece, Source
from devstats.queries.statements import Shape, Values
from devstats.vocabulary import Grain, Span

# GitHub is younger than this, and so is every fact.
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


def statement(shape: Shape) -> tuple[str, Values]:
    """The statement that yields a `Row` for each bucket in which a level changed, with the level at its end.

    A bucket before the first stands for all that was before the window.
    """
    values = statements.parameters(shape)
    cut = [*_before(_whole(shape)), *shape.pieces]
    observed = "\nUNION ALL\n".join(statements.branches(shape, cut, values))
    if not shape.starts:
        count = _LEVEL.format(columns=shape.columns, sets=shape.sets())
    else:
        series = [*shape.keys, *(["part"] if shape.by else []), "bucket IS NULL"]
        count = _LEVELS.format(columns=shape.columns, sets=shape.sets(), series=", ".join(series))
    return (
        f"WITH observed AS (\n{observed}\n),\n\nplaced AS (\n{statements.placed(shape)}\n)\n{count}",
        values,
    )


def _whole(shape: Shape) -> Span:
    return replace(
        shape.pieces[0].span,
        from_at=min(piece.span.from_at for piece in shape.pieces),
        until=max(piece.span.until for piece in shape.pieces),
    )


def _before(span: Span) -> list[Piece]:
    """The pieces that hold all levels before `span`: whole months, then whole days, then a part of a day."""
    day, month = Grain.DAY.floor(span.from_at), Grain.MONTH.floor(span.from_at)
    stretches = (
        (Source.MONTHS, _BEGINNING, month),
        (Source.DAYS, month, day),
        (Source.FACTS, day, span.from_at),
    )
    return [
        Piece(source, replace(span, from_at=from_at, until=until))
        for source, from_at, until in stretches
        if from_at < until
    ]


_STEPS = """
, latest AS (
    SELECT DISTINCT ON (metric, place, repository_id, person_id, segment, bucket)
        metric, place, repository_id, person_id, segment, bucket, part, amount
    FROM placed
    ORDER BY metric, place, repository_id, person_id, segment, bucket, seen_at DESC, amount DESC
),

step AS (
    SELECT
        metric,
        place,
        bucket,
        part,
        amount - coalesce(lag(amount) OVER earlier, 0) AS amount,
        (lag(amount) OVER earlier IS NULL)::integer AS n
    FROM latest
    WINDOW earlier AS (PARTITION BY metric, place, repository_id, person_id, segment ORDER BY bucket)
)
"""

_LEVEL = f"""{_STEPS}
SELECT {{columns}}, sum(amount) AS amount, sum(n)::bigint AS n
FROM step
GROUP BY GROUPING SETS ({{sets}})
HAVING count(*) > 0
"""

# A level is the sum of all steps up to it; the row of all buckets is alone in its series.
_LEVELS = f"""{_STEPS}
SELECT
    {{columns}},
    sum(sum(amount)) OVER earlier AS amount,
    (sum(sum(n)) OVER earlier)::bigint AS n
FROM step
GROUP BY GROUPING SETS ({{sets}})
HAVING count(*) > 0
WINDOW earlier AS (PARTITION BY {{series}} ORDER BY bucket)
"""
