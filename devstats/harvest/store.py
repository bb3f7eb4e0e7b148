"""Facts into the tables: what one file says, in the transaction of the caller.

Rows are copied into a stage of the connection's own and merged from there by key. Transactions of several
workers may overlap on any rows: each table is written in the order of its key and the tables in one order,
so that they wait for each other at most, and briefly.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.backends.utils import CursorWrapper

from devstats.harvest import lines, tables
from devstats.harvest.batch import Batch
from devstats.harvest.merges import Table
from devstats.models import partitions

# A stage has no statistics and holds a file's rows, a table may hold millions: always look rows up by key.
_PLAN = """
SET LOCAL enable_seqscan = off;
SET LOCAL enable_hashjoin = off;
SET LOCAL enable_mergejoin = off;
SET LOCAL enable_material = off;
"""

_MARK = """
INSERT INTO devstats_stale_day (day, metric, serial, marked_at)
SELECT day, '', nextval('devstats_serial'), now()
FROM unnest(%s::date[]) AS marked (day)
ORDER BY day
ON CONFLICT (day, metric) DO UPDATE
SET serial = excluded.serial, marked_at = excluded.marked_at
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing changed: new acts, and the days whose tallies no longer follow from the facts."""

    acts: int
    days: tuple[date, ...]


def prepare(batch: Batch) -> None:
    """Make the partitions that the batch needs; in a transaction of its own, before that of `store`.

    Without them PostgreSQL refuses the rows, loudly. One that stays empty because the load failed does no
    harm.
    """
    partitions.ensure({date.fromisoformat(at[:10]) for _, _, _, at in batch.acts})


def store(batch: Batch) -> Stored:
    """Merge the batch into the tables and mark the days it changes. The caller's transaction commits it."""
    assert connection.in_atomic_block, "facts and their ledger row are committed together"
    staged = lines.of_tables(batch)
    acts = 0
    days: set[date] = set()
    with connection.cursor() as cursor:
        cursor.execute(_PLAN)
        for table in tables.ALL:
            if rows := staged.get(table):
                _stage(cursor, table, rows)
                changed, added = _merge(cursor, table, len(rows), batch)
                days |= changed
                acts += added if table is tables.ACTS else 0
        marked = tuple(sorted(days))
        if marked:
            # At the very end: everybody who loads the same day waits here until we have committed.
            cursor.execute(_MARK, [list(marked)])
    return Stored(acts, marked)


def _stage(cursor: CursorWrapper, table: Table, rows: list[str]) -> None:
    cursor.execute(table.create_stage())
    with cursor.copy(table.copy()) as copy:
        copy.write("".join(rows))


def _merge(cursor: CursorWrapper, table: Table, staged: int, batch: Batch) -> tuple[set[date], int]:
    """The days that were changed, and the number of new rows, where the table tells."""
    if table.name not in partitions.PARTITIONED:
        cursor.execute(table.merge())
        return _days(cursor)
    # Nearly all rows of a file are new, and inserting finds out which are not. Only those are looked at.
    cursor.execute(table.add())
    days, added = _days(cursor)
    if added < staged:
        at = partitions.PARTITIONED[table.name]
        instants = [key[-1] for key in (batch.acts if table is tables.ACTS else batch.commits)]
        cursor.execute(table.merge(only=f"held.{at} BETWEEN %s AND %s"), [min(instants), max(instants)])
        changed, _ = _days(cursor)
        days |= changed
    return days, added


def _days(cursor: CursorWrapper) -> tuple[set[date], int]:
    if cursor.description is None:
        return set(), 0
    rows: list[tuple[date | None, date | None, int]] = cursor.fetchall()
    days = {day for before, after, _ in rows for day in (before, after) if day is not None}
    return days, sum(added for _, _, added in rows)
