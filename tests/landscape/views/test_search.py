"""The search page, and the list under the field in the top bar."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import landscapes
from tests.landscape.landscapes import item

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def shelf(db: None) -> None:
    """Two items on one shelf."""
    landscapes.load(landscapes.one_shelf(item("Rook", project="graduated"), item("<i>Ceph</i>")))


def hits(address: str, **headers: str) -> list[tuple[str, str, str]]:
    """Address, name and line of what is found."""
    text = Client(headers=headers).get(address).content.decode()
    return re.findall(
        r'<a class="find-hit" href="([^"]*)">\s*<b [^>]*>[^<]*</b>'
        r"\s*<strong>([^<]*)</strong>\s*<span>([^<]*)</span>",
        text,
    )


@pytest.mark.usefixtures("shelf")
def test_each_kind_of_thing_is_found_at_its_place() -> None:
    assert hits("/search?q=roko") == [("/items/rook", "Rook", "Graduated · Storage")]
    assert hits("/search?q=storage")[0] == (
        "/landscape?subcategory=runtime/storage&amp;tab=all",
        "Storage",
        "Subcategory · Runtime",
    )
    assert hits("/search?q=runtime")[0] == ("/landscape?category=runtime&amp;tab=all", "Runtime", "Category")


@pytest.mark.usefixtures("shelf")
def test_where_a_hit_leads_there_is_a_page() -> None:
    for address, _, _ in [*hits("/search?q=roko"), *hits("/search?q=storage"), *hits("/search?q=ceph")]:
        assert Client().get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.usefixtures("shelf")
def test_the_list_for_the_field_is_the_list_of_the_page_alone() -> None:
    response = Client(headers=PART).get("/search?q=rook")

    assert "<html" not in response.content.decode()
    assert hits("/search?q=rook", **PART) == hits("/search?q=rook")


@pytest.mark.usefixtures("shelf")
def test_html_is_shown_as_text() -> None:
    text = Client().get("/search?q=ceph").content.decode()

    assert "&lt;i&gt;Ceph&lt;/i&gt;" in text
    assert "<i>Ceph" not in text


@pytest.mark.usefixtures("shelf")
def test_nothing_found_is_said() -> None:
    assert "Nothing is called anything like “zzzzz”." in Client().get("/search?q=zzzzz").content.decode()


@pytest.mark.django_db
def test_the_page_waits_for_something_to_look_for(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    # The one is for the foot of the page, which says which catalogue this is.
    with django_assert_num_queries(1):
        response = Client().get("/search")

    assert response.status_code == 200


@pytest.mark.usefixtures("shelf")
def test_a_list_costs_two_queries_in_one_transaction(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(4) as asked:
        Client(headers=PART).get("/search?q=rook")

    assert [query["sql"].split()[0] for query in asked.captured_queries] == [
        "SAVEPOINT",
        "SELECT",
        "WITH",
        "RELEASE",
    ]


@pytest.mark.django_db
def test_an_unknown_word_of_the_address_is_a_400() -> None:
    response = Client().get("/search?query=rook")

    assert response.status_code == 400
    assert "There is nothing called &#x27;query&#x27; to search by." in response.content.decode()
