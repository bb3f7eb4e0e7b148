"""Cards in groups: boxes keep their tiles while filters change, lists are cut into pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landscape.details import Details
from landscape.explorer import finding, grouping, listing
from landscape.explorer.grouping import Box, Section, Tile
from landscape.explorer.index import Index
from landscape.explorer.selection import Classify, Others, Selection
from landscape.explorer.sorting import Sort
from tests.landscape.explorer import catalogues
from tests.landscape.landscapes import needs_real_data

SMALL = Index.of(catalogues.small())


def sections(selection: Selection, index: Index = SMALL) -> tuple[Section, ...]:
    return grouping.sections(index, selection, finding.found(index, selection))


def named(found: tuple[Section, ...]) -> dict[str, dict[str, list[str]]]:
    """Names by section and box; a faded one in brackets."""
    return {
        section.title: {
            box.title: [
                name if tile.is_shown else f"({name})"
                for tile in box.tiles
                for name in [SMALL.cards[tile.place].name]
            ]
            for box in section.boxes
        }
        for section in found
    }


def test_the_map_has_a_box_for_each_subcategory_with_all_that_stands_there() -> None:
    assert named(sections(Selection(tab="all"))) == {
        "Runtime": {"Mesh": ["Sail", "Oar"], "Storage": ["Hold", "Wreck"]},
        "Platform": {"Certified Kubernetes - Hosted": ["Dock"]},
        "Members": {"Gold": ["Pier"]},
        "AI Agent": {"Memory": ["Gull", "Hold"]},
    }


def test_what_a_filter_leaves_out_fades_in_its_place() -> None:
    assert named(sections(Selection(chosen=(("maturity", ("sandbox",)),)))) == {
        "Runtime": {"Mesh": ["(Sail)", "(Oar)"], "Storage": ["Hold", "(Wreck)"]},
        "AI Agent": {"Memory": ["Gull", "Hold"]},
    }


def test_or_leaves_and_its_box_with_it() -> None:
    assert named(sections(Selection(chosen=(("maturity", ("sandbox",)),), others=Others.HIDE))) == {
        "Runtime": {"Storage": ["Hold"]},
        "AI Agent": {"Memory": ["Gull", "Hold"]},
    }


def test_a_box_knows_the_filter_that_leaves_it_alone_and_how_many_are_shown() -> None:
    (runtime, *_) = sections(Selection(words="sail"))

    assert runtime == Section(
        "Runtime",
        ("category", "runtime"),
        (
            Box(
                "Mesh",
                ("subcategory", "runtime/mesh"),
                (Tile(0, is_shown=True), Tile(1, is_shown=False)),
                1,
                3,
            ),
            Box(
                "Storage",
                ("subcategory", "runtime/storage"),
                (Tile(2, is_shown=False), Tile(3, is_shown=False)),
                0,
                3,
            ),
        ),
        1,
    )


def test_classified_by_maturity_each_card_stands_once() -> None:
    assert named(sections(Selection(tab="all", classify=Classify.MATURITY))) == {
        "Graduated": {"Runtime": ["Sail"]},
        "Sandbox": {"Runtime": ["Hold"], "AI Agent": ["Gull"]},
        "Archived": {"Runtime": ["Wreck"]},
        "Not a CNCF project": {"Runtime": ["Oar"], "Platform": ["Dock"], "Members": ["Pier"]},
    }


def test_classified_by_organisation_those_with_one_item_share_a_box() -> None:
    assert named(sections(Selection(classify=Classify.ORGANISATION))) == {
        "Organisations with several items": {"Harbour": ["Sail", "Oar"]},
        "Others": {"Without an organisation": ["Gull", "Hold", "Wreck"]},
    }


def test_classified_by_licence_each_has_a_box_and_what_has_none_is_among_the_others() -> None:
    there = catalogues.small()
    sail = replace(there.cards["sail"], details=Details(licence="Apache License 2.0"))
    index = Index.of(replace(there, cards={**there.cards, "sail": sail}))
    selection = Selection(classify=Classify.LICENCE)

    found = sections(selection, index)

    assert [[(box.title, box.narrows, len(box.tiles)) for box in one.boxes] for one in found] == [
        [("Apache License 2.0", ("licence", "apache-license-20"), 1)],
        [("Not known", None, 4)],
    ]
    page = listing.page(index, selection, finding.found(index, selection))
    assert [(part.title, part.of) for part in page.parts] == [("Apache License 2.0", 1), ("Not known", 4)]


def test_from_a_to_z_each_letter_has_a_box() -> None:
    assert named(sections(Selection(classify=Classify.NONE))) == {
        "From A to Z": {"G": ["Gull"], "H": ["Hold"], "O": ["Oar"], "S": ["Sail"], "W": ["Wreck"]}
    }


def listed(selection: Selection) -> dict[str, list[str]]:
    page = listing.page(SMALL, selection, finding.found(SMALL, selection))
    return {part.title: [card.name for card in part.cards] for part in page.parts}


def test_a_list_is_grouped_and_each_group_sorted() -> None:
    assert listed(Selection(tab="all", classify=Classify.MATURITY, is_reversed=True)) == {
        "Graduated": ["Sail"],
        "Sandbox": ["Hold", "Gull"],
        "Archived": ["Wreck"],
        "Not a CNCF project": ["Pier", "Oar", "Dock"],
    }
    assert listed(Selection(tab="all", classify=Classify.ORGANISATION)) == {
        "Harbour": ["Oar", "Sail"],
        "Pier & Sons": ["Dock", "Pier"],
        "Without an organisation": ["Gull", "Hold", "Wreck"],
    }


@pytest.mark.parametrize(
    ("sort", "is_reversed", "expected"),
    [
        (Sort.NAME, False, ["Gull", "Hold", "Oar", "Sail", "Wreck"]),
        (Sort.NAME, True, ["Wreck", "Sail", "Oar", "Hold", "Gull"]),
        (Sort.ACCEPTED, False, ["Gull", "Hold", "Sail", "Oar", "Wreck"]),
        (Sort.ACCEPTED, True, ["Sail", "Hold", "Gull", "Oar", "Wreck"]),
        (Sort.LEVEL, False, ["Gull", "Sail", "Hold", "Oar", "Wreck"]),
        (Sort.REPOSITORIES, False, ["Sail", "Oar", "Gull", "Hold", "Wreck"]),
    ],
)
def test_a_list_is_sorted_by_a_fact_and_those_without_it_come_last(
    sort: Sort,
    is_reversed: bool,  # noqa: FBT001 - of the parameters above
    expected: list[str],
) -> None:
    assert listed(Selection(classify=Classify.NONE, sort=sort, is_reversed=is_reversed)) == {"": expected}


@needs_real_data
def test_pages_of_the_real_landscape_hold_every_item_once() -> None:
    index = catalogues.real_index()
    seen: list[str] = []
    for number in range(1, 22):
        selection = Selection(tab="all", page=number)
        page = listing.page(index, selection, finding.found(index, selection))
        assert (page.number, page.pages) == (number, 21)
        seen += [card.slug for part in page.parts for card in part.cards]

    assert len(seen) == 2413
    assert set(seen) == set(index.catalogue.cards)


def test_a_page_after_the_last_is_the_last() -> None:
    selection = Selection(page=7)

    page = listing.page(SMALL, selection, finding.found(SMALL, selection))

    assert (page.number, page.pages, page.cards) == (1, 1, 5)


@needs_real_data
@pytest.mark.parametrize("classify", Classify)
def test_every_item_of_the_real_landscape_is_on_the_map_and_never_moves(classify: Classify) -> None:
    index = catalogues.real_index()

    whole = sections(Selection(tab="all", classify=classify), index)
    filtered = sections(
        Selection(tab="all", classify=classify, chosen=(("maturity", ("graduated",)),)), index
    )

    order = [tile.place for section in whole for box in section.boxes for tile in box.tiles]
    assert set(order) == set(range(2413))
    assert order == [tile.place for section in filtered for box in section.boxes for tile in box.tiles]


@needs_real_data
def test_large_tiles_of_the_real_landscape_are_cncf_s_upper_levels_and_members() -> None:
    index = catalogues.real_index()

    large = [card for card in index.cards if index.arranged.rule(card)]

    assert len(large) == 38 + 38 + 17 + 17
