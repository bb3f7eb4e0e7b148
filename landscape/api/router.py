"""The addresses of `/api/v1/` that answer from the catalogue."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from ninja import Query, Router

from landscape.api import (
    certifications,
    choosing,
    days,
    groups,
    guide,
    item_shapes,
    items,
    lists,
    organisations,
)
from landscape.api.asked import Asked, Found, Page, get
from landscape.kinds import Redirect
from landscape.queries import addresses
from landscape.queries import organisations as standings
from landscape.queries.catalogue import catalogue

router = Router(tags=["landscape"])


@get(router, "/items", asked=choosing.ItemsAsked, answer=item_shapes.Items)
def items_list(request: HttpRequest, asked: Query[choosing.ItemsAsked]) -> dict[str, Any]:
    """Items that every filter admits, by name."""
    index = days.index(asked.day)
    found = choosing.chosen(index, asked)
    return _page(found, [items.brief(index, card, on=asked.on) for card in asked.of(found)])


@get(router, "/items/{slug}", asked=Asked, answer=item_shapes.WholeItem)
def item(request: HttpRequest, slug: str, asked: Query[Asked]) -> dict[str, Any] | HttpResponseBase:
    """All that is known of an item; what it was called before leads to it (301)."""
    index = days.index(asked.day)
    card = index.catalogue.cards.get(slug)
    if card is not None:
        return items.whole(index, card, on=asked.on)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    for other in _other_slugs(slug):
        if other in index.catalogue.cards:
            where = request.path.removesuffix(slug) + other + query
            return HttpResponsePermanentRedirect(where, content_type="application/json")
    day = f" of {asked.on}" if asked.on else ""
    raise Http404(f"there is no item {slug[:100]!r} in the catalogue{day}")


@get(router, "/organisations", asked=Found, answer=organisations.Organisations)
def organisations_list(request: HttpRequest, asked: Query[Found]) -> dict[str, Any]:
    """Organisations by name, each with how much it stands behind."""
    found = organisations.chosen(standings.standings(asked.day), asked.q)
    return _page(found, [organisations.brief(one) for one in asked.of(found)])


@get(router, "/organisations/{slug}", asked=Asked, answer=organisations.WholeOrganisation)
def organisation(request: HttpRequest, slug: str, asked: Query[Asked]) -> dict[str, Any]:
    """All that stands under an organisation's name."""
    found = standings.standings(asked.day).get(slug)
    if found is None:
        day = f" of {asked.on}" if asked.on else ""
        raise Http404(f"there is no organisation {slug[:100]!r} in the catalogue{day}")
    return organisations.whole(found)


@get(router, "/members", asked=organisations.MembersAsked, answer=organisations.Members)
def members(request: HttpRequest, asked: Query[organisations.MembersAsked]) -> dict[str, Any]:
    """The members, by name."""
    found = organisations.members(catalogue(asked.day), asked)
    return _page(found, [organisations.member(one) for one in asked.of(found)])


@get(router, "/groups", asked=groups.GroupsAsked, answer=groups.Groups)
def groups_list(request: HttpRequest, asked: Query[groups.GroupsAsked]) -> dict[str, Any]:
    """SIGs, working groups, committees and TAGs, by kind and title."""
    found = groups.chosen(days.things(catalogue(asked.day), "group").values(), asked)
    return _page(found, [groups.fields(group) for group in asked.of(found)])


@get(
    router, "/certifications", asked=certifications.CertificationsAsked, answer=certifications.Certifications
)
def certifications_list(
    request: HttpRequest,
    asked: Query[certifications.CertificationsAsked],
) -> dict[str, Any]:
    """Which product is certified for which version of Kubernetes, and as what."""
    there = catalogue(asked.day)
    kind, source = certifications.KEPT[asked.programme]
    products = days.things(there, kind).values()
    unread, confirmed = (
        [one for one in days.things(there, other).values() if one.source == source]
        for other in ("unread-certification", "confirmed-folder")
    )
    nobodys = certifications.nobodys(products, unread, {one.folder for one in confirmed})
    found = certifications.chosen(products, nobodys, asked)
    return _page(found, asked.of(found))


@get(router, "/changes", asked=lists.Between, answer=lists.Changes)
def changes(request: HttpRequest, asked: Query[lists.Between]) -> dict[str, Any]:
    """What led from the catalogue of the day `from` to that of the day `to`, the newest first."""
    found = lists.changes(*asked.days)
    return _page(found, asked.of(found))


@get(router, "/counts", asked=Asked, answer=lists.Counts)
def counts(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """How many items, categories, members and projects there are."""
    return lists.counts(catalogue(asked.day))


@get(router, "/guide", asked=Page, answer=guide.Guide)
def guide_list(request: HttpRequest, asked: Query[Page]) -> dict[str, Any]:
    """The chapters of the guide, in Markdown."""
    found = guide.in_order(days.things(catalogue(asked.day), "chapter").values())
    return _page(found, [guide.fields(chapter) for chapter in asked.of(found)])


def _page(found: list[Any], results: list[Any]) -> dict[str, Any]:
    return {"count": len(found), "results": results}


def _other_slugs(word: str) -> list[str]:
    """What the item that `word` means today or meant before goes by, on one day or another."""
    # A database takes no control characters, and nothing was ever called by any.
    found = addresses.found(word) if word.isprintable() else None
    if found is None:
        return []
    renamed = catalogue().of(Redirect).items()
    return [found.slug, *(old for old, one in renamed if one.to == found.slug)]
