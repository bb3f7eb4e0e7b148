"""People by their GitHub handles: what each does for which group and item, as each source says; values only.

Whoever no source gives a handle for is nobody's page: two people may have one name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from landscape import maintainers
from landscape.catalogue import Catalogue, Source
from landscape.groups import Group, Role, Seat

# What GitHub takes for a handle.
_HANDLE = re.compile(r"[a-z0-9](?:-?[a-z0-9]){0,38}", re.IGNORECASE)


class About(StrEnum):
    """What a role is in."""

    GROUP = "group"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Part:
    """A role of a person: `what` a chair, a maintainer …, in a group or for an item.

    `slug` and `title` are those of the group or item; `slug` is "" for a list that no item is known for.
    `within` are the subproject, or the teams. `company` is what `source` gives beside it. `since` and
    `through` are the term, both days included; None where none is given.
    """

    about: About
    what: str
    slug: str
    title: str
    within: str
    name: str
    handle: str
    company: str
    since: date | None
    through: date | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a handle names; `handle` and `name` as most say them."""

    handle: str
    name: str
    parts: tuple[Part, ...]

    @property
    def groups(self) -> tuple[Part, ...]:
        """The roles in groups."""
        return tuple(part for part in self.parts if part.about is About.GROUP)

    @property
    def items(self) -> tuple[Part, ...]:
        """What is maintained."""
        return tuple(part for part in self.parts if part.about is About.ITEM)


_WORDS = {
    Role.CHAIR: "chair",
    Role.TECH_LEAD: "technical lead",
    Role.LEAD: "lead",
    Role.LIAISON: "liaison",
    Role.EMERITUS: "emeritus lead",
}


def is_handle(text: str) -> bool:
    """Whether GitHub would take `text` for a handle."""
    return _HANDLE.fullmatch(text) is not None


def people(catalogue: Catalogue) -> Mapping[str, Person]:
    """Everybody whom groups and lists of maintainers name by a handle, by that handle in lower case."""
    by_handle: defaultdict[str, list[Part]] = defaultdict(list)
    for part in (*_in_groups(catalogue), *_for_items(catalogue)):
        if is_handle(part.handle):
            by_handle[part.handle.lower()].append(part)
    return {key: _person(parts) for key, parts in sorted(by_handle.items())}


def _person(parts: list[Part]) -> Person:
    names = [part.name for part in parts if part.name]
    handles = [part.handle for part in parts]
    return Person(
        handle=max(handles, key=handles.count),
        name=max(names, key=names.count) if names else handles[0],
        parts=tuple(dict.fromkeys(parts)),
    )


def _in_groups(catalogue: Catalogue) -> Iterator[Part]:
    roles = list(Role)
    for _, group in sorted(catalogue.of(Group).items()):
        for seat in sorted(group.seats, key=lambda seat: roles.index(seat.role)):
            yield _seated(group, seat, "")
        for subproject in group.subprojects:
            yield from (_seated(group, seat, subproject.name) for seat in subproject.seats)


def _seated(group: Group, seat: Seat, within: str) -> Part:
    return Part(
        about=About.GROUP,
        what=_WORDS[seat.role],
        slug=group.slug,
        title=group.title,
        within=within,
        name=seat.name,
        handle=seat.handle,
        company=seat.company,
        since=seat.since,
        through=seat.through,
        source=group.source,
    )


def _for_items(catalogue: Catalogue) -> Iterator[Part]:
    for posts in maintainers.maintainership(catalogue).by_handle.values():
        for post in posts:
            yield Part(
                about=About.ITEM,
                what="maintainer",
                slug=post.item,
                title=catalogue.cards[post.item].name if post.item else post.list.called,
                within=", ".join(post.person.teams),
                name=post.person.name,
                handle=post.person.handle,
                company=post.person.company,
                since=None,
                through=None,
                source=post.list.source,
            )
