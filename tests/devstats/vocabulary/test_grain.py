"""Grains cut the calendar where people do, and are chosen by a window's length."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devstats.vocabulary import Grain, Misunderstood

instants = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- zone beside
grains = st.sampled_from(list(Grain))


def begins(grain: Grain, at: datetime) -> bool:
    """Whether a bucket begins at this hour, as a calendar on the wall would say."""
    if grain is Grain.HOUR:
        return True
    if at.hour:
        return False
    quarter_days = {(1, 1), (4, 1), (7, 1), (10, 1)}
    return {
        Grain.DAY: True,
        Grain.WEEK: at.strftime("%a") == "Mon",
        Grain.MONTH: at.day == 1,
        Grain.QUARTER: (at.month, at.day) in quarter_days,
        Grain.YEAR: (at.month, at.day) == (1, 1),
    }[grain]


def walked_back(grain: Grain, at: datetime) -> datetime:
    """The floor found an hour at a time."""
    at = at.replace(minute=0, second=0, microsecond=0)
    while not begins(grain, at):
        at -= timedelta(hours=1)
    return at


def walked_on(grain: Grain, at: datetime) -> datetime:
    """The next beginning found an hour at a time."""
    at += timedelta(hours=1)
    while not begins(grain, at):
        at += timedelta(hours=1)
    return at


@settings(max_examples=150)
@given(grains, instants)
def test_the_floor_is_where_walking_back_ends(grain: Grain, at: datetime) -> None:
    assert grain.floor(at) == walked_back(grain, at)


@settings(max_examples=150)
@given(grains, instants)
def test_the_next_bucket_is_where_walking_on_ends(grain: Grain, at: datetime) -> None:
    start = grain.floor(at)

    assert grain.after(start) == walked_on(grain, start)


@given(grains, instants, st.integers(-40, 40))
def test_steps_back_undo_steps_forth(grain: Grain, at: datetime, count: int) -> None:
    start = grain.floor(at)

    assert grain.after(grain.after(start, count), -count) == start


@pytest.mark.parametrize(
    ("grain", "at", "floor", "after"),
    [
        (Grain.HOUR, "2017-07-24T10:17:05.5", "2017-07-24T10", "2017-07-24T11"),
        (Grain.DAY, "2017-12-31T23:59:59", "2017-12-31T00", "2018-01-01T00"),
        (Grain.WEEK, "2017-07-30T23:59:59", "2017-07-24T00", "2017-07-31T00"),
        (Grain.WEEK, "2021-01-01T00:00:00", "2020-12-28T00", "2021-01-04T00"),
        (Grain.MONTH, "2020-02-29T12:00:00", "2020-02-01T00", "2020-03-01T00"),
        (Grain.QUARTER, "2017-12-31T00:00:00", "2017-10-01T00", "2018-01-01T00"),
        (Grain.YEAR, "2016-12-31T23:59:59", "2016-01-01T00", "2017-01-01T00"),
    ],
)
def test_a_bucket_begins_and_ends_with_the_calendar(grain: Grain, at: str, floor: str, after: str) -> None:
    start = grain.floor(datetime.fromisoformat(at).replace(tzinfo=UTC))

    assert (start, grain.after(start)) == tuple(
        datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (floor, after)
    )


def test_a_day_is_the_day_in_utc_wherever_one_is() -> None:
    in_tokyo = datetime(2017, 7, 24, 8, 0, tzinfo=timezone(timedelta(hours=9)))

    assert Grain.DAY.floor(in_tokyo) == datetime(2017, 7, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("length", "grain"),
    [
        (timedelta(microseconds=1), Grain.HOUR),
        (timedelta(days=2), Grain.HOUR),
        (timedelta(days=2, microseconds=1), Grain.DAY),
        (timedelta(days=90), Grain.DAY),
        (timedelta(days=91), Grain.WEEK),
        (timedelta(days=731), Grain.WEEK),
        (timedelta(days=732), Grain.MONTH),
        (timedelta(days=365 * 500), Grain.MONTH),
    ],
)
def test_the_length_of_a_window_chooses_its_grain(length: timedelta, grain: Grain) -> None:
    assert Grain.for_length(length) is grain


def test_coarser_grains_are_listed_from_the_next_one_on() -> None:
    assert [Grain.WEEK.coarser, Grain.YEAR.coarser] == [[Grain.MONTH, Grain.QUARTER, Grain.YEAR], []]


def test_an_unknown_grain_is_named_beside_the_known_ones() -> None:
    with pytest.raises(Misunderstood) as caught:
        Grain.parse("fortnight")

    assert str(caught.value) == (
        "cannot read the grain 'fortnight'; it is one of hour, day, week, month, quarter, year"
    )


def test_a_step_out_of_the_calendar_is_misunderstood() -> None:
    with pytest.raises(Misunderstood) as caught:
        Grain.YEAR.after(datetime(9999, 1, 1, tzinfo=UTC))

    assert str(caught.value) == "1 years from 9999-01-01 lie outside the years 1 to 9999"
