"""The command that loads a landscape."""

import json
import tarfile
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from landscape.models import Item, Revision
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, item, one_shelf, run

pytestmark = pytest.mark.django_db


def written(folder: Path, content: bytes) -> str:
    file = folder / "landscape.yml"
    file.write_bytes(content)
    return str(file)


def test_it_prints_what_there_is_and_what_changed(tmp_path: Path) -> None:
    place = written(tmp_path, one_shelf(item("Rook", project="sandbox"), item("Crow")))

    first, second = run(place), run(place)

    assert first.splitlines() == [
        f"landscape.yml as of {datetime.now(UTC).date()}",
        "    categories  1",
        " subcategories  1",
        "         items  2",
        "      projects  1 (0 graduated, 0 incubating, 1 sandbox, 0 archived)",
        "       members  0",
        "         items  2 added, 0 changed, 0 removed",
        "    categories  1 added, 0 changed, 0 removed",
        " subcategories  1 added, 0 changed, 0 removed",
    ]
    assert second.splitlines()[-1] == "nothing changed"


def test_it_answers_machines_in_json(tmp_path: Path) -> None:
    place = written(tmp_path, one_shelf(item("Crow", project="ripe"), item("Rook", project="sandbox")))

    answer = json.loads(run(place, "--json", "--on", "2020-10-07"))

    seconds = answer.pop("seconds")
    assert 0 <= seconds < 60
    assert answer == {
        "source": "landscape",
        "on": "2020-10-07",
        "dry_run": False,
        "counts": {
            "items": 2,
            "categories": 1,
            "subcategories": 1,
            "members": 0,
            "projects": {"graduated": 0, "incubating": 0, "sandbox": 1, "archived": 0},
        },
        "added": {"items": 2, "categories": 1, "subcategories": 1, "organisations": 0},
        "changed": {"items": 0, "categories": 0, "subcategories": 0, "organisations": 0},
        "removed": {"items": 0, "categories": 0, "subcategories": 0, "organisations": 0},
        "items": {"added": ["crow", "rook"], "changed": [], "removed": []},
        "doubtful": [],
        "kept": [],
        "errors": [],
        "warnings": [
            {
                "line": 11,
                "path": "Runtime / Storage / Crow / project",
                "sentence": "'ripe' is none of graduated, incubating, sandbox, archived; dropped",
            }
        ],
    }


def test_a_dry_run_tells_the_same_and_changes_nothing(tmp_path: Path) -> None:
    run(written(tmp_path, one_shelf(item("Rook"), at_home("Crow"))))
    before = landscapes.without_log()

    told = run(written(tmp_path, one_shelf(item("Rook", project="sandbox"), item("Jay"))), "--dry-run")

    assert told.splitlines()[-4:] == [
        "         items  would be 1 added, 1 changed, 1 removed",
        "+ jay",
        "~ rook",
        "- crow",
    ]
    assert landscapes.without_log() == before
    assert Revision.objects.count() == 1


def test_errors_are_all_listed_and_nothing_is_changed(tmp_path: Path) -> None:
    run(written(tmp_path, one_shelf(item("Rook"))))
    broken = written(tmp_path, one_shelf(item("Crow"), {"homepage_url": "https://a.org"}, item("Crow")))

    with pytest.raises(CommandError) as refusal:
        run(broken)

    assert str(refusal.value).splitlines() == [
        "nothing was loaded:",
        "line 11, Runtime / Storage: the item has no name",
        "line 12, runtime / storage: the name 'Crow' stands here already, on line 8",
    ]
    assert list(Item.objects.values_list("slug", flat=True)) == ["rook"]


def test_errors_reach_machines_as_json_too(tmp_path: Path) -> None:
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("load_landscape", written(tmp_path, b"- not\n"), "--json", stdout=out)

    assert json.loads(out.getvalue()) == {
        "errors": [
            {
                "line": 1,
                "path": "",
                "sentence": "this is not a landscape: there is no list of categories with names under "
                "the key landscape",
            }
        ],
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "give either a FILE or URL to load, or --seed"),
        (["a.yml", "--seed"], "give either a FILE or URL to load, or --seed"),
        (["nowhere/absent.yml"], "nothing was loaded:\nabsent.yml cannot be read: No such file or directory"),
        (["a.yml", "--on", "soon"], "Error: argument --on: 'soon' is not a day such as 2026-08-07"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(words: list[str], sentence: str) -> None:
    with pytest.raises(CommandError) as refusal:
        run(*words)

    assert str(refusal.value) == sentence


def test_the_revision_names_the_file_without_its_folder_and_the_day_it_shows(tmp_path: Path) -> None:
    run(written(tmp_path, one_shelf(item("Rook"))), "--on", "2018-12-31")

    revision = Revision.objects.get()
    assert (revision.who, revision.source, revision.why) == (
        "load_landscape",
        "landscape",
        "load of landscape.yml",
    )
    assert revision.effective_on.isoformat() == "2018-12-31"


def test_without_a_day_it_holds_from_today(tmp_path: Path) -> None:
    run(written(tmp_path, one_shelf(item("Rook"))))

    revision = Revision.objects.get()
    assert revision.effective_on == revision.revised_at.date() == datetime.now(UTC).date()


def test_the_starting_catalogue_is_loaded_by_a_switch() -> None:
    run("--seed")

    told = run("--seed")

    assert told.splitlines()[-4:] == [
        "         items  93",
        "      projects  29 (2 graduated, 16 incubating, 11 sandbox, 0 archived)",
        "       members  0",
        "nothing changed",
    ]
    assert sorted((one.source, one.effective_on.isoformat()) for one in Revision.objects.all()) == [
        ("groups-of-2018", "2018-11-01"),
        ("november-2018", "2018-11-01"),
        ("our-guide", "2018-11-01"),
    ]


def test_what_may_be_a_renaming_is_listed_and_not_guessed(tmp_path: Path) -> None:
    run(written(tmp_path, one_shelf(at_home("Rook (beta)"), at_home("Crow"))))

    told = run(written(tmp_path, one_shelf(at_home("Rook"), at_home("Crow"))), "--dry-run")

    assert told.splitlines()[-3:] == [
        "+ rook",
        "- rook-beta",
        "? line 8, Rook: may be rook-beta: the same name but for its brackets, in the same category",
    ]


def archived(folder: Path, **files: bytes) -> str:
    """An archive of landscapes, named by their days with underscores for hyphens."""
    place = folder / "landscapes.tar.xz"
    with tarfile.open(place, "w:xz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo("deep/" + name.strip("_").replace("_", "-") + ".yml")
            member.size = len(content)
            archive.addfile(member, BytesIO(content))
    return str(place)


def test_an_archive_is_loaded_in_the_order_of_its_days(tmp_path: Path) -> None:
    place = archived(
        tmp_path,
        _2020_02=one_shelf(at_home("Rook", project="incubating")),
        _2018_01_29=one_shelf(at_home("Rook", project="sandbox"), at_home("Crow")),
    )

    told, again = run(place), run(place, "--json")

    assert [line for line in told.splitlines() if " as of " in line] == [
        "2018-01-29.yml as of 2018-01-29",
        "2020-02.yml as of 2020-02-29",
    ]
    assert [one["items"]["removed"] for one in json.loads(again)["files"]] == [[], []]
    assert Revision.objects.count() == 2
    assert sorted(catalogue(date(2020, 2, 28)).cards) == ["crow", "rook"]
    assert catalogue().cards["rook"].maturity == "incubating"


def test_a_dry_run_of_an_archive_tells_what_each_file_would_change_after_the_one_before(
    tmp_path: Path,
) -> None:
    place = archived(
        tmp_path, _2018_12=one_shelf(at_home("Rook"), at_home("Crow")), _2019_12=one_shelf(at_home("Rook"))
    )

    told = json.loads(run(place, "--dry-run", "--json"))

    assert [one["items"] for one in told["files"]] == [
        {"added": ["crow", "rook"], "changed": [], "removed": []},
        {"added": [], "changed": [], "removed": ["crow"]},
    ]
    assert not Revision.objects.exists()


def test_an_error_in_one_file_of_an_archive_keeps_all_of_them_out(tmp_path: Path) -> None:
    place = archived(tmp_path, _2018_12=one_shelf(at_home("Rook")), _2019_12=one_shelf({"logo": "a.svg"}))

    with pytest.raises(CommandError) as refusal:
        run(place)

    assert str(refusal.value).splitlines() == [
        "nothing was loaded:",
        "2019-12.yml, line 8, Runtime / Storage: the item has no name",
    ]
    assert not Revision.objects.exists()


def test_a_day_cannot_be_given_to_all_the_files_of_an_archive(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--on is for one file"):
        run(archived(tmp_path, _2018_12=one_shelf(at_home("Rook"))), "--on", "2019-12-31")
