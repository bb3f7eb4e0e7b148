"""`/api/v1/`, put together from what each room answers."""

from collections.abc import Callable
from functools import cache, wraps

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from devstats import api as devstats
from landscape.api import refusals
from landscape.api.router import router as landscape


def _once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The description of the API is made for the first who asks: it takes a tenth of a second."""

    @cache
    def made() -> bytes:
        return view(HttpRequest()).content

    @wraps(view, assigned=())
    def answered(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(made(), content_type="application/json")

    return answered


api = NinjaAPI(
    title="Periplus",
    version="1",
    description="The cloud native ecosystem: what exists, since when, and how it moves. It takes no key.",
    urls_namespace="api",
    # The page for trying addresses out would load its scripts from elsewhere, which our policy forbids.
    docs_url=None,
    docs_decorator=_once,
)
refusals.register(api)
api.add_router("", landscape)
api.add_router("", devstats.router)
