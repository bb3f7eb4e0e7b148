"""What is measured of every item now."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

import msgspec
from django.db import connection

from landscape.standings import Activity, Fact, Meter, Standing, Standings, Taken

_READ = """
SELECT item.slug, fact, value::text, measured_at, meter
FROM landscape_measurement AS measured
INNER JOIN landscape_item AS item ON item.id = measured.item_id
WHERE value IS NOT NULL
"""

_NEWEST = """
SELECT
    (SELECT coalesce(max(id), 0) FROM landscape_revision) AS revision,
    (SELECT coalesce(max(serial), 0) FROM landscape_measurement) AS serial
"""

_DECODERS: dict[Fact, msgspec.json.Decoder[Any]] = {
    Fact.STARS: msgspec.json.Decoder(int),
    Fact.CONTRIBUTORS: msgspec.json.Decoder(int),
    Fact.LICENCE: msgspec.json.Decoder(str),
    Fact.LANGUAGES: msgspec.json.Decoder(tuple[str, ...]),
    Fact.FIRST_COMMIT_ON: msgspec.json.Decoder(date),
    Fact.LATEST_COMMIT_ON: msgspec.json.Decoder(date),
    Fact.LATEST_ACT_ON: msgspec.json.Decoder(date),
    Fact.ACTIVITY: msgspec.json.Decoder(Activity),
}


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest revision, and the newest writing of what is measured: whatever is made of both is fresh."""

    revision: int
    serial: int

    def __str__(self) -> str:
        return f"{self.revision}.{self.serial}"


def newest() -> Newest:
    """Both numbers, 0 where there is none, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        row = cursor.fetchone()
    assert row is not None  # a SELECT of values yields a row
    return Newest(*row)


def standings() -> Standings:
    """The standing of each item of which anything is measured, by slug."""
    values: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    taken: defaultdict[str, dict[Fact, Taken]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        for slug, word, value, measured_at, meter in cursor.fetchall():
            fact = Fact(word)
            values[slug][fact.value] = _DECODERS[fact].decode(value)
            taken[slug][fact] = Taken(measured_at.astimezone(UTC), Meter(meter))
    return {slug: Standing(**found, taken=taken[slug]) for slug, found in values.items()}
