from pathlib import Path

import pytest
from django.core.checks import Error

from devstats import checks, metrics
from devstats.metrics import registered


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of definitions of the test's own, holding two of ours."""
    for slug in ("pushes", "stars"):
        text = (registered.FOLDER / f"{slug}.sql").read_text()
        (tmp_path / f"{slug}.sql").write_text(text)
    monkeypatch.setattr(registered, "FOLDER", tmp_path)
    return tmp_path


def test_every_file_is_a_metric_and_they_come_in_their_order(folder: Path) -> None:
    text = (folder / "stars.sql").read_text()
    (folder / "suns.sql").write_text(text.replace("order = 510", "order = 1"))

    assert list(metrics.registry()) == ["suns", "pushes", "stars"]


def test_a_bad_definition_is_an_error_at_start_up_naming_file_and_key(folder: Path) -> None:
    text = (folder / "stars.sql").read_text()
    (folder / "stars.sql").write_text(text.replace('unit = "stars"\n', ""))
    (folder / "empty.sql").write_text("")

    assert checks.definitions_can_be_used(None) == [
        Error(sentence, hint="docs/metrics.md shows what a definition says.", id="devstats.E001")
        for sentence in (
            "empty.sql: there is no header; begin with /* and the keys of a metric in TOML",
            "stars.sql: the key 'unit' is missing",
        )
    ]


def test_nothing_is_answered_from_a_registry_with_a_bad_definition(folder: Path) -> None:
    (folder / "empty.sql").write_text("")

    with pytest.raises(metrics.BadDefinition, match=r"^empty\.sql: "):
        metrics.registry()


def test_our_own_definitions_are_good() -> None:
    assert checks.definitions_can_be_used(None) == []


def test_there_is_every_metric_that_was_promised() -> None:
    assert list(metrics.registry()) == [
        "devstats-contributions",
        "devstats-contributors",
        "events",
        "pulls-opened",
        "pulls-closed",
        "pulls-merged",
        "pulls-reopened",
        "pull-authors",
        "time-to-merge",
        "issues-opened",
        "issues-closed",
        "issues-reopened",
        "comments",
        "commenters",
        "pushes",
        "commits",
        "stars",
        "forks",
        "releases",
    ]
