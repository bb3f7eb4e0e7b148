"""The command that loads who maintains what: figures, doubts, answers, refusals; on the real file too."""

import json
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from landscape.maintainers import MaintainerList, maintainership
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes, maintained
from tests.landscape.grouped import run
from tests.landscape.landscapes import at_home, one_shelf
from tests.landscape.maintained import HEADER, SHEET
from tests.landscape.sources import needs_real_files
from tests.places import SHARED_DATA

pytestmark = pytest.mark.django_db
REAL = SHARED_DATA / "landscape" / "project-maintainers.csv"
ON = ("--on", "2026-08-07")


def written(folder: Path, content: bytes, name: str = "people.csv") -> str:
    file = folder / name
    file.write_bytes(content)
    return str(file)


def projects(*names: str) -> None:
    landscapes.load(one_shelf(*(at_home(name, project="sandbox") for name in names)))


def test_it_tells_figures_changes_and_doubts(tmp_path: Path) -> None:
    projects("Rook", "Crow Project")

    first = run("load_maintainers", written(tmp_path, SHEET), *ON)
    second = run("load_maintainers", written(tmp_path, SHEET), *ON)

    assert first.splitlines() == [
        "people.csv as of 2026-08-07",
        "          labels  2",
        " without an item  1",
        "           posts  3",
        "    in graduated  2",
        "      in sandbox  1",
        "         handles  3",
        "           lists  2 added, 0 changed, 0 removed",
        "? Crow may be crow-project",
    ]
    assert second.splitlines()[-2:] == ["nothing changed", "? Crow may be crow-project"]


def test_a_dry_run_tells_what_would_be_and_changes_nothing(tmp_path: Path) -> None:
    projects("Rook", "Crow")
    maintained.load(SHEET)
    before = Revision.objects.count()
    other = written(tmp_path, f"{HEADER},Rook,Jo Doe,,jo-doe,\n,Jay,Kim,,kim,\n".encode())

    told = run("load_maintainers", other, "--dry-run", "--same", "Jay=crow", *ON)

    assert told.splitlines()[-5:] == [
        "           lists  would be 1 added, 1 changed, 1 removed",
        "+ project-maintainers/jay",
        "~ project-maintainers/rook",
        "- project-maintainers/crow",
        "= Jay is crow",
    ]
    assert Revision.objects.count() == before
    assert catalogue().cards["crow"].aliases == frozenset()


def test_a_person_confirms_and_is_remembered_as_who_did(tmp_path: Path) -> None:
    projects("Rook", "Crow Project")
    place = written(tmp_path, SHEET)

    told = run("load_maintainers", place, "--same", "Crow=crow-project", "--by", "Jo Doe", *ON)

    assert told.splitlines()[-1] == "= Crow is crow-project"
    assert "?" not in told
    assert catalogue().cards["crow-project"].aliases == {"Crow"}
    log = Revision.objects.filter(is_whole=False).values_list("who", "why", "source")
    assert list(log) == [("Jo Doe", "confirmed: Crow is crow-project", "project-maintainers")]
    assert "?" not in run("load_maintainers", place, *ON)


def test_what_is_confirmed_goes_through_later_versions_and_later_landscapes(tmp_path: Path) -> None:
    crow = at_home("Crow Project", project="sandbox")
    landscapes.load(one_shelf(crow), on=date(2026, 1, 7))
    landscapes.load(one_shelf(crow | {"project": "graduated"}), on=date(2026, 3, 7))

    run("load_maintainers", written(tmp_path, SHEET), "--same", "Crow=crow-project", "--on", "2026-02-07")
    landscapes.load(one_shelf(crow | {"description": "New"}), on=date(2026, 4, 7))

    aliases = [catalogue(date(2026, month, 8)).cards["crow-project"].aliases for month in (1, 2, 3, 4)]
    assert aliases == [set(), {"Crow"}, {"Crow"}, {"Crow"}]
    assert [post.person.name for post in maintainership(catalogue()).by_item["crow-project"]] == ["Kim"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--same", "Crow=nothing"), "there is no item 'nothing' on that day"),
        (("--same", "Crow=rook", "--same", "crow=jay"), "(?i)'crow' is an alias of"),
    ],
)
def test_what_cannot_be_confirmed_is_refused_and_nothing_is_loaded(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    projects("Rook", "Jay")

    with pytest.raises(CommandError, match=sentence):
        run("load_maintainers", written(tmp_path, SHEET), *words, *ON)

    assert catalogue().of(MaintainerList) == {}


@pytest.mark.parametrize(
    "words",
    [
        ("--same", "Crow"),
        ("--same", "=rook"),
        ("--same", "Crow=<b>"),
        ("--same", "jo@example.org=rook"),
        ("--by", "jo@example.org"),
        ("--by", "x" * 300),
    ],
)
def test_words_that_are_no_answer_are_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="is not a"):
        run("load_maintainers", written(tmp_path, SHEET), *words)


def test_machines_get_everything_in_json(tmp_path: Path) -> None:
    projects("Rook", "Crow Project")

    answer = json.loads(run("load_maintainers", written(tmp_path, SHEET), "--json", *ON))

    assert 0 <= answer.pop("seconds") < 30
    assert answer == {
        "source": "project-maintainers",
        "on": "2026-08-07",
        "dry_run": False,
        "counts": {
            "labels": 2,
            "without_an_item": 1,
            "posts": 3,
            "in_graduated": 2,
            "in_sandbox": 1,
            "handles": 3,
        },
        "lists": {
            "added": ["project-maintainers/crow", "project-maintainers/rook"],
            "changed": [],
            "removed": [],
        },
        "errors": [],
        "warnings": [],
        "confirmed": [],
        "doubtful": [{"label": "Crow", "candidates": ["crow-project"], "why": ""}],
        "kept": [],
    }


HOSTILE = {
    "aliases to themselves": b"maintainers: &a [*a]\n",
    "a bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nmaintainers: [*b,*b]\n",
    "nested": b"maintainers: " + b"[" * 5000,
    "not text": b"\x00\xff\xfe",
    "a row too long": HEADER.encode() + b"," + b"x" * 200_000 + b",Jo,,jo,\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CommandError, match="nothing was loaded:"):
        run("load_maintainers", written(tmp_path, content))

    assert not Revision.objects.exists()


@needs_real_files
def test_the_real_file_has_its_figures_and_twenty_labels_for_people() -> None:
    landscapes.load(landscapes.real())
    began_at = time.monotonic()

    answer = json.loads(run("load_maintainers", str(REAL), "--json", *ON))

    assert time.monotonic() - began_at < 30
    # Of 2,391 rows one is empty of a person; eight name somebody twice.
    assert len(REAL.read_text(encoding="utf-8-sig").splitlines()) - 1 == 2391
    assert answer["counts"] == {
        "labels": 246,
        "without_an_item": 20,
        "posts": 2382,
        "in_graduated": 830,
        "in_incubating": 500,
        "in_sandbox": 1052,
        "handles": 2160,
    }
    labels = [one["label"].rpartition(": ")[2] for one in answer["doubtful"]]
    assert Counter(labels)["Steering Committee"] == 2
    assert len(set(labels)) == 20
    nothing_like_it = {one["label"] for one in answer["doubtful"] if not one["candidates"]}
    assert nothing_like_it == {"Open Workflow Specification"}


@needs_real_files
def test_confirming_every_label_of_the_real_file_ends_the_doubts() -> None:
    landscapes.load(landscapes.real())
    doubtful = json.loads(run("load_maintainers", str(REAL), "--json", "--dry-run", *ON))["doubtful"]
    same = [(one["label"], (one["candidates"] or ["serverless-workflow"])[0]) for one in doubtful]
    words = [word for label, slug in same for word in ("--same", f"{label}={slug}")]

    answer = json.loads(run("load_maintainers", str(REAL), "--json", *words, *ON))

    assert (answer["doubtful"], answer["counts"]["without_an_item"]) == ([], 0)
    found = maintainership(catalogue())
    assert found.unmatched == ()
    assert {post.list.label for post in found.by_item["kubernetes"]} >= {
        "Kubernetes steering",
        "Kubernetes maintainers",
    }
    assert len(found.of_company("Red Hat")) == 314 - 1  # one of them is listed twice
