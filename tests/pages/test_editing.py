"""An edit from the form to what was written, in a browser."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import sign_in
from tests.pages.seen import grave

FORM = "/admin/catalogue/item/edit/linkerd"
PHONE = {"width": 390, "height": 844}


def previewed(page: Page, description: str) -> None:
    """Fills in a form and asks what it will change."""
    page.goto(FORM)
    page.get_by_label("Description").fill(description)
    page.get_by_label("Why").fill("Its page says so")
    page.get_by_role("button", name="See what will change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What will change")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_will_change(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of two words

    previewed(page, "A mesh.")
    found = grave(page)

    assert found == [], json.dumps(found, indent=1)


def test_what_will_change_fits_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    previewed(page, f"A mesh, at https://example.org/{'mesh' * 60}")

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_axe_finds_nothing_serious_in_a_form_that_is_refused(page: Page) -> None:
    page.goto(FORM)
    page.get_by_label("Homepage").fill("javascript:alert(1)")
    page.get_by_role("button", name="See what will change").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is written yet.")

    found = grave(page)

    assert found == [], json.dumps(found, indent=1)


def test_an_edit_is_made_with_the_keyboard_alone(page: Page) -> None:
    page.goto(FORM)
    page.get_by_label("Name", exact=True).first.focus()

    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Carries the calls between services.")
    page.get_by_label("Why").focus()
    page.keyboard.type("Its page says so")
    page.keyboard.press("Enter")

    expect(page.locator("ins")).to_have_text("Carries the calls between services.")
    page.get_by_role("button", name="Write it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Written: Its page says so")


def test_an_edit_is_made_without_scripts(browser: Browser, site: str, session: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site, viewport=PHONE)  # type: ignore[arg-type]
    sign_in(context, site, session)
    page = context.new_page()

    previewed(page, "A mesh, and a light one.")
    page.get_by_role("button", name="Write it").click()

    expect(page.get_by_role("status")).to_have_text("Written: Its page says so")
    context.close()


def test_another_row_keeps_what_was_typed(page: Page) -> None:
    page.goto(FORM)
    page.get_by_label("Description").fill("Typed and not yet written.")

    page.get_by_role("group", name="Audits").get_by_role("button", name="Another row").first.click()

    expect(page.get_by_label("Description")).to_have_value("Typed and not yet written.")
    expect(page.locator("[name='audits-1-vendor']")).to_be_visible()
