"""What of the catalogue an address of the explorer asks for."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone

from landscape.explorer.index import Index
from landscape.explorer.selection import Misunderstood, Selection
from landscape.queries import exploring


def asked(request: HttpRequest, *, besides: str = "") -> tuple[Index, Selection]:
    """The catalogue of the day asked for, and what of it. Raises Misunderstood.

    The key `besides` is for the asker to read.
    """
    selection = Selection.parse((key, values) for key, values in request.GET.lists() if key != besides)
    if selection.on is not None and selection.on > timezone.now().date():
        raise Misunderstood(f"{selection.on} is yet to come; name a day until today")
    index = exploring.index(on=selection.on)
    titles, home = index.tabs.titles, index.tabs.home
    if selection.tab and selection.tab not in titles:
        raise Misunderstood(f"there is no tab {selection.tab!r}; there are {', '.join(titles)}")
    # A reader begins at home without saying so.
    return index, replace(selection, tab="") if selection.tab == home else selection
