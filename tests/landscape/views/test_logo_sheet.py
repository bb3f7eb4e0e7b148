"""The logo sheet: which logos stand under which heading, on which day."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import landscapes
from tests.landscape.drawings import triangle
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(tmp_path: Path) -> None:
    """Two projects and two members, one of each without a logo; logos from 2021 on."""
    landscapes.load(
        landscapes.landscape(
            {
                "Runtime": {
                    "Storage": [
                        item(
                            "Rook",
                            logo="rook.svg",
                            project="graduated",
                            extra={"artwork_url": "https://example.org/art"},
                        ),
                        item("Longhorn", logo="longhorn.svg", project="incubating"),
                    ]
                },
                "CNCF Members": {
                    "Gold": [
                        item("Sail (member)", logo="sail.svg", enduser=True),
                        item("Oar (member)", logo="oar.svg"),
                    ]
                },
            }
        ),
        on=date(2020, 1, 1),
    )
    for name, colour in (("rook", "red"), ("sail", "blue")):
        (tmp_path / f"{name}.svg").write_bytes(triangle(colour))
    call_command("load_logos", str(tmp_path), "--on", "2021-01-01", stdout=StringIO())


def page(address: str = "/logos") -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def arranged(text: str) -> dict[str, tuple[list[str], list[str]]]:
    """Under each heading the names with a logo and those without."""
    found = {}
    for part in text.split('<section class="logos-part">')[1:]:
        title = re.findall(r"<h2>([^<]*?) <", part)[0]
        missing = part.partition("<details")[2]
        found[title] = (
            re.findall(r'loading="lazy">\s*([^<]*?)</a>', part),
            re.findall(r'<a href="/items[^>]*>([^<]*)', missing),
        )
    return found


@pytest.mark.parametrize(
    ("by", "parts"),
    [
        ("", {"Graduated": (["Rook"], []), "Incubating": ([], ["Longhorn"])}),
        ("?by=category", {"Runtime": (["Rook"], ["Longhorn"]), "CNCF Members": (["Sail"], ["Oar"])}),
        ("?by=membership", {"Gold": (["Sail"], ["Oar"])}),
        ("?by=end-users", {"End users": (["Sail"], [])}),
    ],
)
def test_logos_stand_by_what_is_asked_for(by: str, parts: dict[str, tuple[list[str], list[str]]]) -> None:
    assert arranged(page(f"/logos{by}")) == parts


def test_each_can_be_taken_and_leads_to_its_artwork() -> None:
    text = page()

    assert re.findall(r'href="/logos/files/\w+\.svg"\s+download="(\w+\.svg)"', text) == ["rook.svg"]
    assert 'href="https://example.org/art"' in text
    assert "Each is a trademark of its owner" in text


def test_on_a_day_before_the_logos_all_are_missing() -> None:
    assert arranged(page("/logos?on=2020-06-01")) == {
        "Graduated": ([], ["Rook"]),
        "Incubating": ([], ["Longhorn"]),
    }


def test_another_arrangement_is_refused_with_a_sentence() -> None:
    response = Client().get("/logos?by=beauty")

    assert response.status_code == 400
    assert "Logos stand by maturity, category, membership, end-users" in response.content.decode()


def test_the_page_asks_few_questions(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    page("/logos?by=category")

    with django_assert_num_queries(3):
        page("/logos?by=category")
