"""Freshness: what the harvest has loaded, what it could not, and what is still to be done."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from devstats.vocabulary import Grain, Span

# The pace of the last minute tells how long the rest will take.
_LATELY = timedelta(minutes=1)

_HOURS = """
SELECT
    count(*) FILTER (WHERE state = 'loaded') AS loaded,
    count(*) FILTER (WHERE state = 'due') AS due,
    count(*) FILTER (WHERE state = 'loading') AS loading,
    count(*) FILTER (WHERE state = 'damaged') AS damaged,
    count(*) FILTER (WHERE state = 'failed') AS failed,
    coalesce(sum(events), 0)::bigint AS events,
    coalesce(sum(matched), 0)::bigint AS matched,
    coalesce(sum(stored), 0)::bigint AS stored,
    coalesce(sum(duplicates), 0)::bigint AS duplicates,
    coalesce(sum(rejected), 0)::bigint AS rejected,
    coalesce(sum(seconds), 0) AS seconds,
    min(hour) FILTER (WHERE state = 'loaded') AS harvested_from,
    max(hour) FILTER (WHERE state = 'loaded') + INTERVAL '1 hour' AS harvested_until,
    count(*) FILTER (WHERE state IN ('loaded', 'damaged') AND changed_at >= %(lately)s) AS lately,
    max(changed_at) AS changed_at
FROM devstats_archive_hour
"""

_COUNTING = """
SELECT
    (SELECT count(DISTINCT day) FROM devstats_stale_day) AS stale_days,
    (SELECT min(marked_at) FROM devstats_stale_day) AS stale_since,
    (SELECT count(*) FROM devstats_counted_day) AS counted_days,
    (SELECT max(counted_at) FROM devstats_counted_day) AS counted_at
"""

_DAYS = """
WITH asked AS (
    SELECT day::date AS day
    FROM generate_series(%(from_on)s::date, %(through_on)s::date, INTERVAL '1 day') AS day
),

hours AS (
    SELECT
        (hour AT TIME ZONE 'UTC')::date AS day,
        count(*) FILTER (WHERE state = 'loaded') AS loaded,
        count(*) FILTER (WHERE state IN ('due', 'loading')) AS due,
        count(*) FILTER (WHERE state IN ('damaged', 'failed')) AS unusable,
        sum(events)::bigint AS events,
        sum(stored)::bigint AS stored,
        sum(rejected)::bigint AS rejected
    FROM devstats_archive_hour
    WHERE
        hour >= %(from_at)s
        AND hour < %(until)s
    GROUP BY (hour AT TIME ZONE 'UTC')::date
)

SELECT
    asked.day,
    coalesce(hours.loaded, 0) AS loaded,
    coalesce(hours.due, 0) AS due,
    coalesce(hours.unusable, 0) AS unusable,
    coalesce(hours.events, 0) AS events,
    coalesce(hours.stored, 0) AS stored,
    coalesce(hours.rejected, 0) AS rejected,
    EXISTS (SELECT FROM devstats_stale_day AS stale WHERE stale.day = asked.day) AS is_stale
FROM asked
LEFT JOIN hours ON hours.day = asked.day
ORDER BY asked.day
"""

_TROUBLES = """
SELECT name, hour, state, message, rejected, rejections, changed_at
FROM devstats_archive_hour
WHERE state IN ('damaged', 'failed') OR rejected > 0
ORDER BY changed_at DESC, name DESC
LIMIT %(limit)s OFFSET %(offset)s
"""


@dataclass(frozen=True, slots=True)
class Freshness:
    """The harvest and the counting as a whole: hours by state, events, days waiting."""

    loaded: int
    due: int
    loading: int
    damaged: int
    failed: int
    events: int
    matched: int
    stored: int
    duplicates: int
    rejected: int
    seconds: float
    harvested_from: datetime | None
    harvested_until: datetime | None
    lately: int
    changed_at: datetime | None
    stale_days: int
    stale_since: datetime | None
    counted_days: int
    counted_at: datetime | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever loaded, nor is to be."""
        return self.changed_at is None

    @property
    def events_per_second(self) -> float | None:
        """How fast files are read, by one worker; None where none was."""
        return self.events / self.seconds if self.seconds else None

    @property
    def seconds_left(self) -> float | None:
        """How long the hours that are due take at the pace of the last minute; None where there is none."""
        waiting = self.due + self.loading
        return waiting * _LATELY.total_seconds() / self.lately if waiting and self.lately else None


@dataclass(frozen=True, slots=True)
class DayLoaded:
    """A UTC day: of its `hours` that are over, those loaded, due, and without a usable file."""

    day: date
    loaded: int
    due: int
    unusable: int
    events: int
    stored: int
    rejected: int
    is_stale: bool
    hours: int

    @property
    def share(self) -> float | None:
        """How much of the day was harvested; None where none of its hours is over."""
        return self.loaded / self.hours if self.hours else None


@dataclass(frozen=True, slots=True)
class Rejection:
    """Lines of one file that were left out for one reason: how many, and the numbers of the first of them."""

    reason: str
    count: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be used whole: what is the matter, and what was left out."""

    name: str
    hour: datetime | None
    state: str
    message: str
    rejected: int
    rejections: tuple[Rejection, ...]
    changed_at: datetime


def freshness(now: datetime) -> Freshness:
    """The state of harvest and counting."""
    with connection.cursor() as cursor:
        cursor.execute(_HOURS, {"lately": now - _LATELY})
        hours = cursor.fetchone()
        cursor.execute(_COUNTING)
        counting = cursor.fetchone()
    assert hours is not None  # aggregates without groups yield a row
    assert counting is not None
    return Freshness(*hours, *counting)


def days_loaded(span: Span) -> list[DayLoaded]:
    """Every UTC day that `span` touches up to its `as_of`, oldest first."""
    until = min(span.until, span.as_of)
    if until <= span.from_at:
        return []
    first, last = Grain.DAY.floor(span.from_at), Grain.DAY.floor(until - timedelta(microseconds=1))
    bounds = {
        "from_on": first.date(),
        "through_on": last.date(),
        "from_at": first,
        "until": last + timedelta(days=1),
    }
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, bounds)
        found = cursor.fetchall()
    over = Grain.HOUR.floor(span.as_of)
    return [
        DayLoaded(day, loaded, due, unusable, events, stored, rejected, is_stale, _hours_over(day, over))
        for day, loaded, due, unusable, events, stored, rejected, is_stale in found
    ]


def troubles(*, limit: int = 50, offset: int = 0) -> list[Trouble]:
    """The files that could not be used whole, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(_TROUBLES, {"limit": limit, "offset": offset})
        return [
            Trouble(name, hour, state, message, rejected, _rejections(rejections), changed_at)
            for name, hour, state, message, rejected, rejections, changed_at in cursor.fetchall()
        ]


def _hours_over(day: date, over: datetime) -> int:
    """How many hours of `day` are over when the last full hour is."""
    began = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return max(0, min(24, (over - began) // timedelta(hours=1)))


def _rejections(text: str) -> tuple[Rejection, ...]:
    """As the harvest wrote them; a cursor gives JSON as text."""
    return tuple(
        Rejection(entry["reason"], entry["count"], tuple(entry["lines"])) for entry in json.loads(text)
    )
