"""A page that a browser has is not made again while neither the catalogue nor the program changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from config import build
from tests.landscape import landscapes
from tests.landscape.landscapes import item

PAGES = [
    "/landscape",
    "/items/rook",
    "/maturity",
    "/projects",
    "/projects.csv",
    "/certifications",
    "/certifications.csv",
    "/groups",
    "/guide",
    "/growth",
    "/changes",
]


@pytest.fixture
def _rook(db: None, settings: Settings) -> None:
    settings.BUILD = "of-one-build"
    landscapes.load(landscapes.one_shelf(item("Rook", project="graduated")))


def again(address: str, etag: str, part: str = "") -> int:
    """The status of an answer to somebody who has what goes by `etag`; `part` says what htmx asks for."""
    headers = {"If-None-Match": etag} | ({"HX-Request-Type": part} if part else {})
    return Client().get(address, headers=headers).status_code


@pytest.mark.usefixtures("_rook")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_is_still_good_costs_one_query(
    address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    etag = Client().get(address)["ETag"]

    with django_assert_num_queries(1):
        status = again(address, etag)

    assert status == 304


@pytest.mark.usefixtures("_rook")
@pytest.mark.parametrize("address", PAGES)
def test_a_browser_may_keep_a_page_and_has_to_ask(address: str) -> None:
    assert Client().get(address)["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("_rook")
def test_a_revision_makes_a_page_anew() -> None:
    etag = Client().get("/landscape")["ETag"]
    landscapes.load(landscapes.one_shelf(item("Rook", project="archived")))

    assert again("/landscape", etag) == 200


@pytest.mark.usefixtures("_rook")
def test_another_build_of_the_program_makes_a_page_anew(settings: Settings) -> None:
    etag = Client().get("/landscape")["ETag"]
    settings.BUILD = "of-another"

    assert again("/landscape", etag) == 200


@pytest.mark.usefixtures("_rook")
def test_a_part_of_a_page_is_not_taken_for_the_page() -> None:
    etag = Client().get("/landscape", headers={"HX-Request-Type": "partial"})["ETag"]

    assert again("/landscape", etag) == 200
    assert again("/landscape", etag, part="partial") == 304


@pytest.mark.usefixtures("_rook")
def test_who_is_signed_in_gets_a_page_of_their_own() -> None:
    etag = Client().get("/landscape")["ETag"]
    client = Client()
    client.force_login(get_user_model().objects.create_user("steward"))

    theirs = client.get("/landscape", headers={"If-None-Match": etag})

    assert theirs.status_code == 200
    assert "ETag" not in theirs
    assert "private" in theirs["Cache-Control"]
    assert "Cookie" in Client().get("/landscape")["Vary"]


@pytest.mark.usefixtures("_rook")
def test_nothing_is_kept_while_templates_are_being_written(settings: Settings) -> None:
    settings.BUILD = ""

    assert "ETag" not in Client().get("/landscape")


@pytest.mark.usefixtures("_rook")
def test_a_refusal_is_not_tagged() -> None:
    assert "ETag" not in Client().get("/landscape?on=2999-01-01")


def test_a_build_differs_where_one_file_does(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "base.html"
    template.parent.mkdir()
    template.write_text("one")
    before, unchanged = build.digest(tmp_path), build.digest(tmp_path)

    template.write_text("two")

    assert unchanged == before
    assert build.digest(tmp_path) != before
