"""A window reads back as written, whatever it is; a slow reading of the grammar agrees with the fast one."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats.vocabulary import Misunderstood, Window

instants = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- zone beside
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))
operations = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("+-"), st.integers(0, 400), st.sampled_from("smhdwMQy")),
        st.tuples(st.just("/"), st.just(1), st.sampled_from("smhdwMQy")),
    ),
    max_size=4,
)

type Operations = list[tuple[str, int, str]]


def written(operations: Operations) -> str:
    """Operations in the grammar."""
    return "".join(f"{sign}{'' if sign == '/' else count}{unit}" for sign, count, unit in operations)


@st.composite
def ends(draw: st.DrawFn) -> str:
    """Either end of a window, as people write them."""
    at = draw(instants)
    start = draw(
        st.sampled_from(
            [
                "now",
                at.strftime("%Y-%m-%d"),
                at.strftime("%Y-%m-%dT%H:%M"),
                at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                at.strftime("%Y-%m-%dT%H:%M:%S.%f+05:30"),
            ]
        )
    )
    return start + written(draw(operations))


windows = st.builds(lambda from_, to: Window.of(from_=from_, to=to), ends(), ends())


@given(windows)
def test_a_window_reads_back_as_written(window: Window) -> None:
    assert Window.parse(str(window)) == window


@given(windows, instants)
def test_its_canonical_text_means_the_same(window: Window, now: datetime) -> None:
    assert resolved(Window.parse(str(window)), now) == resolved(window, now)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_understood_or_misunderstood(from_: str, to: str) -> None:
    try:
        window = Window.of(from_=from_, to=to)
    except Misunderstood:
        return

    assert Window.parse(str(window)) == window


@given(st.text("now0123456789+-/smhdwMQyYT:.Z |", max_size=40))
def test_any_text_in_the_letters_of_the_grammar_is_understood_or_misunderstood(text: str) -> None:
    try:
        window = Window.parse(f"{text} to now")
    except Misunderstood:
        return

    assert Window.parse(str(window)) == window
    with suppress(Misunderstood):  # and nothing else, an overflow above all
        window.resolve(datetime(2017, 7, 24, tzinfo=UTC))


@given(operations, instants)
def test_from_agrees_with_a_slow_reading(operations: Operations, now: datetime) -> None:
    window = Window.of(from_="now" + written(operations), to="9999-01-01")

    assert window.resolve(now).from_at == slowly(now, operations)


@given(st.integers(0, 40), st.sampled_from("smhdwMQy"), instants)
def test_to_agrees_with_a_slow_reading(count: int, unit: str, now: datetime) -> None:
    window = Window.of(from_="0001-01-01", to=f"now-{count}{unit}/{unit}")

    until = window.resolve(now).until

    inside = slowly(now, [("-", count, unit)])
    assert slowly(until - timedelta(microseconds=1), [("/", 1, unit)]) == slowly(inside, [("/", 1, unit)])
    assert slowly(until, [("/", 1, unit)]) == until > inside


@given(instants, offsets)
def test_an_offset_is_the_same_instant_in_utc(at: datetime, offset: timedelta) -> None:
    local = (at + offset).replace(tzinfo=None).isoformat(timespec="microseconds")
    sign = "-" if offset < timedelta(0) else "+"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)

    window = Window.of(from_=f"{local}{sign}{hours:02}:{minutes:02}", to="9999-01-01")

    assert window.resolve(at).from_at == at


@pytest.mark.parametrize("day", [date(2016, 2, 29), date(2017, 3, 31), date(2017, 12, 31), date(2018, 1, 1)])
def test_a_whole_day_is_a_day_however_it_is_written(day: date) -> None:
    now = datetime(day.year, day.month, day.day, 13, tzinfo=UTC)
    ways = [
        f"{day} to {day}/d",
        f"{day} to {day}+1d",
        f"{day} to {day + timedelta(days=1)}",
        "now/d to now/d",
        "now/d to now/d+0h",
        "now-13h to now+11h",
    ]

    spans = {Window.parse(way).resolve(now) for way in ways}

    assert [(span.from_at, span.length) for span in spans] == [
        (datetime(day.year, day.month, day.day, tzinfo=UTC), timedelta(days=1))
    ]


def resolved(window: Window, now: datetime) -> object:
    """The span meant, or None where there is none: reversed, empty or outside the calendar."""
    try:
        return window.resolve(now)
    except Misunderstood:
        return None


def slowly(at: datetime, operations: Operations) -> datetime:
    """What Grafana's documentation says, a step at a time, rounding down."""
    for sign, count, unit in operations:
        at = floored(at, unit) if sign == "/" else stepped(at, int(f"{sign}{count}"), unit)
    return at


def floored(at: datetime, unit: str) -> datetime:
    """Parts of the clock set to nothing, then a day back at a time until the unit begins."""
    at = at.replace(microsecond=0)
    if unit == "s":
        return at
    at = at.replace(second=0)
    if unit == "m":
        return at
    at = at.replace(minute=0)
    if unit == "h":
        return at
    at = at.replace(hour=0)
    while not begins(at, unit):
        at -= timedelta(days=1)
    return at


def begins(day: datetime, unit: str) -> bool:
    """Whether a unit begins on a day, as a calendar on the wall would say."""
    return {
        "d": True,
        "w": day.strftime("%A") == "Monday",
        "M": day.day == 1,
        "Q": (day.month, day.day) in {(1, 1), (4, 1), (7, 1), (10, 1)},
        "y": (day.month, day.day) == (1, 1),
    }[unit]


def stepped(at: datetime, count: int, unit: str) -> datetime:
    """Seconds all at once; months one by one on a paper calendar, and then the day where there is one."""
    seconds = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
    if unit in seconds:
        return at + timedelta(seconds=count * seconds[unit])
    year, month = at.year, at.month
    for _ in range(abs(count) * {"M": 1, "Q": 3, "y": 12}[unit]):
        month += 1 if count > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    day = at.day
    while True:
        try:
            return at.replace(year=year, month=month, day=day)
        except ValueError:
            day -= 1
