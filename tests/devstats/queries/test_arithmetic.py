"""Percentiles and levels, by definitions of the tests' own."""

from pathlib import Path

import pytest

from devstats import queries, rollups
from devstats.metrics import registered
from tests.devstats import definitions
from tests.devstats.queries.asking import NOW, answer, question, totals, values
from tests.worlds.levels import a_rising_and_a_falling_level
from tests.worlds.lighthouse import a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db

LEVEL = definitions.text("last", kind="level", amount="act.item::double precision")


@pytest.fixture
def _levels(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    definitions.only(monkeypatch, tmp_path, levels=LEVEL)
    a_rising_and_a_falling_level()
    rollups.recount_stale()


@pytest.mark.parametrize(
    ("arithmetic", "value"),
    [("p15", 99_360.0), ("median", 129_600.0), ("p85", 159_840.0), ("p95", 168_480.0)],
)
def test_a_percentile_lies_between_the_samples_beside_it(
    arithmetic: str, value: float, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = (registered.FOLDER / "time-to-merge.sql").read_text().replace('"median"', f'"{arithmetic}"')
    definitions.only(monkeypatch, tmp_path, waits=text)
    a_week_at_the_lighthouse()
    rollups.recount_stale()

    whole = answer("all/waits").whole

    assert whole.total == pytest.approx(value)
    assert whole.n == 2


@pytest.mark.usefixtures("_levels")
def test_a_level_counts_until_there_is_a_newer_one() -> None:
    found = answer("all/levels", to="2017-07-08")

    assert values(found.whole) == [17, 19, 16, 19, 19]
    assert found.whole.total == 19


@pytest.mark.usefixtures("_levels")
@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ({"from_": "2017-07-04T12:00", "to": "2017-07-06", "every": "day"}, [19, 16]),
        ({"from_": "2017-07-04T05:00", "to": "2017-07-04T08:00"}, [17, 18, 18]),
        ({"from_": "2017-06-01", "to": "2017-08-01", "every": "month"}, [17, 19]),
        ({"from_": "2017-06-15", "to": "2017-07-05", "every": "month"}, [17, 19]),
        ({"from_": "2017-06-05", "to": "2017-06-26", "every": "week"}, [10, 10, 17]),
        ({"from_": "2017-06-05", "to": "2017-06-12", "every": "day"}, [None] * 5 + [10, 10]),
        ({"from_": "2017-07-20", "to": "2017-07-22", "every": "day"}, [19, 19]),
    ],
    ids=str,
)
def test_of_any_window_and_grain_each_bucket_has_its_last_level(
    window: dict[str, str], expected: list[float | None]
) -> None:
    found = answer("all/levels", **window)

    assert values(found.whole) == expected
    assert found.whole.total == expected[-1]


@pytest.mark.usefixtures("_levels")
def test_levels_of_parts_add_up_to_the_whole() -> None:
    found = answer("all/levels", to="2017-07-08", by="repository")

    assert {line.key: values(line) for line in found.lines} == {
        "harbour/east": [10, 12, 12, 15, 15],
        "harbour/west": [7, 7, 4, 4, 4],
    }
    assert totals(found) == {"harbour/east": 15, "harbour/west": 4}
    assert queries.ranking(question("all/levels", to="2017-07-08"), "repository", NOW).whole == 19


@pytest.mark.usefixtures("_levels")
def test_the_rows_behind_a_level_are_those_that_count_at_the_end() -> None:
    found = queries.rows(question("all/levels", to="2017-07-06T05:00"), NOW)

    assert [(row.repository, row.amount) for row in found.rows] == [("harbour/west", 4), ("harbour/east", 12)]
    assert found.count == 2
