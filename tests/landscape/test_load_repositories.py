"""The command that loads CLOMonitor's map: rows of items, doubts, what is tracked; on the real file too."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from landscape.catalogue import Source
from landscape.intake import landscape_file
from landscape.models import RepositoryLink, Revision
from landscape.projects import ProjectRepository, RepositoryMap
from landscape.queries import scopes
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.grouped import run
from tests.landscape.landscapes import at_home, one_shelf
from tests.landscape.sources import needs_real_files
from tests.places import SHARED_DATA

pytestmark = pytest.mark.django_db
REAL = SHARED_DATA / "landscape" / "clomonitor-cncf.yaml"
ON = ("--on", "2026-08-07")
MAP = b"""
- name: rook
  display_name: Rook
  maturity: graduated
  repositories:
  - {name: rook, url: https://github.com/rook/rook, check_sets: [code, community]}
  - {name: web, url: https://github.com/rook/web, check_sets: [docs]}
- name: tag-storage
  display_name: TAG Storage
  repositories: [{name: tag, url: https://github.com/cncf/tag-storage}]
"""


def written(folder: Path, content: bytes = MAP) -> str:
    file = folder / "cncf.yaml"
    file.write_bytes(content)
    return str(file)


def rook(**fields: object) -> None:
    facts = {"project": "graduated", "repo_url": "https://github.com/rook/rook", **fields}
    landscapes.load(one_shelf(at_home("Rook", **facts)))


def rows(slug: str = "rook") -> set[tuple[str, bool, str]]:
    found = RepositoryLink.objects.filter(item__slug=slug)
    return set(found.values_list("pattern", "is_primary", "source"))


def test_repositories_are_the_items_beside_those_the_landscape_names(tmp_path: Path) -> None:
    rook()

    told = run("load_repositories", written(tmp_path), *ON)
    again = run("load_repositories", written(tmp_path), *ON)

    assert told.splitlines() == [
        "cncf.yaml as of 2026-08-07",
        "        projects  2",
        "    in graduated  1",
        " without an item  1",
        "    repositories  3",
        "        of items  2",
        "        projects  2 added, 0 changed, 0 removed",
        "? tag-storage is no item's name, and nothing is like it",
    ]
    assert again.splitlines()[-2] == "nothing changed"
    assert rows() == {
        ("rook/rook", True, "landscape"),
        ("rook/rook", False, "clomonitor"),
        ("rook/web", False, "clomonitor"),
    }
    assert catalogue().of(RepositoryMap)["rook"].repositories == (
        ProjectRepository("rook/rook", tags=("code", "community")),
        ProjectRepository("rook/web", tags=("docs",)),
    )


def test_all_of_them_are_tracked_also_those_of_no_item(tmp_path: Path) -> None:
    rook()

    run("load_repositories", written(tmp_path), *ON)

    assert scopes.tracked() == {"rook/rook", "rook/web", "cncf/tag-storage"}
    found = scopes.project("rook")
    assert found is not None
    assert found.repositories == ("rook/rook", "rook/web")


def test_what_the_next_list_leaves_out_is_no_longer_the_items(tmp_path: Path) -> None:
    rook()
    run("load_repositories", written(tmp_path), "--on", "2026-08-01")

    run("load_repositories", written(tmp_path, MAP.replace(b"rook/web", b"rook/site")), *ON)

    assert ("rook/site", False, "clomonitor") in rows()
    assert scopes.tracked() == {"rook/rook", "rook/site", "cncf/tag-storage"}


def test_it_makes_no_difference_which_of_map_and_landscape_is_loaded_first(tmp_path: Path) -> None:
    run("load_repositories", written(tmp_path), *ON)
    rook()
    map_first = catalogue().cards
    landscapes.forget()
    rook()
    run("load_repositories", written(tmp_path), *ON)

    assert catalogue().cards == map_first


def test_an_entry_goes_to_the_item_that_a_person_says(tmp_path: Path) -> None:
    rook()

    told = run("load_repositories", written(tmp_path), "--same", "tag-storage=rook", *ON)

    assert "?" not in told
    assert ("cncf/tag-storage", False, "clomonitor") in rows()


def test_another_level_is_told_and_not_taken(tmp_path: Path) -> None:
    rook(project="incubating")

    told = run("load_repositories", written(tmp_path), *ON)

    assert "? rook: is graduated there and incubating here" in told.splitlines()
    assert catalogue().cards["rook"].maturity == "incubating"


def test_a_landscape_is_exported_as_it_came(tmp_path: Path) -> None:
    rook()
    delivered = one_shelf(at_home("Rook", project="graduated", repo_url="https://github.com/rook/rook"))

    run("load_repositories", written(tmp_path), *ON)

    assert landscape_file.file(catalogue(), delivered) == delivered


def test_a_corrected_list_of_the_same_day_takes_its_place(tmp_path: Path) -> None:
    rook()
    run("load_repositories", written(tmp_path), *ON)

    told = run("load_repositories", written(tmp_path, MAP.replace(b"rook/web", b"rook/site")), *ON)

    assert "        projects  0 added, 1 changed, 0 removed" in told.splitlines()
    assert ("rook/web", False, "clomonitor") not in rows()
    assert catalogue(date(2026, 8, 6)).of(RepositoryMap) == {}


HOSTILE = {
    "aliases": b"- &a {name: rook, repositories: [*a]}\n",
    "nested": b"- repositories: " + b"[" * 5000,
    "no list": b"a: b\n",
    "markup": b"- {name: '<script>', repositories: []}\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CommandError, match="nothing was loaded:"):
        run("load_repositories", written(tmp_path, content))

    assert not Revision.objects.exists()


@needs_real_files
def test_the_real_map_gives_items_their_repositories_and_all_are_tracked() -> None:
    landscapes.load(landscapes.real())
    before = scopes.tracked()
    began_at = time.monotonic()

    answer = json.loads(run("load_repositories", str(REAL), "--json", *ON))

    assert time.monotonic() - began_at < 30
    counts = answer["counts"]
    assert (counts["projects"], counts["repositories"]) == (245, 685)
    assert (counts["in_graduated"], counts["in_incubating"], counts["in_sandbox"]) == (38, 39, 151)
    doubtful = [one["label"] for one in answer["doubtful"]]
    assert counts["without_an_item"] == len(doubtful)
    mapped = catalogue().of(RepositoryMap)
    # Of CNCF's projects one is called otherwise; all else that is in doubt has no level: TAGs, and parts.
    assert [name for name in doubtful if mapped[name].maturity] == ["cedar-policy"]
    patterns = {one.pattern for entry in mapped.values() for one in entry.repositories}
    assert len(patterns) == 685
    assert scopes.tracked() == before | patterns
    assert RepositoryLink.objects.filter(source=Source.CLOMONITOR).count() == counts["of_items"]
    assert landscape_file.file(catalogue(), landscapes.real()) == landscapes.real()
