"""The way from a repository to whose it is."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from landscape.groups import Group
from landscape.queries.catalogue import catalogue
from landscape.views import day_asked, refusals


@refusals.told
def repository(request: HttpRequest, owner: str, name: str) -> HttpResponseBase:
    """Leads to the item, or else the group, that a repository belongs to."""
    on = day_asked.as_of(request).on
    pattern = f"{owner}/{name}".lower()
    there = catalogue(on)
    for card in there.cards.values():
        if any(row.pattern == pattern for row in card.repositories):
            return redirect(day_asked.on(reverse("item", args=[card.slug]), on))
    for group in there.of(Group).values():
        if any(one.lower() == pattern for one in group.repositories):
            return redirect(day_asked.on(reverse("group", args=[group.slug]), on))
    raise Http404(f"nothing in the catalogue has the repository {pattern[:120]!r}")
