"""What the frame of every page says of who reads it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest


def signing_in(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """Who is signed in; the database is asked only where there is a session.

    A page for somebody who has no cookie of a session is the same for all, and says so to caches.
    """
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES

    def steward() -> bool:
        return has_session and request.user.has_perm("landscape.steward")

    def is_signed_in() -> bool:
        return has_session and request.user.is_authenticated

    return {"is_steward": steward, "is_signed_in": is_signed_in}
