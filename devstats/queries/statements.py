"""The SQL that counts pieces into cells: sums, distinct members, percentiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from devstats import metrics
from devstats.metrics import Definition
from devstats.queries.filters import Filter, Parameter
from devstats.queries.pieces import Piece, Source
from devstats.vocabulary import Arithmetic

type Values = dict[str, Parameter]


class Row(NamedTuple):
    """A value as it comes: `bucket` and `part` are None where all of them are taken together."""

    metric: str
    group: int
    bucket: int | None
    part: str | None
    amount: float
    n: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What one statement counts: metrics of one arithmetic in groups of repositories.

    `starts` are the calendar's beginnings of the buckets; without any, only wholes are counted.
    """

    metrics: Sequence[Definition]
    groups: Sequence[tuple[int, ...] | None]
    pieces: Sequence[Piece]
    starts: Sequence[datetime]
    by: str | None
    narrowed: Filter

    @property
    def arithmetic(self) -> Arithmetic:
        """The one of all its metrics."""
        return self.metrics[0].arithmetic

    @property
    def columns(self) -> str:
        """The columns that say whose value a row is; those that are not grouped by are what all rows have."""
        metric = "metric" if "metric" in self.keys else "%(metric_0)s::text AS metric"
        place = "place" if "place" in self.keys else "0 AS place"
        bucket = "bucket" if self.starts else "NULL::integer AS bucket"
        part = "part" if self.by else "NULL::text AS part"
        return f"{metric}, {place}, {bucket}, {part}"

    @property
    def keys(self) -> list[str]:
        """What keeps metrics and groups apart; left out where there is one, as every row is hashed by it."""
        return [*(["metric"] if len(self.metrics) > 1 else []), *(["place"] if len(self.groups) > 1 else [])]

    def sets(self, *more: str) -> str:
        """What is grouped by: metric and group, with and without bucket and part, and always with `more`."""
        sets = [[*self.keys, *more]]
        sets += [[*chosen, "bucket"] for chosen in sets] if self.starts else []
        sets += [[*chosen, "part"] for chosen in sets] if self.by else []
        return ", ".join(f"({', '.join(chosen)})" for chosen in sets)


def statement(shape: Shape) -> tuple[str, Values]:
    """The statement that yields a `Row` for each bucket and part, and its parameters."""
    values = parameters(shape)
    observed = "\nUNION ALL\n".join(branches(shape, shape.pieces, values))
    if shape.arithmetic is Arithmetic.DISTINCT:
        count = _DISTINCT.format(columns=shape.columns, sets=shape.sets("member"))
    elif shape.arithmetic is Arithmetic.SUM:
        count = _SUM.format(columns=shape.columns, sets=shape.sets())
    else:
        values["quantile"] = shape.arithmetic.quantile
        count = _PERCENTILE.format(columns=shape.columns, sets=shape.sets())
    return f"WITH observed AS (\n{observed}\n),\n\nplaced AS (\n{placed(shape)}\n)\n{count}", values


def parameters(shape: Shape) -> Values:
    """The parameters that all branches share."""
    groups = [group for group in shape.groups if group is not None]
    return {
        **shape.narrowed.values(),
        **{f"metric_{place}": metric.slug for place, metric in enumerate(shape.metrics)},
        "starts": list(shape.starts),
        "start_days": [start.date() for start in shape.starts],
        "repositories": sorted({number for group in groups for number in group}),
        "placed": [number for group in groups for number in group],
        "places": [place for place, group in enumerate(shape.groups) for _ in group or ()],
    }


def placed(shape: Shape) -> str:
    """The observations with the group and the part that each belongs to; once for every group it is in."""
    joins = []
    place = "0"
    if len(shape.groups) > 1:
        place = "grouped.place"
        joins.append(
            "INNER JOIN unnest(%(placed)s::bigint[], %(places)s::integer[]) AS grouped (repository_id, place)"
            " ON grouped.repository_id = observed.repository_id"
        )
    match shape.by:
        case "repository":
            part = "coalesce(named.name, '')"
            joins.append("LEFT JOIN devstats_repository AS named ON named.id = observed.repository_id")
        case "person":
            part = "coalesce(named.login, '')"
            joins.append("LEFT JOIN devstats_account AS named ON named.id = observed.person_id")
        case "kind":
            part = "observed.segment"
        case _:
            part = "NULL::text"
    return f"""\
SELECT
    observed.metric,
    {place} AS place,
    observed.bucket,
    {part} AS part,
    observed.repository_id,
    observed.person_id,
    observed.segment,
    observed.member,
    observed.seen_at,
    observed.amount,
    observed.n
FROM observed
{"\n".join(joins)}"""


def branches(shape: Shape, cut: Sequence[Piece], values: Values) -> list[str]:
    """A SELECT for each piece, one for each metric where it is counted from the facts; adds to `values`."""
    selects = []
    for number, piece in enumerate(cut):
        from_at, until = piece.span.from_at, piece.span.until
        if piece.source is Source.FACTS:
            values |= {f"from_{number}": from_at, f"until_{number}": until}
            selects += [_facts(shape, place, number) for place in range(len(shape.metrics))]
        else:
            values |= {f"from_{number}": from_at.date(), f"until_{number}": until.date()}
            selects.append(_tallies(shape, piece.source, number, values))
    return selects


def _facts(shape: Shape, place: int, number: int) -> str:
    metric = shape.metrics[place]
    bucket = "width_bucket(seen.at, %(starts)s::timestamptz[]) - 1" if shape.starts else "0"
    member = {"person": "seen.person_id", "item": "hashtextextended(seen.item, 0)"}.get(metric.member, "0")
    return f"""\
SELECT
    %(metric_{place})s::text AS metric,
    {bucket} AS bucket,
    seen.repository_id,
    seen.person_id,
    seen.segment,
    {member} AS member,
    seen.at AS seen_at,
    seen.amount,
    1 AS n
FROM (
{metrics.observations(metric)}
) AS seen
WHERE
    seen.at >= %(from_{number})s
    AND seen.at < %(until_{number})s
{_conditions(shape, "seen")}"""


def _tallies(shape: Shape, source: Source, number: int, values: Values) -> str:
    values["metrics"] = [metric.slug for metric in shape.metrics]
    values["of_items"] = [metric.slug for metric in shape.metrics if metric.member == "item"]
    table, length = ("day", "1 day") if source is Source.DAYS else ("month", "1 month")
    bucket = "width_bucket(tally.day, %(start_days)s::date[]) - 1" if shape.starts else "0"
    return f"""\
SELECT
    tally.metric,
    {bucket} AS bucket,
    tally.repository_id,
    tally.person_id,
    tally.segment,
    CASE WHEN tally.metric = ANY(%(of_items)s::text[]) THEN tally.item ELSE tally.person_id END AS member,
    (tally.day + INTERVAL '{length}') AT TIME ZONE 'UTC' AS seen_at,
    tally.amount,
    tally.n
FROM devstats_tally_{table} AS tally
WHERE
    tally.metric = ANY(%(metrics)s::text[])
    AND tally.day >= %(from_{number})s
    AND tally.day < %(until_{number})s
{_conditions(shape, "tally")}"""


def _conditions(shape: Shape, table: str) -> str:
    conditions = shape.narrowed.conditions(table)
    if None not in shape.groups:
        conditions.append(f"{table}.repository_id = ANY(%(repositories)s::bigint[])")
    return "".join(f"    AND {condition}\n" for condition in conditions)


# The whole of nothing would be a row of its own, without a value: HAVING leaves it out.
_SUM = """
SELECT {columns}, sum(amount) AS amount, sum(n)::bigint AS n
FROM placed
GROUP BY GROUPING SETS ({sets})
HAVING count(*) > 0
"""

# First the members of each cell, then how many they are: a DISTINCT inside count() would sort once for each
# set. Nobody is no member.
_DISTINCT = """
, members AS (
    SELECT {columns}, member, sum(n) AS n
    FROM placed
    WHERE member <> 0
    GROUP BY GROUPING SETS ({sets})
)

SELECT metric, place, bucket, part, count(*) AS amount, sum(n)::bigint AS n
FROM members
GROUP BY metric, place, bucket, part
"""

_PERCENTILE = """
SELECT
    {columns},
    percentile_cont(%(quantile)s) WITHIN GROUP (ORDER BY amount) AS amount,
    count(*) AS n
FROM placed
GROUP BY GROUPING SETS ({sets})
HAVING count(*) > 0
"""
