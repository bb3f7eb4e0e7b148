"""Counting a day again: late facts, backfills and corrected definitions all come this way."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from devstats import metrics
from devstats.rollups import marks, statements
from devstats.vocabulary import Arithmetic, Grain

# Any numbers will do that no other advisory locks of ours use; the second part is the day.
_DAY_LOCK = 7_310_003
_MONTH_LOCK = 7_310_004

type Progress = Callable[[int, int], None]
"""Told how many days are done, of how many."""


def recount_stale(limit: int | None = None, progress: Progress | None = None) -> int:
    """Count the stale days again, newest first, and answer how many were counted here.

    Several may run at once: each takes days that no other is at, and waits only for the last ones.
    """
    marks.notice_changes()
    days = marks.stale_days()[:limit]
    counted = looked_at = 0
    busy: list[date] = []
    for waits, todo in ((False, days), (True, busy)):
        for day in todo:
            is_counted = _count(day, only_if_stale=True, waits=waits)
            if is_counted is None:
                busy.append(day)
                continue
            counted += is_counted
            looked_at += 1
            if progress is not None:
                progress(looked_at, len(days))
    return counted


def recount(day: date) -> None:
    """Count `day` again: what is marked of it, or all metrics where nothing is marked."""
    _count(day, only_if_stale=False, waits=True)


def _count(day: date, *, only_if_stale: bool, waits: bool) -> bool | None:
    """Whether the day was counted; None where another is at it and we do not wait."""
    began = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        if waits:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_DAY_LOCK, day.toordinal()])
        else:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_DAY_LOCK, day.toordinal()])
            if cursor.fetchone() != (True,):
                return None
        # The mark goes first: a page stored from here on waits for this transaction's end and marks the day
        # anew. Deleted last, the mark of a page stored meanwhile would go too, and it would never be counted.
        cursor.execute("DELETE FROM devstats_stale_day WHERE day = %s RETURNING metric", [day])
        marked = {metric for (metric,) in cursor.fetchall()}
        if only_if_stale and not marked:
            return False
        chosen = [
            metric
            for metric in metrics.registry().values()
            if not marked or "" in marked or metric.slug in marked
        ]
        _replace(day, chosen)
        cursor.execute(statements.COUNTED, {"day": day, "seconds": time.monotonic() - began})
    return True


def _replace(day: date, chosen: list[metrics.Definition]) -> None:
    """Make the tallies of `day`, and of its month, what the facts say."""
    from_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    bounds = {"day": day, "from_at": from_at, "until": from_at + timedelta(days=1)}
    keys: dict[str, date | list[str]] = {
        "day": day,
        "month": day.replace(day=1),
        "next_month": Grain.MONTH.after(Grain.MONTH.floor(from_at)).date(),
        "metrics": [metric.slug for metric in chosen],
        "additive": [
            metric.slug for metric in chosen if metric.has_months and metric.arithmetic is not Arithmetic.LAST
        ],
        "levels": [metric.slug for metric in chosen if metric.arithmetic is Arithmetic.LAST],
    }
    with connection.cursor() as cursor:
        cursor.execute(statements.PREPARE)
        for metric in chosen:
            cursor.execute(statements.count(metric), {"metric": metric.slug, **bounds})
        # Without statistics PostgreSQL takes the copies for almost empty and joins them row by row.
        cursor.execute("ANALYZE devstats_fresh")
        cursor.execute(statements.REMOVE, keys)
        cursor.execute(statements.ADD, keys)
        cursor.execute(statements.FOLD, keys)
        cursor.execute(statements.EMPTY, keys)
        if keys["levels"]:
            # Two days of one month would each see only their own level.
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s, %s)", [_MONTH_LOCK, day.replace(day=1).toordinal()]
            )
            cursor.execute(statements.UNLEVEL, keys)
            cursor.execute(statements.LEVEL, keys)
