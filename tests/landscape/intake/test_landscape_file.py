"""The catalogue, and what of it is the landscape's to say."""

from dataclasses import replace
from datetime import date

from landscape.catalogue import Card, Catalogue, Link, Move, Repository, Source, Step
from landscape.details import Details
from landscape.intake import landscape_file, landscape_yml
from tests.landscape.landscapes import item, one_shelf

FILE = one_shelf(
    item("Crow", logo="a.png"), item("Rook", project="sandbox", extra={"accepted": "2018-01-29"})
)


def world(content: bytes = FILE) -> Catalogue:
    return landscape_yml.compare(landscape_yml.read(content), Catalogue())


def with_card(catalogue: Catalogue, card: Card) -> Catalogue:
    return replace(catalogue, cards={**catalogue.cards, card.slug: card})


def test_problems_are_known_by_the_slug_of_their_item() -> None:
    reading = landscape_yml.read(FILE)
    catalogue = world()

    lines = landscape_file.item_lines(reading, catalogue.cards)

    by_line = {line: slug for slug, line in lines.items()}
    assert by_line == {8: "crow", 11: "rook"}
    assert [(by_line[problem.item], problem.rule) for problem in reading.problems] == [("crow", "logo-file")]


def test_an_item_is_known_under_a_new_name_by_its_slug() -> None:
    catalogue = world()
    renamed = with_card(catalogue, replace(catalogue.cards["crow"], name="Raven"))

    content = landscape_file.file(renamed, FILE)

    assert content == FILE.replace(b"name: Crow", b"name: Raven")


def test_what_the_starting_catalogue_alone_says_is_left_out() -> None:
    catalogue = world()
    ours = Source.NOVEMBER_2018
    rook = catalogue.cards["rook"]
    fuller = replace(
        rook,
        description="Ours.",
        said_by={**rook.said_by, "description": ours, "licence": ours},
        details=replace(rook.details, licence="Apache-2.0"),
        repositories=frozenset({Repository("rook/rook", is_primary=True, source=ours)}),
        moves=rook.moves | {Move(Step.INCUBATING, date(2018, 9, 25), ours)},
        links=frozenset({Link("blog", "https://blog.example.org/", ours)}),
        aliases=frozenset({"Rook (old)"}),
    )
    only_ours = Card(slug="auk", source=ours, name="Auk", shelf=rook.shelf)

    content = landscape_file.file(with_card(with_card(catalogue, fuller), only_ours), FILE)

    assert content == FILE


def test_a_card_of_the_landscape_is_written_with_all_its_details() -> None:
    catalogue = world()
    details = Details(logo="tern.svg", is_end_user=True, joined_on=date(2020, 1, 2))
    tern = Card(
        slug="tern", source=Source.LANDSCAPE, name="Tern", shelf=("runtime", "storage"), details=details
    )

    content = landscape_file.file(with_card(catalogue, tern), FILE)

    found = landscape_yml.read(content).records[-1]
    assert (found.name, found.details) == ("Tern", details)
