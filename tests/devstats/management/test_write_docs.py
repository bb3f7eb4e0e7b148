from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.places import ROOT


def check() -> str:
    written = StringIO()
    call_command("write_docs", "--check", stdout=written)
    return written.getvalue()


def test_the_documentation_in_the_repository_is_what_the_definitions_say() -> None:
    assert check() == ""


def test_what_is_out_of_date_is_shown_and_refused(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    path = tmp_path / "docs" / "metrics.md"
    path.parent.mkdir()
    path.write_text((ROOT / "docs" / "metrics.md").read_text().replace("## ", "### "))
    settings.ROOT = tmp_path  # type: ignore[attr-defined] # pytest-django's settings take any name

    with pytest.raises(CommandError, match=r"^docs/metrics\.md is out of date; run manage\.py write_docs$"):
        check()

    call_command("write_docs")
    assert path.read_text() == (ROOT / "docs" / "metrics.md").read_text()
    assert check() == ""
