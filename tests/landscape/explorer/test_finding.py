"""What a selection finds and what further choices would leave, against a plain count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.catalogue import Catalogue, name_key
from landscape.explorer import finding
from landscape.explorer.facets import FACETS, shelves
from landscape.explorer.finding import Choice, Found, Option, Tab
from landscape.explorer.index import Index
from landscape.explorer.selection import Selection
from tests.landscape.explorer import catalogues
from tests.landscape.landscapes import needs_real_data

SMALL = Index.of(catalogues.small())


def found(**given: object) -> Found:
    return finding.found(SMALL, Selection(**given))  # type: ignore[arg-type]  # fields of a selection


def names(index: Index, mask: int) -> list[str]:
    return [card.name for card in index.of_mask(mask)]


def test_a_tab_has_its_cards_in_their_places_projects_first_and_archived_last() -> None:
    assert names(SMALL, found().shown) == ["Sail", "Oar", "Hold", "Wreck", "Gull"]
    assert names(SMALL, found(tab="all").shown) == ["Sail", "Oar", "Hold", "Wreck", "Pier", "Dock", "Gull"]


def test_tabs_say_how_many_of_the_choice_they_have_and_empty_ones_are_not_shown() -> None:
    assert found(chosen=(("maturity", ("sandbox",)),)).tabs == (
        Tab("projects", "Projects and products", 2, is_chosen=True),
        Tab("members", "Members", 0, is_chosen=False),
        Tab("partners", "Certified and partners", 0, is_chosen=False),
        Tab("ai-native", "AI native", 2, is_chosen=False),
        Tab("all", "Everything", 2, is_chosen=False),
    )


def test_a_project_is_among_the_projects_in_whatever_category_it_stands() -> None:
    assert "Gull" in names(SMALL, found().shown)
    assert "Gull" in names(SMALL, found(tab="ai-native").shown)


def test_an_option_is_counted_with_its_own_facet_left_out() -> None:
    chosen = (("maturity", ("graduated",)), ("organisation", ("harbour",)))

    choices = {choice.key: choice for choice in found(chosen=chosen).choices}

    assert choices["maturity"] == Choice(
        "maturity",
        "Maturity",
        (
            Option("graduated", "Graduated", 1, is_chosen=True),
            Option("sandbox", "Sandbox", 0, is_chosen=False),
            Option("archived", "Archived", 0, is_chosen=False),
            Option("none", "Not a CNCF project", 1, is_chosen=False),
        ),
    )
    assert choices["organisation"].options == (Option("harbour", "Harbour", 1, is_chosen=True),)


def test_values_of_one_facet_add_up_and_facets_narrow_each_other() -> None:
    two_levels = found(chosen=(("maturity", ("graduated", "sandbox")),))
    narrowed = found(chosen=(("maturity", ("graduated", "sandbox")), ("organisation", ("harbour",))))

    assert names(SMALL, two_levels.shown) == ["Sail", "Hold", "Gull"]
    assert names(SMALL, narrowed.shown) == ["Sail"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sail", ["Sail"]),
        ("SAI", ["Sail"]),
        ("cargo", ["Hold"]),
        ("wind carries", ["Sail"]),
        ("harbour mesh", ["Sail", "Oar"]),
        ("oar/oar", ["Oar"]),
        ("sail storm", []),
    ],
)
def test_words_are_looked_for_in_names_other_names_descriptions_and_places(
    words: str, expected: list[str]
) -> None:
    assert names(SMALL, found(words=words, tab="all").shown) == expected


def test_subcategories_are_asked_for_once_a_category_is_chosen() -> None:
    before = {choice.key for choice in found().choices}
    after = {choice.key: choice for choice in found(chosen=(("category", ("runtime",)),)).choices}

    assert "subcategory" not in before
    assert after["subcategory"].options == (
        Option("runtime/mesh", "Mesh", 2, is_chosen=False),
        Option("runtime/storage", "Storage", 2, is_chosen=False),
        Option("ai-agent/memory", "Memory", 1, is_chosen=False),
    )


def test_a_facet_without_facts_is_not_shown_unless_it_is_chosen() -> None:
    assert "certified" not in {choice.key for choice in found().choices}
    assert "source" not in {choice.key for choice in found(tab="all").choices}
    assert {choice.key: choice.options for choice in found(chosen=(("certified", ("hosted",)),)).choices}[
        "certified"
    ] == (Option("hosted", "Hosted", 0, is_chosen=True),)


def test_a_value_that_the_catalogue_does_not_have_leaves_nothing_and_can_be_taken_off() -> None:
    nothing = found(chosen=(("organisation", ("atlantis",)),))

    assert nothing.shown == 0
    assert (
        Option("atlantis", "atlantis", 0, is_chosen=True)
        in {choice.key: choice for choice in nothing.choices}["organisation"].options
    )


def test_an_empty_catalogue_has_nothing_and_no_tabs() -> None:
    nothing = finding.found(Index.of(Catalogue()), Selection())

    assert nothing == Found(shown=0, of=0, tabs=(), choices=())


def plainly_counted(index: Index, selection: Selection) -> dict[tuple[str, str], int]:
    """How many cards each option would have, card by card, facet by facet."""
    counts: dict[tuple[str, str], int] = {}
    for card in index.cards:
        if not any(index.tabs.admits(selection.tab, card, shelf) for shelf in shelves(card)):
            continue
        text = index.haystacks[index.cards.index(card)]
        if not all(word in text for word in name_key(selection.words).split()):
            continue
        answers = {facet.key: set(facet.values(card, index.around)) - {""} for facet in FACETS}
        for facet in FACETS:
            others = [(key, values) for key, values in selection.chosen if key != facet.key]
            if all(answers[key] & set(values) for key, values in others):
                for value in answers[facet.key]:
                    counts[facet.key, value] = counts.get((facet.key, value), 0) + 1
    return counts


@needs_real_data
@settings(max_examples=20)
@given(st.data())
def test_the_counts_of_the_real_landscape_are_those_of_a_plain_count(data: st.DataObject) -> None:
    index = catalogues.real_index()
    chosen = []
    for facet in FACETS:
        known = sorted(index.answers[facet.key])
        is_asked = bool(known) and data.draw(st.booleans())
        values = data.draw(st.sets(st.sampled_from(known), max_size=2)) if is_asked else set()
        if values:
            chosen.append((facet.key, tuple(sorted(values))))
    selection = Selection(
        tab=data.draw(st.sampled_from(list(index.tabs.titles))),
        chosen=tuple(chosen),
        words=data.draw(st.sampled_from(["", "kube", "cloud data", "open"])),
    )

    counted = finding.found(index, selection)

    plain = plainly_counted(index, selection)
    assert {
        (choice.key, option.value): option.count for choice in counted.choices for option in choice.options
    } == {
        (choice.key, option.value): plain.get((choice.key, option.value), 0)
        for choice in counted.choices
        for option in choice.options
    }


@needs_real_data
def test_the_real_landscape_has_the_known_figures() -> None:
    index = catalogues.real_index()

    everything = finding.found(index, Selection(tab="all"))

    assert everything.shown.bit_count() == 2413
    assert {tab.key: tab.count for tab in everything.tabs}["members"] == 722
    maturity = {choice.key: choice for choice in everything.choices}["maturity"]
    assert [(option.value, option.count) for option in maturity.options] == [
        ("graduated", 38),
        ("incubating", 38),
        ("sandbox", 151),
        ("archived", 28),
        ("none", 2158),
    ]


@needs_real_data
def test_no_project_of_the_real_landscape_is_missing_among_the_projects() -> None:
    index = catalogues.real_index()

    projects = finding.found(
        index, Selection(chosen=(("maturity", ("archived", "graduated", "incubating", "sandbox")),))
    )

    assert projects.shown.bit_count() == 255
