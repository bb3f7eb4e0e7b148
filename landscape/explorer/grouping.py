"""Cards in groups on the map: boxes of tiles, in sections."""

import functools
import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from landscape.catalogue import Maturity
from landscape.explorer import facets, sorting
from landscape.explorer.arranged import Rank
from landscape.explorer.finding import Found
from landscape.explorer.index import Index, Mask, places
from landscape.explorer.listing import UNKNOWN, shelf_shown
from landscape.explorer.selection import Classify, Others, Selection

# Boxes of a section are as wide as makes them about equally high, so that those of one line end together: the
# more tiles the section has the higher, up to what fits a screen.
_LEAST_ROWS, _MOST_ROWS = 3, 9
_CELLS_BY_ROWS = 3
_LEAST_COLUMNS, _MOST_COLUMNS = 3, 18
_CELLS_OF_LARGE = 4

_NO_LETTER = "0–9 and others"


@dataclass(frozen=True, slots=True)
class Tile:
    """A card at a place; one that is not `shown` fades."""

    place: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Box:
    """Tiles that stand together; `narrows` is the facet's key and value that would leave these alone."""

    title: str
    narrows: tuple[str, str] | None
    tiles: tuple[Tile, ...]
    shown: int
    columns: int


@dataclass(frozen=True, slots=True)
class Section:
    """Boxes under one heading."""

    title: str
    narrows: tuple[str, str] | None
    boxes: tuple[Box, ...]
    shown: int


def sections(index: Index, selection: Selection, found: Found) -> tuple[Section, ...]:
    """The map: every card of the tab where it stands, or only those shown where the others are to leave."""
    drawn = found.of if selection.others is Others.FADE else found.shown
    plain = Selection(tab=selection.tab, classify=selection.classify)
    # A digit a place: of a number of 2,413 bits each shift would make another.
    shown = f"{found.shown:0{len(index.cards)}b}"[::-1]
    return tuple(
        Section(title, narrows, boxes, sum(box.shown for box in boxes))
        for title, narrows, laid in _laid(index, plain, drawn)
        for boxes in [tuple(_box(one, shown) for one in laid)]
    )


type _Group = tuple[str, tuple[str, str] | None, list[int]]
type _Groups = Iterable[tuple[str, tuple[str, str] | None, list[_Group]]]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A box without regard to which of its cards are shown."""

    title: str
    narrows: tuple[str, str] | None
    standing: tuple[int, ...]
    columns: int


type _LaidSection = tuple[str, tuple[str, str] | None, tuple[_Laid, ...]]


@lru_cache(maxsize=32)
def _laid(index: Index, plain: Selection, drawn: Mask) -> tuple[_LaidSection, ...]:
    """The sections that have any cards: the same whatever filters fade, and so kept."""
    made = {
        Classify.CATEGORY: _by_category,
        Classify.MATURITY: _by_maturity,
        Classify.ORGANISATION: _by_organisation,
        Classify.TAG: _by_answer,
        Classify.LICENCE: _by_answer,
        Classify.NONE: _in_one,
    }[plain.classify]
    return tuple(
        (title, narrows, laid)
        for title, narrows, groups in made(index, plain, drawn)
        if (laid := tuple(_boxes(index, plain, groups)))
    )


def _box(laid: _Laid, shown: str) -> Box:
    tiles = tuple(Tile(place, shown[place] == "1") for place in laid.standing)
    return Box(laid.title, laid.narrows, tiles, sum(tile.is_shown for tile in tiles), laid.columns)


def _by_category(index: Index, selection: Selection, drawn: Mask) -> _Groups:
    standing: dict[str, list[int]] = {}
    for place in places(drawn):
        card = index.cards[place]
        for shelf in facets.shelves(card):
            if index.tabs.admits(selection.tab, card, shelf):
                standing.setdefault("/".join(shelf), []).append(place)
    for category in index.catalogue.categories:
        keys = [(f"{category.slug}/{slug}", name) for slug, name in category.subcategories]
        groups: list[_Group] = [
            (name, ("subcategory", key), _ranked(index, selection, standing.get(key, [])))
            for key, name in keys
        ]
        yield category.name, ("category", category.slug), groups


def _by_maturity(index: Index, selection: Selection, drawn: Mask) -> _Groups:
    """A box for each category, in which a project stands once: where it stands first."""
    for value in (*Maturity, facets.NONE):
        of_level = drawn & index.answers["maturity"].get(value, 0)
        standing: dict[str, list[int]] = {}
        for place in places(of_level):
            standing.setdefault(shelf_shown(index, selection, index.cards[place])[0], []).append(place)
        yield (
            index.titles["maturity"][value],
            ("maturity", value),
            [
                (
                    category.name,
                    ("category", category.slug),
                    _ranked(index, selection, standing.get(category.slug, [])),
                )
                for category in index.catalogue.categories
            ],
        )


def _by_organisation(index: Index, selection: Selection, drawn: Mask) -> _Groups:
    answers, titles = index.answers["organisation"], index.titles["organisation"]
    standing: dict[str, list[int]] = {}
    for place in places(drawn):
        standing.setdefault(index.cards[place].organisation, []).append(place)
    none = standing.pop("", [])
    # By what they have in all, so that none moves with a filter.
    slugs = sorted(standing, key=lambda one: (-answers[one].bit_count(), titles[one].casefold()))
    yield (
        "Organisations with several items",
        None,
        [
            (titles[slug], ("organisation", slug), _ranked(index, selection, standing[slug]))
            for slug in slugs
            if answers[slug].bit_count() > 1
        ],
    )
    single = [place for slug in slugs if answers[slug].bit_count() == 1 for place in standing[slug]]
    yield (
        "Others",
        None,
        [
            ("Organisations with one item", None, _named(index, single)),
            ("Without an organisation", None, _named(index, none)),
        ],
    )


def _by_answer(index: Index, selection: Selection, drawn: Mask) -> _Groups:
    """A box for each answer to the facet of this name; a card with several stands in each."""
    facet = facets.BY_KEY[selection.classify.value]
    answers = index.answers[facet.key]
    given = functools.reduce(operator.or_, answers.values(), 0)
    yield (
        facet.title,
        None,
        [
            (title, (facet.key, value), _ranked(index, selection, list(places(answers[value] & drawn))))
            for title, value in _titled(index, facet.key)
        ],
    )
    yield "Others", None, [(UNKNOWN, None, _named(index, places(drawn & ~given)))]


def _titled(index: Index, key: str) -> list[tuple[str, str]]:
    """The answers to a facet with their titles, the most frequent first: none moves with a filter."""
    answers, titles = index.answers[key], index.titles[key]
    return sorted(
        ((titles.get(value, value), value) for value in answers),
        key=lambda pair: (-answers[pair[1]].bit_count(), pair[0].casefold()),
    )


def _in_one(index: Index, selection: Selection, drawn: Mask) -> _Groups:  # noqa: ARG001 - one of a family
    letters: dict[str, list[int]] = {}
    for place in _named(index, places(drawn)):
        first = sorting.by_name(index.cards[place])[0][:1].upper()
        letter = first if first.isascii() and first.isalpha() else _NO_LETTER
        letters.setdefault(letter, []).append(place)
    yield "From A to Z", None, [(letter, None, standing) for letter, standing in sorted(letters.items())]


def _named(index: Index, standing: Iterable[int]) -> list[int]:
    return sorted(standing, key=lambda place: sorting.by_name(index.cards[place]))


def _ranked(index: Index, selection: Selection, standing: list[int]) -> list[int]:
    """By rank, then name: cards that stand here besides elsewhere take their place among the others."""

    def key(place: int) -> tuple[Rank, str, str]:
        card = index.cards[place]
        return index.arranged.rank(card, selection.tab), *sorting.by_name(card)

    return sorted(standing, key=key)


def _boxes(index: Index, selection: Selection, groups: list[_Group]) -> Iterator[_Laid]:
    """The groups that have any cards, as boxes of about one height."""
    cells = [_cells(index, selection, standing) for _, _, standing in groups]
    rows = round((sum(cells) / _CELLS_BY_ROWS) ** 0.5)
    rows = min(max(rows, _LEAST_ROWS), _MOST_ROWS)
    for (title, narrows, standing), of in zip(groups, cells, strict=True):
        if standing:
            columns = min(max(-(-of // rows), _LEAST_COLUMNS), _MOST_COLUMNS)
            yield _Laid(title, narrows, tuple(standing), columns)


def _cells(index: Index, selection: Selection, standing: list[int]) -> int:
    """How many small tiles take as much room."""
    # Among tiles of one level none is larger than the others.
    if selection.classify is Classify.MATURITY:
        return len(standing)
    large = sum(1 for place in standing if index.arranged.rule(index.cards[place], selection.tab))
    return len(standing) + large * (_CELLS_OF_LARGE - 1)
