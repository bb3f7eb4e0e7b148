"""Sparklines: the shape of a series, its gaps kept."""

from __future__ import annotations

import re

from devstats import charts
from tests.devstats.charts.answers import answer, at
from tests.drawings import drawing


def paths(drawn: str) -> list[tuple[str, str]]:
    """Class and steps of each path, after a check that it is well-formed."""
    return [(path.get("class", ""), path.get("d", "")) for path in drawing(drawn)]


def test_a_sparkline_reaches_from_0_to_the_highest_value() -> None:
    drawn = charts.sparkline(answer([0, 5, 10, 5, 0]).whole.points)

    assert paths(drawn) == [
        ("spark-base", "M0 23H120"),
        ("spark-line", "M0 22L30 12L60 2L90 12L120 22"),
    ]


def test_a_value_that_is_missing_is_a_gap_and_not_0() -> None:
    drawn = charts.sparkline(answer([10, 10, None, 10, 10]).whole.points)

    assert paths(drawn)[1] == ("spark-line", "M0 2L30 2M90 2L120 2")


def test_a_lone_value_is_seen() -> None:
    drawn = charts.sparkline(answer([None, None, 10, None, None]).whole.points)

    assert paths(drawn)[1] == ("spark-line", "M60 2h1")


def test_the_way_to_an_unfinished_point_is_dotted() -> None:
    drawn = charts.sparkline(answer([10, 10, 10, 10, 5], as_of=at(28, 8)).whole.points)

    assert paths(drawn)[1:] == [
        ("spark-line", "M0 2L30 2L60 2L90 2"),
        ("spark-line spark-line-unfinished", "M90 2L120 12"),
    ]


def test_nothing_known_is_a_base_line_only() -> None:
    drawn = charts.sparkline(answer([None] * 5).whole.points)

    assert paths(drawn) == [("spark-base", "M0 23H120")]


def test_a_sparkline_is_decoration_to_a_screen_reader() -> None:
    drawn = charts.sparkline(answer([1] * 5).whole.points)

    assert re.search(r'<svg [^>]*aria-hidden="true"', drawn)
