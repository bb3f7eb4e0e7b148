"""What could be added to a comparison: what a reader typed, and what stands near."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from landscape import compared_shelves, neighbours
from landscape.catalogue import Card, Catalogue
from landscape.compare_choice import Choice, Subject
from landscape.lexicon import Kind
from landscape.queries import searching

_SUGGESTED = 8
# One click compares an item with so many of its neighbours.
_NEIGHBOURS = 3
_HITS = 6


@dataclass(frozen=True, slots=True)
class Suggested:
    """Something to add, and the comparison with it."""

    name: str
    said: str
    url: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What an item can be compared with: its nearest neighbours at once, or each by itself."""

    together: str
    number: int
    each: tuple[Suggested, ...]


def beside(there: Catalogue, card: Card, on: date | None) -> Beside | None:
    """What stands near `card`; None where it stands alone."""
    alone = Choice(slugs=(card.slug,), on=on)
    near = neighbours.neighbours(there, card)[:_SUGGESTED]
    if not near:
        return None
    nearest = [one.slug for one in near[:_NEIGHBOURS]]
    return Beside(
        alone.with_slugs((card.slug, *nearest)).address(reverse("compare")),
        len(nearest),
        tuple(_added(alone, one.slug, one.name, one.maturity) for one in near),
    )


def meant(choice: Choice, there: Catalogue) -> str | None:
    """What the words of the form surely name: a slug, or a name that one item alone has."""
    word = choice.adding
    if choice.subject is Subject.SUBCATEGORIES:
        return word if word in compared_shelves.names(there) else None
    if word in there.cards:
        return word
    named = [card.slug for card in there.cards.values() if card.name.casefold() == word.casefold()]
    return named[0] if len(named) == 1 else None


def hits(choice: Choice, there: Catalogue) -> list[Suggested]:
    """What the words of the form may mean."""
    kind = Kind.ITEM if choice.subject is Subject.ITEMS else Kind.SUBCATEGORY
    is_there = there.cards if choice.subject is Subject.ITEMS else compared_shelves.names(there)
    found = [
        hit
        for hit in searching.hits(choice.adding, limit=searching.MOST)
        if hit.kind is kind and hit.slug in is_there and hit.slug not in choice.slugs
    ]
    return [_added(choice, hit.slug, hit.title, hit.said) for hit in found[:_HITS]] if choice.has_room else []


def suggested(choice: Choice, there: Catalogue, cards: Sequence[Card]) -> list[Suggested]:
    """Neighbours of what is compared already; further subcategories of the same categories."""
    if not choice.has_room or not choice.slugs:
        return []
    if cards:
        beside = {one.slug: one for card in cards for one in neighbours.neighbours(there, card)[:_SUGGESTED]}
        found = [one for slug, one in beside.items() if slug not in choice.slugs]
        return [_added(choice, one.slug, one.name, one.maturity) for one in found[:_SUGGESTED]]
    categories = {slug.partition("/")[0] for slug in choice.slugs}
    near = [
        (slug, name)
        for slug, name in compared_shelves.names(there).items()
        if slug.partition("/")[0] in categories and slug not in choice.slugs
    ]
    return [_added(choice, slug, name, "") for slug, name in near[:_SUGGESTED]]


def _added(choice: Choice, slug: str, name: str, said: str) -> Suggested:
    return Suggested(name, said, choice.with_slugs((*choice.slugs, slug)).address(reverse("compare")))
