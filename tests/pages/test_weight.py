"""Pages are light: what a first visit transfers before plotly.js."""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from tests.pages.addresses import METRIC

KB = 1_000


def weights(page: Page, address: str) -> dict[str, int]:
    """Bytes of each thing the page asks for, compressed as a server sends them, plotly.js left out."""
    found: dict[str, int] = {}

    def weigh(response: Response) -> None:
        name = PurePosixPath(urlsplit(response.url).path).name
        if "plotly" not in name:
            found[name or "/"] = len(gzip.compress(response.body()))

    page.on("response", weigh)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return found


@pytest.mark.parametrize(("address", "most"), [("/", 12 * KB), (METRIC, 10 * KB)])
def test_a_page_itself_is_small(page: Page, address: str, most: int) -> None:
    found = weights(page, address)

    assert max(found.values()) == found[PurePosixPath(urlsplit(address).path).name or "/"]
    assert found[PurePosixPath(urlsplit(address).path).name or "/"] <= most


@pytest.mark.parametrize("address", ["/", METRIC, "/devstats/metrics"])
def test_a_first_visit_is_below_fifty_kilobytes(page: Page, address: str) -> None:
    found = weights(page, address)

    assert sum(found.values()) <= 50 * KB, found
