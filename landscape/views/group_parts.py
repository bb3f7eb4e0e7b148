"""What the pages of groups show of one: its people, its work, its meetings, its lineage, its edits."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.urls import reverse

from landscape import markup, meetings
from landscape.catalogue import Catalogue, Source
from landscape.groups import Group, Meeting, Role, Seat, Subproject
from landscape.people import is_handle
from landscape.queries.history import Told

_NEXT = 3
_ROLES = {
    Role.CHAIR: "Chair",
    Role.TECH_LEAD: "Technical lead",
    Role.LEAD: "Lead",
    Role.LIAISON: "Liaison",
    Role.EMERITUS: "Emeritus",
}
_LINKS = {"join": "join", "notes": "notes", "recordings": "recordings", "calendar": "calendar"}
_FIELDS = {
    "seats": "people",
    "subprojects": "subprojects",
    "meetings": "meetings",
    "stakeholders": "stakeholder SIGs",
    "mailing_list": "mailing list",
    "predecessors": "lineage",
    "successors": "lineage",
    "became": "lineage",
}
SOURCES = {
    Source.GROUPS_OF_2018: "our list of November 2018",
    Source.KUBERNETES_COMMUNITY: "sigs.yaml of kubernetes/community",
    Source.CNCF_TOC: "tags.yaml of cncf/toc",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a role; `has_left` where the term is over on the day of the page.

    `url` is where all roles of the handle are shown, "" without one.
    """

    role: str
    seat: Seat
    has_left: bool
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A repository of a subproject, and the folders of it that are meant; none stands for all of it.

    `activity_url` is "" where nobody harvests it, as it is no item's.
    """

    name: str
    activity_url: str
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A subproject with where it is done; `said` is what it is for, as safe HTML."""

    subproject: Subproject
    said: str
    leads: tuple[Person, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting: in the words of its source, and its next times (UTC) where those can be read.

    `zone` is the one it is held in; where it is not `is_settled`, the times are those that are possible.
    """

    owner: str
    meeting: Meeting
    zone: str
    next_at: tuple[datetime, ...]
    is_settled: bool
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of the group on a day: in words, and who said so."""

    on: date
    what: str
    source: str


def people(seats: Iterable[Seat], *, on: date) -> tuple[Person, ...]:
    """The people in `seats`, by role, in the order of their source."""
    roles = list(Role)
    return tuple(
        Person(_ROLES[seat.role], seat, seat.through is not None and seat.through < on, address(seat.handle))
        for seat in sorted(seats, key=lambda seat: roles.index(seat.role))
    )


def address(handle: str) -> str:
    """The page of whom a handle names, "" for what is no handle."""
    return reverse("person", args=[handle.lower()]) if is_handle(handle) else ""


def leading(group: Group) -> list[Seat]:
    """Who chairs and leads `group`, each once, without those who did or who speak for others."""
    seats = (seat for seat in group.seats if seat.role not in {Role.EMERITUS, Role.LIAISON})
    found: dict[str, Seat] = {}
    for seat in seats:
        found.setdefault((seat.handle or seat.name).lower(), seat)
    return list(found.values())


def work(group: Group, there: Catalogue, *, on: date) -> list[Work]:
    """Its subprojects, each with its repositories; those of items `there` have their activity shown."""
    patterns = {row.pattern for card in there.cards.values() for row in card.repositories}
    return [
        Work(
            subproject,
            markup.html(subproject.description, headings_from=4),
            people(subproject.seats, on=on),
            _places(subproject, patterns),
        )
        for subproject in group.subprojects
    ]


def held(group: Group, *, after: datetime) -> list[Held]:
    """Its meetings and those of its subprojects; the next times are those from `after` on."""
    found = []
    for owner, meeting in group.all_meetings:
        rhythm = meetings.rhythm(meeting)
        found.append(
            Held(
                owner=owner.removeprefix(group.title).removeprefix(" / "),
                meeting=meeting,
                zone=rhythm.zone if rhythm else "",
                next_at=meetings.occurrences(meeting, after=after, count=_NEXT) or (),
                is_settled=rhythm is not None and rhythm.is_settled,
                links=tuple((_LINKS.get(kind, kind), url) for kind, url in meeting.links),
            )
        )
    return found


def edits(told: list[Told]) -> list[Edit]:
    """What each version changed in the one before, newest first."""
    if not told:
        return []
    first = told[0]
    found = [Edit(first.valid_from, "listed", _source(first.value))] if first.value else []
    for before, after in pairwise(told):
        has_gap = before.valid_until != after.valid_from
        if before.value and (after.value is None or has_gap):
            found.append(Edit(before.valid_until or after.valid_from, "no longer listed", ""))
        if after.value is None:
            continue
        if before.value is None or has_gap:
            found.append(Edit(after.valid_from, "listed", _source(after.value)))
        elif before.value.source is not after.value.source:
            found.append(Edit(after.valid_from, "described anew", _source(after.value)))
        else:
            words = ", ".join(_differing(before.value, after.value))
            found.append(Edit(after.valid_from, f"changed: {words}", _source(after.value)))
    if told[-1].value and told[-1].valid_until:
        found.append(Edit(told[-1].valid_until, "no longer listed", ""))
    return found[::-1]


def _places(subproject: Subproject, patterns: AbstractSet[str]) -> tuple[Place, ...]:
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for owned in subproject.folders:
        folders[owned.repository].append(owned.folder)
    return tuple(
        Place(name, _activity(name, patterns), () if "" in inside else tuple(sorted(inside)))
        for name, inside in sorted(folders.items())
    )


def _activity(name: str, patterns: AbstractSet[str]) -> str:
    """Where a repository's numbers are: by the address alone, as this page is here when they are not."""
    everything = f"{name.partition('/')[0]}/*"
    return f"/devstats/repository/{name}" if {name, everything} & patterns else ""


def _differing(before: Any, after: Any) -> list[str]:  # noqa: ANN401 - two values of one kind
    names = [
        field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name)
    ]
    return list(dict.fromkeys(_FIELDS.get(name, name) for name in names))


def _source(group: Group) -> str:
    return SOURCES.get(group.source, "") if group.source else ""
