"""An item as landscape2 tells it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from landscape import addresses
from landscape.catalogue import Card, Shelf, Step
from landscape.details import Details

type Names = Mapping[Shelf, tuple[str, str]]
"""Names of categories and subcategories, by their slugs."""

_LINKS = {
    "artwork": "artwork_url",
    "blog": "blog_url",
    "bluesky": "bluesky_url",
    "crunchbase": "crunchbase_url",
    "dev-stats": "devstats_url",
    "discord": "discord_url",
    "docker": "docker_url",
    "facebook": "facebook_url",
    "github-discussions": "github_discussions_url",
    "gitter": "gitter_url",
    "annual-review": "latest_annual_review_url",
    "linkedin": "linkedin_url",
    "mailing-list": "mailing_list_url",
    "best-practices": "openssf_best_practices_url",
    "package-manager": "package_manager_url",
    "pinterest": "pinterest_url",
    "reddit": "reddit_url",
    "slack": "slack_url",
    "stack-overflow": "stack_overflow_url",
    "twitter": "twitter_url",
    "youtube": "youtube_url",
}
"""Its key by our kind of link."""


def id_of(names: Names, card: Card) -> str:
    """What landscape2 calls `card` where it stands now."""
    return addresses.old_id(*names[card.shelf], card.name)


def item(names: Names, card: Card, *, site: str) -> dict[str, Any]:
    """The item as an object: six keys that are always there, then those that say something, by name."""
    category, subcategory = names[card.shelf]
    always = {
        "category": category,
        "homepage_url": card.homepage,
        "id": id_of(names, card),
        "logo_url": site + reverse("logo", args=[card.slug]),
        "name": card.name,
        "subcategory": subcategory,
    }
    return always | {key: value for key, value in sorted(_further(names, card)) if value}


def _further(names: Names, card: Card) -> Iterator[tuple[str, Any]]:
    """What may be blank. Of what several sources said, that of the one that lists the item."""
    details, source = card.details, card.source
    days = {move.step: move.moved_on.isoformat() for move in card.moves if move.source is source}
    links = {link.kind: link.url for link in sorted(card.links, key=lambda one: (one.kind, one.url))}
    for step in Step:
        yield f"{step}_at", days.get(step)
    yield "additional_categories", _further_places(names, card)
    yield "annotations", dict(details.annotations)
    yield "audits", _audits(details)
    yield "chat_channel", details.chat_channel
    yield "description", card.description
    yield "enduser", details.is_end_user
    yield "joined_at", details.joined_on.isoformat() if details.joined_on else ""
    yield "latest_annual_review_at", details.annual_review_on.isoformat() if details.annual_review_on else ""
    yield "lfx_slug", details.lfx_slug
    yield "maturity", card.maturity
    yield "oss", bool(details.licence)
    yield "other_links", [{"name": link.name, "url": link.url} for link in details.other_links]
    yield "repositories", list(_repositories(card))
    yield "specification", details.is_specification
    yield "summary", _summary(details, links.get("summary-intro", ""))
    yield "tag", list(details.tags)
    yield "training_certifications", ", ".join(details.training_certifications)
    yield "training_type", ", ".join(details.training_types)
    for kind, key in _LINKS.items():
        yield key, links.get(kind)


def _further_places(names: Names, card: Card) -> list[dict[str, str]]:
    """In the order of the catalogue."""
    places = [shelf for shelf in names if shelf in card.also_on]
    return [{"category": names[shelf][0], "subcategory": names[shelf][1]} for shelf in places]


def _audits(details: Details) -> list[dict[str, str]]:
    return [
        {
            "date": audit.audited_on.isoformat(),
            "type": audit.kind,
            "url": audit.url,
            "vendor": audit.vendor,
        }
        for audit in details.audits
    ]


def _repositories(card: Card) -> Iterator[dict[str, Any]]:
    """Those of GitHub, the primary one first, then those of other hosts."""
    rows = [row for row in card.repositories if row.source is card.source]
    for row in sorted(rows, key=lambda row: (not row.is_primary, row.pattern)):
        found: dict[str, Any] = {"url": f"https://github.com/{row.pattern.removesuffix('/*')}"}
        if row.is_primary and card.details.branch:
            found["branch"] = card.details.branch
        if row.is_primary and card.details.licence:
            found["license"] = card.details.licence
        yield found | {"primary": row.is_primary}
    for link in sorted(card.links, key=lambda one: one.url):
        if link.kind == "repository":
            yield {"url": link.url, "primary": not rows}


def _summary(details: Details, intro: str) -> dict[str, Any]:
    said = details.summary
    found = {
        "business_use_case": said.business_use_case,
        "integrations": said.integrations,
        "intro_url": intro,
        "personas": list(said.personas),
        "release_rate": said.release_rate,
        "tags": list(said.tags),
        "use_case": said.use_case,
    }
    return {key: value for key, value in found.items() if value}
