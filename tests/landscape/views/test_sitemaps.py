"""What search engines are told: every page once, and no two of them called the same."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from landscape.queries import exploring
from landscape.views import sharing
from tests.landscape import landscapes
from tests.landscape.landscapes import item, needs_real_data

pytestmark = pytest.mark.django_db

_NAMES = {"of": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def listed() -> dict[str, str]:
    """The day of each address in the sitemap."""
    response = Client().get("/sitemap.xml")
    assert response.headers["Content-Type"] == "application/xml"
    found = ET.fromstring(response.content)  # noqa: S314 - our own
    return {
        url.findtext("of:loc", "", _NAMES): url.findtext("of:lastmod", "", _NAMES)
        for url in found.findall("of:url", _NAMES)
    }


def test_every_item_is_in_the_sitemap_since_its_last_change() -> None:
    landscapes.load(landscapes.one_shelf(item("Rook"), item("Ceph")), on=date(2020, 1, 1))
    landscapes.load(landscapes.one_shelf(item("Rook"), item("Ceph", description="New")), on=date(2021, 2, 3))

    found = listed()

    assert found["http://testserver/items/rook"] == "2020-01-01"
    assert found["http://testserver/items/ceph"] == "2021-02-03"
    assert "http://testserver/landscape" in found


def test_what_is_in_the_sitemap_is_there() -> None:
    landscapes.load_seed()

    addresses = [address.removeprefix("http://testserver") for address in listed()]

    assert [address for address in addresses if Client().head(address).status_code != 200] == []


def test_robots_are_led_to_the_sitemap_and_kept_from_questions() -> None:
    response = Client().get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert {"User-agent: *", "Disallow: /admin/", "Disallow: /landscape?"} <= set(lines)
    assert [line for line in lines if line.startswith("Disallow: /items/r")] == []


@needs_real_data
def test_no_two_items_of_the_real_landscape_have_one_title_or_one_description() -> None:
    landscapes.load_seed()
    landscapes.load(landscapes.real())
    index = exploring.index()

    titles, descriptions = Counter[str](), Counter[str]()
    for card in index.cards:
        place = index.titles["subcategory"]["/".join(card.shelf)]
        titles[sharing.title(card, place=place)] += 1
        said = sharing.description(
            card, place=place, organisation=index.titles["organisation"].get(card.organisation, "")
        )
        descriptions[said[: sharing.LONGEST]] += 1

    assert len(index.cards) >= 2_413
    assert [title for title, number in titles.items() if number > 1] == []
    assert [said for said, number in descriptions.items() if number > 1] == []
    assert re.fullmatch(
        r"Kubernetes: graduated CNCF project, .+", next(t for t in titles if t[:11] == "Kubernetes:")
    )
