"""What a month's events amount to."""

from __future__ import annotations

from datetime import date

from landscape.catalogue import Source
from landscape.digests import Beginning, Digest, digest
from landscape.queries.history import Event, Month

FIRST, LATER = date(2018, 11, 1), date(2018, 11, 30)
BEGINNINGS = {FIRST: Source.NOVEMBER_2018, LATER: Source.LANDSCAPE}


def event(what: str, on: date, slug: str, before: str = "", after: str = "") -> Event:
    return Event(on, what, slug, slug.title(), before, after)


def test_what_a_source_adds_on_its_first_day_is_one_line() -> None:
    events = (
        event("added", FIRST, "rook", after="sandbox"),
        event("added", LATER, "crow"),
        event("added", LATER, "jay", after="sandbox"),
        event("level", LATER, "rook", "sandbox", "incubating"),
    )

    found = digest(Month(FIRST, events), BEGINNINGS)

    assert found == Digest(
        FIRST,
        beginnings=(
            Beginning(FIRST, 1, "1 item: the catalogue begins"),
            Beginning(LATER, 2, "2 items: the landscape begins"),
        ),
        entered=(),
        left=(),
        levels=(events[3],),
        categories=(),
        renamed=(),
    )
    assert found.sentence == "1 item: the catalogue begins; 2 items: the landscape begins; 1 moved level"


def test_thousands_of_items_are_told_in_a_line() -> None:
    events = tuple(event("added", FIRST, f"item-{number}") for number in range(2413))

    found = digest(Month(FIRST, events), {FIRST: Source.LANDSCAPE})

    assert (found.sentence, found.events) == ("2,413 items: the catalogue begins", ())


def test_who_enters_or_leaves_as_a_project_moved_level_and_is_told_once() -> None:
    day = date(2020, 3, 1)
    events = (
        event("added", day, "jay", after="sandbox"),
        event("removed", day, "crow", before="archived"),
        event("added", day, "acme"),
        event("renamed", day, "rook", "Rook", "Castle"),
    )

    found = digest(Month(day, events), BEGINNINGS)

    assert found.levels == events[:2]
    assert found.events == (*events[:2], events[2], events[3])
    assert found.counts == {
        "moved level": 2,
        "entered": 2,
        "left": 1,
        "moved category": 0,
        "renamed": 1,
        "more maintainers": 0,
        "fewer maintainers": 0,
    }
