"""The pages on which stewards find what they edit."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from landscape import overlay, words
from landscape.catalogue import Catalogue, Source, name_key
from landscape.editing import access, described
from landscape.editing.access import stewards
from landscape.kinds import KINDS, things
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from landscape.words import EXISTS, Word

_PAGE = 50
_SUGGESTED = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A thing in a list."""

    slug: str
    name: str
    is_said: bool


@stewards
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All kinds of thing, and what stewards did last."""
    found = things(catalogue())
    context = {
        "section": "",
        "kinds": [
            {"word": kind, "title": one.many, "one": one.one, "number": len(found[kind])}
            for kind, one in described.KINDS.items()
        ],
        "of_files": [
            {"title": one.many, "why": one.why, "number": len(found[kind])}
            for kind, one in described.OF_FILES.items()
        ],
        "latest": Revision.objects.filter(source=Source.STEWARD).order_by("-pk")[:20],
        "kept": overlay.kept(catalogue(), about=frozenset(KINDS)),
        "kept_kinds": described.KINDS,
    }
    return render(request, "landscape/editing/index.html", context)


@stewards
@require_GET
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    """The things of a kind, found by name or slug."""
    one, found = access.kind_of(kind), catalogue()
    sought = request.GET.get("q", "").strip()[:100]
    rows = [row for row in _rows(found, kind) if name_key(sought) in name_key(f"{row.name} {row.slug}")]
    context = {
        "section": "",
        "kind": kind,
        "described": one,
        "q": sought,
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "away": sorted(
            word.of
            for word in found.of(Word).values()
            if word.kind == kind and EXISTS in word.said and not word.said[EXISTS].value
        ),
    }
    return render(request, "landscape/editing/list.html", context)


@stewards
@require_GET
def suggest(request: HttpRequest, kind: str) -> JsonResponse:
    """Things of a kind whose name or slug holds the words `q`, those that begin with them first."""
    access.kind_of(kind)
    sought = name_key(request.GET.get("q", "")[:100])
    rows = [row for row in _rows(catalogue(), kind) if sought in name_key(f"{row.name} {row.slug}")]
    rows.sort(key=lambda row: not name_key(row.name).startswith(sought))
    return JsonResponse({"results": [{"slug": row.slug, "name": row.name} for row in rows[:_SUGGESTED]]})


def _rows(found: Catalogue, kind: str) -> list[Row]:
    said = found.of(Word)
    rows = [
        Row(slug, access.name(kind, thing, slug), words.key(kind, slug) in said)
        for slug, thing in things(found)[kind].items()
    ]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.slug))
