"""Our own starting catalogue: the CNCF's projects as they stood in November 2018."""

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from landscape import revise
from landscape.catalogue import Catalogue, Category, Difference, Source, Step, name_key, slug_of
from landscape.intake import comparison
from landscape.intake.records import Reading, Record
from landscape.queries import catalogue as catalogues

PLACE = Path(__file__).parent.parent / "seed" / "november-2018.yml"


def read() -> Reading:
    """The records of our file; it is a part of the program, so a mistake in it is a failed test."""
    records = []
    subcategories: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for project in _ours()["projects"]:
        category, subcategory = project["category"], project["subcategory"]
        shelf = (slug_of(category), slug_of(subcategory))
        names[shelf[0]] = category
        subcategories.setdefault(shelf[0], {})[shelf[1]] = subcategory
        records.append(
            Record(
                line=0,
                slug=project["slug"],
                name=project["name"],
                shelf=shelf,
                description=project["description"],
                homepage=project["homepage"],
                maturity=project["maturity"],
                became=project["became"],
                became_url=project["became_url"],
                repositories=tuple(project["repositories"]),
                has_primary=True,
                moves=tuple((step, project[step]) for step in Step if step in project),
                aliases=(project["name"], *project.get("aliases", ())),
            )
        )
    return Reading(
        categories=tuple(
            Category(slug, names[slug], holds_members=False, subcategories=tuple(inner.items()))
            for slug, inner in subcategories.items()
        ),
        records=tuple(records),
    )


def compare(reading: Reading, catalogue: Catalogue) -> Catalogue:
    """`catalogue` with what is missing in it; nothing is taken from a source that came later."""
    return comparison.proposal(reading, catalogue, source=Source.NOVEMBER_2018, confirmed=confirmed_slugs())


def apply(reading: Reading, signature: revise.Signature) -> Difference:
    """Writes what `compare` proposes; gives what changed.

    What was said before is not compared with every day since: each landscape has filled it in anew.
    """
    signature = replace(signature, digest=hashlib.blake2b(PLACE.read_bytes(), digest_size=16).hexdigest())
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
    """Slugs by name, as compared, so that a project is called the same whichever file named it first."""
    return {
        name_key(name): project["slug"]
        for project in _ours()["projects"]
        for name in (project["name"], *project.get("aliases", ()))
    }


def as_of() -> date:
    """The day whose state the file shows."""
    return date.fromisoformat(f"{_ours()['as_of']}-01")


@functools.cache
def _ours() -> dict[str, Any]:  # the file's own shape, taken apart in `read`
    ours: dict[str, Any] = yaml.load(PLACE.read_bytes(), Loader=yaml.CSafeLoader)
    return ours
