"""Our own starting catalogue: the CNCF's projects and what stood around them in November 2018.

The files of the folder `landscape/seed` are read together: `projects` are the CNCF's with their levels,
`items` everything else, `certified` the products certified then.
"""

import functools
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from landscape import revise
from landscape.catalogue import Catalogue, Category, Difference, Shelf, Source, Step, name_key, slug_of
from landscape.intake import comparison
from landscape.intake.records import Reading, Record
from landscape.queries import catalogue as catalogues

FOLDER = Path(__file__).parent.parent / "seed"
PROJECTS = "november-2018.yml"


@dataclass(frozen=True, slots=True)
class CertifiedProduct:
    """A product certified by November 2018, in the words of the time; `item` is the slug of what it is."""

    vendor: str
    product: str
    item: str


def read() -> Reading:
    """The records of our files; they are a part of the program, so a mistake in them is a failed test."""
    records = tuple(_record(entry) for entry in _entries())
    subcategories: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for entry in _entries():
        for category, subcategory in _shelf_names(entry):
            slug = slug_of(category)
            names[slug] = category
            subcategories.setdefault(slug, {})[slug_of(subcategory)] = subcategory
    return Reading(
        categories=tuple(
            Category(slug, names[slug], holds_members=False, subcategories=tuple(inner.items()))
            for slug, inner in subcategories.items()
        ),
        organisations={
            slug: name for file in _ours() for slug, name in file.get("organisations", {}).items()
        },
        records=records,
    )


def compare(reading: Reading, catalogue: Catalogue) -> Catalogue:
    """`catalogue` with what is missing in it; nothing is taken from a source that came later.

    Once a landscape is loaded, it says what there is: of ours only projects are added to it then.
    """
    known = {**reading.organisations, **catalogue.organisations}
    return comparison.proposal(
        replace(reading, organisations=known),
        catalogue,
        source=Source.NOVEMBER_2018,
        confirmed=confirmed_slugs(),
    )


def apply(reading: Reading, signature: revise.Signature) -> Difference:
    """Writes what `compare` proposes; gives what changed.

    What was said before is not compared with every day since: each landscape has filled it in anew.
    """
    signature = replace(signature, digest=_digest())
    if revise.is_said(signature):
        there = catalogues.catalogue(signature.effective_on)
        return Difference(there, there)
    return revise.revise(lambda catalogue: compare(reading, catalogue), signature)


def is_in(catalogue: Catalogue) -> bool:
    """Whether anything in `catalogue` is there because we said so."""
    return any(
        repository.source is Source.NOVEMBER_2018
        for card in catalogue.cards.values()
        for repository in card.repositories
    )


@functools.cache
def confirmed_slugs() -> Mapping[str, str]:
    """Slugs by name, as compared, so that an item is called the same whichever file named it first."""
    return {
        name_key(name): entry["slug"]
        for entry in _entries()
        for name in (entry["name"], *entry.get("aliases", ()))
    }


def as_of() -> date:
    """The day whose state the files show."""
    return date.fromisoformat(f"{_ours()[0]['as_of']}-01")


def certified() -> tuple[CertifiedProduct, ...]:
    """The certified products of 2018, by vendor."""
    return tuple(CertifiedProduct(**row) for file in _ours() for row in file.get("certified", ()))


def _digest() -> str:
    """What stands for all that the files say."""
    return hashlib.blake2b(b"".join(path.read_bytes() for path in _paths()), digest_size=16).hexdigest()


def _record(entry: Mapping[str, Any]) -> Record:
    shelf, *further = [(slug_of(category), slug_of(inner)) for category, inner in _shelf_names(entry)]
    return Record(
        line=0,
        slug=entry["slug"],
        name=entry["name"],
        shelf=shelf,
        also_on=tuple(sorted(further)),
        description=entry["description"],
        homepage=entry["homepage"],
        maturity=entry.get("maturity", ""),
        organisation=entry.get("organisation", ""),
        became=entry["became"],
        became_url=entry["became_url"],
        repositories=tuple(entry.get("repositories", ())),
        has_primary="repositories" in entry,
        moves=tuple((step, entry[step]) for step in Step if step in entry),
        aliases=(entry["name"], *entry.get("aliases", ())),
    )


def _shelf_names(entry: Mapping[str, Any]) -> Iterator[Shelf]:
    """Names of the category and subcategory that the entry stands on, then those of further ones."""
    yield entry["category"], entry["subcategory"]
    for place in entry.get("also_on", ()):
        category, _, subcategory = place.partition(" / ")
        yield category, subcategory


def _entries() -> Iterator[Mapping[str, Any]]:
    for file in _ours():
        yield from file.get("projects", ())
        yield from file.get("items", ())


@functools.cache
def _ours() -> tuple[dict[str, Any], ...]:  # the files' own shapes, taken apart in `_record`
    """The files, read."""
    return tuple(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in _paths())


def _paths() -> list[Path]:
    """The files, that of the projects first: their shelves lead the catalogue's order."""
    return sorted(FOLDER.glob("*.yml"), key=lambda path: (path.name != PROJECTS, path.name))
