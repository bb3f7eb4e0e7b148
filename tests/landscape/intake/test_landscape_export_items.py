"""Items come into a landscape.yml, leave it and move in it, with their own lines only."""

from dataclasses import replace

import pytest

from landscape.catalogue import Category
from landscape.details import Details
from landscape.intake.records import Record
from landscape.intake.yaml_edit import Unwritable
from tests.landscape.intake.rewriting import FILE, changes, read, record, rewritten, said, with_records


def jay(name: str = "Jay", *, shelf: tuple[str, str] = ("runtime", "storage")) -> Record:
    return Record(
        line=0,
        name=name,
        shelf=shelf,
        homepage="https://jay.example.org/",
        details=Details(logo="jay.svg", lfx_slug="jay"),
    )


JAY = [
    "+          - item:",
    "+            name: Jay",
    "+            homepage_url: https://jay.example.org/",
    "+            logo: jay.svg",
    "+            extra:",
    "+              lfx_slug: jay",
]


def test_a_new_item_stands_at_its_place_and_looks_like_its_neighbours() -> None:
    after = rewritten(with_records(jay()))

    assert sorted(changes(FILE, after)) == sorted(JAY)
    assert [one.name for one in read(after).records] == ["Crow", "Jay", "Rook", "Auk"]
    assert after.index("# the next one is ours") > after.index("name: Jay")


def test_the_first_item_of_an_empty_subcategory_opens_its_list() -> None:
    after = rewritten(with_records(jay(shelf=("runtime", "empty"))))

    assert sorted(changes(FILE, after)) == sorted(["-        items: []", "+        items:", *JAY])


def test_a_new_shelf_stands_at_the_end_of_its_list() -> None:
    reading = read()
    runtime, data = reading.categories
    birds = Category("birds", "Birds", holds_members=False, subcategories=(("crows", "Crows"),))
    wanted = replace(
        with_records(jay(shelf=("birds", "crows")), jay("Kea", shelf=("runtime", "parrots"))),
        categories=(
            replace(runtime, subcategories=(*runtime.subcategories, ("parrots", "Parrots"))),
            data,
            birds,
        ),
    )

    after = read(rewritten(wanted))

    assert after.categories == wanted.categories
    assert said(after) == said(wanted)
    assert not [line for line in changes(FILE, rewritten(wanted)) if line.startswith("-")]


def test_an_item_that_goes_takes_its_lines_only() -> None:
    reading = read()
    wanted = replace(reading, records=tuple(one for one in reading.records if one.name != "Crow"))

    after = rewritten(wanted)

    assert changes(FILE, after) == [
        "-          - item:",
        "-            name: Crow   # flies",
        '-            homepage_url: "https://crow.example.org/"',
        "-            unheard_of: [1, 2]",
        "-            logo: crow.svg",
    ]


def test_a_subcategory_whose_items_are_all_gone_has_an_empty_list() -> None:
    reading = read()
    wanted = replace(reading, records=tuple(one for one in reading.records if one.name != "Auk"))

    after = rewritten(wanted)

    assert after.endswith("        name: Files\n        items: []\n")
    assert said(read(after)) == said(wanted)


def test_an_item_that_moves_takes_its_lines_along() -> None:
    wanted = with_records(replace(record("Crow"), shelf=("data", "files"), description="It caws."))

    after = rewritten(wanted)

    moved = after[after.index("name: Auk") :].split("\n")
    assert moved[3:9] == [
        "          - item:",
        "            name: Crow   # flies",
        "            description: It caws.",
        '            homepage_url: "https://crow.example.org/"',
        "            unheard_of: [1, 2]",
        "            logo: crow.svg",
    ]
    assert said(read(after)) == said(wanted)


def test_a_file_in_brackets_is_changed_too() -> None:
    file = (
        "landscape: [{name: Runtime, subcategories: [{name: Storage, items: [\n"
        "  {name: Rook, homepage_url: https://a.org, logo: a.svg, project: sandbox}\n]}]}]\n"
    )
    reading = read(file)
    rook = replace(reading.records[0], description="[x]: {y}", maturity="", details=Details(logo="b.svg"))
    wanted = replace(reading, records=(rook,))

    after = rewritten(wanted, file)

    assert said(read(after)) == said(wanted)
    assert len(after.split("\n")) == len(file.split("\n"))
    with pytest.raises(Unwritable, match="only rows that begin with a dash"):
        rewritten(replace(reading, records=(*reading.records, jay())), file)


def test_lines_end_as_they_do_in_the_file() -> None:
    file = FILE.replace("\n", "\r\n")
    reading = read(file)
    crow = replace(
        record("Crow", file), description="One.\nTwo.", details=Details(logo="x.svg", lfx_slug="c")
    )

    after = rewritten(with_records(crow, jay(), reading=reading), file)

    assert after.count("\n") == after.count("\r\n") > file.count("\r\n")
    assert said(read(after)) == said(with_records(crow, jay(), reading=reading))


def test_a_file_without_a_last_line_end_is_added_to() -> None:
    file = FILE.rstrip("\n")

    after = rewritten(with_records(jay("Tern", shelf=("data", "files")), reading=read(file)), file)

    assert [one.name for one in read(after).records] == ["Crow", "Rook", "Auk", "Tern"]
