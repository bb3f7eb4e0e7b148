"""What search engines may find: the pages there are, and since when each is as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as listed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from landscape.certifications import AIPlatform, CertifiedProduct
from landscape.groups import Group
from landscape.guide import Chapter
from landscape.queries import history
from landscape.queries.catalogue import catalogue
from landscape.views import refusals

_PAGES = ("explorer", "maturity", "projects", "certifications", "groups", "guide", "growth", "changes")

# What is the same in other words, changes with every question, or is for programs and stewards alone.
_LEFT_OUT = ("/admin/", "/api/", "/search", "/landscape?", "/embed", "/items/*/embed", "/*?on=", "/*&on=")


@dataclass(frozen=True, slots=True)
class Page:
    """An address, and the day since which it is so; None where nobody knows."""

    address: str
    since: date | None = None


class Pages(Sitemap):  # type: ignore[type-arg]  # generic in its stubs, not in Django
    """All pages of the catalogue."""

    def items(self) -> list[Page]:
        """The pages that lead to all others, then each thing's own."""
        there = catalogue()
        return [
            *(Page(reverse(name)) for name in _PAGES),
            *_each("item", there.cards, "item"),
            *_each("group", there.of(Group), "group"),
            *_each("chapter", there.of(Chapter), "chapter"),
            *_each("certified-product", there.of(CertifiedProduct), "certified-product"),
            *_each("ai-platform", there.of(AIPlatform), "ai-platform"),
        ]

    def location(self, item: Page) -> str:
        """Its address below the site's."""
        return item.address

    def lastmod(self, item: Page) -> date | None:
        """The day since which it is so."""
        return item.since


@refusals.told
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """`/sitemap.xml`."""
    return listed(request, {"pages": Pages})


@refusals.told
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _LEFT_OUT), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _each(kind: str, slugs: Iterable[str], name: str) -> list[Page]:
    since = history.since(kind)
    return [Page(reverse(name, args=[slug]), since.get(slug)) for slug in sorted(slugs)]
