"""A group's meetings as an iCalendar file (RFC 5545), in the zones they are held in."""

import functools
import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from landscape import meetings
from landscape.groups import Group, Meeting
from landscape.meetings import Rhythm

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# No source says how long its meetings are, and a calendar draws one without a length as a line.
_LENGTH = timedelta(hours=1)
_LISTED = 12  # what no rule of a calendar says is listed for a year
_ZONES_FROM, _ZONES_UNTIL = date(2018, 1, 1), date(2038, 1, 1)


def calendar(group: Group, *, now: datetime) -> str:
    """The meetings of `group` and its subprojects that can be read, each from its next time on."""
    found = icalendar.Calendar()
    found.add("prodid", "-//Periplus//Meetings//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", group.title)
    zones: set[str] = set()
    for owner, meeting in group.all_meetings:
        rhythm = meetings.rhythm(meeting)
        begins = meetings.occurrences(meeting, after=now, count=_LISTED)
        if rhythm is None or not begins:
            continue
        zones.add(rhythm.zone)
        found.add_component(_event(group, owner, meeting, rhythm, begins, now))
    for zone in sorted(zones - {"UTC"}):
        found.subcomponents.insert(0, _timezone(zone))
    content: bytes = found.to_ical()
    return content.decode()


def rule(rhythm: Rhythm) -> dict[str, Any] | None:
    """The recurrence rule of `rhythm`, None where there is none: a day counted from another weekday's."""
    if rhythm.shift:
        return None
    if rhythm.weeks == 0 and rhythm.ordinal is not None:
        return {"freq": "monthly", "byday": f"{rhythm.ordinal}{_WEEKDAYS[rhythm.weekday]}"}
    weeks = rhythm.weeks if rhythm.is_settled else 1
    return {"freq": "weekly", "interval": weeks, "byday": _WEEKDAYS[rhythm.weekday]}


def _event(  # noqa: PLR0913, PLR0917 - one event's facts, each of its own type but two
    group: Group, owner: str, meeting: Meeting, rhythm: Rhythm, begins: tuple[datetime, ...], now: datetime
) -> icalendar.Event:
    zone = UTC if rhythm.zone == "UTC" else ZoneInfo(rhythm.zone)
    local = [begin.astimezone(zone) for begin in begins]
    event = icalendar.Event()
    event.add("uid", f"{_digest(group, owner, meeting)}@periplus")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", local[0])
    event.add("duration", _LENGTH)
    event.add("summary", f"{owner}: {meeting.title or 'meeting'}")
    if repeats := rule(rhythm):
        event.add("rrule", repeats)
    else:
        event.add("rdate", local[1:])
    if not rhythm.is_settled:
        event.add("status", "TENTATIVE")
    lines = [f"{meeting.day} {meeting.clock} {meeting.zone} {meeting.frequency}"]
    if not rhythm.is_settled:
        lines.append("Not every week; which ones is not said.")
    lines += [f"{kind}: {url}" for kind, url in meeting.links]
    event.add("description", "\n".join(lines))
    if url := dict(reversed(meeting.links)).get("join"):
        event.add("url", url)
    return event


def _digest(group: Group, owner: str, meeting: Meeting) -> str:
    """The same for the same meeting every time, whatever its links."""
    words = (group.slug, owner, meeting.title, meeting.day, meeting.clock, meeting.zone, meeting.frequency)
    return hashlib.blake2b("\0".join(words).encode(), digest_size=12).hexdigest()


@functools.cache
def _timezone(zone: str) -> icalendar.Timezone:
    return icalendar.Timezone.from_tzid(zone, first_date=_ZONES_FROM, last_date=_ZONES_UNTIL)
