"""The page of a person, as far as lists name one by a handle: every role, and who says so."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from landscape import fresh, monograms, people
from landscape.catalogue import Source
from landscape.people import Part, Person
from landscape.queries import organisations
from landscape.queries import people as named
from landscape.queries.people import Naming
from landscape.views import day_asked, group_parts, refusals

SOURCES = {
    **group_parts.SOURCES,
    Source.PROJECT_MAINTAINERS: "project-maintainers.csv of cncf/foundation",
    Source.DOT_PROJECT: "maintainers.yaml of the project's .project repository",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A role, where it leads, and who says so; `is_over` where its term is over on the day of the page."""

    part: Part
    url: str
    source: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Employed:
    """A company as some source gives it; `organisation` is the slug of the one it means, "" for none."""

    name: str
    organisation: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A list that named the handle, and when."""

    naming: Naming
    url: str


@refusals.told
@fresh.page
def person(request: HttpRequest, handle: str) -> HttpResponseBase:
    """All roles of a handle; of one that is named no longer, the way to the last day is led."""
    as_of = day_asked.as_of(request)
    found = named.people(as_of.on).get(handle.lower())
    if found is None:
        return _led_back(handle, as_of.on)
    day = as_of.on or as_of.today
    context = {
        "section": "groups",
        "as_of": as_of,
        "person": found,
        "monogram": monograms.monogram(found.name),
        "address": request.build_absolute_uri(reverse("person", args=[found.handle.lower()])),
        "groups": [_held(part, as_of.on, day) for part in found.groups],
        "items": [_held(part, as_of.on, day) for part in found.items],
        "companies": _companies(found, as_of.on),
        "namings": [_named(one) for one in named.namings(found.handle)],
    }
    return render(request, "landscape/person.html", context)


def _led_back(handle: str, on: date | None) -> HttpResponseBase:
    namings = named.namings(handle) if people.is_handle(handle) else []
    if not namings:
        raise Http404(f"no list of groups or maintainers names anybody @{handle[:60]}")
    ends = [one.until for one in namings if one.until is not None]
    if on is None and ends:
        return redirect(day_asked.on(reverse("person", args=[handle.lower()]), max(ends) - timedelta(days=1)))
    raise Http404(f"no list of groups or maintainers named @{handle} on {on}")


def _held(part: Part, on: date | None, day: date) -> Held:
    url = day_asked.on(reverse(part.about, args=[part.slug]), on) if part.slug else ""
    source = SOURCES.get(part.source, "") if part.source else ""
    return Held(part, url, source, part.through is not None and part.through < day)


def _companies(person: Person, on: date | None) -> list[Employed]:
    """Each as it is spelt, with those who spell it so."""
    sources: dict[str, dict[str, None]] = {}
    for part in person.parts:
        if part.company:
            source = SOURCES.get(part.source, "") if part.source else ""
            sources.setdefault(part.company, {})[source] = None
    return [
        Employed(name, organisations.of_company(name, on), tuple(filter(None, told)))
        for name, told in sources.items()
    ]


def _named(one: Naming) -> Named:
    """A list of a group leads to it as it was; one of maintainers has no page of its own."""
    if one.kind != "group":
        return Named(one, "")
    return Named(one, day_asked.on(reverse("group", args=[one.slug]), one.since if one.until else None))
