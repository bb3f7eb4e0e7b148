"""Pictures of pages, for those who pass their address on: of an item, a chapter, a group, the site."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import Truncator
from django.views.decorators.http import condition

from landscape import markup, pictures
from landscape.catalogue import Card, Catalogue, Maturity, counts
from landscape.explorer import facets
from landscape.groups import Group
from landscape.guide import Chapter
from landscape.pictures import Picture, Stretch
from landscape.queries import known, promotions
from landscape.queries.catalogue import catalogue, newest_revision
from landscape.views import day_asked, refusals

# A picture is asked for by programs that come back when they like; its tag tells whether it is still so.
_KEPT = "public, max-age=86400"


def _tag(request: HttpRequest, slug: str = "") -> str:  # noqa: ARG001 - asked for what the view is asked for
    return f'"{newest_revision() or 0}"'


def _pictured(of: Callable[[Catalogue, str, date], Picture]) -> Callable[..., HttpResponseBase]:
    """A view that answers with the picture of what the slug names in the catalogue of today."""

    @refusals.told
    @condition(etag_func=_tag)
    def view(request: HttpRequest, slug: str = "") -> HttpResponseBase:
        day_asked.only(request)
        days = known.days()
        picture = of(catalogue(), slug, days[-1].on if days else day_asked.today())
        return HttpResponse(pictures.png(picture), content_type="image/png", headers={"Cache-Control": _KEPT})

    return view


def _item(there: Catalogue, slug: str, on: date) -> Picture:
    card = there.cards.get(slug)
    if card is None:
        raise Http404(f"there is no item {slug[:100]!r} in the catalogue")
    category = next(one for one in there.categories if one.slug == card.shelf[0])
    organisation = there.organisations.get(card.organisation, "")
    return Picture(
        place=f"{category.name} / {dict(category.subcategories)[card.shelf[1]]}",
        title=card.name,
        said=card.description or (f"By {organisation}" if organisation else ""),
        level=card.maturity,
        life=_life(card, on),
        figures=_figures(card),
        on=on,
    )


def _life(card: Card, on: date) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(stage.level, days, stage.since)
        for stage in promotions.stages(card)
        if (days := stage.days(on)) is not None
    )


def _figures(card: Card) -> tuple[tuple[str, str], ...]:
    """What there is to count; nothing is counted that is not there."""
    repositories = {row.pattern for row in card.repositories if not row.pattern.endswith("/*")}
    owners = len({row.pattern for row in card.repositories}) - len(repositories)
    counted = (
        (len(repositories), "repository", "repositories"),
        (owners, "whole organisation on GitHub", "whole organisations on GitHub"),
        (len(card.details.audits), "audit", "audits"),
        (len(facets.shelves(card)), "place in the landscape", "places in the landscape"),
    )
    return tuple((f"{number:,}", one if number == 1 else many) for number, one, many in counted if number)


def _chapter(there: Catalogue, slug: str, on: date) -> Picture:
    chapter = there.of(Chapter).get(slug)
    if chapter is None:
        raise Http404(f"there is no chapter {slug[:100]!r} in the guide")
    return Picture(place="Guide to the cloud native ecosystem", title=chapter.title, on=chapter.as_of or on)


def _group(there: Catalogue, slug: str, on: date) -> Picture:
    group = there.of(Group).get(slug)
    if group is None:
        raise Http404(f"there is no group {slug[:100]!r} in the catalogue")
    counted = (
        (len(group.subprojects), "subproject", "subprojects"),
        (len(group.repositories), "repository", "repositories"),
        (len(group.all_meetings), "meeting", "meetings"),
    )
    return Picture(
        place=group.kind.called,
        title=group.title,
        said=Truncator(markup.text(group.mission)).chars(240),
        figures=tuple(
            (f"{number:,}", one if number == 1 else many) for number, one, many in counted if number
        ),
        on=on,
    )


def _site(there: Catalogue, _slug: str, on: date) -> Picture:
    counted = counts(there)
    projects = sum(counted.projects[level.value] for level in Maturity)
    return Picture(
        place="Periplus",
        title="The cloud native ecosystem",
        said="What exists, what it is for, how mature it is, who stands behind it, and how it moves.",
        figures=(
            (f"{counted.items:,}", "items"),
            (f"{projects:,}", "CNCF projects"),
            (f"{counted.members:,}", "members"),
            (f"{counted.categories:,}", "categories"),
        ),
        on=on,
    )


item = _pictured(_item)
chapter = _pictured(_chapter)
group = _pictured(_group)
site = _pictured(_site)
