"""The version of what is answered: it changes with every tally, mark and ledger row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from django.db import connection

from devstats import metrics

# Each change takes a new serial, so that a sum changes with it whatever the order in which changes are
# committed; the greatest serial would not.
_SERIALS = """
SELECT
    (SELECT coalesce(sum(serial), 0) FROM devstats_counted_day) AS counted,
    (SELECT coalesce(sum(serial), 0) FROM devstats_stale_day) AS stale,
    (SELECT coalesce(sum(serial), 0) FROM devstats_archive_hour) AS hours,
    (SELECT max(counted_at) FROM devstats_counted_day) AS counted_at
"""


@dataclass(frozen=True, slots=True)
class Version:
    """What stands for the state of all that is counted, and when something was counted last."""

    text: str
    counted_at: datetime | None

    def of(self, parts: Iterable[object]) -> str:
        """The version of an answer that also depends on `parts`, such as the repositories of its scope."""
        return _digest([self.text, *map(str, parts)])


def version() -> Version:
    """The version as of now, definitions included."""
    with connection.cursor() as cursor:
        cursor.execute(_SERIALS)
        row = cursor.fetchone()
    assert row is not None  # aggregates without groups yield a row
    *serials, counted_at = row
    digests = [metric.digest for metric in metrics.registry().values()]
    return Version(_digest([*map(str, serials), *digests]), counted_at)


def data_version() -> str:
    """The version as of now, as text: while it is the same, so are all answers to fixed questions."""
    return version().text


def _digest(parts: list[str]) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
