"""Pages that other sites may frame, alone among all."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

from tests.landscape import landscapes, moments
from tests.landscape.landscapes import item
from tests.landscape.moments import refusal, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two() -> None:
    landscapes.load(
        landscapes.one_shelf(
            item(
                "Rook",
                project="graduated",
                twitter="https://twitter.com/rook_io",
                description="Storage <b>",
                extra={"accepted": "2018-01-29", "graduated": "2020-10-07"},
            ),
            item("Ceph"),
        )
    )


@pytest.mark.parametrize("address", ["/items/rook/embed", "/embed?tab=all", "/embed?style=names"])
def test_a_framed_page_may_be_framed_and_leaves_nothing_behind(address: str) -> None:
    response = Client().get(address)

    policy = response.headers["Content-Security-Policy"].split("; ")
    assert response.status_code == HTTPStatus.OK
    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert response.cookies == {}
    assert "Cookie" not in response.headers["Vary"]
    assert "<script" not in response.content.decode()
    assert '<base target="_blank">' in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/items/rook", "/landscape", "/", "/items/rook/sheet", "/items/no/embed"]
)
def test_no_other_page_may_be_framed(address: str) -> None:
    response = Client().get(address)

    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_framed_page_is_not_sent_again_while_it_is_the_same() -> None:
    first = Client().get("/embed?tab=all")

    again = Client().get("/embed?tab=all", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == HTTPStatus.NOT_MODIFIED


def test_an_item_in_a_frame_is_name_level_and_links() -> None:
    text = moments.page("/items/rook/embed?theme=dark")

    assert words(text.partition("<main")[2].partition(">")[2]) == (
        "Ro Rook graduated CNCF project since 7 Oct 2020 Storage &lt;b&gt; Website X (Twitter) Periplus"
    )
    assert 'data-theme="dark"' in text


def test_a_framed_view_holds_only_what_is_chosen() -> None:
    tiles, names = (
        moments.page(f"/embed?maturity=graduated&tab=all&size=small&style={style}")
        for style in ("tiles", "names")
    )

    for text in (tiles, names):
        assert re.findall(r'href="(/items/[^"]*)"', text) == ["/items/rook"]
    assert "zoom-2 is-dense" in tiles
    assert 'href="/landscape?maturity=graduated&amp;tab=all"' in names
    assert words(names.partition("<main>")[2]).endswith("Rook graduated 1 of the landscape of Periplus")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/embed?style=pie", "Style is tiles or names, not 'pie'."),
        ("/embed?size=small&size=large", "Size can be said once only, not as 'small and large'."),
        ("/embed?<b>=1", "There is nothing called '&lt;b&gt;' to choose here."),
        ("/embed?on=9999-01-01", "9999-01-01 is yet to come; name a day until today."),
        ("/items/rook/embed?theme=pink", "Theme is system or light or dark, not 'pink'."),
    ],
)
def test_what_cannot_be_read_is_told(address: str, sentence: str) -> None:
    assert refusal(address, HTTPStatus.BAD_REQUEST) == sentence


def test_the_explorer_gives_the_frame_of_its_view() -> None:
    found = re.findall(
        r'<pre tabindex="0" role="region" aria-label="Frame in HTML">(.*?)</pre>',
        moments.page("/landscape?maturity=graduated&tab=all"),
    )

    framed = (
        "&lt;iframe src=&quot;http://testserver/embed?maturity=graduated&amp;amp;tab=all&quot;"
        " title=&quot;Cloud native landscape&quot; width=&quot;100%&quot; height=&quot;600&quot;"
        " loading=&quot;lazy&quot;&gt;&lt;/iframe&gt;"
    )
    assert found == [framed]
