"""The catalogue as a value: cards on shelves, and whatever else exists on a day.

Everything that changes the catalogue is a function from one such value to the next; `revise` alone writes
the difference. Nothing here asks the database.
"""

import functools
import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.text import slugify

from landscape.details import NOTHING, Details
from landscape.organisations import About, OrganisationKind, kind_of_member

NAME_LENGTH = 200
URL_LENGTH = 2000
_SLUG_LENGTH = 80

type Shelf = tuple[str, str]
"""Slugs of a category and of one of its subcategories."""


class Maturity(StrEnum):
    """The levels of a CNCF project, in the order boards show them; every other item has none ("")."""

    GRADUATED = "graduated"
    INCUBATING = "incubating"
    SANDBOX = "sandbox"
    ARCHIVED = "archived"


class Step(StrEnum):
    """The dated moves of a project's life, in their order."""

    ACCEPTED = "accepted"
    INCUBATING = "incubating"
    GRADUATED = "graduated"
    ARCHIVED = "archived"


class Source(StrEnum):
    """Who says so, from the least to the most trusted: a later one is never overruled by an earlier one."""

    NOVEMBER_2018 = "november-2018"
    CERTIFIED_KUBERNETES = "k8s-conformance"
    AI_CONFORMANCE = "k8s-ai-conformance"
    GROUPS_OF_2018 = "groups-of-2018"
    OUR_GUIDE = "our-guide"
    KUBERNETES_COMMUNITY = "kubernetes-community"
    CNCF_TOC = "cncf-toc"
    CNCF_GUIDE = "cncf-guide"
    CLOMONITOR = "clomonitor"
    PROJECT_MAINTAINERS = "project-maintainers"
    DOT_PROJECT = "dot-project"
    LANDSCAPE_SETTINGS = "landscape-settings"
    LOGOS = "logos"
    LANDSCAPE = "landscape"
    STEWARD = "steward"

    def outranks(self, other: "Source") -> bool:
        """Whether this source's word stands against that of `other`."""
        ranks = list(Source)
        return ranks.index(self) > ranks.index(other)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository "owner/name", or all of an owner's, "owner/*"; lower case."""

    pattern: str
    is_primary: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Move:
    """The day a project reached a step; `evidence` is an address that shows it, "" where none was given."""

    step: Step
    moved_on: date
    source: Source
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web; `kind` says of what (twitter, blog, slack …)."""

    kind: str
    url: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One item: project, product, member or certified offering.

    `source` is the most trusted source that lists it; `said_by` holds, for each field that has a value,
    the source it is from.
    """

    slug: str
    source: Source
    name: str
    shelf: Shelf
    description: str = ""
    homepage: str = ""
    maturity: str = ""
    organisation: str = ""
    became: str = ""
    became_url: str = ""
    said_by: Mapping[str, Source] = field(default_factory=dict)
    also_on: frozenset[Shelf] = frozenset()
    repositories: frozenset[Repository] = frozenset()
    moves: frozenset[Move] = frozenset()
    links: frozenset[Link] = frozenset()
    aliases: frozenset[str] = frozenset()
    details: Details = NOTHING


@dataclass(frozen=True, slots=True)
class Category:
    """A row of shelves; `subcategories` are (slug, name) in their order."""

    slug: str
    name: str
    holds_members: bool
    subcategories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that exists.

    `organisations` are names by slug, `abouts` what else was said of them, `cards` by slug; `others` holds
    things of all further kinds (see `landscape.kinds`) by type and slug. `gone` holds slugs that were removed
    by then and by whom: a less trusted source does not bring them back. `elsewhen` holds what is known of
    items of other days, so that who proposes can call them the same; it is no part of what exists.
    """

    categories: tuple[Category, ...] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    gone: Mapping[str, Source] = field(default_factory=dict)
    others: Mapping[type, Mapping[str, Any]] = field(default_factory=dict)  # slug -> value of the type
    elsewhen: Mapping[str, Card] = field(default_factory=dict, compare=False)
    abouts: Mapping[str, About] = field(default_factory=dict)

    def of[Thing](self, kind: type[Thing]) -> Mapping[str, Thing]:
        """The things of a further kind, by slug."""
        return self.others.get(kind, {})


@dataclass(frozen=True, slots=True)
class Parts:
    """What was added, changed and removed, by key, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Difference:
    """How the catalogue `after` differs from the one `before`, by kind; equal kinds are absent."""

    before: Catalogue
    after: Catalogue
    parts: Mapping[str, Parts] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def categories(self) -> Parts:
        """Of categories."""
        return self.parts.get("category", Parts())

    @property
    def subcategories(self) -> Parts:
        """Of subcategories, by "category/subcategory"."""
        return self.parts.get("subcategory", Parts())

    @property
    def organisations(self) -> Parts:
        """Of organisations."""
        return self.parts.get("organisation", Parts())

    @property
    def items(self) -> Parts:
        """Of items."""
        return self.parts.get("item", Parts())


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures people compare: `projects` by maturity; members are the items of members' categories."""

    items: int
    categories: int
    subcategories: int
    members: int
    projects: Mapping[str, int]


def counts(catalogue: Catalogue) -> Counts:
    """The figures of `catalogue`."""
    members = {category.slug for category in catalogue.categories if category.holds_members}
    levels = Counter(card.maturity for card in catalogue.cards.values())
    return Counts(
        items=len(catalogue.cards),
        categories=len(catalogue.categories),
        subcategories=sum(len(category.subcategories) for category in catalogue.categories),
        members=sum(card.shelf[0] in members for card in catalogue.cards.values()),
        projects={level.value: levels[level] for level in Maturity},
    )


def organisation_kinds(catalogue: Catalogue) -> dict[str, OrganisationKind]:
    """Of what kind organisations are, by slug: as was said, else as CNCF's file shelves its members."""
    members = {category.slug for category in catalogue.categories if category.holds_members}
    memberships: defaultdict[str, list[str]] = defaultdict(list)
    for card in catalogue.cards.values():
        if card.organisation and card.shelf[0] in members:
            memberships[card.organisation].append(card.shelf[1])
    told = ((slug, kind_of_member(found)) for slug, found in memberships.items())
    found = {slug: kind for slug, kind in told if kind is not None}
    said = {slug: about.kind for slug, about in catalogue.abouts.items() if about.kind}
    return found | {
        slug: OrganisationKind(kind) for slug, kind in said.items() if slug in catalogue.organisations
    }


# Lists are sorted by names on every page, and the names of a catalogue hardly change.
@functools.lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """`name` as it is compared: case, width and spacing do not tell names apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def slug_of(name: str) -> str:
    """The word for `name` in addresses; a name without Latin letters or digits gets a short digest."""
    spelt = name.replace("++", " plus plus").replace("#", " sharp")
    digest = hashlib.blake2b(name.encode(), digest_size=5).hexdigest()
    return slugify(spelt)[:_SLUG_LENGTH].strip("-_") or f"x{digest}"
