"""The fact sheet of an item: everything a manager asks, on one page of paper."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from landscape.queries import exploring
from landscape.views import day_asked, item_history, items, refusals


@refusals.told
def sheet(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What the page of the item says, as much as one page holds."""
    as_of = day_asked.as_of(request)
    index = exploring.index(on=as_of.on)
    card = index.catalogue.cards.get(slug)
    if card is None:
        return item_history.elsewhere(slug, as_of.on)
    context = items.said(request, index, card, as_of.on)
    return render(request, "landscape/item_sheet.html", context | {"day": as_of.on or as_of.today})
