"""What programs find wrong with a page that a browser shows."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.places import ROOT

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def grave(page: Page) -> list[tuple[str, list[Any]]]:
    """What axe finds serious or critical, and where."""
    page.evaluate(_AXE.read_text())
    found = page.evaluate("axe.run()")
    return [
        (violation["id"], [node["target"] for node in violation["nodes"]])
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]
