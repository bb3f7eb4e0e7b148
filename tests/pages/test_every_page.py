"""What holds for every page: readable by all, on any screen, in both themes, with and without scripts."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.addresses import FRAMED, PAGES
from tests.pages.conftest import sign_in
from tests.pages.seen import grave

PHONE = {"width": 390, "height": 844}

every_page = pytest.mark.parametrize("name", PAGES)


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of two words
    page.goto(PAGES[name])
    drawn(page)

    found = grave(page)

    assert found == [], json.dumps(found, indent=1)


@every_page
def test_nothing_scrolls_sideways_but_tables(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    drawn(page)

    found = {}
    for width in (1440, 1000, 820, 640, 390):
        page.set_viewport_size({"width": width, "height": 844})
        found[width] = page.evaluate("document.documentElement.scrollWidth")

    assert found == {width: width for width in found}


@every_page
def test_headings_are_in_order(page: Page, name: str) -> None:
    page.goto(PAGES[name])

    headings = page.locator("main :is(h1, h2, h3)")
    levels = headings.evaluate_all("found => found.map(one => +one.tagName[1])")
    steps = [after - before for before, after in zip([0, *levels], levels, strict=False)]
    assert levels.count(1) == 1
    assert max(steps) == 1


@every_page
def test_a_page_says_the_same_without_scripts(browser: Browser, site: str, session: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site, viewport=PHONE)  # type: ignore[arg-type]
    sign_in(context, site, session)
    page = context.new_page()

    page.goto(PAGES[name])

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("[data-needs-script]:visible").count() == 0
    if name in {"metric", "split", "lines", "median"}:
        expect(page.locator(".chart-drawing")).to_be_visible()
    context.close()


@pytest.mark.parametrize("name", [name for name in PAGES if name not in FRAMED])
def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page, name: str) -> None:
    page.goto(PAGES[name])

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def drawn(page: Page) -> None:
    """Wait until the charts in view are drawn by plotly.js."""
    if page.locator("[data-chart]").count():
        expect(page.locator("[data-chart][data-drawn]")).to_have_count(1)
