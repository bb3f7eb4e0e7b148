"""Items as other programs read them: briefly in lists, with all that is known by themselves."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from landscape.api.item_shapes import Kind
from landscape.catalogue import Card, Shelf, Step
from landscape.details import Audit, Details
from landscape.explorer import facets
from landscape.explorer.index import Index
from landscape.maintainers import Post
from landscape.queries import maintaining, own_words
from landscape.queries.own_words import OwnWords
from landscape.standings import Fact, Standing


def kind(card: Card, members: frozenset[str]) -> Kind:
    """What `card` is, where the categories `members` hold members."""
    if card.shelf[0] in members:
        return Kind.MEMBER
    if card.maturity:
        return Kind.PROJECT
    return Kind.CERTIFIED if facets.certified(card) else Kind.PRODUCT


def brief(index: Index, card: Card, *, on: date | None) -> dict[str, Any]:
    """The fields of an `Item`."""
    days = {move.step: move.moved_on for move in card.moves}
    category, subcategory = _place(index, card.shelf)
    slug = card.organisation
    name = index.catalogue.organisations.get(slug, slug)
    return {
        "slug": card.slug,
        "name": card.name,
        "kind": kind(card, index.tabs.members),
        "url": reverse("item", args=[card.slug]) + (f"?on={on}" if on else ""),
        "category": category,
        "subcategory": subcategory,
        "also_on": list(_further_places(index, card)),
        "maturity": card.maturity or None,
        **{f"{step}_on": days.get(step) for step in Step},
        "organisation": {"slug": slug, "name": name} if slug else None,
        "homepage": card.homepage or None,
        "description": card.description or None,
        "repositories": patterns(card),
        "joined_on": card.details.joined_on,
        "is_end_user": index.arranged.is_end_user(card),
        "is_specification": card.details.is_specification,
        "is_open_source": card.details.is_open_source,
        "licence": card.details.licence or None,
        "country": index.around.country(card) or None,
        "organisation_type": index.around.kind_of_organisation(card) or None,
        "groups": sorted(index.around.groups(card)),
        "measured": _measured(index.around.standing(card)),
        "source": card.source,
    }


def whole(index: Index, card: Card, *, on: date | None) -> dict[str, Any]:
    """The fields of a `WholeItem`."""
    details = card.details
    return {
        **brief(index, card, on=on),
        "maintainers": _maintainers(maintaining.of(index).by_item.get(card.slug, ())),
        **_own_words(card, own_words.of(index)),
        "aliases": sorted(card.aliases),
        "links": _links(card),
        "audits": [_audit(audit) for audit in details.audits],
        "summary": _summary(details),
        "advisory_groups": list(details.tags),
        "parent": details.parent or None,
        "became": card.became or None,
        "became_url": card.became_url or None,
        "logo": details.logo or None,
        "branch": details.branch or None,
        "chat_channel": details.chat_channel or None,
        "lfx_slug": details.lfx_slug or None,
        "clomonitor_name": details.clomonitor_name or None,
        "annual_review_on": details.annual_review_on,
        "training_types": list(details.training_types),
        "training_certifications": list(details.training_certifications),
        "annotations": dict(details.annotations),
    }


def _maintainers(posts: Iterable[Post]) -> list[dict[str, object]]:
    return [
        {
            "name": post.person.name or None,
            "handle": post.person.handle or None,
            "company": post.person.company or None,
            "teams": list(post.person.teams),
            "label": post.list.called,
            "source": post.list.source,
            "list_url": post.list.list_url or None,
        }
        for post in posts
    ]


def _own_words(card: Card, words: OwnWords) -> dict[str, object]:
    """What the project's own file adds, and what shows its moves."""
    file = words.files.get(card.slug)
    return {
        "documents": [{"kind": kind, "place": place} for kind, place in (file.documents if file else ())],
        "evidence": [
            {"step": one.step, "moved_on": one.moved_on, "url": one.evidence}
            for one in own_words.evidence(card, words).values()
        ],
    }


def patterns(card: Card) -> list[str]:
    """The repositories of `card`, each once, the primary one first."""
    rows = sorted(card.repositories, key=lambda row: (not row.is_primary, row.pattern))
    return list(dict.fromkeys(row.pattern for row in rows))


def _place(index: Index, shelf: Shelf) -> tuple[dict[str, str], dict[str, str]]:
    category, subcategory = shelf
    return (
        {"slug": category, "name": index.titles["category"][category]},
        {"slug": subcategory, "name": index.shelves[shelf]},
    )


def _further_places(index: Index, card: Card) -> Iterator[dict[str, dict[str, str]]]:
    for shelf in facets.shelves(card)[1:]:
        category, subcategory = _place(index, shelf)
        yield {"category": category, "subcategory": subcategory}


def _links(card: Card) -> list[dict[str, str]]:
    own = sorted({(link.kind, link.url) for link in card.links})
    return [
        *({"kind": kind, "url": url} for kind, url in own),
        *({"kind": "other", "url": link.url, "name": link.name} for link in card.details.other_links),
    ]


def _measured(standing: Standing) -> dict[str, object]:
    found = {fact.value: getattr(standing, fact) or None for fact in Fact}
    # Zero is an answer.
    found |= {"stars": standing.stars, "contributors": standing.contributors}
    return found | {"at": {fact.value: taken.at for fact, taken in standing.taken.items()}}


def _audit(audit: Audit) -> dict[str, object]:
    return {
        "audited_on": audit.audited_on,
        "kind": audit.kind,
        "vendor": audit.vendor,
        "url": audit.url,
    }


def _summary(details: Details) -> dict[str, object] | None:
    summary = details.summary
    found: dict[str, object] = {
        "use_case": summary.use_case or None,
        "business_use_case": summary.business_use_case or None,
        "release_rate": summary.release_rate or None,
        "integrations": summary.integrations or None,
        "personas": list(summary.personas),
        "tags": list(summary.tags),
    }
    return found if any(found.values()) else None
