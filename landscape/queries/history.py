"""What the versions tell over time: growth, the changes of each month, the history of one thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

import msgspec
from django.db import connection
from django.db.models import F, Q

from landscape.catalogue import Counts, Maturity
from landscape.kinds import KINDS
from landscape.models import Version


@dataclass(frozen=True, slots=True)
class Told:
    """What held of a thing in `[valid_from, valid_until)` by which revision; None: it was absent."""

    valid_from: date
    valid_until: date | None
    value: Any  # of the kind's type
    revision: int


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to an item on a day: "added", "removed", "renamed", or another "level" or "category".

    `before` and `after` are names, levels or "category/subcategory"; of what was added or removed they are
    its level, "" where it was not there or no project.
    """

    on: date
    what: str
    slug: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Month:
    """The events of the month that begins on `first`, by day and name."""

    first: date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What held of an item, as far as events tell of it."""

    since: date
    until: date | None
    name: str
    maturity: str
    shelf: str


def history(kind: str, slug: str) -> list[Told]:
    """What ever held of a thing, oldest first; versions that follow each other and say the same are one.

    There are such where a file of an earlier day was loaded after one of a later day.
    """
    rows = (
        Version.objects.filter(kind=kind, slug=slug)
        .exclude(valid_until=F("valid_from"))
        .order_by("valid_from")
        .values_list("valid_from", "valid_until", "body", "revision_id")
    )
    found: list[Told] = []
    for since, until, body, revision in rows:
        value = None if body is None else msgspec.convert(body, KINDS[kind])
        if found and (found[-1].valid_until, found[-1].value) == (since, value):
            found[-1] = replace(found[-1], valid_until=until)
        else:
            found.append(Told(since, until, value, revision))
    return found


def since(kind: str) -> dict[str, date]:
    """The day since which each thing of a kind is as it is, by slug."""
    rows = Version.objects.filter(kind=kind, valid_until=None, body__isnull=False)
    return dict(rows.values_list("slug", "valid_from"))


def names(wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
    """What things of before were called last, by kind and slug; `wanted` are slugs by kind."""
    asked = [Q(kind=kind, slug__in=list(slugs)) for kind, slugs in wanted.items()]
    rows = (
        Version.objects.filter(reduce(or_, asked), body__isnull=False)
        .order_by("kind", "slug", "-valid_from")
        .distinct("kind", "slug")
        .values_list("kind", "slug", "body__name")
    )
    found: dict[str, dict[str, str]] = {kind: {} for kind in wanted}
    for kind, slug, name in rows:
        found[kind][slug] = name
    return found


def month_ends(since: date, until: date) -> list[date]:
    """The last days of months in `[since, until)`, oldest first."""
    days = (since + timedelta(days=number) for number in range((until - since).days))
    return [day for day in days if (day + timedelta(days=1)).day == 1]


def growth(days: Iterable[date]) -> dict[date, Counts]:
    """The counts of the catalogue on each of `days`, in one query however many they are."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT valid_from, valid_until, kind, slug,
                coalesce(body ->> 'maturity', ''), coalesce(body -> 'shelf' ->> 0, ''),
                coalesce((body ->> 'holds_members')::boolean, false)
            FROM landscape_version
            WHERE kind IN ('category', 'subcategory', 'item') AND body IS NOT NULL
                AND valid_from IS DISTINCT FROM valid_until
            """
        )
        rows = cursor.fetchall()
    deltas = [(since, 1, *facts) for since, _, *facts in rows]
    deltas += [(until, -1, *facts) for _, until, *facts in rows if until is not None]
    # By day alone: within a day the order makes no difference to sums.
    deltas.sort(key=lambda delta: delta[0], reverse=True)
    kinds, levels, categories, holders = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    found: dict[date, Counts] = {}
    for day in sorted(set(days)):
        while deltas and deltas[-1][0] <= day:
            _, sign, kind, slug, maturity, category, holds_members = deltas.pop()
            kinds[kind] += sign
            levels[maturity] += sign
            categories[category] += sign
            holders[slug] += sign if holds_members else 0
        found[day] = Counts(
            items=kinds["item"],
            categories=kinds["category"],
            subcategories=kinds["subcategory"],
            members=sum(categories[slug] for slug, number in holders.items() if number),
            projects={level.value: levels[level] for level in Maturity},
        )
    return found


def changes(since: date, until: date) -> list[Month]:
    """What was added, removed, renamed and moved in `[since, until)`, by effective month, newest first.

    Months without events are left out. On the first day of which anything is known everything is added.
    """
    events = sorted(_events(since, until), key=lambda one: (one.on, one.name.casefold(), one.slug, one.what))
    months = [
        Month(first, tuple(inside))
        for first, inside in groupby(events, key=lambda one: one.on.replace(day=1))
    ]
    return months[::-1]


def _events(since: date, until: date) -> Iterator[Event]:
    for slug, versions in _seen(since, until).items():
        ending = {one.until: one for one in versions}
        beginning = {one.since: one for one in versions}
        for day in sorted({day for day in (*ending, *beginning) if day and since <= day < until}):
            yield from _between(slug, day, ending.get(day), beginning.get(day))


def _between(slug: str, day: date, before: _Seen | None, after: _Seen | None) -> Iterator[Event]:
    if before is None or after is None:
        one = after or before
        assert one is not None, "a version begins or ends on the day"
        what = "removed" if after is None else "added"
        level = (one.maturity, "") if after is None else ("", one.maturity)
        yield Event(day, what, slug, one.name, *level)
        return
    for what, was, is_now in (
        ("renamed", before.name, after.name),
        ("level", before.maturity, after.maturity),
        ("category", before.shelf, after.shelf),
    ):
        if was != is_now:
            yield Event(day, what, slug, after.name, was, is_now)


def _seen(since: date, until: date) -> dict[str, list[_Seen]]:
    """Versions of items that begin or end in `[since, until)`, by slug."""
    found: defaultdict[str, list[_Seen]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT slug, valid_from, valid_until, body ->> 'name', body ->> 'maturity',
                concat_ws('/', body -> 'shelf' ->> 0, body -> 'shelf' ->> 1)
            FROM landscape_version
            WHERE kind = 'item' AND body IS NOT NULL AND valid_from IS DISTINCT FROM valid_until
                AND (valid_from >= %(since)s AND valid_from < %(until)s
                    OR valid_until >= %(since)s AND valid_until < %(until)s)
            """,
            {"since": since, "until": until},
        )
        for slug, *facts in cursor.fetchall():
            found[slug].append(_Seen(*facts))
    return found
