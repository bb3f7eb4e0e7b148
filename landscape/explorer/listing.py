"""Cards in groups in a list: sorted, under headings, cut into pages."""

from dataclasses import dataclass
from itertools import groupby

from landscape.catalogue import Card, Maturity, Shelf
from landscape.explorer import facets, sorting
from landscape.explorer.finding import Found
from landscape.explorer.index import Index
from landscape.explorer.selection import Classify, Selection

PAGE = 120
UNKNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a list under one heading, and how many there are on all pages."""

    title: str
    cards: tuple[Card, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    parts: tuple[Part, ...]
    number: int
    pages: int
    cards: int


def page(index: Index, selection: Selection, found: Found) -> Page:
    """The list: the cards shown, group by group, each group sorted, cut into pages."""
    shown = index.of_mask(found.shown)
    cards = sorting.sort(shown, selection.sort, index.around, is_reversed=selection.is_reversed)
    ordered = sorted(((_group(index, selection, card), card) for card in cards), key=lambda pair: pair[0])
    sizes: dict[tuple[int, str], int] = {}
    for group, _ in ordered:
        sizes[group] = sizes.get(group, 0) + 1
    pages = max(1, -(-len(ordered) // PAGE))
    number = min(selection.page, pages)
    cut = ordered[(number - 1) * PAGE : number * PAGE]
    return Page(
        parts=tuple(
            Part(group[1], tuple(card for _, card in pairs), sizes[group])
            for group, pairs in groupby(cut, key=lambda pair: pair[0])
        ),
        number=number,
        pages=pages,
        cards=len(ordered),
    )


def shelf_shown(index: Index, selection: Selection, card: Card) -> Shelf:
    """The first of a card's shelves that the tab shows."""
    return next(shelf for shelf in facets.shelves(card) if index.tabs.admits(selection.tab, card, shelf))


def _group(index: Index, selection: Selection, card: Card) -> tuple[int, str]:
    """Where the group of a card stands among the groups of a list, and its heading."""
    match selection.classify:
        case Classify.NONE:
            return 0, ""
        case Classify.MATURITY:
            value = card.maturity or facets.NONE
            return [*Maturity, facets.NONE].index(value), index.titles["maturity"][value]
        case Classify.ORGANISATION:
            name = index.titles["organisation"].get(card.organisation, "")
            return (0, name) if name else (1, "Without an organisation")
        case Classify.TAG | Classify.LICENCE:
            key = selection.classify.value
            values = facets.BY_KEY[key].values(card, index.around)
            title = min((index.titles[key].get(value, value) for value in values), default="")
            return (0, title) if title else (1, UNKNOWN)
    shelf = shelf_shown(index, selection, card)
    slugs = [category.slug for category in index.catalogue.categories]
    return slugs.index(shelf[0]), index.titles["category"][shelf[0]]
