"""The command that loads a landscape's settings: with history, and what it names that is not there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from landscape.arrangement import Arrangement
from landscape.models import Change, Revision
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.grouped import run
from tests.landscape.landscapes import item, landscape

pytestmark = pytest.mark.django_db
FIRST = b"""
foundation: Harbour
url: https://landscape.example.org
members_category: Crew
groups: [{name: Ships, alias: ships, categories: [Runtime, Rafts]}]
"""
SECOND = FIRST + b"featured_items: [{field: maturity, options: [{value: sandbox}]}]\n"


@pytest.fixture
def harbour() -> None:
    there = landscape({"Runtime": {"Mesh": [item("Sail")]}, "Crew": {"Gold": [item("Pier")]}})
    landscapes.load(there, on=date(2026, 1, 1))


def written(folder: Path, content: bytes) -> str:
    file = folder / "settings.yml"
    file.write_bytes(content)
    return str(file)


@pytest.mark.usefixtures("harbour")
def test_it_prints_what_there_is_and_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run("load_settings", written(tmp_path, FIRST), "--on", "2026-08-07")
    again = run("load_settings", written(tmp_path, FIRST), "--on", "2026-08-07")

    assert told.splitlines() == [
        "settings.yml as of 2026-08-07",
        "            tabs  1",
        "        featured  0",
        "          orders  0",
        "  end-user rules  0",
        "       TAG rules  0",
        "           links  0",
        "          events  0",
        "     arrangement  1 added, 0 changed, 0 removed",
    ]
    assert again.splitlines()[-1] == "nothing changed"
    assert Revision.objects.filter(source="landscape-settings").count() == 1


@pytest.mark.usefixtures("harbour")
def test_a_dry_run_names_what_is_doubtful_and_changes_nothing(tmp_path: Path) -> None:
    answer = json.loads(run("load_settings", written(tmp_path, FIRST), "--dry-run", "--json"))

    assert answer["doubtful"] == ["groups / Ships: there is no category 'Rafts'"]
    assert answer["arrangement"] == {"added": ["landscape"], "changed": [], "removed": []}
    assert catalogue().of(Arrangement) == {}


@pytest.mark.usefixtures("harbour")
def test_each_day_is_arranged_as_it_was_then(tmp_path: Path) -> None:
    run("load_settings", written(tmp_path, SECOND), "--on", "2026-08-07")
    run("load_settings", written(tmp_path, FIRST), "--on", "2026-03-01")

    def featured(on: date) -> int | None:
        found = catalogue(on).of(Arrangement).get("landscape")
        return None if found is None else len(found.featured)

    days = [date(2026, 2, 1), date(2026, 3, 1), date(2026, 8, 6), date(2026, 8, 7)]
    assert [featured(day) for day in days] == [None, 0, 0, 1]
    changes = Change.objects.filter(kind="arrangement").values_list("effective_on", "action")
    assert set(changes) == {(date(2026, 8, 7), "added"), (date(2026, 3, 1), "added")}


@pytest.mark.usefixtures("harbour")
def test_the_members_category_is_that_of_the_settings_also_after_the_landscape_comes_again(
    tmp_path: Path,
) -> None:
    run("load_settings", written(tmp_path, FIRST), "--on", "2026-08-01")

    there = landscape({"Runtime": {"Mesh": [item("Sail")]}, "Crew": {"Gold": [item("Quay")]}})
    landscapes.load(there, on=date(2026, 8, 7))

    assert [one.name for one in catalogue().categories if one.holds_members] == ["Crew"]
    assert [one.name for one in catalogue(date(2026, 7, 31)).categories if one.holds_members] == []


@pytest.mark.parametrize(
    "content",
    [b"", b"[" * 100_000, b"foundation: &a [*a]\nurl: x\n", b"groups: []\n", b"\x00\xff"],
    ids=["empty", "deep", "anchor", "other", "binary"],
)
def test_what_is_no_settings_changes_nothing(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CommandError, match="nothing was loaded"):
        run("load_settings", written(tmp_path, content))

    assert not Revision.objects.exists()
