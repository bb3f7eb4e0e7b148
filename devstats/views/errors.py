"""What a reader or a program is told when there is no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from devstats.queries import NotFound
from devstats.question import KEYS, Question, parse_path
from devstats.views import asking, crumbs, frame
from devstats.views.bar import Bar, Link, Place, bar
from devstats.vocabulary import Misunderstood, Scope, Window

type View = Callable[..., HttpResponseBase]

# What windows are made of, by example.
_EXAMPLES = ("now-7d to now", "now/M to now", "now-1M/M to now-1M/M", "2017-07-24 to 2017-07-29")

_MACHINE = (".json", ".csv", ".svg", ".png", ".parquet")
_METHODS = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Example:
    """A window as it is written, and what it means."""

    title: str
    url: str
    meaning: str


def told(view: View) -> View:
    """The view, with what it does not understand (400) or find (404) told in the form that was asked for.

    All of them only answer: whatever else is asked for (405) is told so too.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method not in _METHODS:
            return _not_allowed(request)
        try:
            return view(request, *args, **kwargs)
        except Misunderstood as error:
            return misunderstood(request, error)
        except (Http404, NotFound) as error:
            return not_found(request, error)

    # Nothing is changed here that a forged form could change, and Django's own refusal is a page.
    return csrf_exempt(answered)


def misunderstood(request: HttpRequest, error: Misunderstood) -> HttpResponse:
    """400: the sentence, beside the field that holds what was not understood."""
    if _is_machine(request):
        return _for_machines(str(error), 400)
    shown = _bar(request, str(error))
    context = {
        "status": 400,
        "heading": "That cannot be read",
        "sentence": _as_sentence(str(error)),
        "examples": [_example(request.path, text) for text in _EXAMPLES],
        "steps": [Link("Last seven days", request.path)],
    }
    response = frame.page(request, "errors/error.html", context, section="activity", bar=shown)
    response.status_code = 400
    return response


def bad_request(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 -- Django passes it by this name
) -> HttpResponse:
    """400 from Django itself: an impossible host or header."""
    return _told(request, 400, "That cannot be read", "The request makes no sense to this site.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: what there is not, if it was said."""
    said = str(exception.args[0]) if exception is not None and exception.args else ""
    # Django's resolver explains itself to programmers in a dictionary.
    sentence = said if said and not said.startswith("{") else f"there is nothing at {request.path[:200]}"
    return _told(request, 404, "There is no such page", sentence)


def _not_allowed(request: HttpRequest) -> HttpResponse:
    sentence = f"{request.method} is not answered here; this address can only be read, with GET"
    response = _told(request, 405, "That cannot be done here", sentence)
    response["Allow"] = ", ".join(_METHODS)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: nothing that could fail again is asked here."""
    return _told(
        request,
        500,
        "This page failed",
        "The fault is ours and has been logged. Other pages may well work; this one may work again later.",
    )


def _told(request: HttpRequest, status: int, heading: str, sentence: str) -> HttpResponse:
    if _is_machine(request):
        return _for_machines(sentence, status)
    context = {
        "status": status,
        "heading": heading,
        "sentence": _as_sentence(sentence),
        # Asked of the database, which may be what failed.
        "catalogue_note": "",
        "steps": [
            Link("Activity", reverse("home")),
            Link("Metrics", reverse("metrics")),
            Link("Data", reverse("data")),
        ],
    }
    response = frame.page(request, "errors/error.html", context)
    response.status_code = status
    return response


def _is_machine(request: HttpRequest) -> bool:
    return request.path.endswith(_MACHINE) or request.path.startswith("/api/")


def _for_machines(sentence: str, status: int) -> JsonResponse:
    response = JsonResponse({"error": sentence}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _example(path: str, text: str) -> Example:
    window = Window.parse(text)
    query = urlencode({"from": window.from_, "to": window.to}, safe="/:")
    return Example(text, f"{path}?{query}", window.describe())


def _as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def _bar(request: HttpRequest, sentence: str) -> Bar | None:
    """The bar of the page that was meant, holding what was typed; None where the path cannot be read."""
    path = request.path.removesuffix("/rows")
    try:
        where = parse_path(path) if path != "/" else None
    except Misunderstood:
        return None
    scope, metric = (where.scope, where.metric) if where else (Scope("all"), "")
    asked = Question(metric=metric, scope=scope)
    for key, value in request.GET.items():
        asked = _with(asked, {**asked.query(), key: str(value)}) if key in KEYS else asked
    address = crumbs.home_address if where is None else Question.url
    if path != request.path:
        address = Question.rows_url
    shown = bar(asked, asking.clock(), Place(address, crumbs.of_scope(asked, _title(scope))))
    typed = (
        request.GET.get("window") or f"{request.GET.get('from', 'now-7d')} to {request.GET.get('to', 'now')}"
    )
    as_of = request.GET.get("asof", "now")
    return replace(
        shown,
        window_text=typed,
        as_of_text=as_of,
        wrong=_wrong(typed, as_of),
        sentence=_as_sentence(sentence),
    )


def _title(scope: Scope) -> str:
    """A scope as it is written: its real title is in the database, which need not be asked for an error."""
    return crumbs.EVERYTHING if scope.kind == "all" else scope.slug


def _with(asked: Question, query: dict[str, str]) -> Question:
    """The question with one more word of the address, or without it where it cannot be read."""
    try:
        more = Question.for_scope(asked.scope, query, metric=asked.metric)
        more.span(asking.clock())
    except Misunderstood:
        return asked
    return more


def _wrong(typed: str, as_of: str) -> str:
    """Which field to mark."""
    try:
        Question(metric="", scope=Scope("all"), as_of=as_of)
    except Misunderstood:
        return "asof"
    try:
        Window.parse(typed).resolve(asking.clock())
    except Misunderstood:
        return "window"
    return ""
