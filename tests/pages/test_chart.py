"""Charts: a drawing first, plotly.js when in view, hands on both."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.pages.addresses import EMPTY, MEDIAN, METRIC, SPLIT
from tests.pages.test_every_page import drawn

PLOTLY = "**/plotly-cartesian.min.js"


def test_the_drawing_is_there_before_plotly_is_and_keeps_its_place(page: Page) -> None:
    page.route(PLOTLY, lambda route: route.abort())
    page.on("pageerror", lambda _: None)
    page.goto(METRIC, wait_until="commit")
    box = page.locator("[data-chart]")
    page.unroute(PLOTLY)
    before = box.bounding_box()

    page.goto(METRIC)
    drawn(page)

    assert box.bounding_box() == before
    expect(page.locator(".chart-drawing")).to_be_hidden()
    expect(page.locator("[data-plot] .bars").first).to_be_visible()


def test_plotly_is_not_loaded_while_no_chart_is_in_view(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 1440, "height": 120})

    page.goto(METRIC)
    page.wait_for_load_state("networkidle")
    before = [address for address in asked if "plotly" in address]
    page.locator("[data-chart]").scroll_into_view_if_needed()
    drawn(page)

    assert before == []
    assert [address for address in asked if "plotly" in address] != []


def test_plotly_is_not_loaded_where_there_is_nothing_to_draw(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(EMPTY)
    page.wait_for_load_state("networkidle")

    assert [address for address in asked if "plotly" in address] == []


def test_plotly_draws_the_bars_where_the_drawing_has_them(page: Page) -> None:
    page.goto(METRIC)
    drawing = page.locator(".chart-drawing .chart-bars").first.bounding_box()
    drawn(page)

    bars = page.locator("[data-plot] .points path").all()
    is_hatched = "one => getComputedStyle(one).fill.startsWith('url')"
    boxes = [
        box for bar in bars if not bar.evaluate(is_hatched) and (box := bar.bounding_box()) and box["height"]
    ]
    assert drawing is not None
    assert abs(min(box["x"] for box in boxes) - drawing["x"]) < 2
    assert abs(max(box["x"] + box["width"] for box in boxes) - drawing["x"] - drawing["width"]) < 2
    assert abs(min(box["y"] for box in boxes) - drawing["y"]) < 2


def test_the_arrow_keys_go_from_value_to_value_and_say_it(page: Page) -> None:
    page.goto(METRIC)
    drawn(page)
    address = page.url

    page.locator("[data-plot]").focus()
    page.keyboard.press("Home")
    first = page.locator("[data-said]").inner_text()
    page.keyboard.press("ArrowRight")
    second = page.locator("[data-said]").inner_text()

    assert (first, second) == ("Mon 3 Jul 2017, 5", "Tue 4 Jul 2017, 4")
    expect(page.locator("[data-plot] .hoverlayer")).to_contain_text("Tue 4 Jul 2017")
    # Its parts have classes of plotly's naming, which the site's own must not hide.
    expect(page.locator("[data-plot] .hoverlayer .bg")).to_be_visible()
    assert page.url == address


def test_a_median_is_hovered_with_its_samples(page: Page) -> None:
    page.goto(MEDIAN)
    drawn(page)

    page.locator("[data-plot]").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")

    expect(page.locator("[data-plot] .hoverlayer")).to_contain_text("24 h (n 1)")


def test_a_drag_across_the_chart_opens_whole_days_as_a_window(page: Page) -> None:
    page.goto(METRIC)
    drawn(page)
    box = page.locator("[data-plot] .nsewdrag").bounding_box()
    assert box is not None
    day = box["width"] / 7

    page.mouse.move(box["x"] + 1.1 * day, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 2 * day, box["y"] + 100, steps=5)
    page.mouse.move(box["x"] + 2.9 * day, box["y"] + 100, steps=5)
    page.mouse.up()

    page.wait_for_url("**from=2017-07-04&to=2017-07-06&bots=include")
    expect(page.locator("[data-value]")).to_have_text("6")


def test_a_chart_takes_the_colours_of_the_theme(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(METRIC)
    drawn(page)
    bar = page.locator("[data-plot] .points path").first
    light = bar.evaluate("one => getComputedStyle(one).fill")

    page.get_by_role("button", name="Switch between light and dark").click()

    expect(bar).not_to_have_css("fill", light)


def test_parts_are_named_beside_the_chart_and_below_it_on_a_phone(page: Page) -> None:
    page.goto(SPLIT)
    drawn(page)
    expect(page.locator("[data-plot] .annotation", has_text="lamp")).to_be_visible()
    expect(page.locator(".chart-legend")).to_be_hidden()

    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    drawn(page)

    expect(page.locator(".chart-legend")).to_contain_text("lamp")
    expect(page.locator("[data-plot] .annotation", has_text="lamp")).to_have_count(0)


def test_a_reader_who_saves_data_keeps_the_drawing(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(METRIC)
    page.wait_for_load_state("networkidle")

    assert [address for address in asked if "plotly" in address] == []
    expect(page.locator(".chart-drawing")).to_be_visible()
    context.close()


def test_the_table_says_what_the_chart_shows(page: Page) -> None:
    page.goto(METRIC)

    page.get_by_text("Table", exact=True).click()

    rows = page.locator("[data-values] tbody tr").all_inner_texts()
    assert [row.split("\t")[-1] for row in rows] == ["5", "4", "2", "0", "6", "1", "–"]
