"""Keyboard shortcuts: each does what it says, and none while something is typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.pages.addresses import BY, METRIC

START = f"/devstats/all/{BY}?from=2017-07-05&to=2017-07-07&bots=include"


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("ArrowLeft", "**from=2017-07-03&to=2017-07-05**"),
        ("[", "**from=2017-07-03&to=2017-07-05**"),
        ("ArrowRight", "**from=2017-07-07&to=2017-07-09**"),
        ("]", "**from=2017-07-07&to=2017-07-09**"),
        ("-", "**from=2017-07-04&to=2017-07-08**"),
        ("=", "**from=2017-07-05*"),
        ("+", "**from=2017-07-05*"),
    ],
)
def test_a_key_moves_the_window(page: Page, key: str, address: str) -> None:
    page.goto(START)

    page.keyboard.press(key)

    page.wait_for_url(address)


def test_t_is_for_typing_a_window(page: Page) -> None:
    page.goto(METRIC)

    page.keyboard.press("t")

    expect(page.get_by_label("Window", exact=True)).to_be_focused()
    assert page.evaluate("document.activeElement.selectionEnd") == len("2017-07-03 to 2017-07-10")


def test_t_opens_the_sheet_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(METRIC)

    page.keyboard.press("t")

    expect(page.get_by_label("Window", exact=True)).to_be_focused()


@pytest.mark.parametrize("key", ["t", "d", "?", "-", "[", "ArrowLeft"])
def test_no_key_acts_while_something_is_typed(page: Page, key: str) -> None:
    page.goto(METRIC)
    address = page.url
    theme = page.evaluate("document.documentElement.dataset.theme")
    page.get_by_label("Window", exact=True).focus()

    page.keyboard.press(key)

    assert page.url == address
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_label("Window", exact=True)).to_be_focused()


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(page: Page) -> None:
    page.goto(METRIC)

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_list_of_keys_opens_by_its_button(page: Page) -> None:
    page.goto("/data")

    page.get_by_role("button", name="Keyboard shortcuts").click()
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.get_by_role("button", name="Close").click()

    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_key_of_the_browser_is_left_to_it(page: Page) -> None:
    page.goto(METRIC)
    address = page.url

    page.keyboard.press("Control+d")
    page.keyboard.press("Control+-")

    assert page.url == address
    assert page.evaluate("document.documentElement.dataset.theme") is None
