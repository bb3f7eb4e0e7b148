"""What each version of an item changed, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from landscape.catalogue import Card, Move, Repository, Source, Step
from landscape.edits import Edit, edits
from landscape.queries.history import Told

ROOK = Card(
    slug="rook", source=Source.LANDSCAPE, name="Rook", shelf=("runtime", "storage"), organisation="acme"
)
TITLES = {"acme": "Acme Inc.", "runtime/storage": "Runtime / Storage"}


def told(*cards: Card | None) -> list[Told]:
    """A version a year from 2019 on."""
    days = [date(2019 + number, 1, 1) for number in range(len(cards))]
    return [
        Told(since, until, card, number)
        for number, (since, until, card) in enumerate(zip(days, [*days[1:], None], cards, strict=True), 1)
    ]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (replace(ROOK, maturity="sandbox"), ("level: sandbox",)),
        (replace(ROOK, organisation=""), ("organisation: no longer Acme Inc.",)),
        (replace(ROOK, organisation="crow"), ("organisation: Acme Inc. → crow",)),
        (replace(ROOK, shelf=("data", "files")), ("place: Runtime / Storage → data/files",)),
        (
            replace(ROOK, name="Castle", homepage="https://a.example.org/"),
            ("name: Rook → Castle", "homepage: https://a.example.org/"),
        ),
        (replace(ROOK, description="x" * 81), ("description changed",)),
        (
            replace(ROOK, moves=frozenset({Move(Step.ACCEPTED, date(2018, 1, 1), Source.LANDSCAPE)})),
            ("dates: 1 more",),
        ),
    ],
)
def test_an_edit_says_what_is_otherwise(after: Card, said: tuple[str, ...]) -> None:
    assert edits(told(ROOK, after), TITLES)[0] == Edit(date(2020, 1, 1), said, 2)


def test_what_differs_only_in_who_says_so_is_no_edit() -> None:
    by_another = replace(ROOK, source=Source.NOVEMBER_2018, said_by={"name": Source.NOVEMBER_2018})
    ours = frozenset({Repository("rook/rook", is_primary=True, source=Source.LANDSCAPE)})
    theirs = frozenset({Repository("rook/rook", is_primary=True, source=Source.NOVEMBER_2018)})

    found = edits(
        told(ROOK, by_another, replace(ROOK, repositories=ours), replace(ROOK, repositories=theirs)), TITLES
    )

    assert [edit.said for edit in found] == [("repositories: 1 more",), ("entered",)]


def test_an_item_leaves_and_comes_back() -> None:
    assert [(edit.on.year, edit.said) for edit in edits(told(ROOK, None, None, ROOK), TITLES)] == [
        (2022, ("came back",)),
        (2020, ("left",)),
        (2019, ("entered",)),
    ]


def test_days_of_which_nobody_said_anything_are_days_it_was_not_there() -> None:
    gap = [Told(date(2019, 1, 1), date(2019, 6, 1), ROOK, 1), Told(date(2020, 1, 1), None, ROOK, 2)]

    assert [(edit.on, edit.said) for edit in edits(gap, TITLES)] == [
        (date(2020, 1, 1), ("came back",)),
        (date(2019, 6, 1), ("left",)),
        (date(2019, 1, 1), ("entered",)),
    ]
