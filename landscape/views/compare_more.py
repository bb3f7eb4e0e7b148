"""What could be added to a comparison: what a reader typed, and what stands near."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from landscape import neighbours, shelf_facts
from landscape.catalogue import Card, Catalogue
from landscape.compare_choice import Choice, Subject
from landscape.lexicon import Kind
from landscape.queries import searching

_SUGGESTED = 8
_HITS = 6


@dataclass(frozen=True, slots=True)
class Suggested:
    """Something to add, and the comparison with it."""

    name: str
    said: str
    url: str


def meant(choice: Choice, there: Catalogue) -> str | None:
    """What the words of the form surely name: a slug, or a name that one item alone has."""
    word = choice.adding
    if choice.subject is Subject.SUBCATEGORIES:
        return word if word in shelf_facts.names(there) else None
    if word in there.cards:
        return word
    named = [card.slug for card in there.cards.values() if card.name.casefold() == word.casefold()]
    return named[0] if len(named) == 1 else None


def hits(choice: Choice, there: Catalogue) -> list[Suggested]:
    """What the words of the form may mean."""
    kind = Kind.ITEM if choice.subject is Subject.ITEMS else Kind.SUBCATEGORY
    is_there = there.cards if choice.subject is Subject.ITEMS else shelf_facts.names(there)
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
        for slug, name in shelf_facts.names(there).items()
        if slug.partition("/")[0] in categories and slug not in choice.slugs
    ]
    return [_added(choice, slug, name, "") for slug, name in near[:_SUGGESTED]]


def _added(choice: Choice, slug: str, name: str, said: str) -> Suggested:
    return Suggested(name, said, choice.with_slugs((*choice.slugs, slug)).address(reverse("compare")))
