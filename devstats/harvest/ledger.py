"""The ledger of the archive: a row a file, what became of it, and what is still due.

A row is `due`, taken up (`loading`, until its lease ends), and then `loaded`; or `damaged`, when what could
be read of the file is stored; or `failed`, when nothing is. The last two are tried again now and then.
Nothing is remembered anywhere else: a loader that is killed leaves a lease that runs out.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection, transaction

from devstats.harvest import names
from devstats.harvest.tracked import EVERY

LEASE = timedelta(minutes=15)  # the longest hour of all of GitHub takes a minute
# A file that was damaged or missing may have been mended meanwhile.
RETRY = timedelta(hours=1)
# Any number will do that no other advisory lock of ours uses.
_LOCK = 7_310_005

# Columns and values of a row of which nothing is known but that it is due.
_DUE = "state, checksum, message, events, matched, stored, duplicates, rejected, rejections, types, serial"
_NOTHING = "'due', '', '', 0, 0, 0, 0, 0, '[]', '{}', nextval('devstats_serial')"

# A due row of selection 'every' is one to be loaded so; others are loaded by what is tracked then.
_IS_RESET = "(%(is_again)s OR (excluded.selection = 'every' AND held.selection <> 'every'))"

_ENTER = f"""
INSERT INTO devstats_archive_hour AS held (name, hour, source, selection, {_DUE})
VALUES (%(name)s, %(hour)s, %(source)s, %(selection)s, {_NOTHING})
ON CONFLICT (name) DO UPDATE
SET
    source = excluded.source,
    state = CASE WHEN {_IS_RESET} THEN 'due' ELSE held.state END,
    selection = CASE WHEN {_IS_RESET} THEN excluded.selection ELSE held.selection END,
    lease_until = CASE WHEN {_IS_RESET} THEN NULL ELSE held.lease_until END,
    serial = excluded.serial
WHERE held.source <> excluded.source OR {_IS_RESET}
"""

_FIND = """
SELECT state, checksum, selection, matched, rejected
FROM devstats_archive_hour
WHERE name = %s
"""

# What is loaded stays so while it is loaded again: the facts of the last time are there.
_BEGIN = """
UPDATE devstats_archive_hour
SET
    state = CASE WHEN state = 'loaded' THEN state ELSE 'loading' END,
    source = %(source)s,
    lease_until = %(lease_until)s,
    changed_at = now(),
    serial = nextval('devstats_serial')
WHERE name = %(name)s
"""

# A copy that is worse than what was loaded before takes nothing away from that: it is noted, no more.
_NOTE = """
UPDATE devstats_archive_hour
SET
    message = %(message)s,
    lease_until = %(lease_until)s,
    changed_at = now(),
    serial = nextval('devstats_serial')
WHERE name = %(name)s AND state = 'loaded'
"""

# What a file brings when it is read again comes to what it brought before; that stays stored.
_FINISH = """
UPDATE devstats_archive_hour
SET
    state = %(state)s,
    checksum = %(checksum)s,
    selection = %(selection)s,
    events = %(events)s,
    matched = %(matched)s,
    stored = stored + %(stored)s,
    duplicates = greatest(0, %(matched)s - stored - %(stored)s),
    rejected = %(rejected)s,
    rejections = %(rejections)s,
    types = %(types)s,
    seconds = %(seconds)s,
    message = %(message)s,
    lease_until = CASE WHEN %(state)s = 'loaded' THEN NULL ELSE %(lease_until)s::timestamptz END,
    changed_at = now(),
    serial = nextval('devstats_serial')
WHERE name = %(name)s
"""

_RELEASE = """
UPDATE devstats_archive_hour
SET state = 'due', lease_until = NULL, changed_at = now(), serial = nextval('devstats_serial')
WHERE name = %s AND state = 'loading'
"""

_CONFIRM = """
UPDATE devstats_archive_hour
SET selection = %(selection)s, lease_until = NULL, serial = nextval('devstats_serial')
WHERE name = %(name)s
"""

# Hours that stand in no file's name between those that do: holes, due until somebody loads them.
_HOLES = f"""
INSERT INTO devstats_archive_hour (name, hour, source, selection, {_DUE})
SELECT
    to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD-FMHH24') || '.json.gz',
    hour,
    '',
    '',
    {_NOTHING}
FROM (
    SELECT generate_series(min(hour), max(hour), INTERVAL '1 hour') AS hour
    FROM devstats_archive_hour
) AS spanned
WHERE NOT EXISTS (SELECT FROM devstats_archive_hour AS known WHERE known.hour = spanned.hour)
ORDER BY hour
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger says of a file before it is loaded again."""

    state: str
    checksum: str
    selection: str
    matched: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: the figures of its row. `was_held` if it was loaded before, as it is."""

    name: str
    state: str
    checksum: str = ""
    selection: str = ""
    events: int = 0
    matched: int = 0
    stored: int = 0
    duplicates: int = 0
    rejected: int = 0
    rejections: list[dict[str, object]] = field(default_factory=list)
    types: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    message: str = ""
    was_held: bool = False


def enter(paths: Iterable[Path], *, now: datetime, is_every: bool = False, is_again: bool = False) -> None:
    """Give each file its row, due where it has none yet, and the holes between hours theirs.

    With `is_every` or `is_again` what is loaded is made due, where it was not loaded so, or at all.
    """
    selection = EVERY if is_every else ""
    with transaction.atomic(), connection.cursor() as cursor:
        # Two who enter overlapping files in different orders would wait for each other crosswise.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for path in paths:
            cursor.execute(
                _ENTER,
                {
                    "name": names.name_of(path, now=now),
                    "hour": names.hour_of(path, now=now),
                    "source": _source(path),
                    "selection": selection,
                    "is_again": is_again,
                },
            )
        cursor.execute(_HOLES)


def find(name: str) -> Entry | None:
    """The row of a file; None where it has none."""
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [name])
        found = cursor.fetchone()
    return None if found is None else Entry(*found)


def begin(path: Path, *, now: datetime) -> None:
    """Say that a file is being loaded, and from where."""
    name = names.name_of(path, now=now)
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, {"name": name, "source": _source(path), "lease_until": now + LEASE})


def finish(outcome: Outcome, *, now: datetime) -> None:
    """Write what became of a file; in the transaction that stores its facts, so that neither is without."""
    lease_until = now + RETRY
    with connection.cursor() as cursor:
        if outcome.state != "loaded":
            message = f"a later copy: {outcome.message}"
            cursor.execute(_NOTE, {"name": outcome.name, "message": message, "lease_until": lease_until})
            if cursor.rowcount:
                return
        cursor.execute(
            _FINISH,
            {
                "name": outcome.name,
                "state": outcome.state,
                "checksum": outcome.checksum,
                "selection": outcome.selection,
                "events": outcome.events,
                "matched": outcome.matched,
                "stored": outcome.stored,
                "rejected": outcome.rejected,
                "rejections": json.dumps(outcome.rejections),
                "types": json.dumps(outcome.types),
                "seconds": outcome.seconds,
                "message": outcome.message,
                "lease_until": lease_until,
            },
        )


def release(name: str) -> None:
    """Put a file back that was not loaded after all."""
    with connection.cursor() as cursor:
        cursor.execute(_RELEASE, [name])


def confirm(name: str, selection: str) -> None:
    """Say that a file holds nothing more by another selection than was stored of it."""
    with connection.cursor() as cursor:
        cursor.execute(_CONFIRM, {"name": name, "selection": selection})


def _source(path: Path) -> str:
    # A file system's names need not be text; the database's are.
    return str(path.absolute()).encode(errors="backslashreplace").decode()
