"""The tally tables as values, to be compared whole."""

from collections import Counter
from datetime import date

from django.db import connection

type Row = tuple[str, int, date, int, str, int, float, int]

_COLUMNS = "metric, repository_id, day, person_id, segment, item, amount, n"


def days() -> list[Row]:
    """Every day's tallies."""
    return _rows("SELECT {} FROM devstats_tally_day")


def months() -> list[Row]:
    """Every month's tallies."""
    return _rows("SELECT {} FROM devstats_tally_month")


def months_of(rows: list[Row]) -> list[Row]:
    """What the month's tallies of sums and distinct counts must be, by those of its days."""
    amounts: Counter[tuple[str, int, date, int, str, int]] = Counter()
    counts: Counter[tuple[str, int, date, int, str, int]] = Counter()
    for metric, repository, day, person, segment, item, amount, n in rows:
        key = (metric, repository, day.replace(day=1), person, segment, item)
        amounts[key] += int(amount)
        counts[key] += n
    return sorted((*key, float(amounts[key]), counts[key]) for key in amounts)


def written() -> list[tuple[str, str]]:
    """Which transaction wrote each row of the tallies: equal before and after means that none was written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ctid::text, xmin::text FROM devstats_tally_day"
            " UNION ALL SELECT ctid::text, xmin::text FROM devstats_tally_month"
        )
        return sorted(cursor.fetchall())


def _rows(sql: str) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(_COLUMNS))
        return sorted(cursor.fetchall())
