"""Meetings are shown in the reader's own zone, and in UTC where no script runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, expect

MEETING = b"""
tags:
  - dir: tag-tides
    name: TAG Tides
    meetings: [{description: Regular, day: Tuesday, time: "16:00", tz: UTC, frequency: weekly}]
"""
PAGE = "/groups/tag-tides?on=2026-08-10"


@pytest.fixture
def tides(site: str, tmp_path: Path) -> str:
    """The site with a group that meets on Tuesdays at 16:00 UTC."""
    place = tmp_path / "tags.yaml"
    place.write_bytes(MEETING)
    call_command("load_groups", str(place), on=date(2026, 8, 1), verbosity=0)
    return site


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Berlin", "Tue, 11 Aug 2026, 18:00 CEST"),
        ("Asia/Kolkata", "Tue, 11 Aug 2026, 21:30 GMT+5:30"),
        ("Pacific/Auckland", "Wed, 12 Aug 2026, 04:00 GMT+12"),
    ],
)
def test_a_reader_sees_the_time_of_his_own_clock(browser: Browser, tides: str, zone: str, shown: str) -> None:
    context = browser.new_context(base_url=tides, timezone_id=zone, locale="en-GB")
    page = context.new_page()

    page.goto(PAGE)

    first = page.locator("time").first
    expect(first).to_have_text(shown)
    expect(first).to_have_attribute("title", "Tue 11 Aug 2026, 16:00 UTC")
    context.close()


def test_without_scripts_the_time_is_that_of_the_server(browser: Browser, tides: str) -> None:
    context = browser.new_context(base_url=tides, java_script_enabled=False)
    page = context.new_page()

    page.goto(PAGE)

    expect(page.locator("time").first).to_have_text("Tue 11 Aug 2026, 16:00 UTC")
    context.close()
