"""The tests' browser: found where it is, and never silently left out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import browser
from tests.places import ROOT


def test_without_a_browser_tests_fail_and_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "installed", lambda: None)

    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        browser.chosen()


def test_a_browser_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "our-chromium"
    program.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(program))

    assert browser.installed() == str(program)


def test_a_named_browser_that_is_not_there_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-browser")

    assert browser.installed() is None


def test_setup_says_what_to_install_where_nothing_works(tmp_path: Path) -> None:
    """No Chromium, no way to get one: apt-get and the download both fail."""
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 100\n")
    (tmp_path / "apt-get").chmod(0o755)
    variables = {
        "PATH": f"{tmp_path}:/bin:/usr/sbin",
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path),
        "CHROMIUM": "none",
    }

    ended = subprocess.run(
        [sys.executable, ROOT / "bin" / "browser"],
        env=os.environ | variables | {"PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr.rstrip().endswith(browser.REMEDY)
