"""The guide: our own chapters of November 2018, and CNCF's where it is loaded."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import fresh, markup
from landscape.catalogue import Card, Catalogue, Source, slug_of
from landscape.explorer.selection import Selection
from landscape.explorer.tabs import EVERYTHING
from landscape.guide import Chapter
from landscape.intake import chapters
from landscape.kinds import Redirect
from landscape.markup import Heading
from landscape.queries.catalogue import catalogue
from landscape.views import day_asked, refusals, sharing

_OPENING = 200
_DEEPEST = 3  # headings that a table of contents lists


@dataclass(frozen=True, slots=True)
class Listed:
    """A chapter in a list."""

    title: str
    url: str
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of CNCF's: its text as safe HTML, and the shelf of the landscape it is about."""

    title: str
    anchor: str
    html: str
    shelf_url: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """An item that a chapter speaks of; `is_former` where it is there on an earlier day only."""

    name: str
    url: str
    maturity: str
    is_former: bool


@refusals.told
@fresh.page
def guide(request: HttpRequest) -> HttpResponseBase:
    """All chapters, ours first."""
    on = day_asked.as_of(request).on
    there = catalogue(on)
    context = {
        "section": "guide",
        "on": on,
        "today_url": reverse("guide"),
        "ours": [_listed(one, on) for one in _of(Source.OUR_GUIDE, there)],
        "imported": [_listed(one, on) for one in _of(Source.CNCF_GUIDE, there)],
    }
    return render(request, "landscape/guide.html", context)


@refusals.told
@fresh.page
def chapter(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One chapter with its table of contents."""
    on = day_asked.as_of(request).on
    there = catalogue(on)
    found = there.of(Chapter).get(slug)
    if found is None:
        raise Http404(f"there is no chapter {slug[:100]!r} in the guide")
    beside = _of(found.source, there)
    place = beside.index(found)
    is_ours = found.source is Source.OUR_GUIDE
    context: dict[str, object] = {
        "section": "guide",
        "on": on,
        "shared": sharing.shared(
            request,
            title=f"{found.title}, a chapter of the guide",
            description=f"{found.title}, a chapter of the guide to the cloud native ecosystem.",
            path=reverse("chapter", args=[slug]),
            picture=reverse("chapter-picture", args=[slug]),
        ),
        "today_url": reverse("chapter", args=[slug]),
        "guide_url": day_asked.on(reverse("guide"), on),
        "chapter": found,
        "is_ours": is_ours,
        "before": _listed(beside[place - 1], on, is_short=True) if place else None,
        "after": _listed(beside[place + 1], on, is_short=True) if place + 1 < len(beside) else None,
    }
    context |= _own(found, there, on) if is_ours else _imported(found, there)
    return render(request, "landscape/chapter.html", context)


def _own(found: Chapter, there: Catalogue, on: date | None) -> dict[str, object]:
    spoken = _speaker(found, there, on)
    page = markup.page(
        found.text,
        addresses={"item": lambda slug: one.url if (one := spoken(slug)) else None},
        drawings=chapters.drawings(),
    )
    return {
        "html": page.html,
        "contents": [heading for heading in page.headings if heading.level <= _DEEPEST],
        "items": [one for slug in found.items if (one := spoken(slug))],
    }


def _imported(found: Chapter, there: Catalogue) -> dict[str, object]:
    sections = [
        Section(
            section.title,
            slug_of(section.title),
            markup.html(section.text, headings_from=_DEEPEST),
            _shelf(there, found.title, section.title),
        )
        for section in found.sections
    ]
    return {
        "html": markup.html(found.text),
        "sections": sections,
        "contents": [Heading(2, section.anchor, section.title) for section in sections],
        "shelf_url": _shelf(there, found.title),
    }


def _speaker(found: Chapter, there: Catalogue, on: date | None) -> Callable[[str], Spoken | None]:
    """Says of a slug where the item is shown: on the page's day, else on the day the chapter speaks of."""
    renamed = there.of(Redirect)
    then = catalogue(found.as_of).cards if found.as_of else {}

    def spoken(slug: str) -> Spoken | None:
        for word in (slug, renamed[slug].to if slug in renamed else slug):
            if word in there.cards:
                return _spoken(there.cards[word], on, is_former=False)
        return _spoken(then[slug], found.as_of, is_former=True) if slug in then else None

    return spoken


def _spoken(card: Card, on: date | None, *, is_former: bool) -> Spoken:
    return Spoken(card.name, day_asked.on(reverse("item", args=[card.slug]), on), card.maturity, is_former)


def _of(source: Source, there: Catalogue) -> list[Chapter]:
    known = there.of(Chapter).values()
    return sorted((one for one in known if one.source is source), key=lambda one: one.position)


def _listed(one: Chapter, on: date | None, *, is_short: bool = False) -> Listed:
    url = day_asked.on(reverse("chapter", args=[one.slug]), on)
    return Listed(one.title, url, "" if is_short else _opening(one.text))


@functools.lru_cache(maxsize=64)
def _opening(text: str) -> str:
    """The first words of a chapter, whole ones."""
    words = markup.text(text[: 4 * _OPENING])
    return words if len(words) <= _OPENING else f"{words[:_OPENING].rpartition(' ')[0].rstrip(',;:.')} …"


def _shelf(there: Catalogue, category: str, subcategory: str = "") -> str:
    """The explorer at what a chapter, or a section of it, is named after; "" where there is no such shelf."""
    everything, path = Selection(tab=EVERYTHING), reverse("explorer")
    found = next((one for one in there.categories if one.slug == slug_of(category)), None)
    if found is None:
        return ""
    if not subcategory:
        return everything.choosing("category", {found.slug}).address(path)
    slug = slug_of(subcategory)
    if slug not in dict(found.subcategories):
        return ""
    return everything.choosing("subcategory", {f"{found.slug}/{slug}"}).address(path)
