"""Who stands behind what on any day, and what became of it over time."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from landscape import backing, companies
from landscape.backing import Standing
from landscape.companies import Companies
from landscape.queries.catalogue import catalogue, newest_revision

# An index of the whole catalogue each: the present, and a few days that somebody compares.
_REMEMBERED = 4
_ORGANISATIONS = 128


@dataclass(frozen=True, slots=True)
class Span:
    """What an organisation's item was from a day on, until it was another or nobody listed it (None: still).

    `shelf` is "category/subcategory"; `is_membership` says that this was a membership.
    """

    since: date
    until: date | None
    slug: str
    name: str
    maturity: str
    shelf: str
    is_membership: bool


def standings(on: date | None = None) -> Mapping[str, Standing]:
    """Every organisation of the day `on`, now by default, by slug; one query where it is remembered."""
    return _standings(on, newest_revision())


def of_company(name: str, on: date | None = None) -> str:
    """The slug of the organisation that a company's name means on that day, "" where none for certain."""
    return _companies(on, newest_revision()).slug(name)


def spans(slug: str) -> tuple[Span, ...]:
    """What ever stood under the name of an organisation, as the landscape had it, oldest first."""
    return _spans(slug, newest_revision())


@functools.lru_cache(maxsize=_REMEMBERED)
def _standings(on: date | None, _revision: int | None) -> Mapping[str, Standing]:
    return backing.standings(catalogue(on))


@functools.lru_cache(maxsize=_REMEMBERED)
def _companies(on: date | None, _revision: int | None) -> Companies:
    return companies.companies(catalogue(on))


@functools.lru_cache(maxsize=_ORGANISATIONS)
def _spans(slug: str, _revision: int | None) -> tuple[Span, ...]:
    """Reads all versions of items once (some 12,000 in eight years, 50 ms): no index goes by organisation."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH holders AS (
                SELECT DISTINCT slug
                FROM landscape_version
                WHERE kind = 'category' AND (body ->> 'holds_members')::boolean
            )

            SELECT
                valid_from, valid_until, slug, body ->> 'name', coalesce(body ->> 'maturity', ''),
                concat_ws('/', body -> 'shelf' ->> 0, body -> 'shelf' ->> 1),
                body -> 'shelf' ->> 0 IN (SELECT slug FROM holders)
            FROM landscape_version
            WHERE kind = 'item' AND body ->> 'organisation' = %(slug)s
                AND valid_from IS DISTINCT FROM valid_until
            ORDER BY valid_from, slug
            """,
            {"slug": slug},
        )
        return _joined(Span(*row) for row in cursor.fetchall())


def _joined(found: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that follow each other and say the same of an item are one."""
    last: dict[str, Span] = {}
    spans: list[Span] = []
    for span in found:
        before = last.get(span.slug)
        if before and before.until == span.since and _said(before) == _said(span):
            spans[spans.index(before)] = last[span.slug] = replace(before, until=span.until)
        else:
            spans.append(span)
            last[span.slug] = span
    return tuple(spans)


def _said(span: Span) -> tuple[str, str, str]:
    return span.name, span.maturity, span.shelf
