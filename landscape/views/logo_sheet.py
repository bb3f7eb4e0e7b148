"""The logo sheet: the logos of a day under headings, to be looked at, printed and taken from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from landscape.catalogue import Card, Catalogue, Maturity
from landscape.explorer import sorting
from landscape.explorer.selection import Misunderstood
from landscape.logos.files import Shown
from landscape.queries import logos
from landscape.queries.catalogue import catalogue
from landscape.views import day_asked, refusals

_BY: Mapping[str, str] = {
    "maturity": "Maturity",
    "category": "Category",
    "membership": "Membership",
    "end-users": "End users",
}
_FIRST = "maturity"
_MEMBER = " (member)"


@dataclass(frozen=True, slots=True)
class Pictured:
    """An item with its logo; `artwork` is where its owners offer more of it, "" where nobody says."""

    slug: str
    name: str
    logo: Shown
    artwork: str


@dataclass(frozen=True, slots=True)
class Part:
    """Items under a heading: with their logos, and (slug, name) of those without."""

    title: str
    pictured: tuple[Pictured, ...]
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to arrange them, and the address of the page that does."""

    title: str
    url: str
    is_here: bool


@refusals.told
def sheet(request: HttpRequest) -> HttpResponseBase:
    """The logos of a day, by maturity, category, membership or those of end users."""
    as_of = day_asked.as_of(request, besides=("by",))
    by = request.GET.get("by", _FIRST)
    if by not in _BY:
        raise Misunderstood(f"logos stand by {', '.join(_BY)}, not by {by[:60]!r}")
    found = catalogue(as_of.on)
    shown = logos.of(found)
    parts = [_part(title, cards, shown) for title, cards in _arranged(found, by) if cards]
    context = {
        "section": "landscape",
        "as_of": as_of,
        "ways": [Way(title, _address(request, word, as_of), word == by) for word, title in _BY.items()],
        "parts": parts,
        "number": sum(len(part.pictured) for part in parts),
        "missing": sum(len(part.missing) for part in parts),
    }
    return render(request, "landscape/logos.html", context)


def _address(request: HttpRequest, by: str, as_of: day_asked.AsOf) -> str:
    said = {"by": by} if by != _FIRST else {}
    if as_of.on:
        said["on"] = as_of.on.isoformat()
    return f"{request.path}?{urlencode(said)}" if said else request.path


def _arranged(found: Catalogue, by: str) -> Iterator[tuple[str, list[Card]]]:
    """Titles and their cards, in the order in which people know them."""
    cards = sorted(found.cards.values(), key=sorting.by_name)
    if by == "maturity":
        for level in Maturity:
            yield level.value.capitalize(), [card for card in cards if card.maturity == level]
    elif by == "category":
        for category in found.categories:
            yield category.name, [card for card in cards if card.shelf[0] == category.slug]
    elif by == "membership":
        for category in found.categories:
            for slug, name in category.subcategories if category.holds_members else ():
                yield name, [card for card in cards if card.shelf == (category.slug, slug)]
    else:
        yield "End users", [card for card in cards if card.details.is_end_user]


def _part(title: str, cards: list[Card], shown: Mapping[str, Shown]) -> Part:
    return Part(
        title,
        tuple(
            Pictured(card.slug, _name(card), logo, _artwork(card))
            for card in cards
            if (logo := shown.get(card.details.logo)) is not None
        ),
        tuple((card.slug, _name(card)) for card in cards if card.details.logo not in shown),
    )


def _name(card: Card) -> str:
    """Among members the source says of each that it is one."""
    return card.name.removesuffix(_MEMBER) or card.name


def _artwork(card: Card) -> str:
    return next(
        (link.url for link in sorted(card.links, key=lambda one: one.url) if link.kind == "artwork"), ""
    )
