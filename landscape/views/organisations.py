"""The list of organisations: who stands behind what, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import fresh, members, monograms
from landscape.backing import Standing
from landscape.catalogue import name_key
from landscape.explorer.selection import WORDS_LENGTH, Misunderstood
from landscape.members import Level
from landscape.monograms import Monogram
from landscape.queries import organisations as standings
from landscape.queries.catalogue import catalogue
from landscape.views import columns, day_asked, refusals
from landscape.views.columns import Column

SHOWN = 100
_MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation in the list."""

    slug: str
    name: str
    monogram: Monogram
    levels: tuple[Level, ...]
    kind: str
    country: str
    items: int
    projects: int
    products: int
    maintainers: int
    leads: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader has chosen: words of a name, a level of membership, an order and a page."""

    words: str
    level: str
    sort: str
    page: int

    def address(self, on: date | None, *, page: int) -> str:
        """The list's address on that page."""
        said = {
            "q": self.words,
            "level": self.level,
            "sort": self.sort if self.sort != _USUAL else "",
            "page": str(page) if page > 1 else "",
            "on": str(on or ""),
        }
        query = urlencode({key: value for key, value in said.items() if value})
        return f"{reverse('organisations')}?{query}" if query else reverse("organisations")


_USUAL = "-items"
# What no member says is asked for with this word.
NONE = "none"
_COLUMNS: Mapping[str, Column[Row]] = {
    "name": Column("Name", lambda row: name_key(row.name)),
    "membership": Column("Membership", lambda row: members.rank(row.levels[0].slug) if row.levels else None),
    "type": Column("Type", lambda row: row.kind or None),
    "country": Column("Country", lambda row: row.country or None),
    "items": Column("Items", lambda row: row.items, is_number=True),
    "projects": Column("CNCF projects", lambda row: row.projects, is_number=True),
    "certified": Column("Certified products", lambda row: row.products, is_number=True),
    "maintainers": Column("Maintainers", lambda row: row.maintainers, is_number=True),
    "leads": Column("Group roles", lambda row: row.leads, is_number=True),
}


@refusals.told
@fresh.page
def organisations(request: HttpRequest) -> HttpResponseBase:
    """The organisations of a day that are chosen, a part of them at a time."""
    as_of = day_asked.as_of(request, besides=["q", "level", "sort", "page"])
    levels = members.levels(catalogue(as_of.on))
    choice = _choice(request, levels)
    everybody = standings.standings(as_of.on).values()
    # A column that nobody has told anything for says nothing.
    shown = {
        key: one for key, one in _COLUMNS.items() if key != "country" or any(a.country for a in everybody)
    }
    found = columns.in_order(
        [_row(one) for one in everybody if _is_chosen(one, choice)], _COLUMNS, choice.sort
    )
    pages = max(1, -(-len(found) // SHOWN))
    page = min(choice.page, pages)
    first = (page - 1) * SHOWN
    context = {
        "section": "organisations",
        "as_of": as_of,
        "choice": choice,
        "is_narrowed": bool(choice.words or choice.level),
        "levels": levels,
        "headings": columns.headings(
            shown,
            choice.sort,
            path=reverse("organisations"),
            kept={"q": choice.words, "level": choice.level, "on": str(as_of.on or "")},
        ),
        "has_countries": "country" in shown,
        "rows": found[first : first + SHOWN],
        "shown": len(found),
        "of": len(everybody),
        "page": page,
        "pages": pages,
        "before": choice.address(as_of.on, page=page - 1) if page > 1 else "",
        "after": choice.address(as_of.on, page=page + 1) if page < pages else "",
    }
    return render(request, "landscape/organisations.html", context)


def _choice(request: HttpRequest, levels: tuple[Level, ...]) -> Choice:
    words = " ".join(request.GET.get("q", "").split())
    if len(words) > WORDS_LENGTH:
        raise Misunderstood(f"what is looked for can have {WORDS_LENGTH} characters, not {len(words)}")
    level = request.GET.get("level", "")
    known = [*(one.slug for one in levels), NONE]
    if level and level not in known:
        raise Misunderstood(f"{level[:60]!r} is no level of membership; there are {', '.join(known)}")
    number = request.GET.get("page") or "1"
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= _MOST_PAGES):
        raise Misunderstood(f"page is a number from 1 to {_MOST_PAGES}, not {number[:60]!r}")
    return Choice(words, level, columns.asked(request, _COLUMNS, usual=_USUAL), int(number))


def _is_chosen(one: Standing, choice: Choice) -> bool:
    if name_key(choice.words) not in name_key(one.name):
        return False
    held = {member.level.slug for member in one.memberships} or {NONE}
    return not choice.level or choice.level in held


def _row(one: Standing) -> Row:
    return Row(
        slug=one.slug,
        name=one.name,
        monogram=monograms.monogram(one.name),
        kind=one.kind,
        country=one.country,
        levels=tuple(member.level for member in one.memberships),
        items=len(one.items),
        projects=len(one.projects),
        products=len(one.products) + len(one.platforms),
        maintainers=one.maintainers,
        leads=len(one.leads),
    )
