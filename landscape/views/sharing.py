"""The words and the picture by which a page is known where its address is passed on."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.text import Truncator

from landscape.catalogue import Card

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Shared:
    """A title, a description, and the absolute addresses of the page and of its picture."""

    title: str
    description: str
    url: str
    picture: str


def shared(request: HttpRequest, *, title: str, description: str, path: str, picture: str) -> Shared:
    """What the page at `path` says of itself; `picture` is a path too."""
    return Shared(
        title=title,
        description=Truncator(description).chars(LONGEST),
        url=request.build_absolute_uri(path),
        picture=request.build_absolute_uri(picture),
    )


def frame(request: HttpRequest, path: str, *, title: str = "Cloud native landscape", high: int = 600) -> str:
    """The HTML that shows the page at `path` in another page."""
    address = escape(request.build_absolute_uri(path))
    size = f'width="100%" height="{high}" loading="lazy"'
    return f'<iframe src="{address}" title="{escape(title)}" {size}></iframe>'


def title(card: Card, *, place: str) -> str:
    """An item's name and what it is; `place` is what its subcategory is called, told apart from others."""
    level = f"{card.maturity} CNCF project, " if card.maturity else ""
    return f"{card.name}: {level}{place}"


def description(card: Card, *, place: str, organisation: str) -> str:
    """What an item is in a sentence or two, to be read without its page."""
    level = f"{card.maturity} CNCF project" if card.maturity else "listed in the cloud native landscape"
    by = f" by {organisation}" if organisation and organisation != card.name else ""
    return f"{card.name} ({place}), {level}{by}. {card.description}".strip()
