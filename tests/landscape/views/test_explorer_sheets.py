"""What the explorer shows comes out as a file: the same items, in the same order."""

from __future__ import annotations

import csv
import json
import re
from http import HTTPStatus
from io import StringIO

import pytest
from django.test import Client

from landscape.intake import landscape_yml
from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def harbour() -> None:
    landscapes.load(
        landscape(
            {
                "Runtime": {
                    "Mesh": [
                        item("Sail", project="graduated"),
                        item("Oar"),
                        item("Anchor", project="sandbox"),
                    ],
                },
                "AI Agent": {"Memory": [item("Gull")]},
            }
        )
    )


def text(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == HTTPStatus.OK, response.status_code
    return response.content.decode()


def names(address: str) -> list[str]:
    return [row["name"] for row in csv.DictReader(StringIO(text(address)))]


def test_a_filtered_view_is_a_list_of_its_items_in_their_order() -> None:
    assert names("/landscape.csv") == ["Anchor", "Oar", "Sail"]
    assert names("/landscape.csv?maturity=graduated,sandbox&sort=-name") == ["Sail", "Anchor"]
    assert names("/landscape.csv?tab=all&q=gul") == ["Gull"]


def test_json_and_yaml_hold_the_same_items() -> None:
    query = "?maturity=graduated"

    listed = json.loads(text(f"/landscape.json{query}"))
    read = landscape_yml.read(text(f"/landscape.yaml{query}").encode())

    assert [row["slug"] for row in listed["results"]] == ["sail"]
    assert [record.name for record in read.records] == ["Sail"]


def test_the_page_leads_to_the_files_of_what_it_shows() -> None:
    page = text("/landscape?maturity=graduated&view=cards&classify=maturity")

    assert re.findall(r'href="(/landscape\.[^"]*)"', page) == [
        "/landscape.csv?maturity=graduated",
        "/landscape.json?maturity=graduated",
        "/landscape.yaml?maturity=graduated",
    ]


def test_what_cannot_be_written_or_asked_is_told() -> None:
    assert Client().get("/landscape.exe").status_code == HTTPStatus.NOT_FOUND
    assert Client().get("/landscape.csv?maturity=old").status_code == HTTPStatus.BAD_REQUEST
    assert Client().get("/landscape.csv?tab=nowhere").status_code == HTTPStatus.BAD_REQUEST
