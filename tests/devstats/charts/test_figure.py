"""Figures are valid Plotly, small, honest about what is unfinished or missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

import plotly.graph_objects
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats import charts
from devstats.series import Answer, Gap, Value
from devstats.vocabulary import Arithmetic, Direction, Grain, Unit
from tests.devstats.charts.answers import answer, at, metric

VALUES = st.lists(st.none() | st.integers(0, 10**7) | st.floats(0, 1e9), min_size=5, max_size=5)


def people() -> Answer:
    return answer(
        [40, 50, 45, 60, 22],
        of=metric(Arithmetic.DISTINCT, Unit.PEOPLE),
        parts={f"kubernetes/r{number}": [number] * 5 for number in range(1, 9)},
    )


def parts() -> Answer:
    return answer([500] * 5, parts={f"kubernetes/r{number}": [number] * 5 for number in range(1, 9)})


def waits() -> Answer:
    return answer(
        [100_000, None, 250_000, 90_000, 170_000],
        of=metric(Arithmetic.MEDIAN, Unit.SECONDS, Direction.LESS_IS_BETTER),
        samples=[3, 0, 34, 5, 3],
    )


def hours() -> Answer:
    return answer(
        [*range(104), None],
        window="2017-07-24 to 2017-07-28T09:00",
        grain=Grain.HOUR,
        gaps=[Gap(at(26, 6), at(26, 9), "not harvested")],
    )


def compared() -> Answer:
    return answer([1, 2, 3, 4, 5], compare="previous", before=[5, 4, 3, 2, 1])


@pytest.mark.parametrize("made", [people, parts, waits, hours, compared])
def test_plotly_accepts_the_figure(made: Callable[[], Answer]) -> None:
    figure = charts.figure(made())

    plotly.graph_objects.Figure(figure)  # raises on a key or a value that plotly.js would not know


@given(values=VALUES, parts=st.dictionaries(st.text(min_size=1, max_size=9), VALUES, max_size=9))
def test_plotly_accepts_any_figure(values: list[Value], parts: dict[str, list[Value]]) -> None:
    figure = charts.figure(answer(values, parts=parts))

    plotly.graph_objects.Figure(figure)
    json.dumps(figure, allow_nan=False)


def test_a_figure_of_five_days_reads_so() -> None:
    figure = charts.figure(answer([1903, 2478, 3021, None, 0]))

    assert figure["data"] == [
        {
            "type": "bar",
            "name": "Made &lt;up&gt; &amp; counted",
            "meta": "series-1",
            "x0": "2017-07-24",
            "dx": 86_400_000,
            "xperiod": 86_400_000,
            "xperiod0": "2017-07-24",
            "xperiodalignment": "middle",
            "y": [1903, 2478, 3021, None, 0],
            "hovertemplate": "%{y:,}",
        }
    ]


def test_an_empty_figure_is_a_few_hundred_bytes() -> None:
    figure = charts.figure(answer([None] * 5))

    assert figure["data"] == []
    assert len(json.dumps(figure)) < 600


def test_an_hourly_figure_of_a_month_is_small() -> None:
    figure = charts.figure(answer([123] * 720, window="2017-07-01 to 2017-07-31", grain=Grain.HOUR))

    assert len(json.dumps(figure)) < 12_000


@pytest.mark.parametrize("made", [people, parts, waits, hours, compared])
def test_the_axis_of_amounts_begins_at_0(made: Callable[[], Answer]) -> None:
    axis = charts.figure(made())["layout"]["yaxis"]

    assert axis["range"][0] == 0
    assert axis["tickvals"][0] == 0


def test_an_unfinished_bucket_is_pale_and_in_no_other_trace() -> None:
    figure = charts.figure(answer([1, 2, 3, 4, 5], as_of=at(28, 8)))

    shown = [(trace["y"], trace.get("opacity")) for trace in figure["data"]]
    assert shown == [([1, 2, 3, 4, None], None), ([None, None, None, None, 5], 0.45)]


def test_a_bucket_cut_off_by_the_window_is_pale() -> None:
    figure = charts.figure(answer([1, 2, 3], window="2017-07-24T08:00 to 2017-07-27"))

    assert [trace["y"] for trace in figure["data"]] == [[None, 2, 3], [1, None, None]]


def test_an_unfinished_end_of_a_line_is_dotted_from_the_value_before_it() -> None:
    figure = charts.figure(
        answer([1, 2, 3, 4, 5], as_of=at(28, 8), of=metric(Arithmetic.DISTINCT, Unit.PEOPLE))
    )

    shown = [(trace["mode"], trace["y"]) for trace in figure["data"]]
    assert shown == [
        ("lines+markers", [1, 2, 3, 4, None]),
        ("lines", [None, None, None, 4, 5]),
        ("markers", [None, None, None, None, 5]),
    ]


def test_what_was_not_harvested_is_hatched_where_it_was_not() -> None:
    gap = charts.figure(hours())["data"][0]

    assert gap["meta"] == "gap"
    assert gap["x"] == ["2017-07-26T07:30"]
    assert gap["width"] == [3 * 3_600_000]
    assert gap["marker"]["pattern"]["shape"] == "/"


def test_what_lies_ahead_is_no_gap() -> None:
    gaps = [Gap(at(28, 8), at(31), "not harvested yet")]

    figure = charts.figure(answer([1, 2, 3, 4, 5], as_of=at(28, 8), gaps=gaps))

    assert "gap" not in [trace["meta"] for trace in figure["data"]]


def test_adjacent_gaps_are_one_hatch() -> None:
    gaps = [Gap(at(26, hour), at(26, hour + 1), "not harvested") for hour in (8, 6, 7)]

    hatch = charts.figure(answer([1] * 5, gaps=gaps))["data"][0]

    assert hatch["width"] == [3 * 3_600_000]


def test_six_parts_are_stacked_and_the_others_make_up_the_whole() -> None:
    figure = charts.figure(parts())

    assert [(trace["name"], trace["y"][0]) for trace in figure["data"]] == [
        ("r8", 8),
        ("r7", 7),
        ("r6", 6),
        ("r5", 5),
        ("r4", 4),
        ("r3", 3),
        ("others", 500 - 33),
    ]


def test_people_of_parts_are_lines_of_their_own_dash_and_have_no_others() -> None:
    figure = charts.figure(people())

    assert [trace["type"] for trace in figure["data"]] == ["scatter"] * 6
    assert len({trace["line"]["dash"] for trace in figure["data"]}) == 6


def test_labels_at_the_lines_do_not_overlap() -> None:
    labels = charts.figure(parts())["layout"]["annotations"]

    heights = sorted(label["y"] for label in labels)
    assert all(after - before >= 0.045 for before, after in pairwise(heights))
    assert 0 <= heights[0] <= heights[-1] <= 1


def test_a_mean_is_drawn_over_whole_days_of_hours_only_once_there_are_enough() -> None:
    figure = charts.figure(hours())

    mean = next(trace for trace in figure["data"] if trace["meta"] == "mean")
    assert mean["y"][:25] == [None] * 23 + [11.5, 12.5]


def test_a_day_that_is_not_over_has_no_mean() -> None:
    figure = charts.figure(answer([7] * 14, window="2017-07-10 to 2017-07-24", as_of=at(23, 8)))

    mean = next(trace for trace in figure["data"] if trace["meta"] == "mean")
    assert mean["y"] == [None] * 6 + [7.0] * 7 + [None]


def test_five_days_have_no_mean() -> None:
    assert [trace["meta"] for trace in charts.figure(answer([1] * 5))["data"]] == ["series-1"]


def test_a_comparison_is_a_dashed_line() -> None:
    before = charts.figure(compared())["data"][-1]

    assert (before["meta"], before["y"], before["line"]) == ("before", [5, 4, 3, 2, 1], {"dash": "2px 3px"})


def test_durations_and_samples_are_in_words_at_each_point() -> None:
    trace = charts.figure(waits())["data"][0]

    assert trace["text"] == ["28 h", "–", "2.9 d", "25 h", "2 d"]
    assert trace["customdata"] == [3, 0, 34, 5, 3]


def test_names_are_escaped() -> None:
    figure = charts.figure(answer([2] * 5, parts={'<b>"&': [1] * 5, "x": [1] * 5}))

    assert [trace["name"] for trace in figure["data"]] == ['&lt;b&gt;"&amp;', "x"]
    assert [label["text"] for label in figure["layout"]["annotations"]] == ['&lt;b&gt;"&amp;', "x"]
