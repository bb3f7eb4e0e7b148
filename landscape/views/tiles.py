"""The map's tiles: each drawn once for a catalogue, and then only put in its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from landscape import monograms
from landscape.explorer.grouping import Box, Section
from landscape.explorer.index import Index
from landscape.explorer.selection import Selection

_SHOWN, _FADED = '<a class="tile', '<a class="tile is-out'
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONG = 9  # letters that fit a tile of the usual size
_LARGE = " is-large"


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
    drawn = _drawn(index, selection.tab)
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


@lru_cache(maxsize=16)
def _drawn(index: Index, tab: str) -> list[tuple[str, str]]:
    """By place: the tile as it is on `tab`, faded and not."""
    small = _small(index)
    rules = (index.arranged.rule(card, tab) for card in index.cards)
    drawn = [_large(tile, rule.label) if rule else tile for tile, rule in zip(small, rules, strict=True)]
    return [(tile.replace(_SHOWN, _FADED, 1), tile) for tile in drawn]


def _breakable(name: str) -> SafeString:
    """`name` with places to break its long words at, where a capital begins another: Cockroach DB."""
    words = (_HUMP.split(word) if len(word) > _LONG else [word] for word in name.split(" "))
    broken = " ".join("<wbr>".join(map(escape, parts)) for parts in words)
    return mark_safe(broken)  # noqa: S308 - escaped part by part


def _large(tile: str, label: str) -> str:
    large = tile.replace(_SHOWN, _SHOWN + _LARGE, 1)
    return large.replace("</a>", f"<i>{escape(label)}</i></a>") if label else large


@lru_cache(maxsize=4)
def _small(index: Index) -> list[str]:
    """By place: the tile, small."""
    template = get_template("landscape/explorer.html#tile")
    return [
        template.render(
            {
                "card": card,
                "on": index.on,
                # Among members the source says of each that it is one.
                "name": _breakable(card.name.removesuffix(" (member)") or card.name),
                "monogram": monograms.monogram(card.name),
                "logo": index.logos.get(card.details.logo),
            }
        ).strip()
        for card in index.cards
    ]
