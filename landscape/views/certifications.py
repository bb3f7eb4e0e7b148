"""The certification matrix: products against versions of Kubernetes, and AI conformance beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from landscape import certified_sheets, fresh
from landscape.catalogue import Card
from landscape.certifications import AIPlatform, Met, met
from landscape.certified import AIConformance, KubernetesVersion, Offer
from landscape.certified_choice import Choice
from landscape.intake import seed
from landscape.queries import certifications as boards
from landscape.queries.catalogue import catalogue
from landscape.queries.certifications import Board
from landscape.views import matrix_rows, refusals


@dataclass(frozen=True, slots=True)
class Column:
    """A version and how many files it has."""

    version: KubernetesVersion
    url: str
    is_chosen: bool
    files: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A platform of AI conformance as of its latest answer."""

    platform: AIPlatform
    url: str
    latest: AIConformance
    met: Met
    versions: str


@dataclass(frozen=True, slots=True)
class Then:
    """A product certified by November 2018, and the item it is."""

    vendor: str
    product: str
    item: Card | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many certifications of a type every version has, in the order of the columns."""

    title: str
    letter: str
    word: str
    numbers: tuple[int, ...]


@refusals.told
@fresh.page
def matrix(request: HttpRequest) -> HttpResponseBase:
    """Everything certified, or what is chosen of it; either has one address, the way it is written."""
    choice = _choice(request)
    path = reverse("certifications")
    address = choice.address(path)
    if request.get_full_path() != address:
        return redirect(address)
    board = _board(choice)
    rows = choice.rows(board.matrix.rows)
    newest = board.matrix.versions[-1] if board.matrix.versions else None
    context = {
        "section": "certifications",
        "choice": choice,
        "versions": [str(version) for version in reversed(board.matrix.versions)],
        "types": list(Offer),
        "columns": _columns(board, choice),
        "counts": _counts(board),
        "rows": matrix_rows.drawn(board, choice, rows),
        "shown": len(rows),
        "of": len(board.matrix.rows),
        "newest": newest,
        "hosted": Choice(kubernetes=newest, offer=Offer.HOSTED, on=choice.on).address(path),
        "everything": Choice(on=choice.on).address(path),
        "as_csv": choice.address(reverse("certifications-csv")),
        "as_json": choice.address(reverse("certifications-json")),
        "platforms": list(_platforms(board, choice)),
        "then": [] if board.matrix.rows else _then(choice),
        "then_on": seed.as_of(),
    }
    return render(request, "landscape/certifications.html", context)


@refusals.told
@fresh.page
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The chosen products as CSV."""
    choice = _choice(request)
    board = _board(choice)
    content = certified_sheets.as_csv(board.matrix.versions, choice.rows(board.matrix.rows), board.items)
    return _file(content, "text/csv; charset=utf-8", "certifications.csv")


@refusals.told
@fresh.page
def as_json(request: HttpRequest) -> HttpResponseBase:
    """The chosen products as JSON."""
    choice = _choice(request)
    board = _board(choice)
    content = certified_sheets.as_json(board.matrix.versions, choice.rows(board.matrix.rows), board.items)
    return _file(content, "application/json", "certifications.json")


def _choice(request: HttpRequest) -> Choice:
    return Choice.parse(request.GET.dict(), today=timezone.now().date())


def _board(choice: Choice) -> Board:
    # The present is remembered as such, not once more for each day it is asked for by.
    return boards.board(None if choice.on == timezone.now().date() else choice.on)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _columns(board: Board, choice: Choice) -> list[Column]:
    """The newest version first: it is what most come for, and what a narrow screen shows."""
    path = reverse("certifications")
    return [
        Column(
            version=version,
            url=replace(choice, kubernetes=version).address(path),
            is_chosen=version == choice.kubernetes,
            files=board.files[version],
        )
        for version in reversed(board.matrix.versions)
    ]


def _counts(board: Board) -> list[Count]:
    versions = board.matrix.versions[::-1]

    def numbers(offer: Offer | None) -> tuple[int, ...]:
        return tuple(board.offers.get(version, {}).get(offer, 0) for version in versions)

    unread = tuple(board.files[version] - sum(board.offers.get(version, {}).values()) for version in versions)
    return [
        *(Count(offer.title(), matrix_rows.LETTERS[offer], offer, numbers(offer)) for offer in Offer),
        Count("No type given", matrix_rows.LETTERS[None], "untyped", numbers(None)),
        Count("File cannot be read", matrix_rows.UNREAD_LETTER, "unread", unread),
    ]


def _platforms(board: Board, choice: Choice) -> Iterator[Answered]:
    for platform in board.platforms:
        latest = platform.certifications[-1]
        yield Answered(
            platform=platform,
            url=Choice(on=choice.on).address(reverse("ai-platform", args=[platform.slug])),
            latest=latest,
            met=met(latest),
            versions=", ".join(map(str, platform.versions)),
        )


def _then(choice: Choice) -> list[Then]:
    """What stands in for certifications where none are loaded."""
    if choice.on is not None and choice.on < seed.as_of():
        return []
    cards = catalogue(choice.on).cards
    return [Then(row.vendor, row.product, cards.get(row.item)) for row in seed.certified()]
