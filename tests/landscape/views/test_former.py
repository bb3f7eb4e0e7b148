"""Addresses of CNCF's landscape that people have kept lead to what they showed."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def harbour() -> None:
    landscapes.load(
        landscape(
            {
                "App Definition": {"Database": [item("Vitess", project="graduated")]},
                "AI Agent": {"Memory": [item("Gull")]},
            }
        )
    )


def led_to(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == HTTPStatus.FOUND, response.status_code
    return response["Location"]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/ai-native", "/landscape?tab=ai-native"),
        ("/stats", "/growth"),
        ("/projects-summary", "/projects"),
        ("/summary", "/projects"),
        ("/?item=app-definition--database--vitess", "/items/app-definition--database--vitess"),
        (
            "/?group=ai-native&view-mode=grid&item=app-definition--database--vitess#x",
            "/items/app-definition--database--vitess",
        ),
        ("/?selected=vitess", "/items/vitess"),
        ("/?group=projects-and-products", "/landscape"),
        (
            "/?group=ai-native&view-mode=card&classify=maturity",
            "/landscape?tab=ai-native&view=cards&classify=maturity",
        ),
        ("/?project=graduated&project=sandbox", "/landscape?maturity=graduated,sandbox"),
        ("/?project=cncf", "/landscape?maturity=archived,graduated,incubating,sandbox"),
        ("/?project=non-cncf&license=non-oss", "/landscape?maturity=none&open-source=none"),
        (
            "/?category=app-definition&extra=enduser&extra=specification",
            "/landscape?category=app-definition&end-user=yes&specification=yes",
        ),
        (
            "/?license=Apache+License+2.0&organization=Acme+Inc.",
            "/landscape?licence=apache-license-20&organisation=acme-inc",
        ),
        ("/?classify=colour&group=%00&extra=x", "/landscape"),
    ],
)
def test_it_leads_to_what_it_showed(address: str, place: str) -> None:
    assert led_to(address) == place


def test_an_item_s_old_id_leads_to_its_page() -> None:
    page = Client().get("/?item=app-definition--database--vitess", follow=True)

    assert page.request["PATH_INFO"] == "/items/vitess"


@pytest.mark.parametrize("path", ["/projects", "/guide", "/growth", "/data", "/search", "/"])
def test_pages_of_our_own_are_not_led_away_from(path: str) -> None:
    assert Client().get(path).status_code == HTTPStatus.OK


@pytest.mark.parametrize("path", ["/nowhere", "/games", "/finances"])
def test_what_this_site_has_not_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == HTTPStatus.NOT_FOUND
