"""Chromium for the tests: which one, and how it is started."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

REMEDY = "no Chromium: install one (Debian: apt-get install chromium), or name one in CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """The Chromium to use: the one named in CHROMIUM, else one on PATH, else playwright's own download."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return _downloaded()


def chosen() -> str:
    """The same, or the test fails: a page that nobody has looked at is not tested."""
    path = installed()
    if path is None:
        pytest.fail(REMEDY)
    return path


def _downloaded() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - takes a moment, seldom needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's arguments, for a browser that talks to nobody but us; never a silent skip."""
    return browser_type_launch_args | {
        "executable_path": chosen(),
        "args": [
            *(["--no-sandbox"] if os.geteuid() == 0 else []),  # Chromium refuses root otherwise
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """The same clock and language everywhere."""
    return browser_context_args | {"locale": "en-GB", "timezone_id": "UTC"}
