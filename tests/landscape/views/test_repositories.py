"""Repositories are found by name and lead to whose they are."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from landscape.lexicon import Kind
from landscape.queries import searching
from tests.landscape import grouped, landscapes
from tests.landscape.grouped import SIGS
from tests.landscape.landscapes import item, one_shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def harbour() -> None:
    landscapes.load(one_shelf(item("Sail", project="graduated", repo_url="https://github.com/sail/Rope")))
    grouped.load(SIGS)


@pytest.mark.parametrize("typed", ["sail/rope", "kubernetes-csi/docs"])
def test_one_typed_whole_comes_first(typed: str) -> None:
    assert [(hit.kind, hit.slug) for hit in searching.hits(typed, limit=1)] == [(Kind.REPOSITORY, typed)]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/repositories/Sail/rope", "/items/sail"),
        ("/repositories/kubernetes-csi/docs", "/groups/sig-storage"),
    ],
)
def test_its_address_leads_on(address: str, place: str) -> None:
    response = Client().get(address)

    assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, place)


def test_one_of_nothing_is_not_found() -> None:
    assert Client().get("/repositories/no/thing").status_code == HTTPStatus.NOT_FOUND
