"""Pages made for somebody who is signed in are theirs alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def middleware(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Such a page is made anew for each asking and kept by nobody: it says what its reader may do."""

    def private(request: HttpRequest) -> HttpResponse:
        is_theirs = settings.SESSION_COOKIE_NAME in request.COOKIES and not request.path.startswith("/api/")
        if is_theirs:
            request.META.pop("HTTP_IF_NONE_MATCH", None)
            request.META.pop("HTTP_IF_MODIFIED_SINCE", None)
        response = answer(request)
        if is_theirs:
            response["Cache-Control"] = "private, no-store"
            del response["ETag"]
        return response

    return private
