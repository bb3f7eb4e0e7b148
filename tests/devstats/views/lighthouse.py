"""The week at the lighthouse, counted, and addresses of it."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from django.http import HttpResponse
from django.test import Client

from devstats import rollups
from tests.worlds import WORLDS

# Monday to Sunday, of which Sunday was not harvested.
WEEK = "from=2017-07-03&to=2017-07-10&bots=include"
BY = "devstats-contributions"


def counted() -> None:
    """The facts of the week, and their tallies."""
    WORLDS["a_week_at_the_lighthouse"]()
    rollups.recount_stale()


def page(address: str, **headers: str) -> str:
    """The page at an address, which is there."""
    response = get(address, **headers)
    assert response.status_code == HTTPStatus.OK, response.content[:500]
    return response.content.decode()


def get(address: str, **headers: str) -> HttpResponse:
    """What is answered at an address."""
    return Client().get(address, headers=headers or None)  # type: ignore[return-value]  # its subclass of the tests


def between(text: str, start: str, end: str) -> Iterator[str]:
    """What stands between each `start` and the next `end`."""
    for piece in text.split(start)[1:]:
        yield piece.partition(end)[0].strip()
