"""The table of CNCF's projects: when each reached which level, and how long it stayed there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import fresh, sheets
from landscape.catalogue import Card, Catalogue, Maturity, Step
from landscape.explorer import sorting
from landscape.explorer.selection import Misunderstood
from landscape.queries import exploring, promotions
from landscape.queries.catalogue import catalogue
from landscape.sheets import Format
from landscape.views import day_asked, refusals

type _Order = str | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A project; days at a level are those until the day of the page, None where it never was there."""

    slug: str
    name: str
    level: str
    accepted_on: date | None
    incubating_on: date | None
    graduated_on: date | None
    archived_on: date | None
    sandbox_days: int | None
    incubating_days: int | None
    graduated_days: int | None
    audits: int
    category: str
    organisation: str
    organisation_slug: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A column; `url` sorts by it, the other way round where it is sorted by it already."""

    title: str
    url: str
    sorted: str
    is_number: bool


_LEVELS = [level.value for level in Maturity]
_COLUMNS: Mapping[str, tuple[str, Callable[[Row], _Order]]] = {
    "name": ("Name", lambda row: row.name.casefold()),
    "level": ("Level", lambda row: _LEVELS.index(row.level)),
    "accepted": ("Accepted", lambda row: _ordinal(row.accepted_on)),
    "incubating": ("Incubating", lambda row: _ordinal(row.incubating_on)),
    "graduated": ("Graduated", lambda row: _ordinal(row.graduated_on)),
    "archived": ("Archived", lambda row: _ordinal(row.archived_on)),
    "sandbox-days": ("Days in sandbox", lambda row: row.sandbox_days),
    "incubating-days": ("Days incubating", lambda row: row.incubating_days),
    "graduated-days": ("Days graduated", lambda row: row.graduated_days),
    "audits": ("Audits", lambda row: row.audits),
    "category": ("Category", lambda row: row.category.casefold()),
    "organisation": ("Organisation", lambda row: row.organisation.casefold() or None),
}
_NUMBERS = {"sandbox-days", "incubating-days", "graduated-days", "audits"}
_FILES = {Format.CSV, Format.JSON}


@refusals.told
@fresh.page
def projects(request: HttpRequest) -> HttpResponseBase:
    """The table of a day, sorted by the column that `sort` names, downwards with a "-" before it."""
    as_of = day_asked.as_of(request, besides=["sort"])
    sort = _sort(request)
    found = catalogue(as_of.on)
    rows = [_row(found, card, as_of.on or as_of.today) for card in _projects(found)]
    context = {
        "section": "projects",
        "as_of": as_of,
        "headings": [_heading(key, sort, as_of.on) for key in _COLUMNS],
        "rows": _sorted(rows, sort),
    }
    return render(request, "landscape/projects.html", context)


@refusals.told
@fresh.page
def sheet(request: HttpRequest, form: str) -> HttpResponseBase:
    """The projects of a day as a file."""
    if form not in _FILES:
        raise Http404(f"projects are written as {' and '.join(sorted(_FILES))}, not as {form[:20]!r}")
    as_of = day_asked.as_of(request)
    found = catalogue(as_of.on)
    measured = exploring.index(on=as_of.on).around.standings
    name = f"projects-{as_of.on or as_of.today}.{form}"
    return HttpResponse(
        sheets.written(found, _projects(found), Format(form), measured),
        content_type=sheets.CONTENT_TYPES[Format(form)],
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _projects(found: Catalogue) -> list[Card]:
    return sorted((card for card in found.cards.values() if card.maturity), key=sorting.by_name)


def _row(found: Catalogue, card: Card, on: date) -> Row:
    categories = {one.slug: one.name for one in found.categories}
    reached = {move.step: move.moved_on for move in card.moves}
    stayed = {stage.level: stage.days(on) for stage in promotions.stages(card)}
    return Row(
        slug=card.slug,
        name=card.name,
        level=card.maturity,
        accepted_on=reached.get(Step.ACCEPTED),
        incubating_on=reached.get(Step.INCUBATING),
        graduated_on=reached.get(Step.GRADUATED),
        archived_on=reached.get(Step.ARCHIVED),
        sandbox_days=stayed.get(Maturity.SANDBOX),
        incubating_days=stayed.get(Maturity.INCUBATING),
        graduated_days=stayed.get(Maturity.GRADUATED),
        audits=len(card.details.audits),
        category=categories[card.shelf[0]],
        organisation=found.organisations.get(card.organisation, ""),
        organisation_slug=card.organisation,
    )


def _sort(request: HttpRequest) -> str:
    sort = request.GET.get("sort") or "name"
    if sort.removeprefix("-") not in _COLUMNS:
        raise Misunderstood(f"sort cannot be {sort[:60]!r}; it can be {', '.join(_COLUMNS)}")
    return sort


def _sorted(rows: list[Row], sort: str) -> list[Row]:
    """Rows without an answer stand last, either way."""
    _, of = _COLUMNS[sort.removeprefix("-")]
    known = [(order, row) for row in rows if (order := of(row)) is not None]
    known.sort(key=itemgetter(0), reverse=sort.startswith("-"))
    return [row for _, row in known] + [row for row in rows if of(row) is None]


def _heading(key: str, sort: str, on: date | None) -> Heading:
    is_here = sort.removeprefix("-") == key
    query = {"sort": f"-{key}" if sort == key else key} | ({"on": str(on)} if on else {})
    direction = ("descending" if sort.startswith("-") else "ascending") if is_here else ""
    return Heading(_COLUMNS[key][0], f"{reverse('projects')}?{urlencode(query)}", direction, key in _NUMBERS)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
