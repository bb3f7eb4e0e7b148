"""A window moves back, forth, wider and narrower in words that can still be read."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats.vocabulary import Misunderstood, Window

NOW = datetime(2017, 7, 26, 10, 17, tzinfo=UTC)

# window, earlier, later, wider, narrower; "" is none
CASES = [
    # a window up to now has nothing later
    ("now-7d to now", "now-14d to now-7d", "", "now-14d to now", "now-84h to now"),
    ("now-24h to now", "now-48h to now-24h", "", "now-48h to now", "now-12h to now"),
    ("now-1d to now", "now-2d to now-1d", "", "now-2d to now", "now-12h to now"),
    ("now-1h to now", "now-2h to now-1h", "", "now-2h to now", "now-30m to now"),
    ("now-1s to now", "now-2s to now-1s", "", "now-2s to now", "2017-07-26T10:16:59Z to now"),
    ("now-2w to now", "now-4w to now-2w", "", "now-4w to now", "now-1w to now"),
    ("now-6M to now", "now-12M to now-6M", "", "now-12M to now", "now-3M to now"),
    ("now-1y to now", "now-2y to now-1y", "", "now-2y to now", "now-6M to now"),
    ("now-3M to now", "now-6M to now-3M", "", "now-6M to now", "now-2M to now"),
    ("now-1M to now", "now-2M to now-1M", "", "now-2M to now", "now-15d to now"),
    ("now-14d to now-7d", "now-21d to now-14d", "now-7d to now", "now-21d to now-7d", "now-252h to now-7d"),
    ("now-1y to now-6M", "now-18M to now-1y", "now-6M to now", "now-18M to now-6M", "now-9M to now-6M"),
    (
        "now-1w-1d to now-1d",
        "now-15d to now-8d",
        "now-1d to now+6d",
        "now-15d to now-1d",
        "now-108h to now-1d",
    ),
    # whole units stay whole
    (
        "now-7d/d to now-1d/d",
        "now-14d/d to now-8d/d",
        "now/d to now+6d/d",
        "now-14d/d to now-1d/d",
        "now-4d/d to now-1d/d",
    ),
    (
        "now-1w/w to now-1w/w",
        "now-2w/w to now-2w/w",
        "now/w to now/w",
        "now-2w/w to now-1w/w",
        "2017-07-18 to 2017-07-22",
    ),
    (
        "now-1M/M to now-1M/M",
        "now-2M/M to now-2M/M",
        "now/M to now/M",
        "now-2M/M to now-1M/M",
        "2017-06-08 to 2017-06-23",
    ),
    (
        "now/d to now/d",
        "now-1d/d to now-1d/d",
        "",
        "now-1d/d to now/d",
        "2017-07-26T06:00:00Z to 2017-07-26T18:00:00Z",
    ),
    # fixed dates stay dates; whole months move by months
    (
        "2017-07-01 to 2017-07-06",
        "2017-06-26 to 2017-07-01",
        "2017-07-06 to 2017-07-11",
        "2017-06-28 to 2017-07-08",
        "2017-07-02 to 2017-07-05",
    ),
    (
        "2017-05-01 to 2017-06-01",
        "2017-04-01 to 2017-05-01",
        "2017-06-01 to 2017-07-01",
        "2017-04-15 to 2017-06-16",
        "2017-05-08 to 2017-05-24",
    ),
    (
        "2015-01-01 to 2016-01-01",
        "2014-01-01 to 2015-01-01",
        "2016-01-01 to 2017-01-01",
        "2014-07-02 to 2016-07-01",
        "2015-04-02 to 2015-10-02",
    ),
    (
        "2017-07-24 to 2017-07-25",
        "2017-07-23 to 2017-07-24",
        "2017-07-25 to 2017-07-26",
        "2017-07-23T12:00:00Z to 2017-07-25T12:00:00Z",
        "2017-07-24T06:00:00Z to 2017-07-24T18:00:00Z",
    ),
    # what grows with now keeps now as its end, where it can
    (
        "2011-02-12 to now",
        "2004-08-30T13:43:00Z to 2011-02-12",
        "",
        "2004-08-30 to now",
        "2014-05-04 to now",
    ),
    ("now/M to now", "2017-06-05T13:43:00Z to 2017-07-01", "", "2017-06-05 to now", "2017-07-13 to now"),
]


def text(window: Window | None) -> str:
    """The window as written; empty for none."""
    return "" if window is None else str(window)


@pytest.mark.parametrize(("window", "earlier", "later", "wider", "narrower"), CASES)
def test_a_window_moves(window: str, earlier: str, later: str, wider: str, narrower: str) -> None:
    understood = Window.parse(window)

    moved = [move(understood, NOW) for move in (Window.earlier, Window.later, Window.wider, Window.narrower)]

    assert [text(each) for each in moved] == [earlier, later, wider, narrower]


counts = st.integers(1, 40)
rolling = st.builds(
    lambda length, back, unit: Window(f"now-{length + back}{unit}", f"now-{back}{unit}"),
    counts,
    st.integers(0, 40),
    st.sampled_from("smhdw"),
)
whole = st.builds(
    lambda length, back, unit: Window(f"now-{length + back - 1}{unit}/{unit}", f"now-{back}{unit}/{unit}"),
    counts,
    counts,
    st.sampled_from("smhdw"),
)
fixed = st.builds(
    lambda at, length: Window(at.isoformat() + "Z", (at + length).isoformat() + "Z"),
    st.datetimes(datetime(2011, 2, 12), datetime(2017, 1, 1)),  # noqa: DTZ001 -- written with a Z
    st.timedeltas(timedelta(seconds=1), timedelta(days=700)),
)


@given(st.one_of(rolling, whole, fixed))
def test_earlier_is_as_long_and_ends_where_the_window_begins(window: Window) -> None:
    span = window.resolve(NOW)
    earlier = window.earlier(NOW)
    is_months = all(end.day == 1 and end.time() == datetime.min.time() for end in (span.from_at, span.until))

    assert earlier is not None
    assert earlier.resolve(NOW).until == span.from_at
    if not (window.is_fixed and is_months):
        assert earlier.resolve(NOW) == span.previous()


@given(st.one_of(rolling, whole, fixed))
def test_later_undoes_earlier(window: Window) -> None:
    earlier = window.earlier(NOW)

    assert earlier is not None
    later = earlier.later(NOW)
    assert later is not None
    assert later.resolve(NOW) == window.resolve(NOW)


@given(st.one_of(rolling, whole, fixed))
def test_wider_holds_the_window_and_is_twice_as_long(window: Window) -> None:
    span = window.resolve(NOW)

    wider = window.wider(NOW)

    assert wider is not None
    around = wider.resolve(NOW)
    assert around.from_at < span.from_at
    assert span.until <= around.until
    assert around.length == 2 * span.length


@given(st.one_of(rolling, whole, fixed))
def test_narrower_lies_within_the_window_and_is_about_half_as_long(window: Window) -> None:
    span = window.resolve(NOW)

    narrower = window.narrower(NOW)

    assert narrower is not None
    within = narrower.resolve(NOW)
    assert span.from_at <= within.from_at
    assert within.until <= span.until
    assert span.length / 2 <= within.length <= max(span.length * 3 / 4, timedelta(seconds=2))


@given(st.one_of(rolling, whole, fixed))
def test_moves_of_moves_are_never_misunderstood(window: Window) -> None:
    moved: Window | None = window
    for move in (
        Window.narrower,
        Window.earlier,
        Window.wider,
        Window.narrower,
        Window.wider,
        Window.earlier,
    ):
        assert moved is not None
        moved = move(moved, NOW)


def test_there_is_nothing_before_the_calendar() -> None:
    window = Window.parse("0001-01-01 to now")

    assert [window.earlier(NOW), window.wider(NOW)] == [None, None]


def test_a_count_that_outgrows_the_grammar_is_no_window() -> None:
    assert Window.parse("now-999999999s to now").earlier(NOW) is None


def test_an_empty_window_does_not_move() -> None:
    with pytest.raises(Misunderstood, match="is empty"):
        Window.parse("now to now").earlier(NOW)


def test_steps_that_undo_each_other_but_for_short_months_move_by_their_dates() -> None:
    end_of_march = datetime(2017, 3, 31, 12, tzinfo=UTC)
    window = Window.parse("now-1M+1M to now")

    assert window.resolve(end_of_march).length == timedelta(days=3)
    assert str(window.earlier(end_of_march)) == "2017-03-25T12:00:00Z to 2017-03-28T12:00:00Z"
