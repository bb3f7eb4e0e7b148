"""The explorer: the landscape as a map, as cards, as a table."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from landscape import fresh
from landscape.explorer import finding, grouping, listing
from landscape.explorer.selection import Form
from landscape.queries import searching
from landscape.views import choosing, entries, explorer_bar, explorer_sheets, refusals, search, tiles

MOST_MEANT = 3


@refusals.told
@fresh.page
def explorer(request: HttpRequest) -> HttpResponseBase:
    """The page, or what of it follows a choice; either has one address, which is the way it is written."""
    index, selection = choosing.asked(request)
    address = selection.address(reverse("explorer"))
    # htmx says so where it puts the answer into a part of the page, and not where it goes back in history.
    is_part = request.headers.get("HX-Request-Type") == "partial"
    if not is_part and request.get_full_path() != address:
        return redirect(address)
    found = finding.found(index, selection)
    context: dict[str, object] = {
        "section": "landscape",
        "selection": selection,
        "bar": None,
        "landscape": explorer_bar.bar(index, selection, found),
        "facets": explorer_bar.facets(selection, found),
        "arrangement": index.arranged.arrangement,
        "event": index.arranged.event(on=selection.on or timezone.now().date()),
        "is_empty": not index.cards,
        "shown": found.shown.bit_count(),
        "of": found.of.bit_count(),
        "in_all": len(index.cards),
        "files": explorer_sheets.files(selection),
        "catalogue_note": index.note,
        "printed_url": request.build_absolute_uri(address),
    }
    if selection.words and not found.shown:
        context["meant"] = [search.result(hit) for hit in searching.hits(selection.words, limit=MOST_MEANT)]
    if selection.form is Form.GRID:
        context["sections"] = tiles.sections(index, selection, grouping.sections(index, selection, found))
    else:
        page = listing.page(index, selection, found)
        context |= {
            "page": page,
            "parts": entries.parts(index, page, selection.form),
            "turns": entries.turns(selection, page),
        }
    template = "landscape/explorer.html#explorer" if is_part else "landscape/explorer.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Request-Type"
    if is_part:
        response["HX-Push-Url"] = address
    return response
