"""Logos and their sheets as files, and where pages show them."""

from __future__ import annotations

import gzip
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from landscape.models import Logo, LogoSheet
from tests.landscape import landscapes
from tests.landscape.drawings import svg, triangle
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path: Path) -> None:
    """Rook with a logo, Ceph with a white one, Longhorn without."""
    landscapes.load(
        landscapes.one_shelf(
            item("Rook", logo="rook.svg", project="graduated"),
            item("Ceph", logo="ceph.svg"),
            item("Longhorn", logo="longhorn.svg"),
        )
    )
    (tmp_path / "rook.svg").write_bytes(triangle("red"))
    (tmp_path / "ceph.svg").write_bytes(svg('<path d="M0 0h20v10z" fill="#fff"/>'))
    call_command("load_logos", str(tmp_path), stdout=StringIO())


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("loaded")
def test_tiles_show_the_logo_where_there_is_one_else_the_monogram() -> None:
    sheet = LogoSheet.objects.get()

    tiles = re.findall(r'<a class="tile[^>]*>(.*?)<span>(\w+)', page("/landscape?tab=all"), re.DOTALL)

    assert sorted((name, re.sub(r"\s+", " ", mark)) for mark, name in tiles) == [
        ("Ceph", f'<img src="/logos/sheets/{sheet.name}.svg#0" alt="" loading="lazy" class="is-light">'),
        ("Longhorn", '<b class="hue-3">Lo</b>'),
        ("Rook", f'<img src="/logos/sheets/{sheet.name}.svg#1" alt="" loading="lazy">'),
    ]


@pytest.mark.usefixtures("loaded")
def test_a_day_before_the_logos_shows_monograms() -> None:
    assert "/logos/" not in page("/landscape?tab=all&on=2026-08-08")


@pytest.mark.usefixtures("loaded")
def test_an_item_shows_its_logo_and_gives_it_away_with_its_owners_right() -> None:
    text = page("/items/rook")
    address = re.findall(r'href="(/logos/files/\w+\.svg)"', text)[0]

    assert f'src="{address}"' in text
    assert 'alt="Download the logo of Rook (SVG)"' in text
    assert 'title="The logo of Rook, a trademark of its owner"' in text
    assert 'download="rook.svg"' in text


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("kind", ["sheets", "files"])
def test_a_drawing_opened_by_itself_can_do_nothing(kind: str) -> None:
    name = LogoSheet.objects.get().name if kind == "sheets" else Logo.objects.earliest("digest").digest

    response = Client().get(f"/logos/{kind}/{name}.svg", headers={"Accept-Encoding": "gzip"})

    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    assert {
        name: response[name]
        for name in ("Content-Type", "Content-Encoding", "Content-Security-Policy", "X-Content-Type-Options")
    } == {
        "Content-Type": "image/svg+xml",
        "Content-Encoding": "gzip",
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
    }
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(response.content) == Client().get(f"/logos/{kind}/{name}.svg").content


@pytest.mark.usefixtures("loaded")
def test_a_logo_too_heavy_for_a_page_is_had_as_points() -> None:
    logo = Logo.objects.earliest("digest")

    response = Client().get(f"/logos/files/{logo.digest}.png")

    assert (response["Content-Type"], response.content) == ("image/png", bytes(logo.png))


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("address", ["sheets/none.svg", "files/none.svg", "files/none.png", "sheets/%00.svg"])
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert Client().get(f"/logos/{address}").status_code == 404
