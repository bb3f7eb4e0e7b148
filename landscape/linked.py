"""An item in the words of schema.org, for search engines."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from landscape.catalogue import Card

# What would end the script element that holds it.
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def linked(card: Card, *, url: str, organisation: str, is_member: bool) -> SafeString:
    """The item as JSON-LD, safe inside a script element; a member is an organisation, all else software."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _type(card, is_member=is_member),
        "@id": url,
        "name": card.name,
        "description": card.description,
        "url": card.homepage or url,
        "sameAs": sorted({link.url for link in card.links}),
    }
    if not is_member:
        repositories = sorted(card.repositories, key=lambda row: (not row.is_primary, row.pattern))
        named = [row.pattern for row in repositories if not row.pattern.endswith("/*")]
        facts["codeRepository"] = f"https://github.com/{named[0]}" if named else ""
        facts["license"] = card.details.licence if named else ""
        facts["publisher"] = {"@type": "Organization", "name": organisation} if organisation else ""
    said = {key: value for key, value in facts.items() if value}
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(_ESCAPED))  # noqa: S308 - escaped above


def _type(card: Card, *, is_member: bool) -> str:
    if is_member:
        return "Organization"
    return "SoftwareSourceCode" if card.repositories else "SoftwareApplication"
