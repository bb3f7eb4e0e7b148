"""Who maintains what, since when, and how that changed; remembered until the catalogue is revised."""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Min, Q

from landscape import maintainers
from landscape.catalogue import Source, name_key
from landscape.explorer.index import Index
from landscape.maintainers import Maintainership
from landscape.models import Revision, Version
from landscape.projects import Maintainer
from landscape.queries import exploring

_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Since:
    """The day since which somebody is listed without a break; `is_first` where nothing is known before it."""

    on: date
    is_first: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What a list held in `[since, until)`: names by `key`, as the revision says it."""

    since: date
    until: date | None
    source: Source
    people: Mapping[str, str]
    revision: int


@dataclass(frozen=True, slots=True)
class Turnover:
    """How many posts came and went in a month."""

    more: int = 0
    fewer: int = 0


def maintainership(*, on: date | None = None) -> Maintainership:
    """All posts of a day, now by default; one query where this process has met that day."""
    return of(exploring.index(on=on))


# An index is one and the same until the catalogue is revised.
@functools.lru_cache(maxsize=_REMEMBERED)
def of(index: Index) -> Maintainership:
    """All posts in the catalogue of `index`; no query."""
    return maintainers.maintainership(index.catalogue)


def key(person: Maintainer) -> str:
    """What tells persons of an item apart: the handle, else the name."""
    return _key(person.handle, person.name)


def held(lists: Iterable[str]) -> dict[str, list[Held]]:
    """The versions of these lists, slugs of the kind, the oldest first; in one query."""
    found: defaultdict[str, list[Held]] = defaultdict(list)
    for slug, one in _rows(Q(slug__in=list(lists))):
        found[slug].append(one)
    return dict(found)


def since(lists: Mapping[str, list[Held]], *, on: date | None) -> dict[str, Since]:
    """Since when each person of the day `on` is on one of `lists`, by `key`.

    Who left and came back is there since the return.
    """
    began = first_days() if lists else {}
    found: dict[str, Since] = {}
    for versions in lists.values():
        known = [one for one in versions if on is None or one.since <= on]
        if not known or (known[-1].until is not None and (on is None or known[-1].until <= on)):
            continue
        for person, day in _unbroken(known).items():
            source = known[0].source
            is_first = day == known[0].since and (source is Source.DOT_PROJECT or day == began[source])
            if person not in found or day < found[person].on:
                found[person] = Since(day, is_first)
    return found


def turnovers(since: date, until: date) -> dict[date, Turnover]:
    """Posts that came and went in `[since, until)`, by the first day of the month.

    What the first file of a source lists was there before. A person who goes from one list to another of
    the same source, as when its label changes, neither came nor went.
    """
    within = Q(valid_from__gte=since, valid_from__lt=until) | Q(valid_until__gte=since, valid_until__lt=until)
    rows = list(_rows(within))
    began = first_days() if rows else {}
    came: defaultdict[tuple[Source, date], Counter[str]] = defaultdict(Counter)
    went: defaultdict[tuple[Source, date], Counter[str]] = defaultdict(Counter)
    ends = {(slug, one.until) for slug, one in rows}
    for slug, one in rows:
        # A project's own file is one more source, and its first day is its own.
        is_known = (slug, one.since) in ends or one.source is not Source.DOT_PROJECT
        if one.since >= since and is_known and one.since != began[one.source]:
            came[one.source, one.since].update(one.people.keys())
        if one.until is not None and one.until < until:
            went[one.source, one.until].update(one.people.keys())
    found: dict[date, Turnover] = {}
    for source, day in came.keys() | went.keys():
        more, fewer = came[source, day] - went[source, day], went[source, day] - came[source, day]
        before = found.get(day.replace(day=1), Turnover())
        found[day.replace(day=1)] = Turnover(before.more + more.total(), before.fewer + fewer.total())
    return {month: one for month, one in found.items() if one != Turnover()}


def first_days() -> dict[Source, date]:
    """The first day of which each source of maintainers says anything."""
    rows = (
        Revision.objects.filter(source__in=[Source.PROJECT_MAINTAINERS, Source.DOT_PROJECT])
        .order_by()
        .values_list("source")
        .annotate(first=Min("effective_on"))
    )
    return {Source(source): first for source, first in rows}


def _rows(wanted: Q) -> Iterator[tuple[str, Held]]:
    rows = (
        Version.objects.filter(wanted, kind="maintainers", body__isnull=False)
        .exclude(valid_until=F("valid_from"))
        .order_by("slug", "valid_from")
        .values_list("slug", "valid_from", "valid_until", "body", "revision_id")
    )
    for slug, start, end, body, revision in rows:
        assert body is not None, "it was asked for so"
        people = {
            _key(person["handle"], person["name"]): person["name"] or f"@{person['handle']}"
            for person in body["maintainers"]
        }
        yield slug, Held(start, end, Source(body["source"]), people, revision)


def _unbroken(versions: list[Held]) -> dict[str, date]:
    """For each person of the last of these versions, the day since which every version has that person."""
    found = dict.fromkeys(versions[-1].people, versions[-1].since)
    still = set(found)
    for earlier, later in zip(reversed(versions[:-1]), reversed(versions[1:]), strict=True):
        if earlier.until != later.since:
            break
        still &= earlier.people.keys()
        found |= dict.fromkeys(still, earlier.since)
    return found


def _key(handle: str, name: str) -> str:
    return f"@{handle.lower()}" if handle else name_key(name)
