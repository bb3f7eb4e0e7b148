"""What can be taken away from the page of an item: badge, frame, the words it goes by."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape

from landscape import linked
from landscape.catalogue import Card, Catalogue, Category
from landscape.explorer import facets
from landscape.views import day_asked, sharing


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text to be copied, and for what it is."""

    title: str
    text: str


def shown(request: HttpRequest, found: Catalogue, card: Card, on: date | None) -> dict[str, object]:
    """The snippets, and what the page says to machines."""
    address = request.build_absolute_uri(reverse("item", args=[card.slug]))
    place = facets.subcategories(found)["/".join(card.shelf)]
    organisation = found.organisations.get(card.organisation, "")
    shared = sharing.shared(
        request,
        title=sharing.title(card, place=place),
        description=sharing.description(card, place=place, organisation=organisation),
        path=reverse("item", args=[card.slug]),
        picture=reverse("item-picture", args=[card.slug]),
    )
    return {
        "shared": shared,
        "json_url": day_asked.on(f"/api/v1/items/{card.slug}", on),
        "snippets": [] if on else _snippets(request, card, address),
        "linked": linked.linked(
            card,
            linked.Page(address, shared.picture, _above(request, found, card)),
            organisation=organisation,
            is_member=_category(found, card).holds_members,
        ),
    }


def _above(request: HttpRequest, found: Catalogue, card: Card) -> list[tuple[str, str]]:
    explorer = request.build_absolute_uri(reverse("explorer"))
    category = _category(found, card)
    return [
        ("Landscape", explorer),
        (category.name, f"{explorer}?category={category.slug}&tab=all"),
        (
            dict(category.subcategories)[card.shelf[1]],
            f"{explorer}?subcategory={'/'.join(card.shelf)}&tab=all",
        ),
    ]


def _category(found: Catalogue, card: Card) -> Category:
    return next(one for one in found.categories if one.slug == card.shelf[0])


def _snippets(request: HttpRequest, card: Card, address: str) -> list[Snippet]:
    badge = request.build_absolute_uri(reverse("item-badge", args=[card.slug]))
    frame = reverse("item-embed", args=[card.slug])
    # Names hold what each of these languages reads as its own.
    plain = " ".join("".join(letter for letter in card.name if letter not in "[]\\`*_<>").split())
    name = escape(card.name)
    return [
        Snippet("Badge in Markdown", f"[![{plain}]({badge})]({address})"),
        Snippet("Badge in HTML", f'<a href="{address}"><img src="{badge}" alt="{name}" height="20"></a>'),
        Snippet("Badge in AsciiDoc", f'image:{badge}["{plain.replace(chr(34), "")}",link="{address}"]'),
        Snippet("Frame in HTML", sharing.frame(request, frame, title=card.name, high=180)),
    ]
