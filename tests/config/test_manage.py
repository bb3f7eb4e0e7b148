"""The command line: servers only where a command needs them, and no traceback for what a person can mend."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.config import homes
from tests.places import ROOT


def _manage(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=homes.environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=homes.SECONDS,
        check=False,
    )


@pytest.mark.parametrize("words", [["help"], ["migrate", "--help"], ["version"], []])
def test_help_starts_no_server(tmp_path: Path, words: list[str]) -> None:
    ended = _manage(tmp_path / "home", *words)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert not (tmp_path / "home" / "postgresql").exists()


def test_an_unknown_command_is_named(tmp_path: Path) -> None:
    ended = _manage(tmp_path / "home", "sail")

    assert ended.returncode != 0
    assert "Unknown command: 'sail'" in ended.stderr
