"""What changed: month by month, and between any two days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import digests, fresh
from landscape.catalogue import Card, Catalogue
from landscape.digests import Digest
from landscape.explorer.selection import Misunderstood
from landscape.queries import comparison, history, known, maintaining
from landscape.queries.catalogue import catalogue
from landscape.queries.history import Event, Month
from landscape.queries.maintaining import Turnover
from landscape.views import day_asked, refusals

# Of a month this many of a sort are listed; all of them stand on the page of its two days.
LISTED = 40
_YEAR_DAYS = 365
# Before it no calendar has a year to go back.
_FIRST = date.min + timedelta(days=_YEAR_DAYS)


@dataclass(frozen=True, slots=True)
class Line:
    """What happened to an item, and where it is shown; `before` and `after` are "" where there was none."""

    name: str
    url: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """A sort of change: the first of its lines, and how many there are."""

    title: str
    lines: tuple[Line, ...]
    number: int
    are_levels: bool


@dataclass(frozen=True, slots=True)
class MonthShown:
    """A month and its parts; `url` compares its two ends."""

    digest: Digest
    key: str
    url: str
    parts: tuple[Part, ...]


def window(request: HttpRequest, today: date) -> tuple[date, date]:
    """The days from which to which, both included: all that is known where nothing is said.

    Raises Misunderstood.
    """
    day_asked.only(request, "from", "to")
    since = day_asked.day(request, "from", today=today)
    through = day_asked.day(request, "to", today=today) or today
    if since is None:
        since = min(min(known.beginnings(), default=through), through)
    if since > through:
        raise Misunderstood(f"from {since} to {through} is no stretch of time: it ends before it begins")
    return since, through


def digested(since: date, through: date) -> list[Digest]:
    """The months with changes in `[since, through]`, the newest first."""
    beginnings, until = known.beginnings(), through + timedelta(days=1)
    turnovers = maintaining.turnovers(since, until)
    months = {month.first: month for month in history.changes(since, until)}
    months = {first: Month(first, ()) for first in turnovers} | months
    return [
        replace(digests.digest(months[first], beginnings), maintainers=turnovers.get(first, Turnover()))
        for first in sorted(months, reverse=True)
    ]


@refusals.told
@fresh.page
def changes(request: HttpRequest) -> HttpResponseBase:
    """The months of a stretch of time."""
    today = day_asked.today()
    since, through = window(request, today)
    titles = _titles([catalogue()])
    context = {
        "section": "projects",
        "since": since,
        "through": through,
        "today": today,
        "months": [_month(one, titles, since, through) for one in digested(since, through)],
    }
    return render(request, "landscape/changes.html", context)


@refusals.told
@fresh.page
def compare(request: HttpRequest) -> HttpResponseBase:
    """Two days beside each other: all that is otherwise on the second."""
    today = day_asked.today()
    day_asked.only(request, "from", "to")
    through = day_asked.day(request, "to", today=today) or today
    since = day_asked.day(request, "from", today=today) or max(through, _FIRST) - timedelta(days=_YEAR_DAYS)
    if since > through:
        raise Misunderstood(f"{since} is after {through}: of two days the earlier one stands first")
    before, after = catalogue(since), catalogue(through if through != today else None)
    context = {
        "section": "projects",
        "since": since,
        "through": through,
        "today": today,
        "numbers": (len(before.cards), len(after.cards)),
        "parts": _compared(before, after, since, through if through != today else None),
    }
    return render(request, "landscape/compare_days.html", context)


def _month(digest: Digest, titles: Mapping[str, str], since: date, through: date) -> MonthShown:
    last = (digest.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    ends = {
        "from": str(max(since, digest.first) - timedelta(days=1)),
        "to": str(min(last, through)),
    }
    parts = [
        _part("Moved level", digest.levels, titles, are_levels=True, most=None),
        _part("Entered", digest.entered, titles),
        _part("Left", digest.left, titles),
        _part("Moved category", digest.categories, titles),
        _part("Renamed", digest.renamed, titles),
    ]
    return MonthShown(
        digest,
        f"{digest.first:%Y-%m}",
        f"{reverse('compare-days')}?{urlencode(ends)}",
        tuple(part for part in parts if part.number),
    )


def _part(
    title: str,
    events: Iterable[Event],
    titles: Mapping[str, str],
    *,
    are_levels: bool = False,
    most: int | None = LISTED,
) -> Part:
    given = list(events)
    lines = tuple(
        Line(
            event.name,
            # What left is shown as it was on its last day.
            _address(event.slug, event.on - timedelta(days=1) if event.what == "removed" else None),
            _worded(event.before, titles) if are_levels or event.what not in {"added", "removed"} else "",
            _worded(event.after, titles) if are_levels or event.what not in {"added", "removed"} else "",
        )
        for event in given[:most]
    )
    return Part(title, lines, len(given), are_levels)


def _compared(before: Catalogue, after: Catalogue, since: date, on: date | None) -> list[Part]:
    found = comparison.comparison(before, after)
    titles = _titles([after, before])
    parts = [
        Part(
            "Moved level", _shifts(found.levels, titles, after, since, on), len(found.levels), are_levels=True
        ),
        _cards("Entered", found.entered, on),
        _cards("Left", found.left, since),
        Part(
            "Moved category",
            _shifts(found.categories, titles, after, since, on),
            len(found.categories),
            are_levels=False,
        ),
        Part(
            "Renamed", _shifts(found.renamed, titles, after, since, on), len(found.renamed), are_levels=False
        ),
    ]
    return [part for part in parts if part.number]


def _cards(title: str, cards: tuple[Card, ...], on: date | None) -> Part:
    lines = tuple(Line(card.name, _address(card.slug, on), "", "") for card in cards)
    return Part(title, lines, len(cards), are_levels=False)


def _shifts(
    shifts: Iterable[comparison.Shift],
    titles: Mapping[str, str],
    after: Catalogue,
    since: date,
    on: date | None,
) -> tuple[Line, ...]:
    """What is there no more is shown as it was on the first of the two days."""
    return tuple(
        Line(
            shift.name,
            _address(shift.slug, on if shift.slug in after.cards else since),
            _worded(shift.before, titles),
            _worded(shift.after, titles),
        )
        for shift in shifts
    )


def _titles(catalogues: Iterable[Catalogue]) -> dict[str, str]:
    """Names of subcategories by "category/subcategory", of the first catalogue that has them."""
    found: dict[str, str] = {}
    for one in catalogues:
        for category in one.categories:
            for slug, name in category.subcategories:
                found.setdefault(f"{category.slug}/{slug}", f"{category.name} / {name}")
    return found


def _worded(value: str, titles: Mapping[str, str]) -> str:
    return titles.get(value, value)


def _address(slug: str, on: date | None) -> str:
    return day_asked.on(reverse("item", args=[slug]), on)
