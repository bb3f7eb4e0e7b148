"""Answers are as fresh as the newest revision and measurements: who has them is told so, for one query."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from landscape.queries import standings

type View = Callable[..., HttpResponseBase]

# Raised with every change of a shape: an answer of the old one must not be taken for still good.
_SHAPES = 3


def revised(view: View) -> View:
    """The view of the catalogue alone, asked only where its answer may have changed."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return _answered(view, request, str(_SHAPES), *args, **kwargs)

    return answered


def page(view: View) -> View:
    """The same for a page, which is made of templates too, and another one for those who are signed in.

    A browser may keep it and has to ask each time whether it is still good. While templates are being
    written (DEBUG) there is nothing to go by, and every page is made anew.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.user.is_authenticated:
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True)
        elif settings.BUILD:
            part = request.headers.get("HX-Request-Type", "")
            response = _answered(view, request, f"{settings.BUILD}{part}", *args, **kwargs)
        else:
            response = view(request, *args, **kwargs)
        patch_cache_control(response, no_cache=True)
        return response

    return answered


def same(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """`response`, or 304 where the asker has it: told by its bytes, where nothing said so before."""
    if "ETag" in response or response.status_code != HttpResponse.status_code:
        return response
    etag = f'W/"{blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    found: HttpResponseBase | None = get_conditional_response(request, etag=etag, response=response)
    return found or response


def _answered(
    view: View, request: HttpRequest, made_of: str, *args: object, **kwargs: object
) -> HttpResponseBase:
    # The day is in it because what is yet to come today is answered tomorrow.
    said = f"{request.get_host()} {request.path} {sorted(request.GET.lists())} {timezone.now().date()}"
    digest = blake2b(said.encode(errors="replace"), digest_size=8).hexdigest()
    etag = f'W/"{made_of}-{standings.newest()}-{digest}"'
    known = get_conditional_response(request, etag=etag)
    response = view(request, *args, **kwargs) if known is None else known
    if known is not None or response.status_code == HttpResponse.status_code:
        response["ETag"] = etag
    return response
