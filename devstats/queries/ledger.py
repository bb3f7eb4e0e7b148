"""The ledger: which hours were loaded, which were not and why, and what is still to be counted."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from devstats.series import Coverage, Gap
from devstats.vocabulary import Grain, Span

# GH Archive begins here: no earlier hour is ever due.
FIRST_HOUR = datetime(2011, 2, 12, tzinfo=UTC)

_HOUR = timedelta(hours=1)
_NOT_LOADED = "not harvested"
_REASONS = {
    "due": "not harvested yet",
    "loading": "being harvested",
    "damaged": "the archive's file is damaged",
    "failed": "could not be harvested",
}
_NOT_COUNTED = "harvested, waiting to be counted"

# Hours in a row in one state become one run: the hour's number less its place is the same for all of them.
_RUNS = """
WITH placed AS (
    SELECT
        hour,
        state,
        extract(EPOCH FROM hour)::bigint / 3600 - row_number() OVER (PARTITION BY state ORDER BY hour) AS run
    FROM devstats_archive_hour
    WHERE
        hour >= %(from_at)s
        AND hour < %(until)s
)

SELECT state, min(hour) AS from_at, max(hour) + INTERVAL '1 hour' AS until
FROM placed
GROUP BY state, run
ORDER BY from_at
"""

_STATE = """
SELECT
    (
        SELECT max(hour) + INTERVAL '1 hour'
        FROM devstats_archive_hour
        WHERE state = 'loaded' AND hour <= %(as_of)s::timestamptz - INTERVAL '1 hour'
    ) AS harvested_until,
    (SELECT array_agg(metric) FROM devstats_metric_state) AS counted
"""

# What is counted again keeps its last values; what was never counted has none.
_UNCOUNTED = """
SELECT stale.day, stale.metric
FROM devstats_stale_day AS stale
LEFT JOIN devstats_counted_day AS counted ON counted.day = stale.day
WHERE
    stale.day >= %(from_at)s
    AND stale.day < %(until)s
    AND (counted.day IS NULL OR stale.metric <> '')
ORDER BY stale.day, stale.metric
"""


@dataclass(frozen=True, slots=True)
class Known:
    """The stretches there is an answer for, oldest first, and those that are only waiting to be counted."""

    stretches: tuple[tuple[datetime, datetime], ...]
    waiting: tuple[tuple[datetime, datetime], ...]

    def touches(self, from_at: datetime, until: datetime) -> bool:
        """Whether there is an answer for any of that time."""
        place = bisect_right(self.stretches, from_at, key=lambda stretch: stretch[0])
        before = place > 0 and self.stretches[place - 1][1] > from_at
        return before or (place < len(self.stretches) and self.stretches[place][0] < until)


NOTHING = Known((), ())


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of a stretch of time: runs of hours in one state, oldest first, and days not counted.

    `counted` are the metrics that are; one whose file is new is not among them.
    """

    runs: tuple[tuple[str, datetime, datetime], ...]
    uncounted: tuple[tuple[date, str], ...]
    harvested_until: datetime | None
    counted: frozenset[str]

    def known(self, metric: str, grain: Grain | None) -> Known:
        """What there is an answer for, of a metric ("": of any); hours are answered without being counted."""
        loaded = [(from_at, until) for state, from_at, until in self.runs if state == "loaded"]
        if grain is Grain.HOUR:
            return Known(tuple(loaded), ())
        if metric and metric not in self.counted:
            return Known((), tuple(loaded))
        days = sorted({day for day, marked in self.uncounted if marked in {"", metric}})
        waiting = _joined((_midnight(day), _midnight(day + timedelta(days=1))) for day in days)
        return Known(tuple(_without(loaded, waiting)), tuple(_common(loaded, waiting)))

    def coverage(self, span: Span, known: Known) -> Coverage:
        """How much of `span` that was due by its `as_of` is `known`, and why the rest is not."""
        hour = Grain.HOUR
        from_at = max(hour.floor(span.from_at), FIRST_HOUR)
        until = min(hour.after(hour.floor(span.until - timedelta(microseconds=1))), hour.floor(span.as_of))
        if from_at >= until:
            return Coverage(None, (), self.harvested_until, 0)
        stretches = [(*stretch, "") for stretch in known.stretches]
        stretches += [(*stretch, _NOT_COUNTED) for stretch in known.waiting]
        stretches += [(start, end, _REASONS[state]) for state, start, end in self.runs if state != "loaded"]
        gaps: list[Gap] = []
        at = from_at
        for start, end, reason in sorted(stretches):
            start_at, end_at = max(start, at), min(end, until)
            if start_at >= end_at:
                continue
            if at < start_at:
                _add(gaps, Gap(at, start_at, _NOT_LOADED))
            if reason:
                _add(gaps, Gap(start_at, end_at, reason))
            at = end_at
        if at < until:
            _add(gaps, Gap(at, until, _NOT_LOADED))
        due = (until - from_at) // _HOUR
        missing = sum((gap.until - gap.from_at for gap in gaps), timedelta()) // _HOUR
        return Coverage((due - missing) / due, tuple(gaps), self.harvested_until, due)


def ledger(spans: Iterable[Span]) -> Ledger:
    """What is known of the time that `spans` cover, as far as the clock of the first one goes."""
    covered = list(spans)
    from_at = Grain.HOUR.floor(min(span.from_at for span in covered))
    until = max(span.until for span in covered)
    bounds = {"from_at": from_at, "until": until, "as_of": covered[0].as_of}
    with connection.cursor() as cursor:
        cursor.execute(_RUNS, bounds)
        runs = cursor.fetchall()
        cursor.execute(_STATE, bounds)
        harvested_until, counted = cursor.fetchone() or (None, None)
        # A window may end on the last day there is, which has no next one.
        next_day = until.date() + timedelta(days=1) if until.date() < date.max else date.max
        cursor.execute(_UNCOUNTED, {"from_at": from_at.date(), "until": next_day})
        uncounted = cursor.fetchall()
    return Ledger(tuple(runs), tuple(uncounted), harvested_until, frozenset(counted or ()))


def _add(gaps: list[Gap], gap: Gap) -> None:
    """Add `gap`, joined to the last one where it goes on for the same reason."""
    if gaps and gaps[-1].until == gap.from_at and gaps[-1].reason == gap.reason:
        gaps[-1] = Gap(gaps[-1].from_at, gap.until, gap.reason)
    else:
        gaps.append(gap)


type _Stretches = list[tuple[datetime, datetime]]


def _joined(stretches: Iterable[tuple[datetime, datetime]]) -> _Stretches:
    joined: _Stretches = []
    for from_at, until in stretches:
        if joined and joined[-1][1] == from_at:
            joined[-1] = (joined[-1][0], until)
        else:
            joined.append((from_at, until))
    return joined


def _common(some: _Stretches, others: _Stretches) -> _Stretches:
    """What lies in both."""
    both = (
        (max(from_at, other_from), min(until, other_until))
        for from_at, until in some
        for other_from, other_until in others
    )
    return sorted((from_at, until) for from_at, until in both if from_at < until)


def _without(some: _Stretches, others: _Stretches) -> _Stretches:
    """What lies in `some` and not in `others`."""
    left = some
    for other_from, other_until in others:
        left = [
            piece
            for from_at, until in left
            for piece in ((from_at, min(until, other_from)), (max(from_at, other_until), until))
            if piece[0] < piece[1]
        ]
    return left


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
