"""Pictures of pages: of the right size, with all that fits, the same everywhere."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from landscape import pictures
from landscape.pictures import HIGH, WIDE, Picture, Stretch

ROOK = Picture(
    place="Runtime / Storage",
    title="Rook",
    said="Storage for clusters",
    level="graduated",
    life=(
        Stretch("sandbox", 239, date(2018, 1, 29)),
        Stretch("incubating", 743, date(2018, 9, 25)),
        Stretch("graduated", 2200, date(2020, 10, 7)),
    ),
    figures=(("1", "repository"), ("2", "audits")),
    on=date(2026, 11, 28),
)


def texts(picture: Picture) -> list[str]:
    svg = ET.fromstring(pictures.svg(picture))  # noqa: S314 - our own
    return [text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")]


def test_a_picture_is_a_png_of_the_size_that_is_asked_for() -> None:
    found = Image.open(io.BytesIO(pictures.png(ROOK)))

    assert (found.format, found.size) == ("PNG", (WIDE, HIGH)) == ("PNG", (1200, 630))


def test_a_picture_says_name_place_level_with_days_counts_and_day() -> None:
    assert texts(ROOK) == [
        "Periplus",
        "28 November 2026",
        "Runtime / Storage",
        "Rook",
        "Storage for clusters",
        "graduated 7 Oct 2020",
        "incubating 25 Sep 2018",
        "sandbox 29 Jan 2018",
        "1",
        "repository",
        "2",
        "audits",
    ]


def test_a_long_title_is_cut_with_an_ellipsis_and_stays_inside() -> None:
    found = texts(replace(ROOK, title="An exceedingly long name " * 20, said="words " * 200))

    assert [text.endswith("…") for text in found[3:7]] == [False, True, False, True]


@pytest.mark.parametrize("title", ["<script>&\"'", "名前", "a\x00b", "W" * 300, "€"])
def test_no_name_breaks_a_picture(title: str) -> None:
    found = Image.open(io.BytesIO(pictures.png(replace(ROOK, title=title, said=title, place=title))))

    assert found.size == (WIDE, HIGH)


def test_labels_of_short_stays_do_not_stand_over_each_other() -> None:
    life = tuple(
        Stretch(level, days, date(2020, 1, 1))
        for level, days in (("sandbox", 1), ("incubating", 1), ("graduated", 9000), ("archived", 1))
    )
    svg = ET.fromstring(pictures.svg(replace(ROOK, life=life)))  # noqa: S314 - our own
    labels = [one for one in svg.iter("{http://www.w3.org/2000/svg}text") if one.get("y") == "520.0"]

    lefts = sorted(float(one.get("x", "")) for one in labels)
    assert all(later - earlier > 200 for earlier, later in pairwise(lefts))
    assert "archived 1 Jan 2020" in [one.text for one in labels]


def test_letters_are_drawn_with_our_fonts_and_not_with_the_machines() -> None:
    blank = pictures.png(replace(ROOK, title="", said="", place=""))
    named = pictures.png(replace(ROOK, title="Rook", said="", place=""))

    assert blank != named
    assert pictures.png(ROOK) == pictures.png(ROOK)
