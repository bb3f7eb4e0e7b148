"""The command that writes the catalogue as a landscape.yml."""

import difflib
import json
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from landscape import revise
from landscape.catalogue import Catalogue
from landscape.intake import landscape_yml
from landscape.models import Document
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, item, needs_real_data, one_shelf, run

pytestmark = pytest.mark.django_db


DAY = "2026-08-07"


def loaded(folder: Path, content: bytes, *words: str, on: str = DAY) -> bytes:
    file = folder / "landscape.yml"
    file.write_bytes(content)
    run(str(file), "--on", on, *words)
    return content


def exported(*words: str) -> str:
    out = StringIO()
    call_command("export_landscape", *words, stdout=out)
    return out.getvalue()


def edit(slug: str, *, on: str = DAY, **fields: object) -> None:
    """Changes a card as a correction by hand does, from a day on."""

    def propose(present: Catalogue) -> Catalogue:
        card = replace(present.cards[slug], **fields)  # type: ignore[arg-type]  # as tests give them
        return replace(present, cards={**present.cards, slug: card})

    revise.revise(propose, by_hand(on))


def by_hand(on: str = DAY) -> revise.Signature:
    return replace(landscapes.signature(effective_on=date.fromisoformat(on)), is_whole=False)


def changes(before: bytes, after: bytes) -> list[str]:
    lines = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@needs_real_data
@pytest.mark.parametrize("seed_first", [True, False])
def test_the_real_file_comes_out_byte_for_byte(*, seed_first: bool, tmp_path: Path) -> None:
    if seed_first:
        landscapes.load_seed()
    content = loaded(tmp_path, landscapes.real())
    if not seed_first:
        landscapes.load_seed()

    call_command("export_landscape", str(tmp_path / "out.yml"))

    assert (tmp_path / "out.yml").read_bytes() == content


@needs_real_data
def test_a_revision_of_the_real_file_changes_its_lines(tmp_path: Path) -> None:
    content = loaded(tmp_path, landscapes.real())
    edit("akri", description="Finds devices: all of them")
    edit("airship", name="Airship II")

    call_command("export_landscape", str(tmp_path / "out.yml"))

    assert changes(content, (tmp_path / "out.yml").read_bytes()) == [
        "-            name: Airship",
        "+            name: Airship II",
        "-            description: A Kubernetes Resource Interface for the Edge",
        "+            description: 'Finds devices: all of them'",
    ]


def test_comments_and_unknown_keys_come_out_again(tmp_path: Path) -> None:
    content = b"# by hand\n" + one_shelf(item("Rook", unheard_of=["x"]))
    loaded(tmp_path, content)

    assert exported() == content.decode()


def test_the_file_in_force_on_a_day_comes_out_as_it_was(tmp_path: Path) -> None:
    first = loaded(tmp_path, one_shelf(item("Rook")), on="2020-01-01")
    second = loaded(tmp_path, one_shelf(item("Rook"), item("Tern")), on="2021-01-01")

    assert exported("--on", "2020-12-31") == first.decode()
    assert exported("--on", "2021-01-01") == exported() == second.decode()


def test_what_was_corrected_is_in_the_file_of_the_days_since(tmp_path: Path) -> None:
    first = loaded(tmp_path, one_shelf(item("Rook", description="Old.")), on="2020-01-01")
    second = loaded(tmp_path, one_shelf(item("Rook", description="Today's.")), on="2021-01-01")
    edit("rook", on="2020-07-01", description="New.")

    files = [exported("--on", day) for day in ("2020-06-30", "2020-07-01", "2021-01-01")]

    assert files == [first.decode(), first.decode().replace("Old.", "New."), second.decode()]


def test_the_rows_are_those_of_the_day(tmp_path: Path) -> None:
    loaded(tmp_path, one_shelf(at_home("Rook")), on="2020-01-01")
    loaded(tmp_path, one_shelf(at_home("Tern")), on="2021-01-01")

    then, today = (
        json.loads(exported("--format", "json", *words))["results"] for words in (["--on", "2020-12-31"], [])
    )

    assert [row["slug"] for row in then] == ["rook"]
    assert [row["slug"] for row in today] == ["tern"]
    assert exported("--format", "csv", "--on", "2020-12-31").splitlines()[1].startswith("rook,Rook,")


@needs_real_data
def test_every_year_end_comes_out_byte_for_byte_after_all_were_loaded(tmp_path: Path) -> None:
    landscapes.load_seed()
    run(str(landscapes.YEAR_ENDS))
    loaded(tmp_path, landscapes.real())

    differing = [
        year
        for year, content in landscapes.year_ends().items()
        if exported("--on", f"{year}-12-31").encode() != content
    ]

    assert differing == []
    assert exported().encode() == landscapes.real()


def test_loading_keeps_the_file_and_a_dry_run_does_not(tmp_path: Path) -> None:
    loaded(tmp_path, one_shelf(item("Rook")), "--dry-run")
    kept_by_dry_run = Document.objects.count()

    loaded(tmp_path, one_shelf(item("Rook")))
    loaded(tmp_path, one_shelf(item("Rook")))

    assert (kept_by_dry_run, Document.objects.count()) == (0, 1)


def test_what_was_removed_and_added_since_goes_and_comes(tmp_path: Path) -> None:
    content = loaded(tmp_path, one_shelf(item("Crow"), item("Rook")))
    rook = catalogue().cards["rook"]

    def propose(present: Catalogue) -> Catalogue:
        return replace(present, cards={"rook": rook, "tern": replace(rook, slug="tern", name="Tern")})

    revise.revise(propose, by_hand())

    names = [record.name for record in landscape_yml.read(exported().encode()).records]
    assert names == ["Rook", "Tern"]
    assert "-    - name: Crow" in changes(content, exported().encode())


def test_the_starting_catalogue_is_written_from_nothing() -> None:
    landscapes.load_seed()

    found = landscape_yml.read(exported().encode())

    assert found.errors == ()
    kubernetes = next(record for record in found.records if record.name == "Kubernetes")
    assert len(found.records) == 93
    assert (kubernetes.maturity, kubernetes.repositories[0]) == ("graduated", "kubernetes/kubernetes")


def test_all_items_come_out_as_rows(tmp_path: Path) -> None:
    loaded(tmp_path, one_shelf(item("Rook"), item("Tern")))

    answer = json.loads(exported("--format", "json"))

    assert answer["count"] == 2
    assert [row["slug"] for row in answer["results"]] == ["rook", "tern"]
    assert exported("--format", "csv").splitlines()[1].startswith("rook,Rook,Runtime,Storage,")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "the catalogue is empty; load one with load_landscape"),
        (["--on", "2020-01-01"], "the catalogue of 2020-01-01 is empty; load one with load_landscape"),
        (
            ["--on", "2020-01-01", "--format", "csv"],
            "the catalogue of 2020-01-01 is empty; load one with load_landscape",
        ),
    ],
)
def test_what_cannot_be_written_is_one_sentence(words: list[str], sentence: str) -> None:
    with pytest.raises(CommandError) as refusal:
        exported(*words)

    assert str(refusal.value) == sentence


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    loaded(tmp_path, one_shelf(item("Rook")))

    with pytest.raises(CommandError) as refusal:
        exported(str(tmp_path / "absent" / "out.yml"))

    assert str(refusal.value) == "out.yml cannot be written: No such file or directory"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["landscape.yml"]
