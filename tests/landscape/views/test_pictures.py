"""The pictures that pages name for those who pass their address on."""

from __future__ import annotations

import re
from html import unescape
from http import HTTPStatus

import pytest
from django.test import Client

from tests.landscape import grouped, landscapes
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def rook() -> None:
    landscapes.load(
        landscapes.one_shelf(
            item(
                "Rook",
                project="graduated",
                description='Storage "for" <clusters>',
                extra={"accepted": "2018-01-29", "graduated": "2020-10-07"},
            )
        )
    )
    grouped.load_ours()
    grouped.load(grouped.SIGS)


@pytest.mark.usefixtures("rook")
@pytest.mark.parametrize(
    "address",
    ["/card.png", "/items/rook/card.png", "/groups/sig-storage/card.png", "/guide/reading/card.png"],
)
def test_a_picture_is_sent_once_and_kept(address: str) -> None:
    first = Client().get(address)
    again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Content-Type"] == "image/png"
    assert first.content.startswith(b"\x89PNG")
    assert first.headers["Cache-Control"] == "public, max-age=86400"
    assert again.status_code == HTTPStatus.NOT_MODIFIED


@pytest.mark.usefixtures("rook")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/items/nobody/card.png", HTTPStatus.NOT_FOUND),
        ("/groups/nobody/card.png", HTTPStatus.NOT_FOUND),
        ("/guide/nothing/card.png", HTTPStatus.NOT_FOUND),
        ("/items/rook/card.png?on=2020-01-01", HTTPStatus.BAD_REQUEST),
    ],
)
def test_what_is_not_there_has_no_picture(address: str, status: HTTPStatus) -> None:
    assert Client().get(address).status_code == status


def meta(address: str) -> dict[str, str]:
    text = Client().get(address).content.decode()
    return {
        key: unescape(said)
        for key, said in re.findall(r'<meta (?:property|name)="([^"]*)"\s+content="([^"]*)"', text)
    }


@pytest.mark.usefixtures("rook")
def test_an_item_says_by_what_words_and_picture_it_is_known() -> None:
    found = meta("/items/rook?on=2026-08-10")

    description = 'Rook (Storage), graduated CNCF project. Storage "for" <clusters>'
    assert {key: said for key, said in found.items() if key[:3] in ("og:", "twi", "des")} == {
        "description": description,
        "og:site_name": "Periplus",
        "og:type": "website",
        "og:title": "Rook: graduated CNCF project, Storage",
        "og:description": description,
        "og:url": "http://testserver/items/rook",
        "og:image": "http://testserver/items/rook/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Rook: graduated CNCF project, Storage",
        "twitter:card": "summary_large_image",
    }


@pytest.mark.usefixtures("rook")
@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("/", "/card.png"),
        ("/landscape", "/card.png"),
        ("/groups/sig-storage", "/groups/sig-storage/card.png"),
        ("/guide/reading", "/guide/reading/card.png"),
    ],
)
def test_other_pages_name_a_picture_that_is_there(address: str, picture: str) -> None:
    assert meta(address)["og:image"] == f"http://testserver{picture}"
    assert Client().get(picture).status_code == HTTPStatus.OK
