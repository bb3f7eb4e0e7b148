"""A facet with many answers is one list, and is looked through by typing."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture(autouse=True)
def harbour() -> None:
    def of(name: str, place: int) -> dict[str, object]:
        return item(name, crunchbase=f"https://www.crunchbase.com/organization/company-{place:02}")

    landscapes.load(
        landscape({"Runtime": {"Mesh": [of(f"Ship {n:02}", n) for n in range(40)] + [of("Tender", 7)]}})
    )


def text(address: str, **headers: str) -> str:
    response = Client(headers=headers).get(address)
    assert response.status_code == HTTPStatus.OK, response.status_code
    return response.content.decode()


def test_the_page_has_every_answer_with_its_count_and_leads_back_with_it_chosen() -> None:
    page = text("/landscape/by/organisation?q=ship")

    lines = re.findall(r'<li>\s*<a href="([^"]*)"\s*>([^<]*)</a> <span class="muted">(\d+)</span>', page)
    assert len(lines) == 40
    assert lines[0] == ("/landscape?q=ship&amp;organisation=company-07", "Company 07", "1")


def test_words_leave_those_that_have_them() -> None:
    page = text("/landscape/by/organisation?among=company+3")

    assert len(re.findall(r"<li>", page)) == 13


def test_its_field_in_the_sidebar_gets_boxes_to_tick_without_those_that_are_ticked() -> None:
    part = text("/landscape/by/organisation?organisation=company-07&among=company+07", **PART)
    other = text("/landscape/by/organisation?organisation=company-07&among=company+08", **PART)

    assert "<html" not in part
    assert re.findall(r'value="([^"]*)"', part) == []
    assert "None" not in part
    assert re.findall(r'name="organisation"\s+value="([^"]*)"', other) == ["company-08"]


def test_the_sidebar_offers_the_field_and_the_list_only_where_there_are_many() -> None:
    page = text("/landscape?organisation=company-01")

    assert 'data-find-options="/landscape/by/organisation?organisation=company-01"' in page
    assert page.count("data-find-options") == 1


def test_what_is_not_there_is_told() -> None:
    assert Client().get("/landscape/by/colour").status_code == HTTPStatus.NOT_FOUND
    assert Client().get("/landscape/by/organisation?colour=red").status_code == HTTPStatus.BAD_REQUEST
    assert "None is called “zebra”" in text("/landscape/by/organisation?among=zebra")
    assert "&lt;script&gt;" in text("/landscape/by/organisation?among=<script>")


def test_it_costs_two_queries_once_the_catalogue_is_known(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    text("/landscape/by/organisation")

    with django_assert_num_queries(2):
        text("/landscape/by/licence")
