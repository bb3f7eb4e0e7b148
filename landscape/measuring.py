"""The one way to write what is measured of items."""

from collections.abc import Iterable

import msgspec
from django.db import connection, transaction

from landscape import standings
from landscape.standings import Measurement

# Any number, the same in every process: writings take turns, so that each has a serial of its own.
_LOCK = 0x6D656173

# Of two meters the newer word counts; a meter's own replaces its last one, whenever that was.
_WRITE = """
WITH said AS (
    SELECT item.id AS item_id, given.fact, given.value, given.measured_at, given.meter
    FROM unnest(
        %(slugs)s::text[], %(facts)s::text[], %(values)s::jsonb[], %(ats)s::timestamptz[], %(meters)s::text[]
    ) AS given (slug, fact, value, measured_at, meter)
    INNER JOIN landscape_item AS item ON item.slug = given.slug
    LEFT JOIN landscape_measurement AS kept ON kept.item_id = item.id AND kept.fact = given.fact
    WHERE given.value IS NOT NULL OR kept.value IS NOT NULL
)

INSERT INTO landscape_measurement AS known (item_id, fact, value, measured_at, meter, serial)
SELECT item_id, fact, value, measured_at, meter, newest.serial + 1
FROM said
CROSS JOIN (SELECT coalesce(max(serial), 0) AS serial FROM landscape_measurement) AS newest
ON CONFLICT (item_id, fact) DO UPDATE
SET
    value = excluded.value,
    measured_at = excluded.measured_at,
    meter = excluded.meter,
    serial = excluded.serial
WHERE
    (known.value, known.measured_at, known.meter)
        IS DISTINCT FROM (excluded.value, excluded.measured_at, excluded.meter)
    AND (known.meter = excluded.meter OR known.measured_at <= excluded.measured_at)
"""


class Unmeasurable(ValueError):  # noqa: N818 - it names what is the matter with the measurements
    """Measurements that cannot be so; the sentence names every reason."""


def record(found: Iterable[Measurement]) -> int:
    """Writes what is measured, all of it or nothing; answers how many facts are other than before.

    A fact that was never measured stays so where there is still no answer. What is measured of an item that
    has left meanwhile is left out. Raises Unmeasurable.
    """
    measured = list(found)
    if problems := standings.problems(measured):
        raise Unmeasurable("; ".join(problems))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(
            _WRITE,
            {
                "slugs": [one.slug for one in measured],
                "facts": [one.fact.value for one in measured],
                "values": [_json(one) for one in measured],
                "ats": [one.measured_at for one in measured],
                "meters": [one.meter.value for one in measured],
            },
        )
        changed: int = cursor.rowcount
    return changed


def _json(one: Measurement) -> str | None:
    return None if one.value is None else msgspec.json.encode(one.value).decode()
