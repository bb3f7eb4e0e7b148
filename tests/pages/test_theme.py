"""Light or dark: as the system wishes, or as the reader does, who is remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

DARK, LIGHT = "rgb(13, 20, 26)", "rgb(250, 248, 243)"


def ground(page: Page) -> str:
    """The colour of the paper."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("scheme", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_a_page_follows_the_system(page: Page, scheme: str, colour: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    page.goto("/data")

    assert ground(page) == colour


@pytest.mark.parametrize(("scheme", "colour"), [("light", DARK), ("dark", LIGHT)])
def test_the_switch_is_remembered_from_page_to_page(page: Page, scheme: str, colour: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    page.goto("/data")

    page.keyboard.press("d")
    here = ground(page)
    page.goto("/devstats/metrics")

    assert (here, ground(page)) == (colour, colour)


def test_the_theme_is_there_before_anything_is_painted(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/data")
    page.evaluate("localStorage.setItem('theme', 'dark')")
    # The body does not exist yet when the head's script has run.
    page.add_init_script(
        "new MutationObserver((_, me) => { if (document.body) { me.disconnect();"
        " window.early = document.documentElement.dataset.theme; } })"
        ".observe(document, {childList: true, subtree: true})"
    )

    page.reload()

    assert page.evaluate("window.early") == "dark"


def test_choosing_what_the_system_wishes_is_to_follow_it_again(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/data")
    page.keyboard.press("d")
    page.keyboard.press("d")

    page.emulate_media(color_scheme="dark")

    assert ground(page) == DARK


def test_a_forgotten_word_in_the_memory_does_no_harm(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/data")
    page.evaluate("localStorage.setItem('theme', 'purple')")

    page.reload()

    assert ground(page) == LIGHT
