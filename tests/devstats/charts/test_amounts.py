"""Amounts as people read them."""

from __future__ import annotations

from datetime import datetime

import pytest

from devstats.charts import amounts
from devstats.vocabulary import Direction, Unit
from tests.devstats.charts.answers import at


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, Unit.EVENTS, "–"),
        (None, Unit.SECONDS, "–"),
        (0, Unit.EVENTS, "0"),
        (11_197, Unit.CONTRIBUTIONS, "11,197"),
        (11_197.0, Unit.CONTRIBUTIONS, "11,197"),
        (2.25, Unit.EVENTS, "2.2"),
        (250.6, Unit.EVENTS, "251"),
        (0, Unit.SECONDS, "0 s"),
        (45, Unit.SECONDS, "45 s"),
        (90, Unit.SECONDS, "1.5 min"),
        (80 * 60, Unit.SECONDS, "80 min"),
        (5.2 * 3_600, Unit.SECONDS, "5.2 h"),
        (35 * 3_600, Unit.SECONDS, "35 h"),
        (1.9 * 86_400, Unit.SECONDS, "1.9 d"),
        (2 * 86_400, Unit.SECONDS, "2 d"),
        (45 * 86_400, Unit.SECONDS, "45 d"),
        (9.97 * 86_400, Unit.SECONDS, "10 d"),
        (2.5 * 31_557_600, Unit.SECONDS, "2.5 y"),
    ],
)
def test_an_amount_is_written_in_the_largest_sensible_unit(
    value: float | None, unit: Unit, text: str
) -> None:
    assert amounts.amount(value, unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1, Unit.PULL_REQUESTS, "1 pull request"),
        (2, Unit.PULL_REQUESTS, "2 pull requests"),
        (1, Unit.PEOPLE, "1 person"),
        (1, Unit.PUSHES, "1 push"),
        (1, Unit.RELEASES, "1 release"),
        (None, Unit.ISSUES, "–"),
        (7_200, Unit.SECONDS, "2 h"),
    ],
)
def test_one_of_a_thing_is_not_plural(value: float | None, unit: Unit, text: str) -> None:
    assert amounts.counted(value, unit) == text


@pytest.mark.parametrize(
    ("value", "before", "unit", "better", "change"),
    [
        (108, 100, Unit.EVENTS, Direction.MORE_IS_BETTER, ("▲ 8 %", "good")),
        (108, 100, Unit.EVENTS, Direction.LESS_IS_BETTER, ("▲ 8 %", "bad")),
        (108, 100, Unit.EVENTS, Direction.NEUTRAL, ("▲ 8 %", "neutral")),
        (96, 100, Unit.EVENTS, Direction.MORE_IS_BETTER, ("▼ 4 %", "bad")),
        (1_003, 1_000, Unit.EVENTS, Direction.MORE_IS_BETTER, ("▲ < 1 %", "good")),
        (1_200, 100, Unit.EVENTS, Direction.MORE_IS_BETTER, ("▲ × 12", "good")),
        (0, 100, Unit.EVENTS, Direction.MORE_IS_BETTER, ("▼ 100 %", "bad")),
        (100, 100, Unit.EVENTS, Direction.MORE_IS_BETTER, ("± 0 %", "neutral")),
        (0, 0, Unit.EVENTS, Direction.MORE_IS_BETTER, ("± 0 %", "neutral")),
        (5, 0, Unit.EVENTS, Direction.MORE_IS_BETTER, ("▲ from 0", "good")),
        (None, 5, Unit.EVENTS, Direction.MORE_IS_BETTER, ("", "neutral")),
        (5, None, Unit.EVENTS, Direction.MORE_IS_BETTER, ("", "neutral")),
        (190_080, 164_160, Unit.SECONDS, Direction.LESS_IS_BETTER, ("▲ 7.2 h", "bad")),
    ],
)
def test_a_change_says_how_much_and_whether_that_is_good(
    value: float | None, before: float | None, unit: Unit, better: Direction, change: tuple[str, str]
) -> None:
    assert amounts.change(value, before, unit=unit, direction=better) == amounts.Change(*change)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0, "0 %"), (0.0004, "< 1 %"), (0.97, "97 %"), (0.9999, "99 %"), (1, "100 %")],
)
def test_only_all_of_it_is_a_hundred_per_cent(value: float | None, text: str) -> None:
    assert amounts.share(value) == text


@pytest.mark.parametrize(
    ("grain", "text"),
    [
        ("hour", "Thu 27 Jul 2017, 14:00"),
        ("day", "Thu 27 Jul 2017"),
        ("week", "Week of 27 Jul 2017"),
        ("month", "July 2017"),
        ("quarter", "Q3 2017"),
        ("year", "2017"),
    ],
)
def test_a_bucket_is_named_by_its_date_in_full(grain: str, text: str) -> None:
    assert amounts.bucket(at(27, 14), grain) == text


@pytest.mark.parametrize(
    ("from_at", "until", "text"),
    [
        (at(24), at(29), "24–28 Jul 2017"),
        (at(24), at(25), "24 Jul 2017"),
        (at(1).replace(month=6), at(6), "1 Jun – 5 Jul 2017"),
        (at(1).replace(year=2016), at(6), "1 Jul 2016 – 5 Jul 2017"),
        (at(21, 8), at(28, 8), "21 Jul, 08:00 – 28 Jul 2017, 08:00"),
    ],
)
def test_a_stretch_of_whole_days_is_named_by_its_first_and_last(
    from_at: datetime, until: datetime, text: str
) -> None:
    assert amounts.between(from_at, until) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0, Unit.EVENTS, "0"),
        (250, Unit.EVENTS, "250"),
        (12_000, Unit.EVENTS, "12 k"),
        (1_500_000, Unit.EVENTS, "1.5 M"),
        (0, Unit.SECONDS, "0"),
        (86_400, Unit.SECONDS, "1 d"),
        (21_600, Unit.SECONDS, "6 h"),
    ],
)
def test_an_axis_has_room_for_short_amounts_only(value: float, unit: Unit, text: str) -> None:
    assert amounts.compact(value, unit) == text
