"""All answers to one question of the explorer: a page of its own, and what its field in the sidebar finds."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import fresh
from landscape.catalogue import name_key
from landscape.explorer import finding
from landscape.explorer.facets import BY_KEY
from landscape.explorer.finding import Option
from landscape.explorer.selection import WORDS_LENGTH, Selection
from landscape.views import choosing, options, refusals

_AMONG = "among"
# As many as one looks through in a sidebar; the page has all.
MOST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """An answer, and the address of the explorer with it chosen, or no longer."""

    option: Option
    url: str


@refusals.told
@fresh.page
def facet(request: HttpRequest, key: str) -> HttpResponseBase:
    """Every answer with how many items give it, those alone that have the words of `among` in their names."""
    if key not in BY_KEY:
        raise Http404(f"there is no facet {key[:60]!r}; there are {', '.join(BY_KEY)}")
    index, selection = choosing.asked(request, besides=_AMONG)
    among = request.GET.get(_AMONG, "").strip()[:WORDS_LENGTH]
    words = name_key(among).split()
    asked = [
        option
        for option in finding.options(index, BY_KEY[key], selection)
        if all(word in name_key(option.title) for word in words)
    ]
    is_part = request.headers.get("HX-Request-Type") == "partial"
    context: dict[str, object] = {"section": "landscape", "facet": BY_KEY[key], "among": among}
    if is_part:
        # What is chosen stands in the sidebar already.
        found = [option for option in asked if not option.is_chosen]
        context |= {
            "options": options.drawn(key, found[:MOST]),
            "left_off": max(0, len(found) - MOST),
            "is_none": not asked,
        }
    else:
        path = reverse("explorer")
        context |= {
            "lines": [
                Line(option, selection.toggled(key, option.value).address(path))
                for option in sorted(asked, key=lambda one: (not one.is_chosen, not one.count))
            ],
            "selection": selection,
            "kept": selection.query(),
            "back": selection.address(path),
        }
    template = "landscape/facet.html#found" if is_part else "landscape/facet.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Request-Type"
    return response


def address(key: str, selection: Selection) -> str:
    """Where all answers to a facet stand, counted among what is chosen."""
    return selection.address(reverse("explorer-facet", args=[key]))
