"""A small catalogue with three days of history, and a today of the tests' own."""

import re
from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client

from landscape.views import day_asked
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, landscape, one_shelf

TODAY = date(2021, 1, 10)
FIRST, SECOND, THIRD = date(2019, 1, 31), date(2020, 3, 1), date(2020, 3, 15)

_ROOK = at_home("Rook", project="incubating", extra={"accepted": "2018-01-29", "incubating": "2019-09-25"})


def three_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rook rises, is renamed and moved; Crow leaves; Acme is a member for two weeks; Jay enters."""
    monkeypatch.setattr(day_asked, "today", lambda: TODAY)
    rook = at_home("Rook", project="sandbox", extra={"accepted": "2018-01-29"})
    castle = _ROOK | {"name": "Castle"}
    jay = at_home("Jay", project="sandbox", extra={"accepted": "2020-02-20"})
    landscapes.load(
        one_shelf(rook, at_home("<i>Crow</i>", homepage_url="https://crow.example.org/")), on=FIRST
    )
    landscapes.load(
        landscape({"Runtime": {"Storage": [castle, jay]}, "Members": {"Gold": [at_home("Acme")]}}), on=SECOND
    )
    landscapes.load(landscape({"Data": {"Files": [castle], "Birds": [jay]}}), on=THIRD)


def page(address: str) -> str:
    """A page that is there, its white space as one sees it."""
    response = Client().get(address)
    assert response.status_code == HTTPStatus.OK, (response.status_code, response.headers)
    return re.sub(r"\s+", " ", response.content.decode())


def refusal(address: str, status: HTTPStatus) -> str:
    """The sentence of an error page."""
    response = Client().get(address)
    assert response.status_code == status
    found = re.search(r"<h1[^>]*>.*?<p>(.*?)</p>", response.content.decode(), re.DOTALL)
    assert found is not None
    return re.sub(r"&#x27;", "'", " ".join(found[1].split()))


def words(html: str) -> str:
    """The text of a piece of HTML."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())
