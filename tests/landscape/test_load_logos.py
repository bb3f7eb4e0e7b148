"""`load_logos`: which file shows what from which day on, and what is said of those that do not."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from landscape.logos.files import LogoFile
from landscape.models import Logo, LogoSheet, Revision
from landscape.queries import logos
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.drawings import points, svg, triangle
from tests.landscape.intake.archives import member, tar
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two logos of items, one of nobody's, and one that is none; the catalogue with three items."""
    landscapes.load(
        landscapes.one_shelf(
            item("Rook", logo="rook.svg"),
            item("Ceph", logo="ceph.png"),
            item("Longhorn", logo="longhorn.svg"),
        ),
        on=date(2020, 1, 1),
    )
    (tmp_path / "deep").mkdir()
    (tmp_path / "rook.svg").write_bytes(triangle("red"))
    (tmp_path / "deep" / "ceph.png").write_bytes(points())
    (tmp_path / "nobody.svg").write_bytes(triangle("blue"))
    (tmp_path / "page.svg").write_text("<html/>")
    (tmp_path / "README.md").write_text("not a logo")
    return tmp_path


def load(place: Path, *options: str) -> dict[str, Any]:
    """Loads what lies there; gives the answer for machines."""
    written = StringIO()
    call_command("load_logos", str(place), *options, "--json", stdout=written)
    answer: dict[str, Any] = json.loads(written.getvalue())
    return answer


def refusal(place: Path) -> str:
    with pytest.raises(CommandError) as refused:
        call_command("load_logos", str(place), stdout=StringIO(), stderr=StringIO())
    assert not Logo.objects.exists()
    return str(refused.value)


def test_files_are_matched_to_items_by_their_names(folder: Path) -> None:
    answer = load(folder, "--on", "2020-01-01")

    del answer["seconds"]
    assert answer == {
        "source": "logos",
        "on": "2020-01-01",
        "dry_run": False,
        "files": 4,
        "shown": 2,
        "logos": {"added": ["ceph.png", "nobody.svg", "rook.svg"], "changed": [], "removed": []},
        "missing": {"longhorn": "longhorn.svg"},
        "unused": ["nobody.svg"],
        "errors": [],
        "left_out": [{"line": 0, "path": "page.svg", "sentence": "it is not an SVG"}],
        "warnings": [],
    }


def test_the_same_again_changes_nothing_and_makes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "page.svg").unlink()
    load(folder)
    revisions = Revision.objects.count()
    monkeypatch.setattr("landscape.intake.logo_files.workshop.logos", lambda files: iter([*files, None][:-1]))

    answer = load(folder)

    assert answer["logos"] == {"added": [], "changed": [], "removed": []}
    assert Revision.objects.count() == revisions


def test_which_picture_a_name_had_on_a_day_is_known(folder: Path) -> None:
    load(folder, "--on", "2020-01-01")
    (folder / "rook.svg").write_bytes(triangle("green"))
    answer = load(folder, "--on", "2021-06-01")

    pictures = [
        catalogue(on).of(LogoFile).get("rook.svg") for on in map(date, (2019, 2020, 2022), (1,) * 3, (2,) * 3)
    ]
    assert answer["logos"]["changed"] == ["rook.svg"]
    assert pictures[0] is None
    assert pictures[1] != pictures[2]
    assert all(
        one.many.startswith("/logos/sheets/") for one in logos.of(catalogue(date(2020, 1, 2))).values()
    )


def test_a_file_of_before_loaded_late_holds_until_the_next_one(folder: Path) -> None:
    load(folder, "--on", "2021-06-01")
    newest = catalogue().of(LogoFile)["rook.svg"]
    (folder / "rook.svg").write_bytes(triangle("green"))

    load(folder, "--on", "2020-01-01")

    assert catalogue().of(LogoFile)["rook.svg"] == newest
    assert catalogue(date(2020, 6, 1)).of(LogoFile)["rook.svg"] != newest
    assert logos.of(catalogue(date(2020, 6, 1)))["rook.svg"].many.startswith("/logos/sheets/")


def test_files_of_before_stay_unless_they_are_replaced(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    load(folder)
    other = tmp_path_factory.mktemp("other")
    (other / "longhorn.svg").write_bytes(triangle("black"))

    load(other)
    kept = sorted(catalogue().of(LogoFile))
    load(other, "--replace")

    assert kept == ["ceph.png", "longhorn.svg", "nobody.svg", "rook.svg"]
    assert sorted(catalogue().of(LogoFile)) == ["longhorn.svg"]


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    answer = load(folder, "--dry-run")

    assert answer["logos"]["added"] == ["ceph.png", "nobody.svg", "rook.svg"]
    assert (Logo.objects.count(), LogoSheet.objects.count(), dict(catalogue().of(LogoFile))) == (0, 0, {})


def test_what_was_left_out_of_a_file_is_said_each_time(folder: Path) -> None:
    (folder / "rook.svg").write_bytes(svg('<script>x</script><path d="M0 0h9v9z"/>'))
    warning = {"line": 0, "path": "rook.svg", "sentence": "script was left out"}

    assert [load(folder)["warnings"] for _ in range(2)] == [[warning], [warning]]


def test_an_archive_is_read_as_a_folder_is(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "logos.tar.gz"
    archive.write_bytes(tar(member("a/rook.svg", triangle()), member("a/readme.md"), mode="w:gz"))

    assert load(archive)["logos"]["added"] == ["rook.svg"]


def test_of_two_files_of_one_name_the_first_counts(folder: Path) -> None:
    (folder / "deep" / "rook.svg").write_bytes(triangle("green"))

    answer = load(folder)

    sentence = "a file of this name is in another folder already, and that one counts"
    assert answer["left_out"] == [
        {"line": 0, "path": "page.svg", "sentence": "it is not an SVG"},
        {"line": 0, "path": "rook.svg", "sentence": sentence},
    ]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("../rook.svg", "../rook.svg: a path that leads out of the archive is refused"),
        ("/etc/rook.svg", "/etc/rook.svg: a path that leads out of the archive is refused"),
        ("a\\..\\rook.svg", "a\\..\\rook.svg: a path that leads out of the archive is refused"),
    ],
)
def test_a_path_that_leads_out_of_an_archive_is_refused(tmp_path: Path, path: str, sentence: str) -> None:
    archive = tmp_path / "logos.tar"
    archive.write_bytes(tar(member(path, triangle())))

    assert refusal(archive) == f"nothing was loaded:\n{sentence}"


def test_a_link_is_refused_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "rook.svg").symlink_to("/etc/passwd")

    assert refusal(tmp_path) == "nothing was loaded:\nrook.svg: a link is refused"


def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "rook.svg").open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    assert refusal(tmp_path) == "nothing was loaded:\nrook.svg: the file is larger than 16 MB"


def test_a_folder_without_a_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("nothing here")

    assert refusal(tmp_path) == "nothing was loaded:\nthere is no SVG here, nor any other picture"


def test_people_are_told_what_is_shown_and_what_is_missing(folder: Path) -> None:
    said, warned = StringIO(), StringIO()

    call_command("load_logos", str(folder), stdout=said, stderr=warned)

    assert said.getvalue().splitlines()[1:] == [
        "         files  4",
        "      left out  1",
        "   items shown  2",
        " items without  1",
        "  files unused  1",
        "         logos  3 added, 0 changed, 0 removed",
        "missing: longhorn wants longhorn.svg",
        "unused: nobody.svg",
    ]
    assert warned.getvalue() == "left out: page.svg: it is not an SVG\n"
