"""The window: typed, picked, moved; the numbers follow, and the address says it all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.addresses import BY, METRIC, ROWS, WRONG

ALL = f"/devstats/all/{BY}"


def value(page: Page) -> str:
    """The headline of a metric page."""
    return page.locator("[data-value]").inner_text()


def test_a_window_is_typed_and_the_numbers_change(page: Page) -> None:
    page.goto(METRIC)
    before = value(page)

    page.get_by_label("Window", exact=True).fill("2017-07-03 to 2017-07-05")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{ALL}?from=2017-07-03&to=2017-07-05&bots=include")
    assert (before, value(page)) == ("18", "9")


def test_a_window_is_typed_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto(METRIC)

    page.get_by_label("Window", exact=True).fill("2017-07-03 to 2017-07-05")
    page.get_by_label("Bots").select_option("exclude")
    page.get_by_role("button", name="Show").first.click()

    expect(page.locator("[data-value]")).to_have_text("7")
    assert page.url == f"{site}{ALL}?from=2017-07-03&to=2017-07-05"
    context.close()


def test_a_window_that_cannot_be_read_keeps_what_was_typed_and_says_why(page: Page) -> None:
    page.goto(METRIC)

    page.get_by_label("Window", exact=True).fill("now-7x to now")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_have_text(
        "Cannot read '-7x' in the window 'now-7x to now': 'x' is no unit; units are s m h d w M Q y; try -7d."
    )
    expect(page.get_by_label("Window", exact=True)).to_have_value("now-7x to now")


def test_a_wrong_window_can_be_mended_where_it_stands(page: Page) -> None:
    page.goto(WRONG)

    page.get_by_label("Window", exact=True).fill("2017-07-03 to 2017-07-10")
    page.keyboard.press("Enter")

    expect(page.locator("[data-value]")).to_have_text("16")


def test_a_window_is_moved_and_comes_back(page: Page) -> None:
    page.goto(f"{ALL}?from=2017-07-03&to=2017-07-05&bots=include")

    page.get_by_role("link", name="The window after").click()
    page.wait_for_url("**from=2017-07-05&to=2017-07-07**")
    there = value(page)
    page.get_by_role("link", name="The window before").click()
    page.wait_for_url("**from=2017-07-03&to=2017-07-05**")

    assert (there, value(page)) == ("2", "9")


def test_a_window_is_made_longer_and_shorter(page: Page) -> None:
    page.goto(f"{ALL}?asof=2017-07-09&bots=include")

    page.get_by_role("link", name="Twice as long").click()
    page.wait_for_url("**from=now-14d**")
    page.get_by_role("link", name="Half as long").click()
    page.wait_for_url(lambda address: "from=" not in address)

    assert value(page) == "18"


def test_a_preset_is_one_click(page: Page) -> None:
    page.goto(f"{ALL}?asof=2017-07-09&bots=include")

    page.get_by_role("link", name="24 h", exact=True).click()

    page.wait_for_url("**from=now-24h**")
    assert value(page) == "1"


def test_a_choice_is_asked_for_at_once(page: Page) -> None:
    page.goto(METRIC)

    page.get_by_label("Split").select_option("repository")

    page.wait_for_url("**by=repository**")
    expect(page.get_by_role("heading", name="By repository")).to_be_visible()


def test_as_of_pins_what_now_means(page: Page) -> None:
    page.goto(f"{ALL}?bots=include")

    page.get_by_label("as of").fill("2017-07-06")
    page.keyboard.press("Enter")

    page.wait_for_url("**asof=2017-07-06**")
    assert value(page) == "11"


def test_escape_takes_back_what_was_typed(page: Page) -> None:
    page.goto(METRIC)
    field = page.get_by_label("Window", exact=True)

    field.fill("nonsense")
    page.keyboard.press("Escape")

    expect(field).to_have_value("2017-07-03 to 2017-07-10")
    expect(field).not_to_be_focused()


def test_a_filter_is_taken_away(page: Page) -> None:
    page.goto(f"{METRIC}&repository=lighthouse/lamp")
    before = value(page)

    page.get_by_role("link", name="Without repository lighthouse/lamp").click()

    page.wait_for_url(lambda address: "repository" not in address)
    assert (before, value(page)) == ("10", "18")


def test_a_phone_folds_the_bar_into_two_sheets(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(METRIC)
    expect(page.get_by_label("Window", exact=True)).to_be_hidden()

    page.get_by_role("button", name="2017-07-03 to 2017-07-10").click()
    page.get_by_label("Window", exact=True).fill("2017-07-03 to 2017-07-05")
    page.get_by_role("button", name="Show").click()

    expect(page.locator("[data-value]")).to_have_text("9")


def test_the_rows_are_as_many_as_the_value_and_lead_back(page: Page) -> None:
    page.goto(METRIC)
    headline = value(page)

    page.get_by_role("link", name="rows", exact=True).click()
    page.wait_for_url(f"**{ROWS}")

    assert page.locator("[data-count]").inner_text() == headline
    assert page.locator("table.rows tbody tr").count() == int(headline)


@pytest.mark.parametrize(
    ("scope", "metric", "text"),
    [
        ("all", "events", "12,001"),
        ("all", BY, "11,197"),
        ("all", "devstats-contributors", "732"),
        ("all", "pulls-merged", "330"),
        ("repository/kubernetes/kubernetes", BY, "7,193"),
        ("project/kubernetes", "comments", "9,355"),
    ],
)
def test_the_real_week_comes_out_exactly(
    page: Page, kubernetes_week: str, scope: str, metric: str, text: str
) -> None:
    page.goto(f"{kubernetes_week}/devstats/{scope}/{metric}?from=2017-07-24&to=2017-07-29&bots=include")

    assert value(page) == text
