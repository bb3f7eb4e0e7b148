"""The command that loads groups, and the one that loads CNCF's guide, on the real files too."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from landscape.groups import Group, GroupKind
from landscape.guide import Chapter
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from tests.landscape import grouped
from tests.landscape.grouped import SIGS, TAGS, run
from tests.landscape.sources import needs_real_files
from tests.places import SHARED_DATA

pytestmark = pytest.mark.django_db
REAL = SHARED_DATA / "landscape"


def written(folder: Path, content: bytes, name: str = "sigs.yaml") -> str:
    file = folder / name
    file.write_bytes(content)
    return str(file)


def test_it_prints_what_there_is_and_what_changed(tmp_path: Path) -> None:
    place = written(tmp_path, SIGS)

    first, second = (
        run("load_groups", place, "--on", "2026-08-07"),
        run("load_groups", place, "--on", "2026-08-07"),
    )

    assert first.splitlines() == [
        "sigs.yaml as of 2026-08-07",
        "            SIGs  2",
        "  working groups  1",
        "     subprojects  1",
        "    OWNERS links  2",
        "          groups  3 added, 0 changed, 0 removed",
    ]
    assert second.splitlines()[-1] == "nothing changed"
    assert Revision.objects.count() == 1


def test_it_answers_machines_in_json(tmp_path: Path) -> None:
    answer = json.loads(run("load_groups", written(tmp_path, TAGS), "--json", "--on", "2026-08-07"))

    seconds = answer.pop("seconds")
    assert 0 <= seconds < 60
    assert answer == {
        "source": "cncf-toc",
        "on": "2026-08-07",
        "dry_run": False,
        "counts": {"tags": 1, "subprojects": 0, "owners_links": 0},
        "groups": {"added": ["tag-workloads"], "changed": [], "removed": []},
        "doubtful": [],
        "kept": [],
        "errors": [],
        "warnings": [],
    }


def test_a_dry_run_tells_the_same_and_changes_nothing(tmp_path: Path) -> None:
    grouped.load(SIGS)
    before = dict(catalogue().of(Group))
    other = written(tmp_path, b"sigs: [{dir: sig-storage, name: Storage}, {dir: sig-new, name: New}]\n")

    told = run("load_groups", other, "--dry-run")

    assert told.splitlines()[-5:] == [
        "          groups  would be 1 added, 1 changed, 2 removed",
        "+ sig-new",
        "~ sig-storage",
        "- sig-cloud-provider",
        "- wg-data",
    ]
    assert dict(catalogue().of(Group)) == before


def test_errors_are_all_listed_and_nothing_is_changed(tmp_path: Path) -> None:
    broken = written(tmp_path, b"sigs:\n- dir: sig-a\n- name: B\n- name: B\n")

    with pytest.raises(CommandError) as refusal:
        run("load_groups", broken)

    assert str(refusal.value).splitlines() == [
        "nothing was loaded:",
        "line 2, sigs: the group has no name",
        "line 4, sigs: the group 'b' comes again",
    ]
    assert not Revision.objects.exists()


def test_a_day_that_is_yet_to_come_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="2999-01-01 is yet to come"):
        run("load_groups", written(tmp_path, SIGS), "--on", "2999-01-01")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refusal:
        run("load_groups", str(tmp_path / "none.yaml"))

    assert str(refusal.value).splitlines()[1] == "none.yaml cannot be read: No such file or directory"


@needs_real_files
def test_the_real_groups_come_out_of_the_database_as_they_are_counted() -> None:
    grouped.load_ours()
    for name in ("sigs.yaml", "tags.yaml"):
        run("load_groups", str(REAL / name), "--on", "2026-08-07")

    found = [*catalogue().of(Group).values()]
    assert Counter(group.kind for group in found) == {
        GroupKind.SIG: 24,
        GroupKind.WORKING_GROUP: 8,
        GroupKind.COMMITTEE: 3,
        GroupKind.TAG: 5,
        GroupKind.TOC_SUBPROJECT: 3,
    }
    kubernetes = {GroupKind.SIG, GroupKind.WORKING_GROUP, GroupKind.COMMITTEE}
    figures = []
    for kinds in ({GroupKind.SIG}, kubernetes):
        parts = [part for group in found if group.kind in kinds for part in group.subprojects]
        figures.append((len(parts), sum(len(part.folders) for part in parts)))
    assert figures == [(234, 524), (236, 526)]
    assert len(catalogue(date(2018, 11, 1)).of(Group)) == 31
    assert "@" not in " ".join(seat.handle + seat.name for group in found for seat in group.seats)


@needs_real_files
def test_every_real_file_loaded_again_changes_nothing_even_as_of_another_day() -> None:
    files = [("load_groups", "sigs.yaml"), ("load_groups", "tags.yaml"), ("load_guide", "guide.yml")]
    for command, name in files:
        run(command, str(REAL / name), "--on", "2026-08-07")

    again = [
        run(command, str(REAL / name), "--on", day).splitlines()[-1]
        for command, name in files
        for day in ("2026-08-07", "2026-08-08")
    ]

    assert again == ["nothing changed"] * 6


@needs_real_files
def test_the_real_guide_has_its_chapters_and_sections() -> None:
    told = run("load_guide", str(REAL / "guide.yml"), "--on", "2026-08-07")

    assert told.splitlines() == [
        "guide.yml as of 2026-08-07",
        "        chapters  8",
        "        sections  32",
        "        chapters  8 added, 0 changed, 0 removed",
    ]
    found = sorted(catalogue().of(Chapter).values(), key=lambda chapter: chapter.position)
    assert [(chapter.title, len(chapter.sections)) for chapter in found] == [
        ("Introduction", 3),
        ("Provisioning", 5),
        ("Runtime", 4),
        ("Orchestration & Management", 7),
        ("App Definition and Development", 5),
        ("Observability and Analysis", 3),
        ("Platform", 5),
        ("Summary", 0),
    ]
