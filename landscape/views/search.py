"""Search: a page of its own, and the list under the field in the top bar."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import monograms
from landscape.explorer.selection import Misunderstood, Selection
from landscape.explorer.tabs import EVERYTHING
from landscape.lexicon import Kind
from landscape.monograms import Monogram
from landscape.queries import searching
from landscape.queries.searching import Hit
from landscape.views import refusals

IN_THE_LIST, ON_THE_PAGE = 8, 40
# Whatever has a page of its own; all else is shown on the explorer.
_PAGES = {
    Kind.ITEM: "item",
    Kind.GROUP: "group",
    Kind.CHAPTER: "chapter",
    Kind.ORGANISATION: "organisation",
    Kind.PERSON: "person",
}


@dataclass(frozen=True, slots=True)
class Result:
    """A thing found and where it is shown."""

    title: str
    said: str
    url: str
    monogram: Monogram


@refusals.told
def search(request: HttpRequest) -> HttpResponseBase:
    """The page, or only the list for a field that is being typed into."""
    if unknown := set(request.GET) - {"q"}:
        raise Misunderstood(f"there is nothing called {min(unknown)[:60]!r} to search by")
    sought = " ".join(request.GET.get("q", "").split())[: searching.WORDS_LENGTH]
    is_part = request.headers.get("HX-Request-Type") == "partial"
    found = searching.hits(sought, limit=IN_THE_LIST if is_part else ON_THE_PAGE)
    template = "landscape/search.html#list" if is_part else "landscape/search.html"
    context = {"section": "search", "sought": sought, "results": [result(hit) for hit in found]}
    response = render(request, template, context)
    response["Vary"] = "HX-Request-Type"
    return response


def result(hit: Hit) -> Result:
    """A hit as it is listed."""
    return Result(hit.title, hit.said, _address(hit), monograms.monogram(hit.title))


def _address(hit: Hit) -> str:
    if hit.kind is Kind.REPOSITORY:
        return reverse("repository", args=hit.slug.split("/"))
    if hit.kind in _PAGES:
        return reverse(_PAGES[hit.kind], args=[hit.slug])
    return Selection(tab=EVERYTHING).choosing(hit.kind.value, {hit.slug}).address(reverse("explorer"))
