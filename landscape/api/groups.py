"""Groups as other programs read them: who leads, what they own, when they meet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from landscape import groups
from landscape.api.asked import Found
from landscape.catalogue import name_key
from landscape.groups import Group, GroupKind, Role


class GroupsAsked(Found):
    """Which groups."""

    kind: GroupKind | None = Field(None, description="What sort of group")


class GroupLink(BaseModel):
    """An address and what it is of."""

    kind: str
    url: str


class Seat(BaseModel):
    """A person in a role; the term's days are both part of it, null where none is given."""

    role: Role
    name: str
    handle: str | None
    company: str | None
    since: date | None
    through: date | None


class Meeting(BaseModel):
    """A meeting in the words of its source."""

    title: str
    day: str | None
    clock: str | None
    zone: str | None
    frequency: str | None
    links: list[GroupLink]


class OwnedFolder(BaseModel):
    """A folder of a repository "owner/name", null where all of it is owned."""

    repository: str
    folder: str | None


class Team(BaseModel):
    """A team on GitHub, and what it is for."""

    name: str
    description: str | None


class Subproject(BaseModel):
    """A part of a group's work."""

    slug: str
    name: str
    description: str | None
    folders: list[OwnedFolder]
    repositories: list[str]
    seats: list[Seat]
    meetings: list[Meeting]
    slack: str | None
    mailing_list: str | None
    links: list[GroupLink]


class CatalogueGroup(BaseModel):
    """A SIG, working group, committee or TAG; other groups are named by their slugs."""

    slug: str
    kind: GroupKind
    name: str
    title: str
    mission: str | None
    charter: str | None
    label: str | None
    seats: list[Seat]
    subprojects: list[Subproject]
    repositories: list[str]
    meetings: list[Meeting]
    stakeholders: list[str]
    slack: str | None
    mailing_list: str | None
    teams: list[Team]
    links: list[GroupLink]
    predecessors: list[str]
    successors: list[str]


class Groups(BaseModel):
    """A part of a list of groups, and how many there are in all."""

    count: int
    results: list[CatalogueGroup]


def chosen(found: Iterable[Group], asked: GroupsAsked) -> list[Group]:
    """Those of the kind with the words in their titles, by kind and title."""
    kinds, wanted = list(GroupKind), name_key(asked.q)
    return sorted(
        (group for group in found if asked.kind in {None, group.kind} and wanted in name_key(group.title)),
        key=lambda group: (kinds.index(group.kind), name_key(group.title), group.slug),
    )


def fields(group: Group) -> dict[str, Any]:
    """The fields of a `CatalogueGroup`."""
    return {
        "slug": group.slug,
        "kind": group.kind,
        "name": group.name,
        "title": group.title,
        "mission": group.mission or None,
        "charter": group.charter or None,
        "label": group.label or None,
        "seats": _seats(group.seats),
        "subprojects": [_subproject(one) for one in group.subprojects],
        "repositories": list(group.repositories),
        "meetings": _meetings(group.meetings),
        "stakeholders": list(group.stakeholders),
        "slack": group.slack or None,
        "mailing_list": group.mailing_list or None,
        "teams": [{"name": name, "description": words or None} for name, words in group.teams],
        "links": _links(group.links),
        "predecessors": list(group.predecessors),
        "successors": list(group.successors),
    }


def _subproject(one: groups.Subproject) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "name": one.name,
        "description": one.description or None,
        "folders": [
            {"repository": owned.repository, "folder": owned.folder or None} for owned in one.folders
        ],
        "repositories": list(one.repositories),
        "seats": _seats(one.seats),
        "meetings": _meetings(one.meetings),
        "slack": one.slack or None,
        "mailing_list": one.mailing_list or None,
        "links": _links(one.links),
    }


def _seats(seats: Iterable[groups.Seat]) -> list[dict[str, Any]]:
    return [
        {
            "role": seat.role,
            "name": seat.name,
            "handle": seat.handle or None,
            "company": seat.company or None,
            "since": seat.since,
            "through": seat.through,
        }
        for seat in seats
    ]


def _meetings(meetings: Iterable[groups.Meeting]) -> list[dict[str, Any]]:
    return [
        {
            "title": meeting.title,
            "day": meeting.day or None,
            "clock": meeting.clock or None,
            "zone": meeting.zone or None,
            "frequency": meeting.frequency or None,
            "links": _links(meeting.links),
        }
        for meeting in meetings
    ]


def _links(links: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "url": url} for kind, url in links]
