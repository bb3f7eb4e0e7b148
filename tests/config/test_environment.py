"""Variables come from the shell first and from `.env` second."""

import os
from pathlib import Path

import pytest

from config import environment


@pytest.fixture(autouse=True)
def _variables_return(monkeypatch: pytest.MonkeyPatch) -> None:
    """dotenv writes to the real environment: whatever a test sets there is undone."""
    monkeypatch.setattr(os, "environ", os.environ.copy())


def test_a_variable_of_the_file_is_set(tmp_path: Path) -> None:
    file = tmp_path / "variables"
    file.write_text("# ours\nPERIPLUS_HOSTS=periplus.example\nDATABASE_URL=\n")
    os.environ["PERIPLUS_ENV"] = str(file)

    environment.read()

    assert os.environ["PERIPLUS_HOSTS"] == "periplus.example"


def test_a_variable_of_the_shell_wins(tmp_path: Path) -> None:
    file = tmp_path / "variables"
    file.write_text("PERIPLUS_HOSTS=file.example\n")
    os.environ |= {"PERIPLUS_ENV": str(file), "PERIPLUS_HOSTS": "shell.example"}

    environment.read()

    assert os.environ["PERIPLUS_HOSTS"] == "shell.example"


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    before = os.environ | {"PERIPLUS_ENV": str(tmp_path / "none")}
    os.environ |= before

    environment.read()

    assert os.environ == before
