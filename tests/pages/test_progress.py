"""The data page while hours are being loaded: it changes by itself."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from devstats import models
from tests.worlds.facts import hours


def test_the_page_follows_the_harvest_without_being_loaded_again(page: Page, site: str) -> None:
    hours("2017-06-01", "2017-06-01 04:00", state="loading")
    due = models.ArchiveHour.objects.filter(hour__year=2017, hour__month=6)
    page.goto(f"{site}/data")
    files = page.get_by_text("files read")
    before = files.inner_text()
    page.evaluate("window.mine = 1")

    due.update(state="loaded")

    expect(files).not_to_have_text(before, timeout=8_000)
    assert page.evaluate("window.mine") == 1
    due.delete()
