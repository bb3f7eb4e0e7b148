"""The page of one item."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.landscape import landscapes
from tests.landscape.landscapes import item


@pytest.fixture
def rook(db: None) -> None:
    """A project with a life, a repository and a link."""
    landscapes.load(
        landscapes.one_shelf(
            item(
                "Rook",
                project="graduated",
                description="Storage <for> clusters",
                repo_url="https://github.com/rook/rook",
                twitter="https://twitter.com/rook_io",
                extra={"accepted": "2018-01-29", "incubating": "2018-09-25", "graduated": "2020-10-07"},
            ),
            item("Ceph"),
        )
    )


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("rook")
def test_an_item_says_what_it_is_and_where_it_stands() -> None:
    text = page("/items/rook")

    assert "<h1>Rook</h1>" in text
    assert "Storage &lt;for&gt; clusters" in text
    assert 'href="/landscape?category=runtime&amp;tab=all">Runtime</a>' in text
    assert 'href="/landscape?subcategory=runtime/storage&amp;tab=all">Storage</a>' in text


@pytest.mark.usefixtures("rook")
def test_a_project_has_its_levels_with_their_days() -> None:
    steps = re.findall(r"<strong>(\w+)</strong>\s*<span>([^<]*)</span>\s*</li>", page("/items/rook"))

    assert steps == [
        ("Accepted", "29 Jan 2018"),
        ("Incubating", "25 Sep 2018"),
        ("Graduated", "7 Oct 2020"),
    ]


@pytest.mark.usefixtures("rook")
def test_repositories_and_links_lead_away_without_vouching() -> None:
    away = re.findall(r'href="(https://[^"]*)" rel="([^"]*)"', re.sub(r"\s+", " ", page("/items/rook")))

    assert sorted(away) == [
        ("https://example.org/", "external noopener nofollow"),
        ("https://github.com/rook/rook", "external noopener nofollow"),
        ("https://twitter.com/rook_io", "external noopener nofollow"),
    ]


@pytest.mark.usefixtures("rook")
def test_what_is_no_project_has_no_levels() -> None:
    text = page("/items/ceph")

    assert 'class="life"' not in text
    assert "Nobody has described it yet." in text


@pytest.mark.usefixtures("rook")
def test_an_unknown_item_is_a_404_with_a_sentence(settings: object) -> None:
    settings.DEBUG = False  # type: ignore[attr-defined]  # pytest-django's fixture
    response = Client().get("/items/rok")

    assert response.status_code == 404
    assert "There is no item &#x27;rok&#x27; in the catalogue." in response.content.decode()
