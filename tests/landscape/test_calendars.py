"""A group's meetings as a calendar that other programs read."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr

from landscape import calendars, meetings
from landscape.groups import Group, GroupKind, Meeting, Subproject
from landscape.intake import sigs
from tests.landscape.sources import needs_real_files, real

NOON = datetime(2026, 8, 7, 12, tzinfo=UTC)


def meeting(frequency: str, *, day: str = "Tuesday", zone: str = "PT", title: str = "Regular") -> Meeting:
    links = (("notes", "https://notes.example.org"), ("join", "https://zoom.example.org"))
    return Meeting(title=title, day=day, clock="9:00", zone=zone, frequency=frequency, links=links)


def group(*held: Meeting, subprojects: tuple[Subproject, ...] = ()) -> Group:
    return Group(
        slug="sig-storage", kind=GroupKind.SIG, name="Storage", meetings=held, subprojects=subprojects
    )


def events(text: str) -> list[Any]:  # properties are of thirty types
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def test_a_meeting_is_an_event_in_its_own_zone() -> None:
    text = calendars.calendar(group(meeting("weekly")), now=NOON)

    (event,) = events(text)
    assert event["SUMMARY"] == "SIG Storage: Regular"
    assert event["DTSTART"].dt == datetime(2026, 8, 11, 9, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert event["DURATION"].dt == timedelta(hours=1)
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"
    assert event["URL"] == "https://zoom.example.org"
    assert event["DESCRIPTION"] == (
        "Tuesday 9:00 PT weekly\nnotes: https://notes.example.org\njoin: https://zoom.example.org"
    )
    assert "STATUS" not in event
    assert [str(zone["TZID"]) for zone in icalendar.Calendar.from_ical(text).walk("VTIMEZONE")] == [
        "America/Los_Angeles"
    ]


def test_a_meeting_whose_weeks_are_not_said_is_tentative() -> None:
    (event,) = events(calendars.calendar(group(meeting("biweekly")), now=NOON))

    assert event["STATUS"] == "TENTATIVE"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"
    assert "which ones is not said" in event["DESCRIPTION"]


@pytest.mark.parametrize(
    ("frequency", "rule"),
    [
        ("biweekly starting Tuesday Oct 28, 2025", b"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("second Tuesday of the month", b"FREQ=MONTHLY;BYDAY=2TU"),
        ("last Tuesday of the month", b"FREQ=MONTHLY;BYDAY=-1TU"),
    ],
)
def test_a_rhythm_becomes_a_rule(frequency: str, rule: bytes) -> None:
    (event,) = events(calendars.calendar(group(meeting(frequency)), now=NOON))

    assert event["RRULE"].to_ical() == rule


def test_days_no_rule_can_say_are_listed() -> None:
    words = meeting("monthly - Tuesday, after the fourth Monday", zone="UTC")

    (event,) = events(calendars.calendar(group(words), now=NOON))

    assert event["DTSTART"].dt == datetime(2026, 8, 25, 9, tzinfo=UTC)
    assert [day.dt for day in event["RDATE"].dts[:2]] == [
        datetime(2026, 9, 29, 9, tzinfo=UTC),
        datetime(2026, 10, 27, 9, tzinfo=UTC),
    ]
    assert len(event["RDATE"].dts) == 11


def test_meetings_of_subprojects_are_among_them_and_unreadable_ones_are_not() -> None:
    csi = Subproject(slug="csi", name="CSI", meetings=(meeting("weekly", title=""), meeting("now and then")))

    found = events(calendars.calendar(group(meeting("weekly"), subprojects=(csi,)), now=NOON))

    assert [str(event["SUMMARY"]) for event in found] == [
        "SIG Storage: Regular",
        "SIG Storage / CSI: meeting",
    ]


def test_an_event_keeps_its_number_from_day_to_day() -> None:
    held = group(meeting("weekly"), meeting("weekly", title="Other"))

    today, later = (
        [str(event["UID"]) for event in events(calendars.calendar(held, now=now))]
        for now in (NOON, NOON + timedelta(days=30))
    )

    assert today == later
    assert len(set(today)) == 2


def test_a_title_cannot_write_lines_of_its_own() -> None:
    title = "A; B, C\\D\r\nATTENDEE:mailto:x@example.org\nEND:VCALENDAR " + "long " * 40

    text = calendars.calendar(group(meeting("weekly", title=title)), now=NOON)

    lines = text.split("\r\n")
    assert [line for line in lines if len(line.encode()) > 75] == []
    assert [line for line in lines if line.startswith("ATTENDEE")] == []
    assert lines.count("END:VCALENDAR") == 1
    (event,) = events(text)
    assert event["SUMMARY"] == f"SIG Storage: {title}".replace("\r\n", "\n")


@needs_real_files
def test_every_calendar_of_the_real_groups_says_what_their_pages_say() -> None:
    groups = sigs.read(real("sigs.yaml")).things

    texts = {group.slug: calendars.calendar(group, now=NOON) for group in groups}

    assert sum(len(events(text)) for text in texts.values()) == 101
    compared = 0
    for group in groups:
        readable = [found for _, found in group.all_meetings if meetings.rhythm(found)]
        for found, event in zip(readable, events(texts[group.slug]), strict=True):
            begins = meetings.occurrences(found, after=NOON, count=6)
            if "RRULE" in event:
                rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
                assert tuple(begin.astimezone(UTC) for begin in islice(rule, 6)) == begins
                compared += 1
    assert compared == 100  # one is listed day by day
