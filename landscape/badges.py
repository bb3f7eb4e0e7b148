"""Badges: a project's level as a small picture for its own pages."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from landscape.catalogue import Card, Maturity

# White on each of these is read by everybody (4.5 : 1 and more).
_COLOURS = {
    Maturity.GRADUATED.value: "#0a6a94",
    Maturity.INCUBATING.value: "#2a7582",
    Maturity.SANDBOX.value: "#4a776f",
    Maturity.ARCHIVED.value: "#6b665d",
}
_PLAIN = "#56636f"
_DARK = "#17222c"
# Of DejaVu Sans and its like at 11 pixels.
_CAPITAL, _LETTER = 7.8, 6.6
_MARGIN = 7


def badge(card: Card) -> SafeString:
    """An SVG document: "CNCF" and the level of a project, "landscape" and "listed" of anything else."""
    left, right = ("CNCF", card.maturity) if card.maturity else ("cloud native landscape", "listed")
    first, second = (_width(text) + 2 * _MARGIN for text in (left, right))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img" aria-label="{said}">'
        "<title>{said}</title>"
        '<rect width="{first}" height="20" fill="{dark}"/>'
        '<rect x="{first}" width="{second}" height="20" fill="{colour}"/>'
        '<g fill="#fff" text-anchor="middle" font-family="DejaVu Sans,Verdana,sans-serif" font-size="11">'
        '<text x="{first_middle}" y="14" textLength="{first_length}">{left}</text>'
        '<text x="{second_middle}" y="14" textLength="{second_length}">{right}</text></g></svg>',
        whole=first + second,
        said=f"{card.name}, {left}: {right}",
        first=first,
        second=second,
        first_middle=first / 2,
        second_middle=first + second / 2,
        first_length=first - 2 * _MARGIN,
        second_length=second - 2 * _MARGIN,
        left=left,
        right=right,
        dark=_DARK,
        colour=_COLOURS.get(card.maturity, _PLAIN),
    )


def _width(text: str) -> int:
    return round(sum(_CAPITAL if letter.isupper() else _LETTER for letter in text))
