"""Groups as values: SIGs, working groups, committees and TAGs; who leads, what they own, when they meet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from landscape.catalogue import Source


class GroupKind(StrEnum):
    """What sort of group it is; the word that begins its slug, where the source gives one."""

    SIG = "sig"
    WORKING_GROUP = "wg"
    USER_GROUP = "ug"
    COMMITTEE = "committee"
    TAG = "tag"
    TOC_SUBPROJECT = "toc-subproject"

    @property
    def called(self) -> str:
        """What such a group is called, in full."""
        return _CALLED[self]


_CALLED = {
    GroupKind.SIG: "Special interest group",
    GroupKind.WORKING_GROUP: "Working group",
    GroupKind.USER_GROUP: "User group",
    GroupKind.COMMITTEE: "Committee",
    GroupKind.TAG: "Technical advisory group",
    GroupKind.TOC_SUBPROJECT: "Subproject of the TOC",
}

# What is said before and after a group's name; CNCF writes it into the name.
_SAID = {
    GroupKind.SIG: ("SIG ", ""),
    GroupKind.WORKING_GROUP: ("WG ", ""),
    GroupKind.USER_GROUP: ("UG ", ""),
    GroupKind.COMMITTEE: ("", " Committee"),
}


class Role(StrEnum):
    """What a person does for a group, in the order pages show them."""

    CHAIR = "chair"
    TECH_LEAD = "tech-lead"
    LEAD = "lead"
    LIAISON = "liaison"
    EMERITUS = "emeritus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person in a role of a group; handle and company as given, "" where nothing is.

    `since` and `through` are the term, both days included; None where no term is given.
    """

    role: Role
    name: str
    handle: str = ""
    company: str = ""
    since: date | None = None
    through: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting in the words of its source; `meetings.rhythm` reads them.

    `links` are (kind, address): join, notes, recordings, calendar.
    """

    title: str
    day: str = ""
    clock: str = ""
    zone: str = ""
    frequency: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnedFolder:
    """A folder of a repository "owner/name"; `folder` is "" where all of it is owned."""

    repository: str
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subproject:
    """A part of a group's work; `folders` as the source lists them, one for each OWNERS file."""

    slug: str
    name: str
    description: str = ""
    folders: tuple[OwnedFolder, ...] = ()
    seats: tuple[Seat, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    slack: str = ""
    mailing_list: str = ""
    links: tuple[tuple[str, str], ...] = ()

    @property
    def repositories(self) -> tuple[str, ...]:
        """The repositories its folders are in, sorted."""
        return tuple(sorted({folder.repository for folder in self.folders}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group; `stakeholders`, `predecessors` and `successors` are slugs of groups.

    `charter` is an address. `slack` is a channel's name or, where the source has it so, its number.
    `teams` are (GitHub team, what it is for). `links` are (kind, address). `became` says in words what
    happened to it later. `source` is who lists it, None of one that is no part of the catalogue yet.
    """

    slug: str
    kind: GroupKind
    name: str
    mission: str = ""
    charter: str = ""
    label: str = ""
    seats: tuple[Seat, ...] = ()
    subprojects: tuple[Subproject, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    stakeholders: tuple[str, ...] = ()
    slack: str = ""
    mailing_list: str = ""
    teams: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    became: str = ""
    source: Source | None = None

    @property
    def title(self) -> str:
        """Its name as people say it: "SIG Storage", "Steering Committee", "TAG Infrastructure"."""
        before, after = _SAID.get(self.kind, ("", ""))
        return f"{before}{self.name}{after}"

    @property
    def all_meetings(self) -> tuple[tuple[str, Meeting], ...]:
        """Its meetings and those of its subprojects, each with the title of who holds it."""
        own = ((self.title, meeting) for meeting in self.meetings)
        others = (
            (f"{self.title} / {subproject.name}", meeting)
            for subproject in self.subprojects
            for meeting in subproject.meetings
        )
        return (*own, *others)

    @property
    def repositories(self) -> tuple[str, ...]:
        """The repositories of its subprojects, sorted."""
        return tuple(sorted({name for subproject in self.subprojects for name in subproject.repositories}))
