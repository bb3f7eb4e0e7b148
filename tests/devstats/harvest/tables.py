"""The fact tables as values, to be compared whole."""

from datetime import date
from typing import Any

from django.db import connection

from devstats.harvest import tables

NAMES = tuple(sorted(table.name for table in tables.ALL))


def checksums() -> dict[str, tuple[int, str]]:
    """Number of rows and checksum of every fact table, whatever order the rows stand in."""
    sums: dict[str, tuple[int, str]] = {}
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(
                f"SELECT count(*), coalesce(md5(string_agg(row_text, chr(10) ORDER BY row_text)), '') "  # noqa: S608 - names of our own
                f'FROM (SELECT {name}::text COLLATE "C" AS row_text FROM {name}) AS row_texts'
            )
            sums[name] = cursor.fetchone()
    return sums


def written() -> list[tuple[str, str, str]]:
    """Which transaction wrote each row of the facts: equal before and after means that none was written."""
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{name}', ctid::text, xmin::text || ' ' || xmax::text FROM {name}"  # noqa: S608 - names of our own
                for name in NAMES
            )
        )
        return sorted(cursor.fetchall())


def rows(sql: str, *values: str | int) -> list[tuple[Any, ...]]:
    """The answer to a question of a test's own."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def stale_days() -> list[date]:
    """The days marked to be counted again."""
    return [day for (day,) in rows("SELECT day FROM devstats_stale_day ORDER BY day")]


def empty() -> None:
    """Take all facts, marks and the ledger away."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(NAMES)}, devstats_stale_day, devstats_archive_hour")
