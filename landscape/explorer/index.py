"""A catalogue made ready for questions: for every answer of every facet, which cards give it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from landscape.catalogue import Card, Catalogue, Shelf, name_key
from landscape.explorer import facets, sorting
from landscape.explorer.arranged import Arranged
from landscape.explorer.surroundings import Surroundings
from landscape.explorer.tabs import Tabs
from landscape.logos.files import Shown
from landscape.standings import Standings

type Mask = int
"""A set of cards: bit n stands for the card at place n."""

_NO_LOGOS: Mapping[str, Shown] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A catalogue with its cards in their places on the map.

    Its categories stand as it is arranged. `on` is the day it was so, None for now; `around` is what answers
    depend on besides a card. `answers` are masks by facet and value, `titles` words for the values (told
    apart where two would be called the same), `shelves` the plain names of subcategories, `haystacks` what
    the words of a reader are looked for in, by place, `logos` where those of the day are to be had, by the
    names of their files. `note` says which catalogue this is. Two indexes are equal only if they are one and
    the same.
    """

    catalogue: Catalogue
    on: date | None
    cards: tuple[Card, ...]
    around: Surroundings
    shown_in: Mapping[str, Mask]
    answers: Mapping[str, Mapping[str, Mask]]
    titles: Mapping[str, facets.Titles]
    shelves: Mapping[Shelf, str]
    haystacks: tuple[str, ...]
    sorts: tuple[sorting.Sort, ...]
    logos: Mapping[str, Shown]
    note: str

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        *,
        on: date | None = None,
        logos: Mapping[str, Shown] = _NO_LOGOS,
        standings: Standings | None = None,
        note: str = "",
    ) -> "Index":
        """The index of `catalogue`, as it was on that day, with what is measured of its items."""
        around = Surroundings.of(catalogue, standings or {})
        arranged = around.arranged
        catalogue = replace(catalogue, categories=arranged.categories)
        cards = tuple(_placed(catalogue, arranged))
        titles = {facet.key: facet.titles(catalogue, around) for facet in facets.FACETS}
        return cls(
            catalogue=catalogue,
            on=on,
            cards=cards,
            around=around,
            shown_in={
                tab: _mask(
                    place
                    for place, card in enumerate(cards)
                    if any(arranged.tabs.admits(tab, card, shelf) for shelf in facets.shelves(card))
                )
                for tab in arranged.tabs.titles
            },
            answers={facet.key: _answers(facet, cards, around) for facet in facets.FACETS},
            titles=titles,
            shelves={
                (category.slug, slug): name
                for category in catalogue.categories
                for slug, name in category.subcategories
            },
            haystacks=tuple(_haystack(card, titles) for card in cards),
            sorts=sorting.offered(cards, around),
            logos=logos,
            note=note,
        )

    @property
    def arranged(self) -> Arranged:
        """What the arrangement makes of the catalogue."""
        return self.around.arranged

    @property
    def tabs(self) -> Tabs:
        """The group tabs."""
        return self.arranged.tabs

    @property
    def everything(self) -> Mask:
        """All cards."""
        return (1 << len(self.cards)) - 1

    def of_tab(self, tab: str) -> Mask:
        """The cards that a tab shows, "" for the one a reader begins at."""
        return self.shown_in[tab or self.tabs.home]

    def of_mask(self, mask: Mask) -> Iterator[Card]:
        """The cards of a mask, in their places."""
        return (self.cards[place] for place in places(mask))

    def with_words(self, words: str) -> Mask:
        """The cards with every one of `words` in their names, what is said of them, or where they stand."""
        wanted = name_key(words).split()
        return _mask(
            place for place, text in enumerate(self.haystacks) if all(word in text for word in wanted)
        )


def places(mask: Mask) -> Iterator[int]:
    """The places of a mask, in order."""
    return (place for place, bit in enumerate(reversed(f"{mask:b}")) if bit == "1")


def _placed(catalogue: Catalogue, arranged: Arranged) -> list[Card]:
    """Cards shelf by shelf; on a shelf by rank, then by name: an order that no filter or window changes."""
    shelves: dict[Shelf, int] = {}
    for category in catalogue.categories:
        for slug, _ in category.subcategories:
            shelves[category.slug, slug] = len(shelves)
    return sorted(
        catalogue.cards.values(),
        key=lambda card: (shelves[card.shelf], arranged.rank(card), *sorting.by_name(card)),
    )


def _answers(facet: facets.Facet, cards: tuple[Card, ...], around: Surroundings) -> dict[str, Mask]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, card in enumerate(cards):
        for value in facet.values(card, around):
            if value:
                found[value].append(place)
    return {value: _mask(given) for value, given in found.items()}


def _mask(given: Iterable[int]) -> Mask:
    mask = bytearray()
    for place in given:
        if place // 8 >= len(mask):
            mask.extend(bytes(place // 8 + 1 - len(mask)))
        mask[place // 8] |= 1 << place % 8
    return int.from_bytes(mask, "little")


def _haystack(card: Card, titles: Mapping[str, facets.Titles]) -> str:
    return name_key(
        "\n".join(
            (
                card.name,
                *sorted(card.aliases),
                card.description,
                titles["organisation"].get(card.organisation, ""),
                *(titles["subcategory"]["/".join(shelf)] for shelf in facets.shelves(card)),
                *(titles["category"][category] for category, _ in facets.shelves(card)),
                *sorted(row.pattern for row in card.repositories),
            )
        )
    )
