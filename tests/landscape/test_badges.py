"""Badges: what they say, and that it can be read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from landscape.badges import badge
from landscape.catalogue import Card, Source

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str, maturity: str) -> ET.Element:
    card = Card(slug="a", source=Source.LANDSCAPE, name=name, shelf=("a", "b"), maturity=maturity)
    return ET.fromstring(badge(card))  # noqa: S314 - our own


def luminance(colour: str) -> float:
    """As WCAG 2 defines it."""
    if colour == "#fff":
        colour = "#ffffff"
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("maturity", ["graduated", "incubating", "sandbox", "archived", ""])
def test_white_on_every_ground_is_read_by_everybody(maturity: str) -> None:
    grounds = [rect.get("fill", "") for rect in drawn("Rook", maturity).iter(f"{SVG}rect")]

    ratios = [(1 + 0.05) / (luminance(ground) + 0.05) for ground in grounds]

    assert len(ratios) == 2
    assert min(ratios) >= 4.5


def test_a_project_has_its_level_and_anything_else_is_listed() -> None:
    said = [drawn(name, maturity).get("aria-label") for name, maturity in (("Rook", "sandbox"), ('<"&>', ""))]

    assert said == ["Rook, CNCF: sandbox", '<"&>, cloud native landscape: listed']
