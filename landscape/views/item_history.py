"""An item in time: its stages, its edits, and where it is when it is not where it was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import condition

from landscape import badges, drawing, edits
from landscape.catalogue import Card, Catalogue, Source
from landscape.kinds import Redirect
from landscape.models import Revision
from landscape.queries import addresses, history, promotions
from landscape.queries.catalogue import catalogue, newest_revision
from landscape.queries.maintaining import Held
from landscape.templatetags.figures import day
from landscape.views import day_asked, item_away, refusals
from landscape.views.day_asked import AsOf

# More edits than these nobody reads; the versions stay.
_SHOWN = 30
# So many steps stand in one line of a wide page; who looks for an earlier one names its day.
_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Told:
    """An edit, the source that says so, and the page of that day, "" where it left."""

    on: date
    said: tuple[str, ...]
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """A version in the life of an item: since when, at which level, what was new, and whether it is shown."""

    on: date
    level: str
    said: str
    url: str
    is_here: bool


def shown(
    request: HttpRequest, found: Catalogue, card: Card, on: date | None, lists: Iterable[Iterable[Held]] = ()
) -> dict[str, object]:
    """What the page of an item says of its history, and what can be taken away of it.

    `lists` are the versions of the lists of its maintainers.
    """
    today = day_asked.today()
    versions = _versions(found, card.slug)
    edited = edits.edits(versions, _titles(found, versions))
    told = edits.merged(edited, edits.of_maintainers(lists))
    return {
        **item_away.shown(request, found, card, on),
        "as_of": AsOf(on, today, request.path, ()),
        "stages": _stages(card, on or today),
        "steps": _steps(card.slug, versions, edited, on or today),
        "edits": _told(card.slug, told[:_SHOWN]),
        "edits_left_off": max(0, len(told) - _SHOWN),
    }


def elsewhere(slug: str, on: date | None) -> HttpResponseBase:
    """The way to an item by a name of before, or to its last day; raises Http404 where there is none."""
    # No text of PostgreSQL's holds a zero, so no item was ever called so.
    found = addresses.found(slug) if "\0" not in slug else None
    if found is None:
        raise Http404(f"there is no item {slug[:100]!r} in the catalogue")
    if found.is_redirect:
        return redirect(_address(found.slug, on), permanent=True)
    if on is not None and (then := [old for old in _former(catalogue(), slug) if old in catalogue(on).cards]):
        return redirect(_address(then[0], on))
    held = [one for one in _versions(catalogue(), slug) if one.value is not None]
    if not held:
        raise Http404(f"there is no item {slug[:100]!r} in the catalogue")
    last = held[-1].valid_until
    if on is None and last is not None:
        return redirect(_address(slug, last - timedelta(days=1)))
    until = f" until {day(last - timedelta(days=1))}" if last else ""
    raise Http404(
        f"{slug!r} was not in the catalogue on {day(on)}; it is known from {day(held[0].valid_from)}{until}"
    )


def _tag(request: HttpRequest, slug: str) -> str:  # noqa: ARG001 - asked for what the view is asked for
    return f'"{newest_revision() or 0}"'


@refusals.told
@condition(etag_func=_tag)
def badge(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The item's badge of today."""
    day_asked.only(request)
    card = catalogue().cards.get(slug)
    if card is None:
        raise Http404(f"there is no item {slug[:100]!r} in the catalogue")
    return HttpResponse(
        badges.badge(card), content_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"}
    )


def _former(found: Catalogue, slug: str) -> list[str]:
    """The slugs by which the item went before."""
    return sorted(old for old, one in found.of(Redirect).items() if one.to == slug)


def _versions(found: Catalogue, slug: str) -> list[history.Told]:
    """All versions of an item, those under its slugs of before first."""
    before = [
        one for old in _former(found, slug) for one in history.history("item", old) if one.value is not None
    ]
    return sorted(before, key=lambda one: one.valid_from) + history.history("item", slug)


def _titles(found: Catalogue, versions: list[history.Told]) -> dict[str, str]:
    """Names of shelves and organisations: those of today, and those of before that the versions speak of."""
    shelves = {
        f"{category.slug}/{slug}": f"{category.name} / {name}"
        for category in found.categories
        for slug, name in category.subcategories
    }
    cards = [one.value for one in versions if one.value is not None]
    gone = {shelf for card in cards for shelf in edits.shelves(card)} - shelves.keys()
    companies = {card.organisation for card in cards if card.organisation} - found.organisations.keys()
    former: dict[str, str] = {}
    if gone or companies:
        categories = {shelf.partition("/")[0] for shelf in gone}
        named = history.names({"category": categories, "subcategory": gone, "organisation": companies})
        former = named["organisation"] | {
            shelf: f"{named['category'].get(shelf.partition('/')[0], '')} / {name}"
            for shelf, name in named["subcategory"].items()
        }
    return former | shelves | dict(found.organisations)


def _stages(card: Card, on: date) -> SafeString | None:
    spans = [
        (stage.level, stage.since, min(stage.until or on, on))
        for stage in promotions.stages(card)
        if stage.since < min(stage.until or on, on)
    ]
    return drawing.spans(spans) if spans else None


def _steps(slug: str, versions: list[history.Told], edited: list[edits.Edit], on: date) -> list[Step]:
    """The newest steps of its life, the oldest of them first; the one that held on the day `on` is shown."""
    held = {one.valid_from: one.value for one in versions}
    begun = [edit for edit in edited if held.get(edit.on) is not None]
    here = next((edit.on for edit in begun if edit.on <= on), None)
    return [
        Step(
            on=edit.on,
            level=held[edit.on].maturity,
            said="; ".join(edit.said),
            url=_address(slug, edit.on if edit is not edited[0] else None),
            is_here=edit.on == here,
        )
        for edit in reversed(begun[:_MOST_STEPS])
    ]


def _told(slug: str, found: Iterable[edits.Edit]) -> list[Told]:
    listed = list(found)
    sources = dict(
        Revision.objects.filter(pk__in={edit.revision for edit in listed}).values_list("pk", "source")
    )
    return [
        Told(
            edit.on,
            edit.said,
            Source(sources[edit.revision]).value,
            "" if edit.said == (edits.LEFT,) else _address(slug, edit.on),
        )
        for edit in listed
    ]


def _address(slug: str, on: date | None) -> str:
    return day_asked.on(reverse("item", args=[slug]), on)
