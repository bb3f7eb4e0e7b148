"""The page of one item."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import fresh
from landscape.catalogue import Card, Step
from landscape.explorer import facets
from landscape.explorer.index import Index
from landscape.explorer.selection import Selection
from landscape.explorer.tabs import EVERYTHING
from landscape.projects import LoggedMove
from landscape.queries import exploring, maintaining, own_words
from landscape.views import (
    compare_more,
    day_asked,
    entries,
    item_documents,
    item_facts,
    item_history,
    item_measured,
    item_people,
    item_relations,
    quality,
    refusals,
)


@dataclass(frozen=True, slots=True)
class Stand:
    """A subcategory the item stands in."""

    category: str
    category_url: str
    subcategory: str
    subcategory_url: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A step of a project's life: the day it was reached, None where it was not or nobody says when.

    `evidence` is an address that shows it, "" where none is known.
    """

    title: str
    on: date | None
    is_here: bool
    evidence: str


_STEPS = {
    Step.ACCEPTED: "Accepted",
    Step.INCUBATING: "Incubating",
    Step.GRADUATED: "Graduated",
    Step.ARCHIVED: "Archived",
}


@refusals.told
@fresh.page
def item(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What it is, where it stands, its level with dates, its repositories and links."""
    on = day_asked.as_of(request).on
    index = exploring.index(on=on)
    card = index.catalogue.cards.get(slug)
    if card is None:
        return item_history.elsewhere(slug, on)
    return render(request, "landscape/item.html", said(request, index, card, on))


def said(request: HttpRequest, index: Index, card: Card, on: date | None) -> dict[str, object]:
    """Everything that the page of an item, and its fact sheet, say of it."""
    words = own_words.of(index)
    posts = maintaining.of(index).by_item.get(card.slug, ())
    held = item_people.lists(index.catalogue, posts)
    return {
        "section": "landscape",
        "card": card,
        "on": on,
        "entry": entries.entry(index, card),
        "stands": _stands(index, card),
        "life": _life(card, own_words.evidence(card, words)),
        "maintainers": item_people.shown(posts, held, on),
        **item_documents.shown(card, words),
        "crumbs": _stands(index, card)[0],
        # By its address alone: this page is here when the numbers are not.
        "activity": f"/devstats/project/{card.slug}" if card.repositories else "",
        "activity_as_of": f"?asof={on + timedelta(days=1)}" if on else "",
        "measured": item_measured.takings(index.around.standing(card)),
        **item_facts.shown(card),
        **item_relations.shown(index.catalogue, card, on),
        "flaws": quality.of_item(card.slug, on),
        "beside": compare_more.beside(index.catalogue, card, on),
        **item_history.shown(request, index.catalogue, card, on, held.values()),
    }


def _stands(index: Index, card: Card) -> list[Stand]:
    path, everything = reverse("explorer"), Selection(tab=EVERYTHING, on=index.on)
    return [
        Stand(
            category=index.titles["category"][shelf[0]],
            category_url=everything.choosing("category", {shelf[0]}).address(path),
            subcategory=index.shelves[shelf],
            subcategory_url=everything.choosing("subcategory", {"/".join(shelf)}).address(path),
        )
        for shelf in facets.shelves(card)
    ]


def _life(card: Card, evidence: Mapping[Step, LoggedMove]) -> list[Reached]:
    """The steps of a project in their order; archived only where it was."""
    if not card.maturity:
        return []
    reached = {move.step: move.moved_on for move in card.moves}
    here = {"sandbox": Step.ACCEPTED}.get(card.maturity) or Step(card.maturity)
    return [
        Reached(title, reached.get(step), step is here, evidence[step].evidence if step in evidence else "")
        for step, title in _STEPS.items()
        if step is not Step.ARCHIVED or step in reached or step is here
    ]
