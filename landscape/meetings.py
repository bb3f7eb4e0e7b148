"""When a group meets next, read from the words its source uses, and said only where they can be read."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from landscape.groups import Meeting

LAST = -1
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": LAST,
}
# Groups write "EST" all year and mean the clock on the wall. "IST" is India's, Ireland's and Israel's.
_ZONES = {
    "America/Los_Angeles": "pt pst pdt pst/pdt pdt/pst pacific pacific_time",
    "America/Denver": "mt mst mdt mountain_time",
    "America/Chicago": "ct cst cdt central_time",
    "America/New_York": "et est edt est/edt edt/est eastern_time",
    "Europe/Berlin": "cet cest cet/cest central_european_time",
    "Europe/London": "uk gmt/bst",
    "Europe/Warsaw": "poland",
    "Asia/Shanghai": "beijing china_time",
    "UTC": "utc gmt z",
}
_ZONE_BY_WORD = {word.replace("_", " "): zone for zone, words in _ZONES.items() for word in words.split()}
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\.?)?")
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+({'|'.join(_WEEKDAYS)})")
_AFTER = re.compile(rf"\b(?P<day>{'|'.join(_WEEKDAYS)}),? after the (?={_ORDINAL.pattern})")
_DATED = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?")
_START_YEAR = re.compile(r"\b(\d{4}) start date")
_EVERY_WEEKS = re.compile(r"\bevery (two|three|four|2|3|4|other|second) ?weeks?\b")
_COUNTS = {"two": 2, "other": 2, "second": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """A meeting's days by the calendar of its `zone`: each `weeks` weeks, or once a month if that is 0.

    `ordinal` says which of the month's weekdays (`LAST`: the last one), and `shift` by how many days it is
    moved. `first_on` is a day it is known to be held; None where nobody says in which of the weeks it is.
    """

    weekday: int
    starts: time
    zone: str
    weeks: int = 1
    ordinal: int | None = None
    shift: int = 0
    first_on: date | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the words say which weeks; if not, every week is a possible one."""
        return self.weeks == 1 or self.ordinal is not None or (self.weeks > 1 and self.first_on is not None)


@functools.cache
def rhythm(meeting: Meeting) -> Rhythm | None:
    """What the words of `meeting` say; None where day, time, zone or frequency cannot be read."""
    day, frequency = (_plain(words) for words in (meeting.day, meeting.frequency))
    weekdays = [number for number, name in enumerate(_WEEKDAYS) if re.search(rf"\b{name}s?\b", day)]
    starts, zone = _clock(meeting.clock), _zone(meeting.zone)
    if len(weekdays) != 1 or starts is None or zone is None:
        return None
    first_on = _first_on(f"{day} {frequency}", weekdays[0])
    found = Rhythm(weekday=weekdays[0], starts=starts, zone=zone, first_on=first_on)
    if every := _EVERY_WEEKS.search(frequency):
        return _every(found, _COUNTS[every[1]])
    if re.search(r"\bbi-?weekly\b|\bfortnightly\b|^every other\b", frequency):
        return _every(found, 2)
    if re.search(r"\bweekly\b|^every week\b", frequency):
        return found
    return _monthly(found, day, frequency)


def occurrences(meeting: Meeting, *, after: datetime, count: int) -> tuple[datetime, ...] | None:
    """The next `count` instants, in UTC, at which `meeting` begins, from `after` on; None if unreadable.

    Of a rhythm that is not settled these are all weeks that are possible.
    """
    assert after.tzinfo is not None, "an instant has its zone"
    found = rhythm(meeting)
    if found is None:
        return None
    begins = (begin for day in _days(found, after) if (begin := instant(found, day)) >= after)
    return tuple(islice(begins, count))


def instant(found: Rhythm, day: date) -> datetime:
    """When a meeting of this rhythm begins on `day`, in UTC."""
    return datetime.combine(day, found.starts, ZoneInfo(found.zone)).astimezone(UTC)


def nth_weekday(year: int, month: int, *, weekday: int, ordinal: int) -> date | None:
    """The `ordinal`th `weekday` of a month, `LAST` for its last; None where it has so many not."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    following = date(year + month // 12, month % 12 + 1, 1)
    if ordinal == LAST:
        return day + (following - timedelta(days=1) - day) // _WEEK * _WEEK
    day += (ordinal - 1) * _WEEK
    return day if day < following else None


def _every(found: Rhythm, weeks: int) -> Rhythm:
    return Rhythm(
        weekday=found.weekday, starts=found.starts, zone=found.zone, weeks=weeks, first_on=found.first_on
    )


def _monthly(found: Rhythm, day: str, frequency: str) -> Rhythm | None:
    if "month" not in f"{day} {frequency}":
        return None  # "every second Tuesday" is every other week to some, once a month to others
    weekday, shift, ordinal = found.weekday, 0, None
    if after := _AFTER.search(frequency):
        named = _WEEKDAYS.index(after[3])
        shift = (_WEEKDAYS.index(after["day"]) - named) % 7
        weekday, ordinal = named, _ORDINALS[after[2]]
    elif said := _ORDINAL.search(f"{frequency} {day}"):
        if _WEEKDAYS.index(said[2]) != weekday:
            return None
        ordinal = _ORDINALS[said[1]]
    elif found.first_on is not None:
        # "monthly, start date: Jan. 7th" means the weekday of that week of the month.
        ordinal = (found.first_on.day - 1) // 7 + 1
    return Rhythm(
        weekday=weekday,
        starts=found.starts,
        zone=found.zone,
        weeks=0,
        ordinal=ordinal,
        shift=shift,
        first_on=found.first_on,
    )


def _days(found: Rhythm, after: datetime) -> Iterator[date]:
    """Days of the rhythm from a little before `after` on, without end."""
    begin = after.astimezone(ZoneInfo(found.zone)).date()
    if found.first_on is not None:
        begin = max(begin, found.first_on)
    if found.weeks == 0 and found.ordinal is not None:
        yield from _monthly_days(found, begin)
        return
    step = _WEEK
    day = begin + timedelta(days=(found.weekday - begin.weekday()) % 7)
    if found.weeks > 1 and found.first_on is not None:
        step = found.weeks * _WEEK
        day += -(day - found.first_on) % step
    while True:
        yield day
        day += step


def _monthly_days(found: Rhythm, begin: date) -> Iterator[date]:
    assert found.ordinal is not None, "asked of months only"
    year, month = begin.year, begin.month
    # The day after the fourth Tuesday may be one of the month before.
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    while True:
        day = nth_weekday(year, month, weekday=found.weekday, ordinal=found.ordinal)
        if day is not None and (shifted := day + timedelta(days=found.shift)) >= begin:
            yield shifted
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - months of a year


def _clock(words: str) -> time | None:
    found = _CLOCK.fullmatch(_plain(words))
    if not found:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours of a half day
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    elif found["minute"] is None:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - hours, minutes


def _zone(words: str) -> str | None:
    """The zone of "PT (Pacific Time)": by what stands before the bracket, else by what stands in it."""
    plain = _plain(words)
    head, _, inside = plain.partition("(")
    for word in (head.strip(), inside.strip(" )")):
        if word in _ZONE_BY_WORD:
            return _ZONE_BY_WORD[word]
    return None


def _first_on(words: str, weekday: int) -> date | None:
    """The day a meeting is said to have started, if it is one of its weekdays."""
    found = _DATED.search(words)
    year = (found[3] if found else None) or (year[1] if (year := _START_YEAR.search(words)) else None)
    if not found or not year or not re.search(r"\bstart", words):
        return None
    try:
        day = date(int(year), _MONTHS.index(found[1]) + 1, int(found[2]))
    except ValueError:
        return None
    return day if day.weekday() == weekday else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
