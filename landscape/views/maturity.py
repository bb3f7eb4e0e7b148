"""The maturity board: every CNCF project under its level."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import fresh
from landscape.catalogue import Card, Catalogue, Maturity
from landscape.explorer import sorting
from landscape.explorer.selection import Selection
from landscape.queries.catalogue import catalogue
from landscape.views import day_asked, refusals


@dataclass(frozen=True, slots=True)
class Placed:
    """A project on the board."""

    slug: str
    name: str
    since: date | None
    stands_in: str


@dataclass(frozen=True, slots=True)
class Column:
    """A level and its projects, who reached it last first."""

    level: str
    url: str
    projects: tuple[Placed, ...]


@refusals.told
@fresh.page
def maturity(request: HttpRequest) -> HttpResponseBase:
    """The board of a day."""
    as_of = day_asked.as_of(request)
    found = catalogue(as_of.on)
    columns = [_column(found, level, as_of.on) for level in Maturity]
    context = {
        "section": "projects",
        "as_of": as_of,
        "columns": columns,
        "number": sum(len(column.projects) for column in columns),
    }
    return render(request, "landscape/maturity.html", context)


def _column(found: Catalogue, level: Maturity, on: date | None) -> Column:
    names = {one.slug: dict(one.subcategories) for one in found.categories}
    cards = [card for card in found.cards.values() if card.maturity == level]
    placed = [
        Placed(card.slug, card.name, sorting.at_level_since(card), names[card.shelf[0]][card.shelf[1]])
        for card in sorted(cards, key=_newest_first)
    ]
    selection = Selection(tab="all", on=on).choosing("maturity", {level})
    return Column(level.value, selection.address(reverse("explorer")), tuple(placed))


def _newest_first(card: Card) -> tuple[int, tuple[str, str]]:
    """Those whose day nobody says come last."""
    since = sorting.at_level_since(card)
    return -since.toordinal() if since else 0, sorting.by_name(card)
