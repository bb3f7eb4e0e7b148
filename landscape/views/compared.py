"""What stands beside each other on the page of a comparison."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString

from landscape import compared_items, compared_shelves, drawing, monograms
from landscape.catalogue import Card, Catalogue
from landscape.certified import Certified, Product
from landscape.compare_choice import FEWEST, Choice, Subject
from landscape.compared_items import Around
from landscape.explorer.selection import Selection
from landscape.explorer.tabs import EVERYTHING
from landscape.monograms import Monogram
from landscape.queries import certifications, known, maintaining, promotions
from landscape.queries.catalogue import catalogue
from landscape.side_by_side import Column, Table
from landscape.views import day_asked

_YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: what it is, the way to compare without it, and its life on the scale of all."""

    column: Column
    monogram: Monogram
    without: str
    life: SafeString | None


def table(choice: Choice, there: Catalogue) -> Table:
    """All that is told of what was chosen, which must be in the catalogue `there`."""

    def address(kind: str, slug: str) -> str:
        return _address(kind, slug, choice.on)

    if choice.subject is Subject.ITEMS:
        chosen = cards(choice, there)
        maintained = maintaining.maintainership(on=choice.on)
        around = Around(there, choice.on or day_asked.today(), _certified(choice.on), maintained, address)
        columns = tuple(Column(card.slug, card.name, address("item", card.slug)) for card in chosen)
        return Table(columns, compared_items.parts(chosen, around))
    before = _year_before(choice.on)
    names = compared_shelves.names(there)
    shelved = [compared_shelves.shelved(there, slug, before) for slug in choice.slugs]
    columns = tuple(Column(slug, names[slug], address("subcategory", slug)) for slug in choice.slugs)
    return Table(columns, compared_shelves.parts(shelved, address=address))


def cards(choice: Choice, there: Catalogue) -> list[Card]:
    """The chosen items, none where subcategories are compared."""
    return [there.cards[slug] for slug in choice.slugs] if choice.subject is Subject.ITEMS else []


def heads(choice: Choice, table: Table, cards: Sequence[Card]) -> list[Head]:
    """The heads of `table`; `cards` are its items, none where subcategories are compared."""
    path = reverse("compare")
    lives = _lives(cards, choice.on or day_asked.today()) if cards else [None] * len(table.columns)
    return [
        Head(column, monograms.monogram(column.name), choice.without(column.slug).address(path), life)
        for column, life in zip(table.columns, lives, strict=True)
    ]


def activity(cards: Sequence[Card]) -> str:
    """The numbers of those with repositories, by their address alone: this page is here without them."""
    slugs = [card.slug for card in cards if card.repositories]
    return f"/devstats/compare/{','.join(slugs)}" if len(slugs) >= FEWEST else ""


def _address(kind: str, slug: str, on: date | None) -> str:
    """The page of a thing as of a day."""
    match kind:
        case "organisation" | "subcategory":
            return Selection(tab=EVERYTHING, on=on).choosing(kind, {slug}).address(reverse("explorer"))
        case "CertifiedProduct":
            return reverse("certified-product", args=[slug])
        case "AIPlatform":
            return reverse("ai-platform", args=[slug])
    return day_asked.on(reverse(kind, args=[slug]), on)


def _certified(on: date | None) -> Mapping[str, Sequence[Product[Certified]]]:
    board = certifications.board(on)
    found: defaultdict[str, list[Product[Certified]]] = defaultdict(list)
    platforms = {platform.slug: platform for platform in board.platforms}
    for slug, card in board.items.items():
        found[card.slug].append(board.products[slug])
    for slug, card in board.platform_items.items():
        found[card.slug].append(platforms[slug])
    return found


def _year_before(on: date | None) -> Catalogue | None:
    """The catalogue of a year before that day; None where nothing is known of then."""
    day = (on or day_asked.today()) - timedelta(days=_YEAR_DAYS)
    return catalogue(day) if day >= min(known.beginnings(), default=date.max) else None


def _lives(cards: Sequence[Card], on: date) -> list[SafeString | None]:
    """The levels of each on one scale: from the day the first was accepted until the day of the page."""
    spans = [
        [
            (stage.level, stage.since, min(stage.until or on, on))
            for stage in promotions.stages(card)
            if stage.since < min(stage.until or on, on)
        ]
        for card in cards
    ]
    begin = min((since for found in spans for _, since, _ in found), default=on)
    return [drawing.spans(found, begin=begin, end=on) if found else None for found in spans]
