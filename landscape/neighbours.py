"""The items that a reader would compare an item with; values only, no database."""

from landscape.catalogue import Card, Catalogue, Maturity
from landscape.explorer import facets, sorting

_RANKS = {level.value: rank for rank, level in enumerate(Maturity)}
# Behind the archived ones of projects comes whatever was never one.
_NO_PROJECT = len(_RANKS)


def neighbours(catalogue: Catalogue, card: Card) -> list[Card]:
    """The items on a shelf that `card` is on, the nearest first.

    On its own shelf goes before on another one; nearest is who is as far in maturity, then who says to be for
    the same people and of the same kind (personas and tags), then who is as open; archived ones come last.
    """
    shelves = set(facets.shelves(card))
    beside = [
        one
        for one in catalogue.cards.values()
        if one.slug != card.slug and shelves & set(facets.shelves(one))
    ]
    return sorted(beside, key=lambda one: (*_distance(card, one), *sorting.by_name(one)))


def _distance(card: Card, other: Card) -> tuple[bool, bool, int, int, bool]:
    return (
        other.maturity == Maturity.ARCHIVED,
        other.shelf != card.shelf,
        abs(_rank(card) - _rank(other)),
        -len(_words(card) & _words(other)),
        bool(card.repositories) != bool(other.repositories),
    )


def _rank(card: Card) -> int:
    return _RANKS.get(card.maturity, _NO_PROJECT)


def _words(card: Card) -> set[str]:
    summary = card.details.summary
    return {word.casefold() for word in (*summary.personas, *summary.tags)}
