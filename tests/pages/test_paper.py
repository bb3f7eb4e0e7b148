"""Pages on paper: how many sheets they need, and that nothing on them is cut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

_A3_ACROSS, _A4_UPRIGHT = (1191, 842), (595, 842)


def printed(page: Page, address: str) -> list[tuple[int, int]]:
    """The sizes of the sheets, in points."""
    page.goto(address)
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    # Chromium writes the objects of pages uncompressed.
    boxes = re.findall(rb"/Type\s*/Page\b(?!s).*?/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper, re.DOTALL)
    return [(round(float(wide)), round(float(high))) for wide, high in boxes]


@pytest.mark.parametrize("slug", ["kubernetes", "rook", "runlxc"])
def test_a_fact_sheet_is_one_page(page: Page, slug: str) -> None:
    assert printed(page, f"/items/{slug}/sheet") == [_A4_UPRIGHT]


def test_the_poster_of_a_category_is_one_page_of_a3(page: Page) -> None:
    assert printed(page, "/landscape?category=projects&tab=all") == [_A3_ACROSS]


def test_the_whole_landscape_is_posters_of_a3(page: Page) -> None:
    found = printed(page, "/landscape?tab=all")

    assert set(found) == {_A3_ACROSS}


def test_a_poster_has_a_title_and_a_legend_and_nothing_to_press(page: Page) -> None:
    page.goto("/landscape?maturity=graduated")
    page.emulate_media(media="print")

    assert page.locator(".poster-head").is_visible()
    assert page.locator(".poster-title").inner_text() == "Graduated"
    for hidden in (".top", ".bar", ".facets", ".chips", ".explorer-away", ".page-foot", ".tile.is-out"):
        assert [one for one in page.locator(hidden).all() if one.is_visible()] == []
