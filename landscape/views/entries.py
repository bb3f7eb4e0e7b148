"""The entries of a list: an item's facts as cards and tables show them."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from landscape import monograms
from landscape.catalogue import Card
from landscape.explorer import sorting
from landscape.explorer.index import Index
from landscape.explorer.listing import Page
from landscape.explorer.selection import Form, Selection
from landscape.logos.files import Shown
from landscape.monograms import Monogram
from landscape.views import day_asked

_TEMPLATES = {Form.CARDS: "card", Form.TABLE: "row"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in a list."""

    slug: str
    name: str
    monogram: Monogram
    logo: Shown | None
    maturity: str
    description: str
    category: str
    subcategory: str
    organisation: str
    organisation_url: str
    accepted_on: date | None
    level_since: date | None
    repositories: int


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under a heading, drawn; `of` are those of all pages."""

    title: str
    entries: SafeString
    of: int


@dataclass(frozen=True, slots=True)
class Turns:
    """Addresses of the pages before and after, "" where there are none."""

    before: str
    after: str


def parts(index: Index, page: Page, form: Form) -> list[Part]:
    """What a page lists, as cards or as rows of a table."""
    drawn = _drawn(index, form)
    template = get_template(f"landscape/explorer.html#{_TEMPLATES[form]}")
    listed = []
    for part in page.parts:
        for card in part.cards:
            if card.slug not in drawn:
                drawn[card.slug] = template.render({"entry": entry(index, card), "on": index.on})
        entries = "".join(drawn[card.slug] for card in part.cards)
        listed.append(Part(part.title, mark_safe(entries), part.of))  # noqa: S308 - templates escaped it
    return listed


def turns(selection: Selection, page: Page) -> Turns:
    """Where the pages beside this one are."""
    path = reverse("explorer")
    return Turns(
        before=replace(selection, page=page.number - 1).address(path) if page.number > 1 else "",
        after=replace(selection, page=page.number + 1).address(path) if page.number < page.pages else "",
    )


def entry(index: Index, card: Card) -> Entry:
    """The facts of one item."""
    return Entry(
        slug=card.slug,
        name=card.name,
        monogram=monograms.monogram(card.name),
        logo=index.logos.get(card.details.logo),
        maturity=card.maturity,
        description=card.description,
        category=index.titles["category"][card.shelf[0]],
        subcategory=index.shelves[card.shelf],
        organisation=index.titles["organisation"].get(card.organisation, ""),
        organisation_url=(
            day_asked.on(reverse("organisation", args=[card.organisation]), index.on)
            if card.organisation
            else ""
        ),
        accepted_on=sorting.accepted_on(card),
        level_since=sorting.at_level_since(card),
        repositories=len({row.pattern for row in card.repositories}),
    )


@lru_cache(maxsize=8)
def _drawn(_index: Index, _form: Form) -> dict[str, str]:
    """Entries that were drawn already, by slug; filled as they are asked for."""
    return {}
