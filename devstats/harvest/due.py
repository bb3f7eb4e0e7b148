"""What is due in the archive's ledger, and who takes it up."""

from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from devstats.harvest.ledger import LEASE
from devstats.harvest.tracked import EVERY

_SOURCE = """
SELECT source, selection
FROM devstats_archive_hour
WHERE id = %s
"""

_IN_FLIGHT = """
SELECT id
FROM devstats_archive_hour
WHERE state IN ('due', 'loading') AND lease_until >= %(now)s
LIMIT 1
"""

# Loaded by another selection is due too, but keeps its state: what is known of it still holds. Those wait
# until nothing new is due, for each new hour may add to the selection.
_CLAIM = """
WITH leased AS (
    SELECT id
    FROM devstats_archive_hour
    WHERE state IN ('due', 'loading') AND lease_until >= %(now)s
),

due AS (
    SELECT id
    FROM devstats_archive_hour
    WHERE
        source <> ''
        AND (lease_until IS NULL OR lease_until < %(now)s)
        AND (
            state <> 'loaded'
            OR (
                selection NOT IN (%(every)s, %(selection)s)
                AND NOT EXISTS (
                    SELECT FROM devstats_archive_hour AS other
                    WHERE other.state IN ('due', 'loading') AND other.source <> ''
                )
            )
        )
    ORDER BY hour DESC NULLS FIRST, id
    LIMIT greatest(0, %(limit)s - (SELECT count(*) FROM leased))
    FOR UPDATE SKIP LOCKED
)
UPDATE devstats_archive_hour AS claimed
SET lease_until = %(lease_until)s
FROM due
WHERE claimed.id = due.id
RETURNING claimed.id
"""


def claim(*, selection: str, limit: int, now: datetime) -> list[int]:
    """Ids of rows that are due and can be loaded, newest hour first, each leased to the caller.

    No more than `limit` are leased at a time: one that waited behind thousands would outlive its lease.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            _CLAIM,
            {
                "now": now,
                "lease_until": now + LEASE,
                "limit": limit,
                "selection": selection,
                "every": EVERY,
            },
        )
        return sorted(number for (number,) in cursor.fetchall())


def is_any_in_flight(*, now: datetime) -> bool:
    """Whether a file is leased to somebody, waiting or being loaded."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_FLIGHT, {"now": now})
        return cursor.fetchone() is not None


def source(number: int) -> tuple[Path, bool] | None:
    """Where the file of a row lies, and whether all of it is to be loaded; None where that is not known."""
    with connection.cursor() as cursor:
        cursor.execute(_SOURCE, [number])
        found = cursor.fetchone()
    return (Path(found[0]), found[1] == EVERY) if found and found[0] else None
