"""What CNCF's own lists say of a project beside the landscape: its maintainers, its repositories, its log."""

from dataclasses import dataclass
from datetime import date

from landscape.catalogue import Step


@dataclass(frozen=True, slots=True)
class Maintainer:
    """A person who maintains; name, handle and company as given, "" where nothing is.

    `teams` are those the person is on, where the source tells teams apart.
    """

    name: str
    handle: str = ""
    company: str = ""
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintainerBlock:
    """Maintainers under one label of a list, in its order; a project may have several blocks.

    `maturity` is the level the list files it under, `list_url` where the project keeps the list itself.
    """

    line: int
    label: str
    maturity: str = ""
    list_url: str = ""
    maintainers: tuple[Maintainer, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectRepository:
    """A repository "owner/name" of a project; `tags` say what it is for (code, docs …)."""

    pattern: str
    is_primary: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RepositoryMap:
    """A project and its repositories as CLOMonitor has them; `name` is the key, `title` what it is called."""

    name: str
    title: str
    maturity: str = ""
    accepted_on: date | None = None
    repositories: tuple[ProjectRepository, ...] = ()


@dataclass(frozen=True, slots=True)
class LoggedMove:
    """The day a project reached a level and the issue that says so."""

    step: Step
    moved_on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class ReportedAudit:
    """An audit of a project: of what kind (security, fuzzing …), and its report's address."""

    audited_on: date
    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFile:
    """A project in its own words: what its `.project` repository says.

    `leads` are handles or teams "owner/team". `links` and `documents` are (kind, address or path);
    `packages` (registry, name). `category` and `subcategory` are names. `agreements` are "dco" and "cla".
    """

    slug: str
    name: str
    description: str
    kind: str = ""
    homepage: str = ""
    leads: tuple[str, ...] = ()
    moves: tuple[LoggedMove, ...] = ()
    repositories: tuple[ProjectRepository, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    audits: tuple[ReportedAudit, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    packages: tuple[tuple[str, str], ...] = ()
    agreements: tuple[str, ...] = ()
    category: str = ""
    subcategory: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """A team of a project by its handles, in the order of the file."""

    name: str
    handles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The teams of one project, as its `.project` repository has them; `project` is the project's slug."""

    line: int
    project: str
    organisation: str = ""
    teams: tuple[Team, ...] = ()
