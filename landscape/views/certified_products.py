"""The pages of one certified product, and of one platform with its answers to the AI checklist."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from landscape import fresh
from landscape.certifications import AIPlatform, CertifiedProduct, Met, met
from landscape.certified import AIConformance, Certification, KubernetesVersion, Offer, Requirement
from landscape.certified_choice import Choice, day_on
from landscape.explorer.selection import Misunderstood
from landscape.intake.records import is_web_address
from landscape.queries import certifications as boards
from landscape.queries import organisations
from landscape.queries.certifications import Board
from landscape.queries.history import history
from landscape.views import refusals


@dataclass(frozen=True, slots=True)
class Line:
    """A version of Kubernetes: certified as what, None where the file cannot be read or there is none.

    `was` are vendor and name where they were others.
    """

    version: KubernetesVersion
    entry: Certification | None
    offer: str
    was: str
    is_unread: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence; `url` is "" for words and names of files."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A requirement as the vendor answered it."""

    requirement: Requirement
    is_unmet: bool
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """The requirements of one area of the checklist."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """All answers of a platform for one version."""

    entry: AIConformance
    platform: AIPlatform
    url: str
    met: Met
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of the product from a day on; None: it was not listed."""

    since: date
    product: CertifiedProduct | None


@refusals.told
@fresh.page
def product(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Which versions it is certified for and as what, and the AI checklists of what stands on it."""
    on, board = _asked(request)
    found = board.products.get(slug)
    if found is None:
        if joined := _joined(slug, board):
            return redirect(Choice(on=on).address(reverse("certified-product", args=[joined])))
        raise Http404(f"there is no certified product {slug[:100]!r}")
    versions = board.matrix.versions
    context = {
        "section": "certifications",
        "product": found,
        "latest": found.certifications[-1],
        "item": board.items.get(slug),
        "behind": len(versions) - 1 - versions.index(found.last),
        "newest": versions[-1],
        "lines": list(_lines(found, versions)),
        "checklists": _checklists(board.beneath.get(slug, ()), on),
        "known": _known(slug),
        "back": Choice(on=on).address(reverse("certifications")),
        "organisation": organisations.of_company(found.vendor, on),
        "vendor_url": Choice(vendor=found.vendor[:100], on=on).address(reverse("certifications")),
        "on": on,
    }
    return render(request, "landscape/certified_product.html", context)


@refusals.told
@fresh.page
def platform(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A platform's answers for every version, the latest first."""
    on, board = _asked(request)
    found = next((one for one in board.platforms if one.slug == slug), None)
    if found is None:
        raise Http404(f"there is no platform {slug[:100]!r} with answers to the AI checklist")
    beneath = [
        (product, Choice(on=on).address(reverse("certified-product", args=[product.slug])))
        for product in board.products.values()
        if found in board.beneath.get(product.slug, ())
    ]
    context = {
        "section": "certifications",
        "platform": found,
        "latest": found.certifications[-1],
        "item": board.platform_items.get(slug),
        "organisation": organisations.of_company(found.vendor, on),
        "beneath": beneath,
        "checklists": _checklists([found], on),
        "back": Choice(on=on).address(reverse("certifications")),
        "on": on,
    }
    return render(request, "landscape/ai_platform.html", context)


def _joined(slug: str, board: Board) -> str:
    """The product that has the folders of one that was: a person said that both are one. Or ""."""
    folders = {
        folder
        for told in history("certified-product", slug)
        if told.value is not None
        for folder in told.value.folders
    }
    return next((one.slug for one in board.products.values() if not folders.isdisjoint(one.folders)), "")


def _asked(request: HttpRequest) -> tuple[date | None, Board]:
    if unknown := sorted(set(request.GET) - {"on"}):
        raise Misunderstood(f"there is nothing called {unknown[0][:60]!r} to choose here")
    today = timezone.now().date()
    on = day_on(request.GET.get("on", "").strip(), today=today)
    return on, boards.board(None if on == today else on)


def _lines(product: CertifiedProduct, versions: Iterable[KubernetesVersion]) -> Iterator[Line]:
    """From its last version back to its first, those between that it was not certified for too."""
    for version in sorted(versions, reverse=True):
        if not product.first <= version <= product.last:
            continue
        entries = [entry for entry in product.certifications if entry.kubernetes == version]
        for entry in entries:
            is_same = (entry.vendor, entry.name) == (product.vendor, product.name)
            was = "" if is_same else f"{entry.vendor}: {entry.name}"
            yield Line(version, entry, _offer(entry), was, is_unread=False)
        if version in product.unread:
            yield Line(version, None, "", "", is_unread=True)
        elif not entries:
            yield Line(version, None, "", "", is_unread=False)


def _offer(entry: Certification) -> str:
    """The type, and the vendor's own word where it is another."""
    offer = str(entry.offer or "")
    same = entry.offer is not Offer.OTHER or entry.offer_word.lower() in {"", offer}
    return offer if same else f"{offer} (“{entry.offer_word}”)"


def _checklists(platforms: Iterable[AIPlatform], on: date | None) -> list[Checklist]:
    """The latest first."""
    found = [
        Checklist(
            entry=entry,
            platform=platform,
            url=Choice(on=on).address(reverse("ai-platform", args=[platform.slug])),
            met=met(entry),
            areas=tuple(
                Area(_spaced(title), tuple(map(_answer, answers)))
                for title, answers in groupby(entry.requirements, key=lambda one: one.area)
            ),
        )
        for platform in platforms
        for entry in platform.certifications
    ]
    return sorted(found, key=lambda one: (one.entry.kubernetes, one.platform.slug), reverse=True)


def _spaced(area: str) -> str:
    """The checklist writes areas as keys: "schedulingOrchestration"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", area).lower()


def _answer(requirement: Requirement) -> Answer:
    return Answer(
        requirement,
        is_unmet=requirement.is_unmet,
        evidence=tuple(Proof(text, text if is_web_address(text) else "") for text in requirement.evidence),
    )


def _known(slug: str) -> list[Known]:
    """What loads have said of it, the latest first."""
    return [Known(told.valid_from, told.value) for told in reversed(history("certified-product", slug))]
