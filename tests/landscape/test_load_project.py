"""The command that loads what projects say of themselves: a file, a folder, an archive; doubts, refusals."""

import io
import json
import tarfile
from datetime import date
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from landscape.catalogue import Move, Source, Step
from landscape.intake import landscape_file
from landscape.maintainers import MaintainerList, maintainership
from landscape.models import RepositoryLink, Revision
from landscape.projects import ProjectFile
from landscape.queries.catalogue import catalogue
from landscape.queries.history import history
from tests.landscape import landscapes
from tests.landscape.grouped import run
from tests.landscape.landscapes import at_home, one_shelf

pytestmark = pytest.mark.django_db
ON = ("--on", "2026-08-07")
ROOK = """\
schema_version: 1.0.0
slug: rook
name: Rook
description: Keeps data.
maturity_log:
  - {phase: sandbox, date: 2018-01-29, issue: https://github.com/cncf/toc/pull/57}
  - {phase: graduated, date: 2020-10-07, issue: https://github.com/cncf/toc/pull/5}
repositories: [{url: https://github.com/rook/rook, primary: true}, https://github.com/rook/kit]
social: {twitter: https://twitter.com/rook}
audits: [{date: 2019-12-01, type: security, url: https://example.org/audit.pdf}]
security: {policy: {path: SECURITY.md}}
landscape: {category: Runtime, subcategory: Storage}
"""
PEOPLE = "maintainers: [{project_id: rook, teams: [{name: project-maintainers, members: [jo-doe]}]}]\n"
LISTED = at_home(
    "Rook",
    project="graduated",
    repo_url="https://github.com/rook/rook",
    extra={"accepted": "2018-01-29", "graduated": "2020-10-07"},
)


def written(folder: Path, content: str = ROOK, name: str = "project.yaml") -> str:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    return str(file)


def packed(*files: tuple[str, str], links: tuple[tuple[str, str], ...] = ()) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as archive:
        for name, content in files:
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content.encode()))
        for name, to in links:
            header = tarfile.TarInfo(name)
            header.type, header.linkname = tarfile.SYMTYPE, to
            archive.addfile(header)
    return packed.getvalue()


def test_a_file_is_kept_and_its_rows_are_the_items(tmp_path: Path) -> None:
    landscapes.load(one_shelf(LISTED))

    told = run("load_project", written(tmp_path), *ON)

    assert told.splitlines() == [
        "project.yaml as of 2026-08-07",
        "        projects  1",
        " without an item  0",
        "    repositories  2",
        "       documents  1",
        "           lists  0",
        "        projects  1 added, 0 changed, 0 removed",
    ]
    card = catalogue().cards["rook"]
    assert {
        (row.pattern, row.is_primary) for row in card.repositories if row.source is Source.DOT_PROJECT
    } == {
        ("rook/rook", True),
        ("rook/kit", False),
    }
    assert [(link.kind, link.url) for link in card.links] == [("twitter", "https://twitter.com/rook")]
    assert [audit.url for audit in card.details.audits] == ["https://example.org/audit.pdf"]
    assert RepositoryLink.objects.filter(source="dot-project").count() == 2


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    landscapes.load(one_shelf(LISTED))
    run("load_project", written(tmp_path), *ON)
    before = Revision.objects.count()

    again = [run("load_project", written(tmp_path), "--on", day) for day in ("2026-08-07", "2026-08-07")]

    assert [told.splitlines()[-1] for told in again] == ["nothing changed"] * 2
    assert Revision.objects.count() == before


def test_the_landscape_is_believed_and_differences_are_told(tmp_path: Path) -> None:
    landscapes.load(one_shelf(LISTED))
    other = (
        ROOK.replace("2020-10-07", "2020-10-08")
        .replace("phase: graduated", "phase: incubating")
        .replace("subcategory: Storage", "subcategory: Databases")
    )

    told = run("load_project", written(tmp_path, other), *ON)

    assert told.splitlines()[-2:] == [
        "? rook: is incubating there and graduated here",
        "? rook: stands in Runtime / Databases there and in Runtime / Storage here",
    ]
    card = catalogue().cards["rook"]
    assert (card.maturity, card.shelf) == ("graduated", ("runtime", "storage"))
    assert card.moves == {
        Move(Step.ACCEPTED, date(2018, 1, 29), Source.LANDSCAPE),
        Move(Step.INCUBATING, date(2020, 10, 8), Source.DOT_PROJECT),
        Move(Step.GRADUATED, date(2020, 10, 7), Source.LANDSCAPE),
    }


def test_another_day_of_a_step_is_told(tmp_path: Path) -> None:
    landscapes.load(one_shelf(LISTED))

    told = run("load_project", written(tmp_path, ROOK.replace("2020-10-07", "2020-10-08")), *ON)

    assert told.splitlines()[-1] == "? rook: graduated on 2020-10-08 there and on 2020-10-07 here"


def test_an_unknown_project_is_kept_until_a_person_says_which_item_it_is(tmp_path: Path) -> None:
    landscapes.load(one_shelf(LISTED))
    crow = written(tmp_path, ROOK.replace("rook", "rooks").replace("name: Rook", "name: Rooks"))

    first = run("load_project", crow, *ON)
    second = run("load_project", crow, "--same", "rooks=rook", *ON)

    assert first.splitlines()[-1] == "? rooks may be rook"
    assert second.splitlines()[-1] == "= rooks is rook"
    assert RepositoryLink.objects.filter(item__slug="rook", source="dot-project").count() == 2


def test_files_of_a_later_day_stay_when_one_of_before_is_loaded(tmp_path: Path) -> None:
    landscapes.load(one_shelf(LISTED), on=date(2026, 1, 1))
    run("load_project", written(tmp_path), *ON)

    run("load_project", written(tmp_path, ROOK.replace("rook/kit", "rook/old")), "--on", "2026-03-01")
    landscapes.load(one_shelf(LISTED | {"description": "New"}), on=date(2026, 5, 1))

    seen = {
        day: {row.pattern for row in catalogue(day).cards["rook"].repositories}
        for day in (date(2026, 2, 1), date(2026, 4, 1), date(2026, 6, 1), date(2026, 8, 7))
    }
    assert list(seen.values()) == [
        {"rook/rook"},
        {"rook/rook", "rook/old"},
        {"rook/rook", "rook/old"},
        {"rook/rook", "rook/kit"},
    ]
    assert len(history("project-file", "rook")) == 2


def test_a_landscape_is_exported_as_it_came(tmp_path: Path) -> None:
    landscapes.load(one_shelf(LISTED))

    run("load_project", written(tmp_path), *ON)

    assert landscape_file.file(catalogue(), one_shelf(LISTED)) == one_shelf(LISTED)


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_a_folder_and_an_archive_of_many_are_one_load(tmp_path: Path, kind: str) -> None:
    landscapes.load(one_shelf(LISTED))
    crow = ROOK.replace("rook", "crow").replace("name: Rook", "name: Crow")
    files = [
        ("rook/.project/project.yaml", ROOK),
        ("rook/.project/maintainers.yaml", PEOPLE),
        ("crow/project.yaml", crow),
    ]
    if kind == "folder":
        for name, content in files:
            written(tmp_path / "many", content, name)
        place = tmp_path / "many"
    else:
        place = tmp_path / "many.tar.xz"
        place.write_bytes(packed(*files))

    answer = json.loads(run("load_project", str(place), "--json", *ON))

    assert answer["projects"] == {"added": ["crow", "rook"], "changed": [], "removed": []}
    assert answer["counts"] == {
        "projects": 2,
        "without_an_item": 1,
        "repositories": 4,
        "documents": 2,
        "lists": 1,
    }
    assert answer["doubtful"] == [{"label": "crow", "candidates": [], "why": ""}]
    assert [post.person.handle for post in maintainership(catalogue()).by_item["rook"]] == ["jo-doe"]
    assert Revision.objects.filter(source="dot-project").count() == 1


def test_all_problems_of_all_files_are_told_and_nothing_is_loaded(tmp_path: Path) -> None:
    written(tmp_path, ROOK.replace("slug: rook\n", ""), "a/project.yaml")
    written(tmp_path, PEOPLE.replace("jo-doe", ""), "b/maintainers.yaml")
    written(tmp_path, ROOK, "c/project.yaml")
    written(tmp_path, ROOK, "d/project.yaml")

    with pytest.raises(CommandError) as refusal:
        run("load_project", str(tmp_path), *ON)

    assert str(refusal.value).splitlines() == [
        "nothing was loaded:",
        "line 1, a/project.yaml / slug: the project has no slug",
        (
            "line 1, b/maintainers.yaml / maintainers / rook: "
            "there is no team project-maintainers with members"
        ),
        "d/project.yaml: the project 'rook' has a file already: c/project.yaml",
    ]
    assert not Revision.objects.exists()


HOSTILE = {
    "a path that leads out": packed(("../project.yaml", ROOK)),
    "a link": packed(links=(("rook/project.yaml", "/etc/passwd"),)),
    "a large file": packed(("rook/project.yaml", "#" * 2_000_000)),
    "a bomb of zeros": packed(("rook/project.yaml", "\0" * 120_000_000)),
    "nothing in it": packed(("readme", "x")),
    "no whole archive": packed(("rook/project.yaml", ROOK))[:-20],
    "aliases": b"maturity_log: &a [*a]\n",
    "nested": b"maturity_log: " + b"[" * 5000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "project"
    place.write_bytes(content)

    with pytest.raises(CommandError, match="nothing was loaded:"):
        run("load_project", str(place), *ON)

    assert not Revision.objects.exists()


def test_what_could_run_is_dropped_and_told(tmp_path: Path) -> None:
    content = ROOK.replace("https://twitter.com/rook", "'javascript:alert(1)'").replace(
        "security: {policy: {path: SECURITY.md}}",
        "security: {policy: {path: 'javascript:alert(1)'}, threat_model: {path: ../../secret}}",
    )

    answer = json.loads(run("load_project", written(tmp_path, content), "--json", *ON))

    assert len(answer["warnings"]) == 3
    file = catalogue().of(ProjectFile)["rook"]
    assert (file.links, file.documents) == ((), ())
    assert catalogue().of(MaintainerList) == {}
