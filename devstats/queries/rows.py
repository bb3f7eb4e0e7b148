"""Rows: the facts behind a value, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from django.db import connection

from devstats import metrics
from devstats.metrics import Definition
from devstats.queries import answers, cells
from devstats.queries.answers import Asked
from devstats.queries.cells import Key, Request
from devstats.queries.filters import Parameter
from devstats.question import Question
from devstats.vocabulary import Arithmetic, Span

GITHUB = "https://github.com/"
MOST_ROWS = 1_000

# The instant first, for which the facts have an index; the rest makes the order one.
_ORDER = "at DESC, repository_id DESC, segment DESC, item DESC, person_id DESC, amount DESC"

_OBSERVATIONS = """
WITH behind AS (
    SELECT seen.at, seen.repository_id, seen.person_id, seen.segment, seen.item, seen.amount, 1 AS acts
    FROM (
{observations}
    ) AS seen
    WHERE
        {conditions}
    ORDER BY {order}
    LIMIT %(limit)s OFFSET %(offset)s
)
"""

# Of each member the newest act stands for all of them; of each level only the newest counts.
_NEWEST = """
WITH ranked AS (
    SELECT
        seen.at, seen.repository_id, seen.person_id, seen.segment, seen.item, seen.amount,
        row_number() OVER (PARTITION BY {member} ORDER BY {order}) AS place,
        count(*) OVER (PARTITION BY {member}) AS acts
    FROM (
{observations}
    ) AS seen
    WHERE
        {conditions}
),

behind AS (
    SELECT at, repository_id, person_id, segment, item, amount, acts
    FROM ranked
    WHERE place = 1
    ORDER BY {order}
    LIMIT %(limit)s OFFSET %(offset)s
)
"""

_NAMED = """
SELECT behind.at, repository.name, account.login, behind.segment, behind.item, behind.amount, behind.acts
FROM behind
LEFT JOIN devstats_repository AS repository ON repository.id = behind.repository_id
LEFT JOIN devstats_account AS account ON account.id = behind.person_id
ORDER BY {order}
"""


class Row(NamedTuple):
    """One fact; where members are counted, the newest act of one and how many `acts` it has in all.

    `login`, `kind` and `item` are "" where the metric or the fact has none.
    """

    at: datetime
    repository: str
    login: str
    kind: str
    item: str
    amount: float
    acts: int

    @property
    def url(self) -> str:
        """Where GitHub shows it."""
        # What GitHub gave as an address stays one; only what no address may hold is written otherwise.
        return quote(f"{GITHUB}{self.repository}/{self.item}".rstrip("/"), safe="/:?#[]@!$&'()*+,;=%~")

    @property
    def login_url(self) -> str:
        """Where GitHub shows who did it; "" where nobody is known. Apps have pages of their own."""
        if not self.login:
            return ""
        name = self.login.removesuffix("[bot]")
        return f"{GITHUB}{name}" if name == self.login else f"{GITHUB}apps/{name}"


@dataclass(frozen=True, slots=True)
class Rows:
    """A stretch of the facts behind a value; `count` is how many there are in all, which is the value.

    Of a percentile it is n, of a level the number of levels that make it up.
    """

    question: Question
    metric: Definition
    scope_title: str
    span: Span
    count: int
    rows: tuple[Row, ...]
    offset: int
    next_offset: int | None


def rows(question: Question, now: datetime, *, limit: int = 50, offset: int = 0) -> Rows:
    """The facts behind what `question` comes to, from place `offset` on, at most `limit` of them.

    Raises Misunderstood and NotFound as an answer would.
    """
    assert 0 < limit <= MOST_ROWS, limit
    assert offset >= 0, offset
    asked = answers.understand(question, now)
    # One more than is shown tells whether there is a next stretch.
    found = [] if asked.repositories == () else _read(asked, limit=limit + 1, offset=offset)
    return Rows(
        question=question,
        metric=asked.metric,
        scope_title=asked.scope_title,
        span=asked.span,
        count=_count(asked),
        rows=tuple(found[:limit]),
        offset=offset,
        next_offset=offset + limit if len(found) > limit else None,
    )


def _count(asked: Asked) -> int:
    """From the tallies, as the value itself: the facts of a long window are too many to count for a page."""
    found = cells.cells(
        Request(metrics=[asked.metric], groups=[asked.repositories], span=asked.span, narrowed=asked.narrowed)
    )
    total = found.totals.get(Key(asked.metric.slug))
    if total is None:
        return 0
    return int(total.amount) if asked.metric.arithmetic is Arithmetic.DISTINCT else total.n


def _read(asked: Asked, *, limit: int, offset: int) -> list[Row]:
    conditions = asked.narrowed.conditions("seen")
    if asked.metric.arithmetic is not Arithmetic.LAST:
        conditions.append("seen.at >= %(from_at)s")
    conditions.append("seen.at < %(until)s")
    if asked.repositories is not None:
        conditions.append("seen.repository_id = ANY(%(repositories)s::bigint[])")
    if asked.metric.member == "person":
        conditions.append("seen.person_id <> 0")
    member = _member(asked.metric)
    sql = (_NEWEST if member else _OBSERVATIONS).format(
        observations=metrics.observations(asked.metric),
        conditions="\n        AND ".join(conditions),
        member=member,
        order=_ORDER,
    ) + _NAMED.format(order=", ".join(f"behind.{column}" for column in _ORDER.split(", ")))
    values: dict[str, Parameter] = {
        **asked.narrowed.values(),
        "from_at": asked.span.from_at,
        "until": min(asked.span.until, asked.span.as_of),
        "repositories": list(asked.repositories or ()),
        "limit": limit,
        "offset": offset,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [
            Row(at, repository or "", login or "", kind, item, amount, acts)
            for at, repository, login, kind, item, amount, acts in cursor.fetchall()
        ]


def _member(metric: Definition) -> str:
    """What is told apart, so that one row stands for it; "" where every observation is a row."""
    if metric.arithmetic is Arithmetic.LAST:
        return "seen.repository_id, seen.person_id, seen.segment"
    return {"person": "seen.person_id", "item": "seen.item"}.get(metric.member, "")
