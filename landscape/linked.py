"""An item in the words of schema.org, for search engines."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from landscape.catalogue import Card

# What would end the script element that holds it.
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Page:
    """The address of an item's page and of its picture; names and addresses above it, the highest first."""

    url: str
    picture: str
    above: Sequence[tuple[str, str]]


def linked(card: Card, page: Page, *, organisation: str, is_member: bool) -> SafeString:
    """The item as JSON-LD, safe inside a script element; a member is an organisation, all else software."""
    graph = [
        _thing(card, page, organisation, is_member=is_member),
        _crumbs([*page.above, (card.name, page.url)]),
    ]
    document = {"@context": "https://schema.org", "@graph": graph}
    return mark_safe(json.dumps(document, ensure_ascii=False).translate(_ESCAPED))  # noqa: S308 - escaped above


def _thing(card: Card, page: Page, organisation: str, *, is_member: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "@type": _type(card, is_member=is_member),
        "@id": page.url,
        "name": card.name,
        "description": card.description,
        "url": card.homepage or page.url,
        "image": page.picture,
        "sameAs": sorted({link.url for link in card.links}),
    }
    if not is_member:
        repositories = sorted(card.repositories, key=lambda row: (not row.is_primary, row.pattern))
        named = [row.pattern for row in repositories if not row.pattern.endswith("/*")]
        licence = card.details.licence
        facts["codeRepository"] = f"https://github.com/{named[0]}" if named else ""
        facts["license"] = {"@type": "CreativeWork", "name": licence} if licence else ""
        facts["publisher"] = {"@type": "Organization", "name": organisation} if organisation else ""
    return {key: value for key, value in facts.items() if value}


def _crumbs(path: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(path, 1)
        ],
    }


def _type(card: Card, *, is_member: bool) -> str | list[str]:
    if is_member:
        return "Organization"
    # Only of source code can a repository be said.
    return ["SoftwareApplication", "SoftwareSourceCode"] if card.repositories else "SoftwareApplication"
