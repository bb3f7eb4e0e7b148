"""Staleness: days whose numbers are those of the last count, as newer facts wait to be counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from devstats.vocabulary import Span

_STALE = """
SELECT count(DISTINCT stale.day), min(stale.marked_at)
FROM devstats_stale_day AS stale
INNER JOIN devstats_counted_day AS counted ON counted.day = stale.day
WHERE
    stale.day >= %(from_on)s
    AND stale.day <= %(through_on)s
"""


@dataclass(frozen=True, slots=True)
class Stale:
    """How many days that were counted before await another count, and since when the oldest does."""

    days: int
    since: datetime | None


def stale(span: Span) -> Stale:
    """The stale days that `span` touches."""
    with connection.cursor() as cursor:
        last = span.until - timedelta(microseconds=1)
        cursor.execute(_STALE, {"from_on": span.from_at.date(), "through_on": last.date()})
        row = cursor.fetchone()
    assert row is not None  # aggregates without groups yield a row
    return Stale(*row)
