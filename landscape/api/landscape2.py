"""The paths and shapes of landscape2's API, so that whoever reads that needs only another host.

Keys stand in its order, and one that says nothing is left out. Never there: what it takes from Crunchbase
(`country`) and from GitHub at its build (`languages`, `stars` …). `?on=` shows the catalogue of another day;
whatever else an address says is passed over, as by the server of files that answered it before.
"""

import functools
import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from pydantic import ValidationError

from landscape import addresses, fresh
from landscape.api import landscape2_items
from landscape.api.asked import Asked
from landscape.api.landscape2_items import Names
from landscape.api.refusals import Unanswerable, told
from landscape.catalogue import Card, Catalogue, Category
from landscape.explorer.arranged import Arranged
from landscape.queries import addresses as known
from landscape.queries.catalogue import catalogue, newest_revision

type View = Callable[..., HttpResponseBase]

_REMEMBERED = 4


def _answer(view: Callable[..., object]) -> View:
    """The view's answer as JSON, for the catalogue of the day that is asked for."""

    @fresh.revised
    @functools.wraps(view)
    def answered(request: HttpRequest, **words: str) -> HttpResponseBase:
        try:
            on = Asked.model_validate({"on": request.GET.get("on") or None}).day
        except ValidationError as error:
            return told(str(error.errors()[0]["ctx"]["error"]), 400)
        except Unanswerable as error:
            return told(str(error), 422)
        try:
            found = view(request, catalogue(on), on, **words)
        except Http404 as error:
            return told(str(error), 404)
        if isinstance(found, HttpResponseBase):
            return found
        body = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return HttpResponse(body, content_type="application/json")

    return answered


@_answer
def projects_all(request: HttpRequest, found: Catalogue, _: date | None) -> object:
    """Every CNCF project."""
    return _items(request, found, _projects(found))


@_answer
def projects_count(_request: HttpRequest, found: Catalogue, _: date | None) -> object:
    """How many CNCF projects there are."""
    return _count(_projects(found))


@_answer
def project(request: HttpRequest, found: Catalogue, on: date | None, word: str) -> object:
    """One CNCF project, by landscape2's id; one that it had before leads to that of today (301)."""
    ids = _ids(on, newest_revision())
    card = found.cards.get(ids.get(word, ""))
    if card is not None and card.maturity:
        arranged = Arranged.of(found).applied(card)
        return landscape2_items.item(_names(found), arranged, site=_site(request))
    # A database takes no control characters, and nothing was ever called by any.
    old = known.found(word) if word.isprintable() else None
    now = found.cards.get(old.slug) if old else None
    if now is None or not now.maturity:
        raise Http404(f"there is no project {word[:100]!r} in the catalogue")
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    where = f"/api/projects/{landscape2_items.id_of(_names(found), now)}.json{query}"
    if where == request.get_full_path():
        raise Http404(f"there is no project {word[:100]!r} in the catalogue")
    return HttpResponsePermanentRedirect(where, content_type="application/json")


@_answer
def members_all(request: HttpRequest, found: Catalogue, _: date | None) -> object:
    """Every member."""
    return _items(request, found, _members(found))


@_answer
def members_count(_request: HttpRequest, found: Catalogue, _: date | None) -> object:
    """How many members there are."""
    return _count(_members(found))


@_answer
def members_end_users(request: HttpRequest, found: Catalogue, _: date | None) -> object:
    """The members that are end users."""
    arranged = Arranged.of(found)
    return _items(request, found, (card for card in _members(found) if arranged.is_end_user(card)))


@_answer
def category_all(request: HttpRequest, found: Catalogue, _: date | None, category: str) -> object:
    """Every item of a category that does not hold members."""
    return _items(request, found, _of(found, _category(found, category)))


@_answer
def category_count(_request: HttpRequest, found: Catalogue, _: date | None, category: str) -> object:
    """How many items a category has."""
    return _count(_of(found, _category(found, category)))


@_answer
def subcategory_all(
    request: HttpRequest, found: Catalogue, _: date | None, category: str, subcategory: str
) -> object:
    """Every item of a subcategory."""
    return _items(request, found, _of(found, _category(found, category), subcategory))


@_answer
def subcategory_count(
    _request: HttpRequest,
    found: Catalogue,
    _: date | None,
    category: str,
    subcategory: str,
) -> object:
    """How many items a subcategory has."""
    return _count(_of(found, _category(found, category), subcategory))


def _items(request: HttpRequest, found: Catalogue, cards: Iterable[Card]) -> list[dict[str, Any]]:
    names, site = _names(found), _site(request)
    ordered = sorted(cards, key=lambda card: (card.name.lower(), card.slug))
    arranged = Arranged.of(found)
    return [landscape2_items.item(names, arranged.applied(card), site=site) for card in ordered]


def _count(cards: Iterable[Card]) -> dict[str, int]:
    return {"count": sum(1 for _ in cards)}


def _projects(found: Catalogue) -> Iterable[Card]:
    return (card for card in found.cards.values() if card.maturity)


def _members(found: Catalogue) -> Iterable[Card]:
    members = {category.slug for category in found.categories if category.holds_members}
    return (card for card in found.cards.values() if card.shelf[0] in members)


def _category(found: Catalogue, word: str) -> Category:
    for category in found.categories:
        if addresses.old_word(category.name) == word and not category.holds_members:
            return category
    raise Http404(f"there is no category {word[:100]!r} in the catalogue")


def _of(found: Catalogue, category: Category, word: str | None = None) -> Iterable[Card]:
    """The cards of `category`; with a `word` those of the subcategory that it means."""
    shelves = {
        (category.slug, slug)
        for slug, name in category.subcategories
        if word is None or addresses.old_word(name) == word
    }
    if word is not None and not shelves:
        raise Http404(f"there is no subcategory {word[:100]!r} in {category.name}")
    return (card for card in found.cards.values() if card.shelf in shelves)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _names(found: Catalogue) -> Names:
    return {
        (category.slug, slug): (category.name, name)
        for category in found.categories
        for slug, name in category.subcategories
    }


@functools.lru_cache(maxsize=_REMEMBERED)
def _ids(on: date | None, _revision: int | None) -> dict[str, str]:
    return addresses.old_ids(catalogue(on))
