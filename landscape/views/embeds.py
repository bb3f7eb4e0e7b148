"""Pages to be framed by others: an item in short, and any view of the explorer. No script, no cookies."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import wraps

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import condition

from landscape import links
from landscape.explorer import finding, grouping
from landscape.explorer.selection import Density, Form, Misunderstood, Others, Selection
from landscape.queries import exploring
from landscape.queries.catalogue import newest_revision
from landscape.views import day_asked, entries, refusals, tiles
from landscape.views.item_facts import Named

# Of the links of an item those that a reader elsewhere wants first.
MOST_LINKS = 5


class Style(StrEnum):
    """How the items of a framed view stand."""

    TILES = "tiles"
    NAMES = "names"


class Size(StrEnum):
    """How large its tiles are."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Theme(StrEnum):
    """Light, dark, or as the reader's system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_ZOOMS = {Size.SMALL: 2, Size.MEDIUM: 3, Size.LARGE: 4}
_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "img-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}


def _tag(request: HttpRequest, slug: str = "") -> str:  # noqa: ARG001 - asked for what the view is asked for
    return f'"{newest_revision() or 0}-{day_asked.today()}"'


def _framed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view, which other sites may show in a frame, alone among all pages."""

    @refusals.told
    @xframe_options_exempt
    @csp_override(_POLICY)
    @condition(etag_func=_tag)
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "public, max-age=3600"
        return response

    return answered


@_framed
def item(request: HttpRequest, slug: str) -> HttpResponseBase:
    """An item in a frame: name, level, place, the first of its links."""
    as_of = day_asked.as_of(request, besides=["theme"])
    index = exploring.index(on=as_of.on)
    card = index.catalogue.cards.get(slug)
    if card is None:
        raise Http404(f"there is no item {slug[:100]!r} in the catalogue")
    listed = sorted(card.links, key=lambda one: (*links.place(one.kind), one.url))
    named = [Named("Website", card.homepage)] if card.homepage else []
    named += [Named(links.titled(one.kind), one.url) for one in listed]
    context = {
        "card": card,
        "on": as_of.on,
        "theme": _word(Theme, "theme", request.GET.getlist("theme")) or Theme.SYSTEM,
        "entry": entries.entry(index, card),
        "links": named[:MOST_LINKS],
        "address": day_asked.on(reverse("item", args=[slug]), as_of.on),
    }
    return render(request, "landscape/embed_item.html", context)


@_framed
def view(request: HttpRequest) -> HttpResponseBase:
    """What the explorer shows of a choice, in a frame: only what is chosen, all of it on one page."""
    own = {key: request.GET.getlist(key) for key in ("style", "size", "theme")}
    style = _word(Style, "style", own["style"]) or Style.TILES
    size = _word(Size, "size", own["size"]) or Size.MEDIUM
    rest = [(key, values) for key, values in request.GET.lists() if key not in own]
    chosen = Selection.parse(rest)
    if chosen.on is not None and chosen.on > day_asked.today():
        raise Misunderstood(f"{chosen.on} is yet to come; name a day until today")
    density = Density.DENSE if size is Size.SMALL else chosen.density
    selection = replace(
        chosen, form=Form.GRID, others=Others.HIDE, zoom=_ZOOMS[size], density=density, page=1
    )
    index = exploring.index(on=selection.on)
    found = finding.found(index, selection)
    made = grouping.sections(index, selection, found)
    context: dict[str, object] = {
        "selection": selection,
        "theme": _word(Theme, "theme", own["theme"]) or Theme.SYSTEM,
        "shown": found.shown.bit_count(),
        "address": replace(chosen, zoom=3, page=1).address(reverse("explorer")),
    }
    if style is Style.NAMES:
        context["lists"] = [
            (box.title, [index.cards[tile.place] for tile in box.tiles])
            for section in made
            for box in section.boxes
        ]
    else:
        context["sections"] = tiles.sections(index, selection, made)
    return render(request, "landscape/embed_view.html", context)


def _word[Word: StrEnum](words: type[Word], key: str, values: list[str]) -> Word | None:
    """The one of `words` that the address says of `key`, None where it says none. Raises Misunderstood."""
    said = set(values) - {""}
    if len(said) > 1:
        raise Misunderstood(f"{key} can be said once only, not as {' and '.join(values)[:100]!r}")
    try:
        return words(said.pop()) if said else None
    except ValueError:
        raise Misunderstood(f"{key} is {' or '.join(words)}, not {values[0][:60]!r}") from None
