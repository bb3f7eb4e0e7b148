"""The page of signing in that is not allauth's."""

from typing import NoReturn

from django.http import Http404, HttpRequest


def never(request: HttpRequest) -> NoReturn:
    """Where allauth would lead somebody who has no account."""
    raise Http404(f"{request.path}: accounts are made by an administrator")
