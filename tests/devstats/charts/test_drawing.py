"""Drawings are well-formed, escaped, say what they show, and begin at 0."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats import charts
from devstats.series import Answer, Gap, Value
from devstats.vocabulary import Arithmetic, Unit
from tests.devstats.charts.answers import answer, at, metric
from tests.devstats.charts.test_figure import compared, hours, parts, people, waits
from tests.drawings import drawing

SVG = "{http://www.w3.org/2000/svg}"
VALUES = st.lists(st.none() | st.integers(0, 10**7) | st.floats(0, 1e9), min_size=5, max_size=5)


@pytest.mark.parametrize("made", [people, parts, waits, hours, compared])
def test_a_drawing_is_well_formed(made: Callable[[], Answer]) -> None:
    drawing(charts.svg(made(), 800, 400))
    drawing(charts.fragment(made()))


@given(values=VALUES, parts=st.dictionaries(st.text("ab<>&\"'/", min_size=1, max_size=9), VALUES, max_size=9))
def test_any_drawing_is_well_formed(values: list[Value], parts: dict[str, list[Value]]) -> None:
    made = answer(values, parts=parts)

    drawing(charts.svg(made, 800, 400))
    drawing(charts.fragment(made))


def test_a_drawing_has_a_title_and_the_sentence_for_those_who_do_not_see_it() -> None:
    made = answer([1, 2, 3, 4, 5])

    read = drawing(charts.svg(made, 800, 400))

    assert read.get("role") == "img"
    assert read.findtext(f"{SVG}title") == "Made <up> & counted, All CNCF, 24–28 July 2017"
    assert read.findtext(f"{SVG}desc") == charts.sentence(made)


def test_names_are_escaped() -> None:
    drawn = charts.svg(answer([2] * 5, parts={'<script>"&': [1] * 5, "x": [1] * 5}), 800, 400)

    assert "<script>" not in drawn
    assert "&lt;script&gt;&quot;&amp;" in drawn


def test_a_part_of_a_page_carries_no_style_of_its_own() -> None:
    drawn = charts.fragment(hours())

    assert "style" not in drawn


def test_a_drawing_of_its_own_carries_both_colour_schemes() -> None:
    drawn = charts.svg(hours(), 800, 400)

    assert "prefers-color-scheme: dark" in drawn


def test_bars_stand_on_0() -> None:
    drawn = charts.fragment(answer([1, 2, 3, 4, 5]))

    path = re.search(r'class="chart-bars series-1" d="([^"]+)"', drawn)
    assert path is not None
    bars = re.findall(r"M([\d.]+) ([\d.]+)h[\d.]+v-([\d.]+)H", path[1])
    assert [bottom for _, bottom, _ in bars] == ["1000"] * 5
    assert [height for _, _, height in bars] == ["200", "400", "600", "800", "1000"]


def test_stacked_bars_stand_on_each_other() -> None:
    drawn = charts.fragment(answer([2] * 5, parts={"a": [1] * 5, "b": [1] * 5}))

    bottoms = re.findall(r'class="chart-bars series-\d is-stacked" d="M[\d.]+ ([\d.]+)h', drawn)
    assert bottoms == ["1000", "500"]


def test_a_gap_is_hatched_and_says_why() -> None:
    read = drawing(
        charts.svg(answer([1, 2, None, 4, 5], gaps=[Gap(at(26), at(27), "hour files are missing")]), 800, 400)
    )

    hatch = next(rect for rect in read.iter(f"{SVG}rect") if rect.get("fill") == "url(#chart-gap)")
    assert (hatch.get("x"), hatch.get("width")) == ("40%", "20%")
    assert hatch.findtext(f"{SVG}title") == "hour files are missing"
    assert "not harvested" in [text.text for text in read.iter(f"{SVG}text")]


def test_a_line_breaks_where_there_is_no_answer() -> None:
    drawn = charts.fragment(answer([1, 2, None, 4, 5], of=metric(Arithmetic.DISTINCT, Unit.PEOPLE)))

    path = re.search(r'class="chart-lines series-1"[^>]* d="([^"]+)"', drawn)
    assert path is not None
    assert path[1].count("M") == 2


def test_an_unfinished_bar_is_pale() -> None:
    drawn = charts.fragment(answer([1, 2, 3, 4, 5], as_of=at(28, 8)))

    assert drawn.count("is-pale") == 1


def test_an_hourly_drawing_of_four_days_is_small() -> None:
    assert len(charts.fragment(hours())) < 10_000
