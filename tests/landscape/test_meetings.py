"""When a meeting is next, by the words of its source."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape import meetings
from landscape.groups import Meeting
from landscape.intake import sigs, tags
from landscape.meetings import LAST, Rhythm
from tests.landscape.sources import needs_real_files, real

NOON = datetime(2026, 8, 7, 12, tzinfo=UTC)  # a Friday


def meeting(
    frequency: str = "weekly", *, day: str = "Tuesday", at: str = "9:00", zone: str = "PT (Pacific Time)"
) -> Meeting:
    return Meeting(title="Regular", day=day, clock=at, zone=zone, frequency=frequency)


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        (meeting("weekly"), {}),
        (meeting("Weekly, you must be signed in"), {}),
        (meeting("biweekly"), {"weeks": 2}),
        (meeting("bi-weekly ([dates](#dates))"), {"weeks": 2}),
        (meeting("every other week"), {"weeks": 2}),
        (meeting("Every other"), {"weeks": 2}),
        (meeting("every four weeks"), {"weeks": 4}),
        (meeting("biweekly starting Tuesday Oct 28, 2025"), {"weeks": 2, "first_on": date(2025, 10, 28)}),
        (meeting("biweekly 2019 start date: Jan. 15th"), {"weeks": 2, "first_on": date(2019, 1, 15)}),
        (
            meeting("biweekly", day="Tuesdays (starting August 13th 2019)"),
            {"weeks": 2, "first_on": date(2019, 8, 13)},
        ),
        (
            meeting("biweekly starting Wednesday Oct 29, 2025"),
            {"weeks": 2},
        ),  # on another weekday: not believed
        (meeting("biweekly starting Feb 30, 2025"), {"weeks": 2}),
        (meeting("monthly"), {"weeks": 0}),
        (meeting("monthly", day="third Tuesday"), {"weeks": 0, "ordinal": 3}),
        (meeting("first Tuesday of the month"), {"weeks": 0, "ordinal": 1}),
        (meeting("Monthly on 4th Tuesday"), {"weeks": 0, "ordinal": 4}),
        (meeting("monthly - last Tuesday every month"), {"weeks": 0, "ordinal": LAST}),
        (
            meeting("monthly 2020 start date: Jan. 7th"),
            {"weeks": 0, "ordinal": 1, "first_on": date(2020, 1, 7)},
        ),
        (
            meeting("monthly - Tuesday, after the fourth Monday, every month"),
            {"weekday": 0, "weeks": 0, "ordinal": 4, "shift": 1},
        ),
        (meeting(at="2PM"), {"starts": time(14)}),
        (meeting(at="12:30 am"), {"starts": time(0, 30)}),
        (meeting(zone="PDT/PST"), {}),
        (meeting(zone="EST (Eastern Time)"), {"zone": "America/New_York"}),
        (meeting(zone="Eastern Time (ET)"), {"zone": "America/New_York"}),
        (meeting(zone="CET (Central European Time)"), {"zone": "Europe/Berlin"}),
        (meeting(zone="Poland"), {"zone": "Europe/Warsaw"}),
        (meeting(zone="UTC"), {"zone": "UTC"}),
    ],
    ids=str,
)
def test_words_that_can_be_read_make_a_rhythm(words: Meeting, rhythm: dict[str, Any]) -> None:
    expected = Rhythm(weekday=1, starts=time(9), zone="America/Los_Angeles")

    assert meetings.rhythm(words) == replace(expected, **rhythm)


@pytest.mark.parametrize(
    "words",
    [
        meeting(""),
        meeting("as needed"),
        meeting("every second Tuesday"),
        meeting("third Wednesday of the month"),  # but the day is a Tuesday
        meeting(day=""),
        meeting(day="Tuesday and Thursday"),
        meeting(day="2026-08-11"),
        meeting(at=""),
        meeting(at="25:00"),
        meeting(at="9:60"),
        meeting(at="13pm"),
        meeting(at="9"),
        meeting(zone=""),
        meeting(zone="IST"),
        meeting(zone="../../etc/passwd"),
        Meeting(title="Only a calendar"),
    ],
    ids=str,
)
def test_words_that_cannot_be_read_give_no_time(words: Meeting) -> None:
    assert meetings.occurrences(words, after=NOON, count=3) is None


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (meeting("weekly"), ["2026-08-11T16:00", "2026-08-18T16:00", "2026-08-25T16:00"]),
        # Every week is possible where nobody says which.
        (meeting("biweekly"), ["2026-08-11T16:00", "2026-08-18T16:00", "2026-08-25T16:00"]),
        (
            meeting("biweekly starting Tuesday Oct 28, 2025"),
            ["2026-08-18T16:00", "2026-09-01T16:00", "2026-09-15T16:00"],
        ),
        (
            meeting("weekly starting Tuesday December 1, 2026"),  # by then the clocks were put back
            ["2026-12-01T17:00", "2026-12-08T17:00", "2026-12-15T17:00"],
        ),
        (
            meeting("second Friday of the month", day="Friday", zone="UTC"),
            ["2026-08-14T09:00", "2026-09-11T09:00", "2026-10-09T09:00"],
        ),
        (
            meeting("last Friday of the month", day="Friday", zone="UTC", at="12:00"),
            ["2026-08-28T12:00", "2026-09-25T12:00", "2026-10-30T12:00"],
        ),
        (
            # That of August falls into September, after it was looked for in August.
            meeting("monthly, Thursday after the fourth Friday", day="Thursday", zone="UTC"),
            ["2026-09-03T09:00", "2026-10-01T09:00", "2026-10-29T09:00"],
        ),
        # A meeting that begins this very instant is next.
        (
            meeting(day="Friday", zone="UTC", at="12:00"),
            ["2026-08-07T12:00", "2026-08-14T12:00", "2026-08-21T12:00"],
        ),
        # In Shanghai it is Saturday when it is Friday in London.
        (
            meeting(day="Saturday", zone="Beijing", at="01:00"),
            ["2026-08-07T17:00", "2026-08-14T17:00", "2026-08-21T17:00"],
        ),
    ],
    ids=str,
)
def test_the_next_times_follow_from_the_words(words: Meeting, begins: list[str]) -> None:
    found = meetings.occurrences(words, after=NOON, count=3)

    assert found == tuple(datetime.fromisoformat(f"{begin}+00:00") for begin in begins)


def test_a_day_that_follows_from_the_month_before_is_found() -> None:
    words = meeting("monthly, Thursday after the last Friday", day="Thursday", zone="UTC")

    found = meetings.occurrences(words, after=datetime(2026, 8, 1, tzinfo=UTC), count=1)

    assert found == (datetime(2026, 8, 6, 9, tzinfo=UTC),)  # the last Friday of July is the 31st


def test_tonight_is_still_today_where_the_meeting_is() -> None:
    words = meeting("weekly", day="Friday", at="20:00")

    found = meetings.occurrences(words, after=datetime(2026, 8, 8, 2, tzinfo=UTC), count=1)

    assert found == (datetime(2026, 8, 8, 3, tzinfo=UTC),)


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST}


def slow_days(words: Meeting, begin: date) -> Iterator[date]:
    """Day after day, each asked whether it is one of the meeting's."""
    ordinal = ORDINALS.get(words.frequency.split()[0])
    first_on = words.frequency.partition("starting ")[2]
    for number in range(800):
        day = begin + timedelta(days=number)
        if WEEKDAYS[day.weekday()] != words.day:
            continue
        before = sum((day - timedelta(days=7 * back)).month == day.month for back in range(1, 6))
        if ordinal == LAST and (day + timedelta(days=7)).month == day.month:
            continue
        if ordinal not in {None, LAST} and before + 1 != ordinal:
            continue
        if first_on and (day - datetime.strptime(first_on, "%B %d, %Y").date()).days % 14:  # noqa: DTZ007 - a day
            continue
        yield day


@given(
    after=st.datetimes(datetime(2019, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bounds
    day=st.sampled_from(WEEKDAYS),
    frequency=st.sampled_from(["weekly", "biweekly", *(f"{word} {{day}} of the month" for word in ORDINALS)]),
    zone=st.sampled_from(["America/Los_Angeles", "Europe/Berlin", "UTC"]),
    hour=st.integers(4, 23),  # no clock is changed then
)
def test_the_next_times_are_those_of_a_walk_through_the_calendar(
    after: datetime, day: str, frequency: str, zone: str, hour: int
) -> None:
    words = frequency.format(day=day)
    if words == "biweekly":
        first_on = date(2018, 1, 1) + timedelta(days=WEEKDAYS.index(day) + 7 * (hour % 2))
        words += f" starting {first_on:%B %d, %Y}"
    zones = {"America/Los_Angeles": "PT", "Europe/Berlin": "CET", "UTC": "UTC"}
    described = meeting(words, day=day, at=f"{hour}:00", zone=zones[zone])

    found = meetings.occurrences(described, after=after, count=4)

    slowly = [
        begin
        for held_on in slow_days(described, after.date() - timedelta(days=2))
        if (begin := datetime.combine(held_on, time(hour), ZoneInfo(zone))) >= after
    ]
    assert found == tuple(slowly[:4])


@needs_real_files
def test_all_but_one_of_the_real_meetings_that_are_described_can_be_read() -> None:
    groups = (*sigs.read(real("sigs.yaml")).things, *tags.read(real("tags.yaml")).things)
    held = [found for group in groups for _, found in group.all_meetings]

    rhythms = {index: meetings.rhythm(found) for index, found in enumerate(held)}

    described = [found for found in held if found.day or found.clock or found.frequency]
    assert (len(held), len(described)) == (111, 103)
    assert [
        found.zone for index, found in enumerate(held) if rhythms[index] is None and found in described
    ] == ["IST"]
    read = [rhythm for rhythm in rhythms.values() if rhythm]
    assert (len(read), sum(rhythm.is_settled for rhythm in read)) == (102, 44)
