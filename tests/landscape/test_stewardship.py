"""What a steward says, whatever files say before and after it."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from django.db import transaction

from landscape import documents, overlay, revise, stewardship
from landscape.catalogue import Catalogue, Source
from landscape.intake import landscape_file, landscape_yml
from landscape.kinds import things
from landscape.models import Item, Revision
from landscape.queries.catalogue import catalogue, read
from landscape.stewardship import Deed
from landscape.words import EXISTS, Word
from tests.landscape import landscapes
from tests.landscape.landscapes import NOON, at_home, landscape, needs_real_data, one_shelf

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 3, 3), date(2026, 6, 1)


def deed(slug: str = "rook", kind: str = "item", *, on: date = SECOND, **fields: Any) -> Deed:  # noqa: ANN401
    return Deed(kind=kind, slug=slug, who="ada", why="it is so", on=on, **fields)


def say(slug: str = "rook", kind: str = "item", *, on: date = SECOND, **said: Any) -> None:  # noqa: ANN401
    stewardship.done(deed(slug, kind, on=on, said=said), now=NOON)


def withdraw(*fields: str, slug: str = "rook", kind: str = "item", on: date = SECOND) -> None:
    stewardship.done(deed(slug, kind, on=on, withdrawn=frozenset(fields)), now=NOON)


def described(on: date | None = None, slug: str = "rook") -> str:
    return read(on).cards[slug].description


def test_what_a_steward_said_outlives_the_next_file() -> None:
    landscapes.load(one_shelf(at_home("Rook", description="A bird.")), on=FIRST)

    say(description="Storage.")
    landscapes.load(one_shelf(at_home("Rook", description="A black bird.", project="sandbox")), on=THIRD)

    rook = catalogue().cards["rook"]
    assert (rook.description, rook.maturity) == ("Storage.", "sandbox")
    assert rook.said_by["description"] is Source.STEWARD
    assert rook.said_by["maturity"] is Source.LANDSCAPE
    assert [described(day) for day in (FIRST, SECOND, THIRD)] == ["A bird.", "Storage.", "Storage."]
    assert Item.objects.get(slug="rook").description == "Storage."
    told = [
        (one.of, one.field, one.said.value, one.otherwise)
        for one in overlay.kept(catalogue(), about={"item"})
    ]
    assert told == [("rook", "description", "Storage.", "A black bird.")]


def test_a_word_withdrawn_lets_the_newest_file_count_again() -> None:
    landscapes.load(one_shelf(at_home("Rook", description="A bird.")), on=FIRST)
    say(description="Storage.")
    landscapes.load(one_shelf(at_home("Rook", description="A black bird.")), on=THIRD)

    withdraw("description", on=date(2026, 7, 1))

    rook = catalogue().cards["rook"]
    assert (rook.description, rook.said_by["description"]) == ("A black bird.", Source.LANDSCAPE)
    assert described(THIRD) == "Storage."
    assert not catalogue().of(Word)


def test_it_makes_no_difference_in_which_order_files_and_words_come() -> None:
    acts = {
        "first": lambda: landscapes.load(
            one_shelf(at_home("Rook", description="A bird."), at_home("Crow")), on=FIRST
        ),
        "word": lambda: say(description="Storage.", homepage=""),
        "third": lambda: landscapes.load(
            one_shelf(at_home("Rook", description="A black bird.", project="sandbox")), on=THIRD
        ),
    }
    found = []
    for order in permutations(acts):
        with transaction.atomic():
            for name in order:
                acts[name]()  # type: ignore[no-untyped-call]  # lambdas have no types
            found.append([without_gone(read(day)) for day in (FIRST, SECOND, THIRD, None)])
            transaction.set_rollback(True)

    assert all(one == found[0] for one in found)
    assert found[0][3][2]["rook"].description == "Storage."


def without_gone(found: Catalogue) -> tuple[Any, ...]:
    return *landscapes.without_log(found), found.of(Word)


def test_an_item_that_only_a_steward_lists_stays_until_a_file_names_it_and_after() -> None:
    landscapes.load(one_shelf(at_home("Crow")), on=FIRST)
    say(
        "jay",
        exists=True,
        name="Jay",
        shelf=["runtime", "storage"],
        description="Blue.",
        aliases=["Garrulus"],
    )

    landscapes.load(one_shelf(at_home("Crow")), on=date(2026, 4, 1))
    listed = catalogue()
    landscapes.load(one_shelf(at_home("Garrulus", description="A bird.", project="sandbox")), on=THIRD)
    named = catalogue()
    landscapes.load(one_shelf(at_home("Crow")), on=date(2026, 7, 1))

    assert sorted(listed.cards) == ["crow", "jay"]
    assert listed.cards["jay"].source is Source.STEWARD
    assert list(named.cards) == ["jay"]
    assert (named.cards["jay"].name, named.cards["jay"].maturity) == ("Jay", "sandbox")
    assert sorted(catalogue().cards) == ["crow", "jay"]
    assert catalogue().cards["jay"].maturity == ""


def test_an_item_that_a_steward_took_away_is_not_brought_back_but_by_a_steward() -> None:
    landscapes.load(one_shelf(at_home("Rook"), at_home("Crow")), on=FIRST)

    say(exists=False)
    landscapes.load(one_shelf(at_home("Rook", description="Still here."), at_home("Crow")), on=THIRD)
    without = catalogue()
    withdraw(EXISTS, on=THIRD)

    assert list(without.cards) == ["crow"]
    assert not Item.objects.filter(slug="rook", description="").exists()
    assert catalogue().cards["rook"].description == "Still here."


def test_what_an_item_stands_on_by_a_stewards_word_stays_though_files_drop_it() -> None:
    landscapes.load(
        landscape({"Runtime": {"Storage": [at_home("Rook")]}, "Data": {"Files": [at_home("Crow")]}}), on=FIRST
    )
    say(shelf=["data", "files"])

    landscapes.load(one_shelf(at_home("Rook")), on=THIRD)

    found = catalogue()
    assert found.cards["rook"].shelf == ("data", "files")
    assert [category.slug for category in found.categories] == ["runtime", "data"]


def test_shelves_keep_the_order_and_names_that_a_steward_gave_them() -> None:
    both = {"Runtime": {"Storage": [at_home("Rook")]}, "Data": {"Files": [at_home("Crow")]}}
    landscapes.load(landscape(both), on=FIRST)

    say("data", "category", position=0, name="Databases")
    landscapes.load(landscape(both | {"Network": {"Wires": [at_home("Jay")]}}), on=THIRD)

    assert [(one.slug, one.name) for one in catalogue().categories] == [
        ("data", "Databases"),
        ("runtime", "Runtime"),
        ("network", "Network"),
    ]
    withdraw("position", "name", slug="data", kind="category", on=THIRD)
    assert [one.name for one in catalogue().categories] == ["Runtime", "Data", "Network"]


def test_a_new_name_of_a_shelf_is_written_wherever_the_file_names_it() -> None:
    both = {
        "Runtime": {"Storage": [at_home("Rook", second_path=["Data / Files"])]},
        "Data": {"Files": [at_home("Crow")]},
    }
    content = landscape(both)
    landscapes.load(content, on=FIRST)

    say("data", "category", name="Databases")

    written = landscape_file.file(catalogue(), content)
    renamed = content.replace(b"name: Data", b"name: Databases").replace(
        b"Data / Files", b"Databases / Files"
    )
    assert landscapes.parsed(written) == landscapes.parsed(renamed)


def test_a_shelf_on_which_items_stand_is_not_taken_away() -> None:
    landscapes.load(one_shelf(at_home("Rook")), on=FIRST)

    with pytest.raises(revise.Refused, match="cannot be taken away while items stand on it"):
        say("runtime/storage", "subcategory", exists=False)


def test_a_word_of_a_later_day_is_not_overruled_by_one_of_before() -> None:
    landscapes.load(one_shelf(at_home("Rook")), on=FIRST)
    say(description="Later.", on=THIRD)

    say(description="Earlier.", on=SECOND)

    assert [described(day) for day in (FIRST, SECOND, THIRD)] == ["", "Earlier.", "Later."]


def test_one_who_looked_before_somebody_else_changed_it_is_told_so() -> None:
    landscapes.load(one_shelf(at_home("Rook")), on=FIRST)
    base = stewardship.newest("item", "rook")
    say(description="Storage.")
    before = Revision.objects.count()

    with pytest.raises(stewardship.Stale, match="somebody else has changed this"):
        stewardship.done(deed(said={"homepage": ""}, base=base), now=NOON)

    assert Revision.objects.count() == before


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": ""}, "a name has 1 to 200 characters"),
        ({"homepage": "javascript:alert(1)"}, "is not an http or https address"),
        ({"shelf": ["no", "where"]}, "there is no subcategory no/where"),
        ({"organisation": "nobody"}, "there is no organisation 'nobody'"),
        ({"joined_on": "soon"}, "Invalid RFC3339"),
        ({"name": "Crow"}, "two items on one shelf are called 'Crow'"),
    ],
)
def test_what_would_break_the_catalogue_is_refused(said: dict[str, Any], sentence: str) -> None:
    landscapes.load(one_shelf(at_home("Rook"), at_home("Crow")), on=FIRST)

    with pytest.raises(revise.Refused, match=sentence):
        stewardship.done(deed(said=said), now=NOON)

    assert Revision.objects.count() == 1


@needs_real_data
def test_a_correction_of_the_real_landscape_is_one_line_of_its_export_and_survives_it() -> None:
    content = landscapes.real()
    landscapes.load(content, on=FIRST)
    documents.keep(content, source=Source.LANDSCAPE, effective_on=FIRST)

    say("rook", homepage="https://rook.example.org/")

    written = landscape_file.file(catalogue(), content)
    lines = list(zip(content.splitlines(), written.splitlines(), strict=True))
    assert [pair for pair in lines if pair[0] != pair[1]] == [
        (
            b"            homepage_url: https://rook.io/",
            b"            homepage_url: https://rook.example.org/",
        )
    ]
    changed = landscapes.load(content, on=THIRD)
    assert not changed
    assert catalogue().cards["rook"].homepage == "https://rook.example.org/"
    withdraw("homepage", on=THIRD)
    assert landscape_file.file(catalogue(), content) == content


@needs_real_data
def test_new_names_of_shelves_are_a_line_each_of_the_real_files_export() -> None:
    content = landscapes.real()
    landscapes.load(content, on=FIRST)

    say("observability-and-analysis", "category", name="Watching")
    say("runtime/container-runtime", "subcategory", name="Runtimes: all of them")

    lines = zip(content.splitlines(), landscape_file.file(catalogue(), content).splitlines(), strict=True)
    assert [pair for pair in lines if pair[0] != pair[1]] == [
        (b"        name: Container Runtime", b"        name: 'Runtimes: all of them'"),
        (b"    name: Observability and Analysis", b"    name: Watching"),
    ]


@needs_real_data
def test_a_new_name_of_a_category_is_written_wherever_the_real_file_names_it() -> None:
    content = landscapes.real()
    landscapes.load(content, on=FIRST)

    say("ai-agent", "category", name="Agents")

    named = content.replace(b"    name: AI Agent\n", b"    name: Agents\n")
    written = landscape_file.file(catalogue(), content)
    assert written == named.replace(b'- "AI Agent / ', b'- "Agents / ')
    assert len(landscape_yml.read(written).records) == len(landscape_yml.read(content).records)


@needs_real_data
def test_words_laid_over_what_is_beneath_them_give_the_catalogue_again() -> None:
    landscapes.load(landscapes.real(), on=FIRST)
    say(
        "rook",
        homepage="https://rook.example.org/",
        repositories=[{"pattern": "rook/rook", "is_primary": True}],
    )
    say("crio", exists=False)
    say("members", "category", position=0)

    found = catalogue()
    again = overlay.over(overlay.beneath(found), found.of(Word), found)

    assert things(again) == things(found)
    assert landscape_yml.read(landscapes.real()).records
    assert replace(again, gone=found.gone) == found
