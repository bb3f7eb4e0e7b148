"""Drawings of history: the right heights, nothing that is not escaped."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from landscape import drawing
from landscape.drawing import HIGH, WIDE, Bar, Strip

BARS = [
    Bar(date(2020, 1, 1), (1, 3), "first & <b>foremost</b>"),
    Bar(date(2020, 1, 11), (0, 2), "second"),
]


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (25, [0, 5, 10, 15, 20, 25]),
        (255, [0, 50, 100, 150, 200, 250, 300]),
        (2413, [0, 500, 1000, 1500, 2000, 2500]),
    ],
)
def test_ticks_are_round_and_reach_the_highest(highest: int, ticks: list[int]) -> None:
    assert drawing.amount_ticks(highest) == ticks


def test_bars_stand_on_each_other_from_the_floor() -> None:
    svg = parsed(drawing.bars(BARS, ["is-a", "is-b"], until=date(2020, 1, 21), said="said"))

    paths = {path.get("class"): path.get("d") for path in svg.iter("path")}
    # Two bars of 500 units with a tenth of room on either side; the axis ends at 4.
    assert paths["chart-bars is-a"] == f"M50 {HIGH}h400v-100H50z"
    assert paths["chart-bars is-b"] == f"M50 300h400v-300H50zM{WIDE // 2 + 50} {HIGH}h400v-200H550z"


def test_words_are_escaped_and_every_bar_has_a_title() -> None:
    svg = parsed(drawing.bars(BARS, ["is-a", "is-b"], until=date(2020, 1, 21), said='"said" & <so>'))

    assert svg.get("aria-label") == '"said" & <so>'
    assert [title.text for title in svg.iter("title")] == ["first & <b>foremost</b>", "second"]


def test_many_years_are_named_every_other_year() -> None:
    years = [Bar(date(year, 1, 1), (1,), str(year)) for year in range(2005, 2025)]

    svg = drawing.bars(years, ["is-a"], until=date(2025, 1, 1), said="")

    assert re.findall(r">(20\d\d)</text>", svg) == [str(year) for year in range(2005, 2025, 2)]


def test_a_strip_has_a_mark_for_each_number_of_days_and_one_for_the_median() -> None:
    svg = parsed(drawing.strips([Strip("a → b", (10, 20, 50), 20)], said=""))

    marks = [(line.get("class"), line.get("x1")) for line in svg.iter("line")]
    assert [mark for mark in marks if mark[0] != "chart-grid"] == [
        ("chart-stay", "20%"),
        ("chart-stay", "40%"),
        ("chart-stay", "100%"),
        ("chart-median", "40%"),
    ]


def test_spans_are_as_long_as_they_lasted() -> None:
    spans = [
        ("sandbox", date(2020, 1, 1), date(2020, 1, 31)),
        ("graduated", date(2020, 1, 31), date(2020, 2, 10)),
    ]

    svg = parsed(drawing.spans(spans))

    assert [(rect.get("class"), rect.get("x"), rect.get("width")) for rect in svg.iter("rect")] == [
        ("is-sandbox", "0%", "75%"),
        ("is-graduated", "75%", "25%"),
    ]
    assert svg.get("aria-label") == "sandbox for 30 days, graduated for 10 days"
