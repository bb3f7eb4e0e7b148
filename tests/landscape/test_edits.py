"""What each version of an item changed, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from landscape.catalogue import Card, Link, Move, Repository, Source, Step
from landscape.details import Audit, Details
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
            ("dates: now accepted",),
        ),
    ],
)
def test_an_edit_says_what_is_otherwise(after: Card, said: tuple[str, ...]) -> None:
    assert edits(told(ROOK, after), TITLES)[0] == Edit(date(2020, 1, 1), said, 2)


SHELVED = replace(ROOK, also_on=frozenset({("data", "files"), ("data", "birds")}))
LINKED = replace(
    ROOK,
    links=frozenset(
        {
            Link("blog", "https://rook.example.org/blog", Source.LANDSCAPE),
            Link("slack", "https://rook.example.org/talk", Source.LANDSCAPE),
        }
    ),
    moves=frozenset({Move(Step.ACCEPTED, date(2018, 1, 1), Source.LANDSCAPE)}),
)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            SHELVED,
            replace(ROOK, also_on=frozenset({("runtime", "storage"), ("data", "files")})),
            ("further places: now Runtime / Storage; no longer data/birds",),
        ),
        (
            LINKED,
            replace(
                LINKED,
                links=frozenset(
                    {
                        Link("blog", "https://blog.example.org/", Source.LANDSCAPE),
                        Link("youtube", "https://rook.example.org/seen", Source.LANDSCAPE),
                    }
                ),
                moves=frozenset({Move(Step.ACCEPTED, date(2018, 1, 29), Source.LANDSCAPE)}),
            ),
            (
                "dates: accepted 1 Jan 2018 → 29 Jan 2018",
                "links: now YouTube; Blog rook.example.org/blog → blog.example.org; no longer Slack",
            ),
        ),
        (
            ROOK,
            replace(
                ROOK,
                repositories=frozenset(
                    Repository(f"rook/{letter}", is_primary=False, source=Source.LANDSCAPE)
                    for letter in "fedcba"
                ),
            ),
            ("repositories: now rook/a, rook/b, rook/c, rook/d and 2 more",),
        ),
        (
            ROOK,
            replace(ROOK, details=Details(audits=(Audit(date(2020, 2, 3), "fuzzing", "", "Crow"),))),
            ("audits: now fuzzing by Crow, 3 Feb 2020",),
        ),
    ],
)
def test_an_edit_names_what_came_and_what_went(before: Card, after: Card, said: tuple[str, ...]) -> None:
    assert edits(told(before, after), TITLES)[0].said == said


def test_what_differs_only_in_who_says_so_is_no_edit() -> None:
    by_another = replace(ROOK, source=Source.NOVEMBER_2018, said_by={"name": Source.NOVEMBER_2018})
    ours = frozenset({Repository("rook/rook", is_primary=True, source=Source.LANDSCAPE)})
    theirs = frozenset({Repository("rook/rook", is_primary=True, source=Source.NOVEMBER_2018)})

    found = edits(
        told(ROOK, by_another, replace(ROOK, repositories=ours), replace(ROOK, repositories=theirs)), TITLES
    )

    assert [edit.said for edit in found] == [("repositories: now rook/rook",), ("entered",)]


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
