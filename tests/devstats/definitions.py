"""Definitions of a test's own, in a folder of its own."""

from pathlib import Path

import pytest

from devstats.metrics import registered

_HEADER = """\
/*
title = "{title}"
question = "How?"
unit = "events"
arithmetic = "{arithmetic}"
{member}
chart = "line"
better = "neutral"
caveat = "Made up."
version = {version}
group = "Tests"
order = 1

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 0
*/
"""
_SQL = """\
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    {amount} AS amount,
    act.account_id AS person_id,
    act.item
FROM devstats_act AS act
WHERE act.kind = '{kind}'
"""


def only(monkeypatch: pytest.MonkeyPatch, folder: Path, **files: str) -> None:
    """The only metrics there are: a file of that text for each name, an underscore standing for a hyphen."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.sql").write_text(text)
    monkeypatch.setattr(registered, "FOLDER", folder)


def also(monkeypatch: pytest.MonkeyPatch, folder: Path, **files: str) -> None:
    """These metrics beside our own."""
    own = {path.stem: path.read_text() for path in registered.FOLDER.glob("*.sql")}
    only(monkeypatch, folder, **own, **files)


def text(arithmetic: str, *, kind: str, amount: str = "1", version: int = 1, title: str = "Test") -> str:
    """A definition that counts acts of one kind."""
    member = 'member = "person"' if arithmetic == "distinct" else ""
    header = _HEADER.format(title=title, arithmetic=arithmetic, member=member, version=version)
    return header + _SQL.format(kind=kind, amount=amount)
