"""Drawings read back by the tests; reading one checks that it is well-formed."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def drawing(text: str | bytes) -> ET.Element:
    """The drawing as a tree."""
    return ET.fromstring(text)  # noqa: S314 -- drawn by us
