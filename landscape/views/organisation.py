"""The page of one organisation: what it stands behind, who works for it, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from landscape import fresh, monograms
from landscape.backing import Lead, Standing
from landscape.catalogue import Card, Catalogue, Maturity, name_key
from landscape.certifications import AIPlatform, CertifiedProduct, Met, met
from landscape.explorer import sorting
from landscape.explorer.selection import Selection
from landscape.explorer.tabs import EVERYTHING
from landscape.groups import Role
from landscape.maintainers import Post
from landscape.members import Level
from landscape.queries import certifications as boards
from landscape.queries import former
from landscape.queries import organisations as standings
from landscape.queries.catalogue import catalogue
from landscape.queries.certifications import Board
from landscape.queries.organisations import Span
from landscape.views import day_asked, group_parts, refusals

# More than these nobody reads; `/changes` has all.
_CHANGES = 40


@dataclass(frozen=True, slots=True)
class Shelved:
    """Items of one subcategory."""

    category: str
    subcategory: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A CNCF project and since when it has its level."""

    card: Card
    since: date | None


@dataclass(frozen=True, slots=True)
class Certified:
    """A certified product; `behind` is by how many versions of Kubernetes the last one is older."""

    product: CertifiedProduct
    behind: int
    offers: str
    item: Card | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A platform and how many of the AI checklist's musts it meets in its latest answers."""

    platform: AIPlatform
    met: Met


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who maintains for it; `about` are slug and name of each item, or a label and no slug."""

    name: str
    handle: str
    url: str
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Leading:
    """Somebody in a role of a group."""

    lead: Lead
    role: str
    url: str
    has_left: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A membership as the landscape had it, from a day on; None: it is so still."""

    level: str
    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Happened:
    """What became of an item on a day."""

    slug: str
    name: str
    said: str


_ROLES = {
    Role.CHAIR: "chair",
    Role.TECH_LEAD: "technical lead",
    Role.LEAD: "lead",
    Role.LIAISON: "liaison",
    Role.EMERITUS: "emeritus",
}


@refusals.told
@fresh.page
def organisation(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One organisation; of one that is no longer there, the way to its last day is led."""
    as_of = day_asked.as_of(request)
    found = standings.standings(as_of.on).get(slug)
    if found is None:
        return _led_back(slug, as_of.on)
    there, board = catalogue(as_of.on), boards.board(as_of.on)
    spans = standings.spans(slug)
    titles = _titles(there, spans)
    happened = list(_happened(spans, titles))
    context = {
        "section": "organisations",
        "as_of": as_of,
        "one": found,
        "monogram": monograms.monogram(found.name),
        "address": request.build_absolute_uri(reverse("organisation", args=[slug])),
        "homepage": next((member.homepage for member in found.memberships if member.homepage), ""),
        "shelves": _shelves(found.items, there),
        "items_url": Selection(tab=EVERYTHING, on=as_of.on)
        .choosing("organisation", {slug})
        .address(reverse("explorer")),
        "projects": _projects(found.projects),
        "products": _certified(found, board),
        "platforms": [Answered(one, met(one.certifications[-1])) for one in found.platforms],
        "newest": board.matrix.versions[-1] if board.matrix.versions else None,
        "people": _people(found.posts, there),
        "leads": _leads(found.leads, as_of.on or as_of.today),
        "terms": _terms(spans, titles),
        "changes": happened[:_CHANGES],
        "changes_left_off": max(0, len(happened) - _CHANGES),
    }
    return render(request, "landscape/organisation.html", context)


def _led_back(slug: str, on: date | None) -> HttpResponseBase:
    # A database takes no control characters, and nothing was ever called by any.
    last = former.last("organisation", [slug]).get(slug) if slug.isprintable() else None
    if last is None:
        raise Http404(f"there is no organisation {slug[:100]!r} in the catalogue")
    if on is None and last.valid_until is not None:
        then = last.valid_until - timedelta(days=1)
        return redirect(day_asked.on(reverse("organisation", args=[slug]), then))
    raise Http404(f"{last.value.name} was not in the catalogue on {on}")


def _titles(there: Catalogue, spans: Iterable[Span]) -> dict[str, str]:
    """What shelves are called by "category/subcategory": those of the day, and those that are gone."""
    found = {
        f"{category.slug}/{slug}": f"{category.name} / {name}"
        for category in there.categories
        for slug, name in category.subcategories
    }
    if missing := {span.shelf for span in spans} - found.keys():
        categories = former.last("category", {shelf.partition("/")[0] for shelf in missing})
        subcategories = former.last("subcategory", missing)
        found |= {
            shelf: f"{categories[shelf.partition('/')[0]].value.name} / {told.value.name}"
            for shelf, told in subcategories.items()
        }
    return found


def _shelves(cards: Iterable[Card], there: Catalogue) -> list[Shelved]:
    """In the catalogue's order."""
    by_shelf: defaultdict[tuple[str, str], list[Card]] = defaultdict(list)
    for card in cards:
        by_shelf[card.shelf].append(card)
    return [
        Shelved(category.name, name, tuple(by_shelf[category.slug, slug]))
        for category in there.categories
        for slug, name in category.subcategories
        if (category.slug, slug) in by_shelf
    ]


def _projects(cards: Iterable[Card]) -> list[Project]:
    """The highest level first, in a level by name."""
    levels = list(Maturity)
    ordered = sorted(cards, key=lambda card: (levels.index(Maturity(card.maturity)), sorting.by_name(card)))
    return [Project(card, sorting.at_level_since(card)) for card in ordered]


def _certified(one: Standing, board: Board) -> list[Certified]:
    """Those certified for the latest version first."""
    versions = board.matrix.versions
    found = [
        Certified(
            product=product,
            behind=len(versions) - 1 - versions.index(product.last),
            offers=", ".join(
                sorted({str(entry.offer) for entry in product.certifications if entry.offer is not None})
            ),
            item=board.items.get(product.slug),
        )
        for product in one.products
    ]
    return sorted(found, key=lambda row: (row.behind, name_key(row.product.name), row.product.slug))


def _people(posts: Iterable[Post], there: Catalogue) -> list[Person]:
    """Each once, by name; those without a handle are told apart by their names alone."""
    by_person: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_person[name_key(post.person.handle or post.person.name)].append(post)
    found = [
        Person(
            name=next((post.person.name for post in own if post.person.name), own[0].person.handle),
            handle=own[0].person.handle,
            url=group_parts.address(own[0].person.handle),
            about=tuple(
                dict.fromkeys(
                    (post.item, there.cards[post.item].name if post.item else post.list.called)
                    for post in own
                )
            ),
        )
        for own in by_person.values()
    ]
    return sorted(found, key=lambda person: (name_key(person.name), person.handle.lower()))


def _leads(leads: Iterable[Lead], on: date) -> list[Leading]:
    return [
        Leading(
            lead,
            _ROLES[lead.seat.role],
            group_parts.address(lead.seat.handle),
            lead.seat.through is not None and lead.seat.through < on,
        )
        for lead in leads
    ]


def _terms(spans: Iterable[Span], titles: dict[str, str]) -> list[Term]:
    """Its memberships, the newest first."""
    found: list[Term] = []
    for span in spans:
        if not span.is_membership:
            continue
        level = Level(span.shelf.partition("/")[2], titles[span.shelf].partition(" / ")[2])
        found.append(Term(level.called, span.name, span.since, span.until))
    return found[::-1]


def _happened(spans: Iterable[Span], titles: dict[str, str]) -> Iterator[tuple[date, list[Happened]]]:
    """What became of its items day by day, the newest day first."""
    told: list[tuple[date, Happened]] = []
    by_slug: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        by_slug[span.slug].append(span)
    for slug, own in by_slug.items():
        before: Span | None = None
        for span in own:
            told += [(span.since, Happened(slug, span.name, said)) for said in _said(before, span, titles)]
            before = span
            if span.until and not any(later.since == span.until for later in own):
                told.append((span.until, Happened(slug, span.name, "no longer listed under its name")))
    told.sort(key=lambda pair: (-pair[0].toordinal(), name_key(pair[1].name), pair[1].said))
    for on, same in groupby(told, key=lambda pair: pair[0]):
        yield on, [happened for _, happened in same]


def _said(before: Span | None, span: Span, titles: dict[str, str]) -> Iterator[str]:
    if before is None or before.until != span.since:
        yield f"listed in {titles[span.shelf]}" + (f", {span.maturity}" if span.maturity else "")
        return
    if before.name != span.name:
        yield f"renamed from {before.name}"
    if before.maturity != span.maturity:
        yield f"{before.maturity or 'no project'} → {span.maturity or 'no project'}"
    if before.shelf != span.shelf:
        yield f"moved from {titles[before.shelf]} to {titles[span.shelf]}"
