import json
from pathlib import Path

import pytest

from bench import figures
from bench.figures import Figure, Result

SCAN = Figure("scan an hour", 0.46, "×", 0.5, {"zcat | wc -l": 1.0, "DuckDB": 0.77})
STORE = Figure("store an hour", 29_000, "events/s", 30_000)
MEMORY = Figure("most memory held", 88.0, "MB")
RESULT = Result("made-up", "0123abc", "2 cores", (SCAN, STORE, MEMORY))


def test_a_result_is_written_in_the_form_that_the_design_gives() -> None:
    written = json.loads(figures.as_json(RESULT))

    assert written == {
        "name": "made-up",
        "commit": "0123abc",
        "machine": "2 cores",
        "figures": [
            {
                "what": "scan an hour",
                "value": 0.46,
                "unit": "×",
                "budget": 0.5,
                "ok": True,
                "beside": {"zcat | wc -l": 1.0, "DuckDB": 0.77},
            },
            {
                "what": "store an hour",
                "value": 29_000,
                "unit": "events/s",
                "budget": 30_000,
                "ok": False,
                "beside": {},
            },
            {
                "what": "most memory held",
                "value": 88.0,
                "unit": "MB",
                "budget": None,
                "ok": None,
                "beside": {},
            },
        ],
    }


def test_a_result_reads_back_as_written(tmp_path: Path) -> None:
    figures.write(RESULT, tmp_path / "results")

    assert figures.read(tmp_path / "results") == [RESULT]


def test_a_budget_is_the_least_of_a_rate_and_the_most_of_all_else() -> None:
    kept = [
        Figure("at the edge", 0.5, "×", 0.5).ok,
        Figure("above it", 0.51, "×", 0.5).ok,
        Figure("a rate at the edge", 30_000, "events/s", 30_000).ok,
        Figure("a rate below it", 29_999, "events/s", 30_000).ok,
        Figure("without a budget", 7, "events/s").ok,
    ]

    assert kept == [True, False, True, False, None]


def test_a_result_is_within_budget_unless_one_figure_breaks_its_own() -> None:
    without = Result("made-up", "0123abc", "2 cores", (SCAN, MEMORY))

    assert [RESULT.is_within_budget, without.is_within_budget] == [False, True]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.461_23, 0.461), (88.19, 88.2), (14_444.4, 14_400), (573_210.0, 573_000), (0.0, 0.0)],
)
def test_three_digits_of_a_figure_are_kept(value: float, expected: float) -> None:
    assert figures.rounded(value) == expected
