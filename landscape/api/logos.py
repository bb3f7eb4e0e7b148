"""A picture of each item that nobody's trademark stands in: its monogram."""

from html import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from landscape import fresh
from landscape.monograms import HUES, monogram
from landscape.queries.catalogue import catalogue

_DEGREES = 360 // HUES


@fresh.revised
def logo(request: HttpRequest, slug: str) -> HttpResponseBase:  # noqa: ARG001 - Django passes it
    """The monogram of an item, as a drawing."""
    card = catalogue().cards.get(slug)
    if card is None:
        raise Http404(f"there is no item {slug[:100]!r} in the catalogue")
    drawn = monogram(card.name)
    return HttpResponse(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">'
        f"<title>{escape(card.name)}</title>"
        f'<rect width="96" height="96" rx="12" fill="hsl({(drawn.hue - 1) * _DEGREES} 45% 36%)"/>'
        '<text x="48" y="50" fill="#fff" font-family="sans-serif" font-size="44" font-weight="600"'
        f' text-anchor="middle" dominant-baseline="central">{escape(drawn.letters)}</text></svg>',
        content_type="image/svg+xml",
    )
