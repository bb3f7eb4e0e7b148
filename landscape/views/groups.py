"""The pages of groups: all of them, one of them, and its meetings for a calendar."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from landscape import calendars, fresh, markup
from landscape.groups import Group, GroupKind, Role, Seat
from landscape.queries import former, history
from landscape.queries.catalogue import catalogue
from landscape.views import day_asked, group_parts, refusals, sharing


@dataclass(frozen=True, slots=True)
class Listed:
    """A group in the chart: who leads it, and how much it looks after."""

    group: Group
    url: str
    mission: str
    leads: list[Seat]
    subprojects: int
    repositories: int
    beside: list["Named"]


@dataclass(frozen=True, slots=True)
class Named:
    """A group by its title, and where it is shown; "" where it never was in the catalogue."""

    title: str
    url: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The groups of one kind."""

    title: str
    anchor: str
    groups: list[Listed]


_ROWS = {
    GroupKind.COMMITTEE: "Kubernetes committees",
    GroupKind.SIG: "Kubernetes special interest groups",
    GroupKind.WORKING_GROUP: "Kubernetes working groups",
    GroupKind.USER_GROUP: "Kubernetes user groups",
    GroupKind.TAG: "CNCF technical advisory groups",
    GroupKind.TOC_SUBPROJECT: "Subprojects of CNCF's TOC",
}


@refusals.told
@fresh.page
def groups(request: HttpRequest) -> HttpResponseBase:
    """Every group of the day, by kind."""
    on = day_asked.as_of(request).on
    known = catalogue(on).of(Group)
    context = {
        "section": "groups",
        "on": on,
        "today_url": reverse("groups"),
        "rows": _rows(known, on),
        "number": len(known),
        "has_former": any(group.became for group in known.values()),
    }
    return render(request, "landscape/groups.html", context)


@refusals.told
def group(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One group; of one that is no longer there, the way to its last day is led."""
    on = day_asked.as_of(request).on
    there = catalogue(on)
    known = there.of(Group)
    if (found := known.get(slug)) is None:
        return _led_back(slug, on)
    now = timezone.now()
    day = on or now.date()
    listed = group_parts.people(found.seats, on=day)
    context = {
        "section": "groups",
        "on": on,
        "today_url": _today(slug, on),
        "groups_url": day_asked.on(reverse("groups"), on),
        "shared": sharing.shared(
            request,
            title=f"{found.title}: {found.kind.called.lower()}",
            description=f"{found.title}, {found.kind.called.lower()}. {_plain(found.mission)}",
            path=reverse("group", args=[slug]),
            picture=reverse("group-picture", args=[slug]),
        ),
        "group": found,
        "mission": markup.html(found.mission),
        "opening": _plain(found.mission),
        "source": group_parts.SOURCES.get(found.source, "") if found.source else "",
        "people": [person for person in listed if person.seat.role is not Role.EMERITUS],
        "emeriti": [person for person in listed if person.seat.role is Role.EMERITUS],
        "has_terms": any(person.seat.since or person.seat.through for person in listed),
        "has_companies": any(person.seat.company for person in listed),
        "work": group_parts.work(found, there, on=day),
        "held": group_parts.held(found, after=_after(on, now)),
        "calendar_url": day_asked.on(reverse("group-calendar", args=[slug]), on),
        "stakeholders": _named(found.stakeholders, known, on),
        "beside": _named([one.slug for one in known.values() if slug in one.stakeholders], known, on),
        "predecessors": _lineage(found.predecessors, known, on),
        "successors": _lineage(found.successors, catalogue().of(Group) if found.successors else {}, None),
        "edits": group_parts.edits(history.history("group", slug)),
    }
    return render(request, "landscape/group.html", context)


@refusals.told
def calendar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The meetings of one group as an iCalendar file."""
    on = day_asked.as_of(request).on
    found = catalogue(on).of(Group).get(slug)
    if found is None:
        raise Http404(f"there is no group {slug[:100]!r} in the catalogue")
    content = calendars.calendar(found, now=_after(on, timezone.now()))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    return response


def _today(slug: str, on: date | None) -> str:
    """Where a reader of another day goes to see today's state: of a group that is gone, to the others."""
    is_there = on is None or slug in catalogue().of(Group)
    return reverse("group", args=[slug]) if is_there else reverse("groups")


def _after(on: date | None, now: datetime) -> datetime:
    """From when on meetings are the next ones."""
    return datetime.combine(on, time(), UTC) if on else now


def _rows(known: Mapping[str, Group], on: date | None) -> list[Row]:
    found = []
    for kind, title in _ROWS.items():
        inside = sorted(
            (one for one in known.values() if one.kind is kind), key=lambda one: one.name.casefold()
        )
        if inside:
            found.append(Row(title, kind.value, [_listed(one, known, on) for one in inside]))
    return found


def _listed(one: Group, known: Mapping[str, Group], on: date | None) -> Listed:
    return Listed(
        group=one,
        url=day_asked.on(reverse("group", args=[one.slug]), on),
        mission=_plain(one.mission),
        leads=group_parts.leading(one),
        subprojects=len(one.subprojects),
        repositories=len(one.repositories),
        beside=_named(one.stakeholders, known, on),
    )


def _named(slugs: tuple[str, ...] | list[str], known: Mapping[str, Group], on: date | None) -> list[Named]:
    return [
        Named(known[slug].title, day_asked.on(reverse("group", args=[slug]), on))
        for slug in slugs
        if slug in known
    ]


def _lineage(slugs: tuple[str, ...], known: Mapping[str, Group], on: date | None) -> list[Named]:
    """Groups of another time: those that are there now as they are, the others as they were last."""
    gone = former.last("group", [slug for slug in slugs if slug not in known]) if slugs else {}
    found = []
    for slug in slugs:
        if slug in known:
            found += _named([slug], known, on)
        elif slug in gone:
            url = day_asked.on(reverse("group", args=[slug]), gone[slug].valid_from)
            found.append(Named(gone[slug].value.title, url, gone[slug].value.became))
    return found


@functools.lru_cache(maxsize=256)
def _plain(mission: str) -> str:
    """A mission without the Markdown that some are written in."""
    return markup.text(mission)


def _led_back(slug: str, on: date | None) -> HttpResponseBase:
    last = former.last("group", [slug]).get(slug)
    if last is None:
        raise Http404(f"there is no group {slug[:100]!r} in the catalogue")
    if on is None:
        return redirect(day_asked.on(reverse("group", args=[slug]), last.valid_from))
    raise Http404(f"{last.value.title} was not there on {on}")
