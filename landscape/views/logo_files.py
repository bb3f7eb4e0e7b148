"""Logos and sheets of them as files: by what they hold, for ever, and unable to run or load anything."""

import gzip
from collections.abc import Collection, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from landscape import logo_sheets
from landscape.models import Logo

# Opened by itself a drawing is a page: this one may show what it holds, and nothing else.
_NOTHING: Mapping[str, Collection[str] | str] = {
    "default-src": [CSP.NONE],
    "img-src": ["data:"],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": "",
}


@csp_override(_NOTHING)
def sheet(request: HttpRequest, name: str) -> HttpResponseBase:
    """The sheet of that name."""
    content = logo_sheets.drawn(name)
    if content is None:
        raise Http404(f"there is no sheet of logos {name!r}")
    return _drawing(request, content)


@csp_override(_NOTHING)
def file(request: HttpRequest, digest: str) -> HttpResponseBase:
    """The logo of that digest."""
    found = Logo.objects.filter(digest=digest).values_list("svg", flat=True).first()
    if found is None:
        raise Http404(f"there is no logo {digest!r}")
    return _drawing(request, bytes(found))


@csp_override(_NOTHING)
def cell(request: HttpRequest, digest: str) -> HttpResponseBase:  # noqa: ARG001 - Django passes it
    """The logo of that digest as points, where its drawing is too heavy for a page."""
    found = Logo.objects.filter(digest=digest).values_list("png", flat=True).first()
    if found is None:
        raise Http404(f"there is no logo {digest!r}")
    return _for_ever(HttpResponse(bytes(found), content_type="image/png"))


def _drawing(request: HttpRequest, packed: bytes) -> HttpResponse:
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    content = packed if is_packed else gzip.decompress(packed)
    response = HttpResponse(content, content_type="image/svg+xml")
    if is_packed:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return _for_ever(response)


def _for_ever(response: HttpResponse) -> HttpResponse:
    """The address names what it holds: another drawing has another one."""
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
