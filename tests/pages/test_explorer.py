"""The explorer in a browser: a choice changes the page where it differs, keys go over the map."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

MAP = "/landscape?tab=all"


def shown(page: Page) -> list[str]:
    return page.locator(".tile:not(.is-out) span").all_inner_texts()


def test_typing_leaves_what_has_the_words_and_says_so_in_the_address(page: Page) -> None:
    page.goto(MAP)

    page.get_by_label("Only items with these words").press_sequentially("promet")

    expect(page).to_have_url(re.compile(r"/landscape\?q=promet&tab=all$"))
    assert "Prometheus" in shown(page)
    assert "Envoy" not in shown(page)
    expect(page.get_by_label("Only items with these words")).to_be_focused()
    assert page.evaluate("document.activeElement.selectionStart") == len("promet")


def test_a_filter_moves_no_tile_and_no_scroll(page: Page) -> None:
    page.goto(MAP)
    page.evaluate("scrollTo(0, 150)")
    tile = page.locator(".tile.is-graduated").first
    tile.evaluate("one => { one.isTheSame = true; }")
    before = tile.bounding_box()

    page.get_by_role("checkbox", name="Graduated").check()
    page.wait_for_url("**/landscape?maturity=graduated**")

    assert page.locator(".tile.is-graduated").first.bounding_box() == before
    assert tile.evaluate("one => one.isTheSame")
    assert page.evaluate("scrollY") == 150


def test_going_back_shows_what_was_chosen_before(page: Page) -> None:
    page.goto(MAP)
    page.get_by_role("checkbox", name="Graduated").check()
    page.wait_for_url("**/landscape?maturity=graduated**")

    page.go_back()

    expect(page).to_have_url(re.compile(r"/landscape\?tab=all$"))
    expect(page.get_by_role("checkbox", name="Graduated")).not_to_be_checked()
    expect(page.locator(".tile.is-out")).to_have_count(0)


def test_a_chip_takes_its_filter_off(page: Page) -> None:
    page.goto(f"{MAP}&maturity=graduated")

    page.get_by_role("link", name="Without maturity Graduated").click()

    expect(page.locator(".tile.is-out")).to_have_count(0)
    expect(page.get_by_role("checkbox", name="Graduated")).not_to_be_checked()


def test_filters_that_were_unfolded_stay_so(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(MAP)
    page.get_by_text("Filters", exact=True).click()

    page.get_by_role("checkbox", name="Graduated").check()
    page.wait_for_url("**/landscape?maturity=graduated**")

    expect(page.locator(".tile.is-out").first).to_be_attached()
    expect(page.get_by_role("checkbox", name="Graduated")).to_be_visible()


def test_arrows_go_from_tile_to_tile_and_enter_opens_one(page: Page) -> None:
    page.goto(f"{MAP}&maturity=graduated")
    expected = page.locator(".tile:not(.is-out)").evaluate_all("found => found.map(one => one.pathname)")

    page.keyboard.press("f")
    expect(page.get_by_label("Only items with these words")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.pathname") == expected[0]
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.pathname")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.pathname") == expected[0]
    page.keyboard.press("Escape")
    expect(page.get_by_label("Only items with these words")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert second in expected[1:]
    page.wait_for_url(f"**{expected[0]}")


def test_escape_empties_the_words_and_then_leaves_them(page: Page) -> None:
    page.goto("/landscape?q=promet&tab=all")
    field = page.get_by_label("Only items with these words")
    field.focus()

    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/landscape\?tab=all$"))
    page.keyboard.press("Escape")

    expect(field).not_to_be_focused()


def test_the_same_is_chosen_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto(MAP)

    page.get_by_role("checkbox", name="Graduated").check()
    page.locator("#choose").get_by_role("button", name="Show").click()

    expect(page).to_have_url(re.compile(r"/landscape\?maturity=graduated&tab=all$"))
    assert "Kubernetes" in shown(page)
    context.close()


def test_the_field_of_the_top_bar_finds_what_is_meant_and_enter_opens_it(page: Page) -> None:
    page.goto("/data")

    page.keyboard.press("/")
    page.keyboard.type("promethues")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Prometheus")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    page.wait_for_url("**/items/prometheus")


def test_the_field_opens_by_control_k_and_arrows_choose_and_escape_closes(page: Page) -> None:
    page.goto("/landscape")

    page.keyboard.press("Control+k")
    page.keyboard.type("co")
    options = page.get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_label("Find anything in the catalogue")).to_be_focused()


def test_on_a_phone_the_filters_are_folded_and_search_is_a_page(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/landscape")

    expect(page.get_by_role("checkbox", name="Graduated")).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    expect(page.get_by_role("checkbox", name="Graduated")).to_be_visible()
    page.get_by_role("link", name="Search").click()

    page.wait_for_url("**/search")
    expect(page.get_by_label("What to look for")).to_be_focused()
