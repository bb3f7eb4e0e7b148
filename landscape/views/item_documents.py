"""What a project's own file adds to its page: documents, packages, leads, and the reasons of its levels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from landscape.catalogue import Card, Source
from landscape.projects import ProjectFile, ProjectRepository
from landscape.queries.own_words import OwnWords
from landscape.views.item_facts import Fact

_SECTIONS = {
    "security": "Security",
    "governance": "Governance",
    "legal": "Legal",
    "documentation": "Documentation",
    "adopters": "Adopters",
}
_SOURCES = {
    Source.LANDSCAPE: "landscape",
    Source.CLOMONITOR: "CLOMonitor",
    Source.DOT_PROJECT: ".project",
    Source.NOVEMBER_2018: "our list of 2018",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document and where it is read, "" where only its path is known."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """Documents of one sort."""

    title: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A repository, who says that it is the item's, and what for."""

    title: str
    url: str
    said: str


def shown(card: Card, words: OwnWords) -> dict[str, object]:
    """The parts of the page that come of the project's own file, and its repositories with who names them."""
    file = words.files.get(card.slug)
    return {
        "repositories": repositories(card, words),
        "documents": _sections(file) if file else [],
        "own_facts": _facts(file) if file else [],
    }


def repositories(card: Card, words: OwnWords) -> list[Place]:
    """Each once, the primary one first; all of an owner's lead to the owner."""
    primary = {row.pattern for row in card.repositories if row.is_primary}
    tags: dict[str, list[str]] = {}
    for repository in _listed(card.slug, words):
        tags.setdefault(repository.pattern, []).extend(repository.tags)
    sources: dict[str, set[Source]] = {}
    for row in card.repositories:
        sources.setdefault(row.pattern, set()).add(row.source)
    return [
        Place(
            pattern,
            f"https://github.com/{pattern.removesuffix('/*')}",
            _said(sources[pattern], tags.get(pattern, ())),
        )
        for pattern in sorted(sources, key=lambda one: (one not in primary, one))
    ]


def _listed(slug: str, words: OwnWords) -> Iterator[ProjectRepository]:
    for entry in words.maps.get(slug, ()):
        yield from entry.repositories
    if slug in words.files:
        yield from words.files[slug].repositories


def _said(sources: Iterable[Source], tags: Iterable[str]) -> str:
    ranks = list(Source)
    names = [_SOURCES.get(one, one.value) for one in sorted(sources, key=ranks.index, reverse=True)]
    return " · ".join(part for part in (", ".join(names), ", ".join(dict.fromkeys(tags))) if part)


def _sections(file: ProjectFile) -> list[Section]:
    found: dict[str, list[Document]] = {}
    for kind, place in file.documents:
        section, _, rest = kind.partition(" / ")
        title = rest.rpartition(" / ")[2].replace("_", " ").removesuffix(" doc") or "list"
        found.setdefault(section, []).append(Document(title, _address(file, place)))
    return [Section(_SECTIONS[section], tuple(found[section])) for section in _SECTIONS if section in found]


def _address(file: ProjectFile, place: str) -> str:
    """An address as it is; a path is one of the project's first repository."""
    if "://" in place:
        return place
    named = sorted(file.repositories, key=lambda one: not one.is_primary)
    exact = [one.pattern for one in named if not one.pattern.endswith("/*")]
    return f"https://github.com/{exact[0]}/blob/HEAD/{quote(place)}" if exact else ""


def _facts(file: ProjectFile) -> list[Fact]:
    agreements = {"dco": "sign-off of each commit (DCO)", "cla": "contributor agreement (CLA)"}
    packages: dict[str, list[str]] = {}
    for registry, name in file.packages:
        packages.setdefault(registry, []).append(name)
    told = [
        Fact("Led by", ", ".join(file.leads)),
        Fact("Contributors sign", ", ".join(agreements[word] for word in file.agreements)),
        *(Fact(f"On {registry}", ", ".join(names)) for registry, names in packages.items()),
    ]
    return [fact for fact in told if fact.text]
