"""Who is called by a handle on any day, and on which days lists named a handle at all."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from landscape import people as named
from landscape.people import Person
from landscape.queries.catalogue import catalogue, newest_revision

_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """A list ("group" or "maintainers") that named the handle in `[since, until)`; None: it does so still."""

    kind: str
    slug: str
    title: str
    since: date
    until: date | None


def people(on: date | None = None) -> Mapping[str, Person]:
    """Everybody named on the day `on`, now by default, by handle in lower case; one query."""
    return _people(on, newest_revision())


def namings(handle: str) -> list[Naming]:
    """When which list named `handle`, which must be one that GitHub takes; the newest first."""
    assert named.is_handle(handle), "nothing else is looked for in the text of a list"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT kind, slug, coalesce(body ->> 'label', body ->> 'name'), valid_from, valid_until
            FROM landscape_version
            WHERE kind IN ('group', 'maintainers')
                AND strpos(lower(body::text), %(said)s) > 0
                AND valid_from IS DISTINCT FROM valid_until
            ORDER BY kind, slug, valid_from
            """,
            {"said": f'"handle": "{handle.lower()}"'},
        )
        rows = [Naming(*row) for row in cursor.fetchall()]
    joined: list[Naming] = []
    for one in rows:
        last = joined[-1] if joined else None
        if last and (last.kind, last.slug, last.until) == (one.kind, one.slug, one.since):
            joined[-1] = Naming(one.kind, one.slug, one.title, last.since, one.until)
        else:
            joined.append(one)
    return sorted(joined, key=lambda one: (one.until is not None, -one.since.toordinal(), one.title))


@functools.lru_cache(maxsize=_REMEMBERED)
def _people(on: date | None, _revision: int | None) -> Mapping[str, Person]:
    return named.people(catalogue(on))
