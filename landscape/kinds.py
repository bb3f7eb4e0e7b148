"""The kinds of thing that have history, and how two catalogues differ in them.

A new kind is a frozen dataclass of texts, numbers, days, tuples, frozensets and the like, and a line in
`KINDS`: its things stand in `Catalogue.others`, by type and slug, and are revised, logged, kept in versions,
compared and read as of any day like all others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from landscape.arrangement import Arrangement
from landscape.catalogue import Card, Catalogue, Category, Difference, Parts
from landscape.certifications import AIPlatform, CertifiedProduct, ConfirmedFolder, UnreadFile
from landscape.groups import Group
from landscape.guide import Chapter
from landscape.logos.files import LogoFile
from landscape.maintainers import MaintainerList
from landscape.organisations import UNKNOWN, About, Organisation
from landscape.projects import ProjectFile, RepositoryMap
from landscape.words import Distinct, Word

type Slugs = Mapping[str, Mapping[str, Any]]
"""Values by kind and slug."""


@dataclass(frozen=True, slots=True)
class PlacedCategory:
    """A category at its position among the others."""

    name: str
    holds_members: bool
    position: int


@dataclass(frozen=True, slots=True)
class PlacedSubcategory:
    """A subcategory at its position in its category; it goes by "category/subcategory"."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Redirect:
    """The slug by which an item goes that once went by another."""

    to: str


KINDS: Mapping[str, type] = {
    "category": PlacedCategory,
    "subcategory": PlacedSubcategory,
    "organisation": Organisation,
    "item": Card,
    "redirect": Redirect,
    "certified-product": CertifiedProduct,
    "ai-platform": AIPlatform,
    "unread-certification": UnreadFile,
    "confirmed-folder": ConfirmedFolder,
    "group": Group,
    "chapter": Chapter,
    "maintainers": MaintainerList,
    "arrangement": Arrangement,
    "repository-map": RepositoryMap,
    "project-file": ProjectFile,
    "logo": LogoFile,
    "steward-word": Word,
    "distinct": Distinct,
}
"""Every kind by the word it has in the tables; words are never changed or given again."""

SHELVED = frozenset({"category", "subcategory", "organisation", "item"})
"""The kinds that a landscape speaks of, and that have tables of their own."""


def things(catalogue: Catalogue) -> Slugs:
    """Every thing of `catalogue`, by kind and slug."""
    found: dict[str, Mapping[str, Any]] = {kind: catalogue.of(model) for kind, model in KINDS.items()}
    return found | {
        "category": placed_categories(catalogue),
        "subcategory": placed_subcategories(catalogue),
        "organisation": {
            slug: Organisation(name, about.country, about.kind)
            for slug, name in catalogue.organisations.items()
            for about in [catalogue.abouts.get(slug, UNKNOWN)]
        },
        "item": catalogue.cards,
    }


def assembled(found: Slugs) -> Catalogue:
    """The catalogue of these things: what `things` takes apart."""
    subcategories: dict[str, list[tuple[str, str]]] = {slug: [] for slug in found.get("category", {})}
    for key, subcategory in _in_order(found.get("subcategory", {})):
        category, slug = key.split("/")
        subcategories[category].append((slug, subcategory.name))
    return Catalogue(
        categories=tuple(
            Category(slug, category.name, category.holds_members, tuple(subcategories[slug]))
            for slug, category in _in_order(found.get("category", {}))
        ),
        organisations={slug: one.name for slug, one in found.get("organisation", {}).items()},
        abouts={
            slug: about
            for slug, one in found.get("organisation", {}).items()
            if (about := About(one.country, one.kind)) != UNKNOWN
        },
        cards=found.get("item", {}),
        others={KINDS[kind]: slugs for kind, slugs in found.items() if kind not in SHELVED},
    )


def difference(before: Catalogue, after: Catalogue) -> Difference:
    """What has to be written to turn `before` into `after`."""
    old, new = things(before), things(after)
    parts = {kind: _parts(old[kind], new[kind]) for kind in KINDS}
    return Difference(before, after, {kind: part for kind, part in parts.items() if part})


def placed_categories(catalogue: Catalogue) -> dict[str, PlacedCategory]:
    """Every category at its position, by slug."""
    return {
        category.slug: PlacedCategory(category.name, category.holds_members, position)
        for position, category in enumerate(catalogue.categories)
    }


def placed_subcategories(catalogue: Catalogue) -> dict[str, PlacedSubcategory]:
    """Every subcategory at its position in its category, by "category/subcategory"."""
    return {
        f"{category.slug}/{slug}": PlacedSubcategory(name, position)
        for category in catalogue.categories
        for position, (slug, name) in enumerate(category.subcategories)
    }


def _in_order(placed: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(placed.items(), key=lambda pair: (pair[1].position, pair[0]))


def _parts(before: Mapping[str, object], after: Mapping[str, object]) -> Parts:
    return Parts(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(key for key in after.keys() & before.keys() if after[key] != before[key])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )
