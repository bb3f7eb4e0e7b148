"""The map's tiles: each drawn once for a catalogue, and then only put in its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from landscape import monograms
from landscape.explorer.grouping import Box, Section
from landscape.explorer.index import Index, is_featured
from landscape.explorer.selection import Selection

_SHOWN, _FADED = '<a class="tile', '<a class="tile is-out'


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box of the map; `url` leaves it alone, "" where no filter does."""

    title: str
    url: str
    tiles: SafeString
    count: int
    shown: int
    columns: int


@dataclass(frozen=True, slots=True)
class DrawnSection:
    """Boxes under a heading."""

    title: str
    url: str
    boxes: tuple[Drawn, ...]
    shown: int


def sections(index: Index, selection: Selection, made: Iterable[Section]) -> list[DrawnSection]:
    """The sections with their tiles drawn."""
    drawn = _drawn(index)
    path = reverse("explorer")

    def address(narrows: tuple[str, str] | None) -> str:
        return selection.choosing(narrows[0], {narrows[1]}).address(path) if narrows else ""

    def box(given: Box) -> Drawn:
        tiles = "".join(drawn[tile.place][tile.is_shown] for tile in given.tiles)
        return Drawn(
            given.title,
            address(given.narrows),
            mark_safe(tiles),  # noqa: S308 - templates escaped it
            len(given.tiles),
            given.shown,
            given.columns,
        )

    return [
        DrawnSection(given.title, address(given.narrows), tuple(map(box, given.boxes)), given.shown)
        for given in made
    ]


@lru_cache(maxsize=4)
def _drawn(index: Index) -> list[tuple[str, str]]:
    """By place: the tile faded, and as it is."""
    template = get_template("landscape/explorer.html#tile")
    drawn = [
        template.render(
            {
                "card": card,
                "on": index.on,
                # Among members the source says of each that it is one.
                "name": card.name.removesuffix(" (member)") or card.name,
                "monogram": monograms.monogram(card.name),
                "is_featured": is_featured(card, index.tabs.members),
            }
        ).strip()
        for card in index.cards
    ]
    return [(tile.replace(_SHOWN, _FADED, 1), tile) for tile in drawn]
