"""Data quality: every rule with what breaks it, how that went, and the way to mend it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from landscape import drawing, mending, quality_sheets, remedies, sheets
from landscape.catalogue import Catalogue
from landscape.queries import quality as boards
from landscape.queries.catalogue import catalogue
from landscape.queries.quality import Quality, Ruled
from landscape.sheets import Format
from landscape.views import day_asked, refusals
from landscape.views.day_asked import AsOf

_MOST_ITEMS = 20
_FILES = {Format.CSV, Format.JSON}


@dataclass(frozen=True, slots=True)
class Row:
    """A rule on the board; `change` is in words, `trend` a drawing, of rules of the file alone."""

    ruled: Ruled
    url: str
    change: str
    trend: SafeString | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many projects say a field; `percent` is the width of its bar."""

    title: str
    having: int
    of: int
    lacking: int
    percent: float
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A category or an item, and how many things there are to mend in it."""

    name: str
    url: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to mend: what has it, and the ways to mend it."""

    name: str
    url: str
    category: str
    level: str
    line: int
    file_url: str
    edit_url: str
    form_url: str
    path: str
    sentence: str
    value: str


@dataclass(frozen=True, slots=True)
class ToMend:
    """A flaw on the page of the item that has it: what is wrong, its rule's page, what to do."""

    sentence: str
    url: str
    remedy: str


@refusals.told
def quality(request: HttpRequest) -> HttpResponseBase:
    """The board of a day: of the file then in force, and of what was known then."""
    as_of = day_asked.as_of(request)
    found = boards.quality(as_of.on, today=as_of.today)
    there = catalogue(as_of.on)
    days = [on for on, _ in found.of_file[0].told] if found.of_file else []
    context = {
        "section": "quality",
        "as_of": as_of,
        "file": found.file,
        "unread": found.unread,
        "broken": sum(one.number for one in found.of_file),
        "of_file": [_row(one, as_of) for one in found.of_file if any(number for _, number in one.told)],
        "kept": [_row(one, as_of) for one in found.of_file if not any(number for _, number in one.told)],
        "beyond": [_row(one, as_of) for one in found.beyond],
        "coverage": [
            _share(one.field.title, one.having, one.of, one.field.rule, as_of) for one in found.coverage
        ],
        "days": days,
        "categories": _categories(found, there),
        "items": _items(found, there, as_of),
        "is_empty": not there.cards,
    }
    return render(request, "landscape/quality.html", context)


@refusals.told
def rule(request: HttpRequest, rule: str) -> HttpResponseBase:
    """A rule and everything that breaks it."""
    as_of = day_asked.as_of(request)
    ruled = _known(rule, as_of)
    is_newest = as_of.on is None
    context = {
        "section": "quality",
        "as_of": as_of,
        "ruled": ruled,
        "remedy": remedies.remedy(ruled.rule),
        "trend": _trend(ruled),
        "is_of_file": bool(ruled.told),
        "is_newest": is_newest,
        "lines": _lines(request, ruled, as_of),
        "board_url": day_asked.on(reverse("quality"), as_of.on),
    }
    return render(request, "landscape/quality_rule.html", context)


def of_item(slug: str, on: date | None) -> list[ToMend]:
    """What there is to mend about one item, for its own page."""
    found = boards.quality(on, today=day_asked.today()).by_item.get(slug, ())
    return [
        ToMend(
            flaw.sentence,
            day_asked.on(reverse("quality-rule", args=[flaw.rule]), on),
            remedies.remedy(flaw.rule),
        )
        for flaw in found
    ]


@refusals.told
def sheet(request: HttpRequest, form: str) -> HttpResponseBase:
    """The board as a file."""
    as_of = day_asked.as_of(request)
    found = boards.quality(as_of.on, today=as_of.today)
    written = {Format.CSV: quality_sheets.board_as_csv, Format.JSON: quality_sheets.board_as_json}
    return _file(written[_format(form)](found), form, "quality")


@refusals.told
def rule_sheet(request: HttpRequest, rule: str, form: str) -> HttpResponseBase:
    """All that breaks a rule, as a file."""
    ruled = _known(rule, day_asked.as_of(request))
    written = {Format.CSV: quality_sheets.rule_as_csv, Format.JSON: quality_sheets.rule_as_json}
    return _file(written[_format(form)](ruled), form, f"quality-{ruled.rule}")


def _format(form: str) -> Format:
    if form not in _FILES:
        raise Http404(f"data quality is written as {' and '.join(sorted(_FILES))}, not as {form[:20]!r}")
    return Format(form)


def _file(content: bytes, form: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=sheets.CONTENT_TYPES[Format(form)],
        headers={"Content-Disposition": f'inline; filename="{name}.{form}"'},
    )


def _known(rule: str, as_of: AsOf) -> Ruled:
    ruled = boards.quality(as_of.on, today=as_of.today).rules.get(rule)
    if ruled is None:
        raise Http404(f"there is no rule {rule[:100]!r}; the board of data quality lists all of them")
    return ruled


def _row(ruled: Ruled, as_of: AsOf) -> Row:
    return Row(
        ruled,
        day_asked.on(reverse("quality-rule", args=[ruled.rule]), as_of.on),
        _change(ruled),
        _trend(ruled),
    )


def _change(ruled: Ruled) -> str:
    match ruled.since_before:
        case None:
            return ""
        case 0:
            return "as before"
        case more if more > 0:
            return f"{more:,} more"
        case fewer:
            return f"{-fewer:,} fewer"


def _trend(ruled: Ruled) -> SafeString | None:
    return (
        drawing.steps([(f"{number:,} on {_day(on)}", number) for on, number in ruled.told])
        if len(ruled.told) > 1
        else None
    )


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"


def _share(title: str, having: int, of: int, rule: str, as_of: AsOf) -> Share:
    return Share(
        title,
        having,
        of,
        of - having,
        round(having / of * 100, 1) if of else 0,
        day_asked.on(reverse("quality-rule", args=[rule]), as_of.on),
    )


def _categories(found: Quality, there: Catalogue) -> list[Place]:
    """By how many breaches of the file's rules there are in each."""
    numbers = Counter(
        card.shelf[0] if card else flaw.shelf.partition("/")[0]
        for one in found.of_file
        for flaw, card in one.flaws
    )
    return [
        Place(category.name, "", numbers[category.slug])
        for category in sorted(there.categories, key=lambda one: -numbers[one.slug])
        if numbers[category.slug]
    ]


def _items(found: Quality, there: Catalogue, as_of: AsOf) -> list[Place]:
    """Those with the most breaches of the file's rules."""
    numbers = Counter(card.slug for one in found.of_file for _, card in one.flaws if card)
    return [
        Place(there.cards[slug].name, day_asked.on(reverse("item", args=[slug]), as_of.on), number)
        for slug, number in numbers.most_common(_MOST_ITEMS)
        if number > 1
    ]


def _lines(request: HttpRequest, ruled: Ruled, as_of: AsOf) -> list[Line]:
    forms = mending.forms(request.user, [card.slug for _, card in ruled.flaws if card])
    names = {category.slug: category.name for category in catalogue(as_of.on).categories}
    return [
        Line(
            name=card.name if card else flaw.name,
            url=day_asked.on(reverse("item", args=[card.slug]), as_of.on) if card else flaw.url,
            category=names.get(card.shelf[0] if card else flaw.shelf.partition("/")[0], ""),
            level=card.maturity if card else "",
            line=flaw.line,
            file_url=mending.seen(flaw.line),
            edit_url=mending.edited(flaw.line),
            form_url=forms.get(card.slug, "") if card else "",
            path=flaw.path,
            sentence=flaw.sentence,
            value=flaw.value,
        )
        for flaw, card in ruled.flaws
    ]
