"""Items, or subcategories, beside each other."""

from dataclasses import replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from landscape import compared_shelves, fresh, sheets, side_by_side
from landscape.catalogue import Catalogue
from landscape.compare_choice import FEWEST, MOST, Choice, Subject
from landscape.explorer.selection import Misunderstood
from landscape.queries import addresses
from landscape.queries.catalogue import catalogue
from landscape.sheets import Format
from landscape.views import compare_more, compared, day_asked, refusals
from landscape.views.compare_more import Suggested

_FILES = {Format.CSV, Format.JSON}


@refusals.told
@fresh.page
def compare(request: HttpRequest) -> HttpResponseBase:
    """The page; a form's words for one more, names of before and lists in pieces lead to the one address."""
    choice, there = _asked(request)
    path = reverse("compare")
    hits: list[Suggested] = []
    if choice.adding:
        hits = compare_more.hits(choice, there)
        exact = compare_more.meant(choice, there)
        if exact is not None:
            return redirect(choice.with_slugs((*choice.slugs, exact)).address(path))
    if request.get_full_path() != choice.address(path):
        return redirect(choice.address(path))
    table = compared.table(choice, there)
    cards = compared.cards(choice, there)
    alike = table.alike
    context = {
        "section": "landscape",
        "as_of": day_asked.AsOf(choice.on, day_asked.today(), path, _kept(choice)),
        "choice": choice,
        "subjects": [(subject, Choice(subject=subject, on=choice.on).address(path)) for subject in Subject],
        "fewest": FEWEST,
        "most": MOST,
        "heads": compared.heads(choice, table, cards),
        "table": table.only_differing() if choice.only_differing else table,
        "alike": alike,
        "differing": len(table.facts) - alike,
        "turned": replace(choice, only_differing=not choice.only_differing).address(path),
        "suggested": compare_more.suggested(choice, there, cards),
        "hits": hits,
        "as_csv": replace(choice, adding="").address(reverse("compare-sheet", args=["csv"])),
        "as_json": replace(choice, adding="").address(reverse("compare-sheet", args=["json"])),
        "activity": compared.activity(cards),
        "shelves": there.categories if choice.subject is Subject.SUBCATEGORIES else (),
        "is_empty": not there.cards,
    }
    return render(request, "landscape/compare.html", context)


@refusals.told
@fresh.page
def sheet(request: HttpRequest, form: str) -> HttpResponseBase:
    """The comparison as a file."""
    if form not in _FILES:
        raise Http404(f"comparisons are written as {' and '.join(sorted(_FILES))}, not as {form[:20]!r}")
    choice, there = _asked(request)
    if not choice.is_whole:
        raise Misunderstood(f"from {FEWEST} to {MOST} can be compared, not {len(choice.slugs)}")
    table = compared.table(choice, there)
    if choice.only_differing:
        table = table.only_differing()
    content = side_by_side.as_csv(table) if form == Format.CSV else side_by_side.as_json(table)
    return HttpResponse(
        content,
        content_type=sheets.CONTENT_TYPES[Format(form)],
        headers={"Content-Disposition": f'inline; filename="comparison.{form}"'},
    )


def _asked(request: HttpRequest) -> tuple[Choice, Catalogue]:
    """The choice with the slugs of today, and the catalogue of its day. Raises Misunderstood."""
    today = day_asked.today()
    on = day_asked.day(request, "on", today=today)
    choice = Choice.parse(request.GET.lists(), on=None if on == today else on)
    there = catalogue(choice.on)
    known_by = _item if choice.subject is Subject.ITEMS else _shelf
    return replace(
        choice.with_slugs(known_by(slug, there, choice.on) for slug in choice.slugs), adding=choice.adding
    ), there


def _item(word: str, there: Catalogue, on: date | None) -> str:
    if word in there.cards:
        return word
    found = addresses.found(word) if "\0" not in word else None
    if found is None:
        raise Misunderstood(f"there is no item {word[:100]!r} in the catalogue")
    if found.slug not in there.cards:
        day = f"on {on}" if on else "any more"
        raise Misunderstood(f"{found.slug!r} is not in the catalogue {day}; compare as of a day when it was")
    return found.slug


def _shelf(word: str, there: Catalogue, on: date | None) -> str:
    if word in compared_shelves.names(there):
        return word
    when = f" on {on}" if on else ""
    raise Misunderstood(f"there is no subcategory {word[:100]!r}{when}; it is written category/subcategory")


def _kept(choice: Choice) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in choice.query().items() if key not in {"on", "add"})
