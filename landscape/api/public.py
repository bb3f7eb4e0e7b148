"""What every answer below `/api/` has: it can be read by any site, and by reading alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from landscape import fresh
from landscape.api import refusals

_ROOT = "/api"
_METHODS = "GET, HEAD, OPTIONS"


def middleware(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Minds methods, entity tags and the headers by which browsers let scripts of other sites read."""

    def public(request: HttpRequest) -> HttpResponse:
        is_api = request.path == _ROOT or request.path.startswith(f"{_ROOT}/")
        return _answered(request, answer) if is_api else answer(request)

    return public


def _answered(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    response: HttpResponse
    match request.method:
        case "GET" | "HEAD":
            response = _read(request, answer)
        case "OPTIONS":
            response = HttpResponse(status=204)
            response["Allow"] = _METHODS
            response["Access-Control-Allow-Methods"] = _METHODS
            response["Access-Control-Allow-Headers"] = "*"
            response["Access-Control-Max-Age"] = "86400"
        case method:
            sentence = f"{method} is not answered here; the API can only be read, with GET"
            response = refusals.told(sentence, 405)
            response["Allow"] = _METHODS
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    return response


def _read(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """The answer to GET; the body of one to HEAD is left out by whoever sends it."""
    method, request.method = request.method, "GET"
    try:
        response = fresh.same(request, answer(request))
    finally:
        request.method = method
    assert isinstance(response, HttpResponse), "nothing here is streamed"
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "no-cache"
    return response
