"""What a program is told when it cannot be answered: always {"error": sentence}, never a page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel

from landscape.explorer.selection import Misunderstood

_LONGEST = 60


class Error(BaseModel):
    """What went wrong, in a sentence."""

    error: str


class Unanswerable(ValueError):  # noqa: N818 - it says what became of the question
    """A question that can be read but not answered (422); the sentence says why."""


def register(api: NinjaAPI) -> None:
    """Let `api` tell its errors in sentences; faults of ours are left to Django, which logs them."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Http404: _not_found,
        ValidationError: _invalid,
        HttpError: lambda _, error: told(error.message, error.status_code),
        Misunderstood: lambda _, error: told(str(error), 400),
        Unanswerable: lambda _, error: told(str(error), 422),
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def told(sentence: str, status: int) -> JsonResponse:
    """The error as it is sent; it is nobody's to keep."""
    response = JsonResponse({"error": sentence}, status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response


def nothing(request: HttpRequest) -> HttpResponse:
    """404: whatever below `/api/` no other address stands for, also while debugging."""
    return told(f"there is nothing at {request.path[:200]}; /api/v1/openapi.json lists what there is", 404)


def quoted(text: str) -> str:
    """`text` as a sentence names it: in quotes, cut where it is long."""
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return told(str(error), 404) if error.args else nothing(request)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    sentences = dict.fromkeys(_sentence(request, problem) for problem in error.errors)
    is_readable = all(problem["type"] in _BOUNDS for problem in error.errors)
    return told("; ".join(sentences), 422 if is_readable else 400)


def _sentence(request: HttpRequest, problem: Mapping[str, Any]) -> str:
    key, kind, about = str(problem["loc"][-1]), problem["type"], problem.get("ctx", {})
    given = quoted(str(request.GET.get(key, "")))
    if kind == "value_error":
        return str(about["error"])
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(key=key, given=given, **about)
    return f"{key} cannot be {given}: {problem['msg']}"


_BOUNDS = {
    "greater_than_equal": "{key} is at least {ge:,}, not {given}",
    "less_than_equal": "{key} is at most {le:,}, not {given}",
}
_SENTENCES = _BOUNDS | {
    "int_parsing": "{key} is a whole number, not {given}",
    "int_parsing_size": "{key} is a whole number, not {given}",
    "enum": "{key} cannot be {given}; it can be {expected}",
    "string_too_long": "{key} has at most {max_length:,} characters",
}
