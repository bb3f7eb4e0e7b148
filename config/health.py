"""Whether this process can serve pages: `/health`, for container health checks and the supervisor."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

PATH = "/health"


def middleware(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answers `/health` itself, before hosts are checked and plain HTTP is sent away."""

    def health(request: HttpRequest) -> HttpResponse:
        return _health() if request.path == PATH else answer(request)

    return health


def _health() -> JsonResponse:
    """200 where the database answers, else 503; says nothing that a stranger may not know."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"error": "the database does not answer"}, status=503)
    return JsonResponse({"database": "answers"})
