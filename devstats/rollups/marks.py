"""Stale marks: which days no longer follow from the facts, or from the definitions."""

from datetime import date

from django.db import connection, transaction

from devstats import metrics

# Any number will do that no other advisory lock of ours uses.
_LOCK = 7_310_002

# A day with facts has been counted or is marked. The ledger may be asked too, for facts put back by hand.
_MARK = """
WITH known AS (
    SELECT day FROM devstats_counted_day
    UNION
    SELECT (hour AT TIME ZONE 'UTC')::date
    FROM devstats_archive_hour
    WHERE state = 'loaded' AND hour IS NOT NULL AND %(or_loaded)s
)
INSERT INTO devstats_stale_day (day, metric, serial)
SELECT known.day, %(metric)s, nextval('devstats_serial')
FROM known
WHERE known.day >= coalesce(%(since)s::date, '-infinity')
ORDER BY known.day
ON CONFLICT (day, metric) DO UPDATE SET serial = excluded.serial, marked_at = now()
"""

_STALE = """
SELECT day
FROM devstats_stale_day
GROUP BY day
ORDER BY day DESC
"""

_STATES = """
SELECT metric, digest, version
FROM devstats_metric_state
"""

_KEEP_STATE = """
INSERT INTO devstats_metric_state (metric, digest, version, counted_at)
VALUES (%(metric)s, %(digest)s, %(version)s, now())
ON CONFLICT (metric) DO UPDATE
SET digest = excluded.digest, version = excluded.version, counted_at = excluded.counted_at
"""


def stale_days() -> list[date]:
    """The days to be counted again, newest first: people look at those."""
    with connection.cursor() as cursor:
        cursor.execute(_STALE)
        return [day for (day,) in cursor.fetchall()]


def mark_all(metric: str | None = None, since: date | None = None) -> int:
    """Mark every day that was ever counted or loaded, from `since` on, and answer how many there are.

    For one metric, or for all of them.
    """
    return _mark(metric or "", since, or_loaded=True)


def notice_changes() -> list[str]:
    """Mark all days of the metrics that are new or were counted by another definition; answer their slugs."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_STATES)
        if not _changed(cursor.fetchall()):
            return []
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_STATES)
        changed = _changed(cursor.fetchall())
        for metric, was in changed:
            if was and was.partition(":")[0] != metric.arithmetic:
                _forget(metric.slug)
            _mark(metric.slug, None, or_loaded=False)
            cursor.execute(
                _KEEP_STATE, {"metric": metric.slug, "digest": metric.digest, "version": metric.version}
            )
        return [metric.slug for metric, _ in changed]


def _mark(metric: str, since: date | None, *, or_loaded: bool) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_MARK, {"metric": metric, "since": since, "or_loaded": or_loaded})
        return int(cursor.rowcount)


def _changed(states: list[tuple[str, str, int]]) -> list[tuple[metrics.Definition, str]]:
    """The definitions to count by, each with the digest it was counted by ("" where it is new).

    A lower version than that counted by is an older program running beside a newer one, and is left alone.
    """
    held = {slug: (digest, version) for slug, digest, version in states}
    return [
        (metric, digest)
        for metric in metrics.registry().values()
        for digest, version in [held.get(metric.slug, ("", 0))]
        if digest != metric.digest and metric.version >= version
    ]


def _forget(metric: str) -> None:
    """Delete the tallies of a metric: months kept by differences would not survive another arithmetic."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM devstats_tally_day WHERE metric = %s", [metric])
        cursor.execute("DELETE FROM devstats_tally_month WHERE metric = %s", [metric])
