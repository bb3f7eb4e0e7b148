"""The members: as a wall and a table, by level, compared with another day, over time, and as a file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from landscape import fresh, members, monograms, sheets
from landscape.catalogue import name_key
from landscape.explorer.selection import Misunderstood
from landscape.members import Level, Member
from landscape.monograms import Monogram
from landscape.queries.catalogue import catalogue
from landscape.sheets import Format
from landscape.views import columns, day_asked, membership_growth, refusals
from landscape.views.columns import Column
from landscape.views.day_asked import AsOf

_FILES = {Format.CSV, Format.JSON}
_BESIDES = ("level", "end_user", "view", "sort", "since")


class View(StrEnum):
    """How members are shown."""

    WALL = "wall"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader has chosen; `since` is the day that the members are compared with, None for none."""

    level: str = ""
    is_end_user: bool = False
    view: View = View.WALL
    sort: str = "name"
    since: date | None = None
    on: date | None = None

    def address(self, path: str) -> str:
        """`path` with its query, what is usual left out."""
        said = {
            "level": self.level,
            "end_user": "yes" if self.is_end_user else "",
            "view": self.view.value if self.view is not View.WALL else "",
            "sort": self.sort if self.sort != "name" else "",
            "since": str(self.since or ""),
            "on": str(self.on or ""),
        }
        query = urlencode({key: value for key, value in said.items() if value})
        return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True)
class Shown:
    """A member on the wall or in the table."""

    member: Member
    monogram: Monogram


@dataclass(frozen=True, slots=True)
class Part:
    """The members of a level; `by` is how many more there are than on the day compared with, or None."""

    level: Level
    url: str
    is_chosen: bool
    number: int
    by: int | None
    shown: tuple[Shown, ...]


_COLUMNS: Mapping[str, Column[Shown]] = {
    "name": Column("Name", lambda row: name_key(row.member.name)),
    "level": Column("Level", lambda row: members.rank(row.member.level.slug)),
    "joined": Column(
        "Joined", lambda row: row.member.joined_on.toordinal() if row.member.joined_on else None
    ),
    "end-user": Column("End user", lambda row: 0 if row.member.is_end_user else None),
}


@refusals.told
@fresh.page
def wall(request: HttpRequest) -> HttpResponseBase:
    """The members of a day, those of a level or all, by level."""
    as_of, choice = _asked(request)
    everybody = members.members(catalogue(as_of.on))
    before = members.members(catalogue(choice.since)) if choice.since else None
    chosen = [one for one in everybody if _is_chosen(one, choice)]
    path = reverse("members")
    context = {
        "section": "organisations",
        "as_of": as_of,
        "choice": choice,
        "parts": _parts(everybody, before, choice),
        "of": len(everybody),
        "number": len(chosen),
        "end_users": sum(one.is_end_user for one in everybody),
        "everybody_url": replace(choice, level="", is_end_user=False).address(path),
        "end_users_url": replace(choice, is_end_user=not choice.is_end_user).address(path),
        "wall_url": replace(choice, view=View.WALL).address(path),
        "table_url": replace(choice, view=View.TABLE).address(path),
        "uncompared_url": replace(choice, since=None).address(path),
        "sheets": [
            (form.value.upper(), choice.address(reverse("members-sheet", args=[form])))
            for form in (Format.CSV, Format.JSON)
        ],
        "headings": columns.headings(_COLUMNS, choice.sort, path=path, kept=_kept(choice)),
        "rows": columns.in_order(map(_shown, chosen), _COLUMNS, choice.sort),
        "turnover": _turnover(before, chosen, choice) if before is not None else None,
        "growth": membership_growth.growth(as_of.on or as_of.today),
    }
    return render(request, "landscape/members.html", context)


@refusals.told
def sheet(request: HttpRequest, form: str) -> HttpResponseBase:
    """The members that are chosen, of a day, as a file."""
    if form not in _FILES:
        raise Http404(f"members are written as {' and '.join(sorted(_FILES))}, not as {form[:20]!r}")
    as_of, choice = _asked(request)
    found = catalogue(as_of.on)
    cards = [found.cards[one.slug] for one in members.members(found) if _is_chosen(one, choice)]
    name = f"members-{as_of.on or as_of.today}.{form}"
    return HttpResponse(
        sheets.written(found, cards, Format(form)),
        content_type=sheets.CONTENT_TYPES[Format(form)],
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _asked(request: HttpRequest) -> tuple[AsOf, Choice]:
    as_of = day_asked.as_of(request, besides=_BESIDES)
    levels = [level.slug for level in members.levels(catalogue(as_of.on))]
    level = request.GET.get("level", "")
    if level and level not in levels:
        known = f"; there are {', '.join(levels)}" if levels else ""
        raise Misunderstood(f"{level[:60]!r} is no level of membership{known}")
    end_user = request.GET.get("end_user", "")
    if end_user not in {"", "yes"}:
        raise Misunderstood(f"end_user can be yes, not {end_user[:60]!r}")
    view = request.GET.get("view") or View.WALL
    if view not in list(View):
        raise Misunderstood(f"view cannot be {view[:60]!r}; it can be {', '.join(View)}")
    return as_of, Choice(
        level=level,
        is_end_user=bool(end_user),
        view=View(view),
        sort=columns.asked(request, _COLUMNS, usual="name"),
        since=day_asked.day(request, "since", today=as_of.today),
        on=as_of.on,
    )


def _kept(choice: Choice) -> dict[str, str]:
    return {
        "level": choice.level,
        "end_user": "yes" if choice.is_end_user else "",
        "view": View.TABLE.value,
        "since": str(choice.since or ""),
        "on": str(choice.on or ""),
    }


def _is_chosen(one: Member, choice: Choice) -> bool:
    return (not choice.level or one.level.slug == choice.level) and (
        one.is_end_user or not choice.is_end_user
    )


def _parts(everybody: Iterable[Member], before: Iterable[Member] | None, choice: Choice) -> list[Part]:
    listed = list(everybody)
    numbers = Counter(one.level for one in listed)
    old = Counter(one.level.called for one in before) if before is not None else None
    path = reverse("members")
    return [
        Part(
            level=level,
            url=replace(choice, level="" if level.slug == choice.level else level.slug).address(path),
            is_chosen=level.slug == choice.level,
            number=numbers[level],
            by=numbers[level] - old[level.called] if old is not None else None,
            shown=tuple(_shown(one) for one in listed if one.level == level and _is_chosen(one, choice)),
        )
        for level in sorted(numbers, key=lambda level: (members.rank(level.slug), level.slug))
    ]


def _shown(one: Member) -> Shown:
    return Shown(one, monograms.monogram(one.name))


def _turnover(before: Iterable[Member], after: Iterable[Member], choice: Choice) -> members.Turnover:
    return members.turnover([one for one in before if _is_chosen(one, choice)], after)
