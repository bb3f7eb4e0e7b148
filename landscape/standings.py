"""What is measured of items, as against what is said of them; values only, no database.

The rules of `Activity` stand here alone: whoever measures asks `activity`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

type Value = int | str | date | tuple[str, ...]

# Activity and contributors are those of so many days up to the instant of measuring.
WINDOW = timedelta(days=90)
# An activity moved if it is more than a quarter above that of the window before, or more than a fifth below
# it: the same step up and down. Of fewer contributions than these, chance alone would move it.
RISING_FROM, FALLING_FROM = 5 / 4, 4 / 5
LEAST_CONTRIBUTIONS = 20

_TEXT_LENGTH = 100
_MOST_LANGUAGES = 100


class Fact(StrEnum):
    """What is measured of an item; each is a field of `Standing`."""

    STARS = "stars"
    CONTRIBUTORS = "contributors"
    LICENCE = "licence"
    LANGUAGES = "languages"
    FIRST_COMMIT_ON = "first_commit_on"
    LATEST_COMMIT_ON = "latest_commit_on"
    LATEST_ACT_ON = "latest_act_on"
    ACTIVITY = "activity"


class Activity(StrEnum):
    """How an item's contributions went over the last `WINDOW`, against the one before it."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    SILENT = "silent"


class Meter(StrEnum):
    """Where a measurement was taken."""

    GH_ARCHIVE = "gh-archive"
    GITHUB = "github"


METER_TITLES: Mapping[Meter, str] = {Meter.GH_ARCHIVE: "GH Archive", Meter.GITHUB: "GitHub"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One fact of an item at an instant; None: there was no answer, which is never zero.

    Numbers are whole; a licence is its SPDX name; languages are names, that of most bytes first; what ends in
    `_on` is a UTC day; an activity is a word of `Activity`.
    """

    slug: str
    fact: Fact
    value: Value | None
    measured_at: datetime
    meter: Meter


@dataclass(frozen=True, slots=True)
class Taken:
    """When and where a fact was measured."""

    at: datetime
    meter: Meter


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that is measured of an item now; None or () where there is no answer."""

    stars: int | None = None
    contributors: int | None = None
    licence: str = ""
    languages: tuple[str, ...] = ()
    first_commit_on: date | None = None
    latest_commit_on: date | None = None
    latest_act_on: date | None = None
    activity: Activity | None = None
    taken: Mapping[Fact, Taken] = field(default_factory=dict)


UNMEASURED = Standing()
type Standings = Mapping[str, Standing]
"""Standings by the slug of the item; one that is absent is `UNMEASURED`."""


def activity(now: int, before: int | None) -> Activity | None:
    """The activity of an item with so many contributions in the window and in the one before.

    `before` is None where that window has no answer: then only silence can be told.
    """
    if now == 0:
        return Activity.SILENT
    if before is None:
        return None
    if max(now, before) >= LEAST_CONTRIBUTIONS:
        if now > before * RISING_FROM:
            return Activity.RISING
        if now < before * FALLING_FROM:
            return Activity.FALLING
    return Activity.STEADY


def problems(found: Iterable[Measurement]) -> list[str]:
    """A sentence for each measurement that cannot be one."""
    sentences: list[str] = []
    seen: set[tuple[str, Fact]] = set()
    for one in found:
        if (one.slug, one.fact) in seen:
            sentences.append(f"{one.slug}: {one.fact} is measured twice")
        seen.add((one.slug, one.fact))
        if one.measured_at.tzinfo is None:
            sentences.append(f"{one.slug}: {one.measured_at} is in no time zone")
        elif one.value is not None and not _can_be(one):
            sentences.append(f"{one.slug}: {one.fact} cannot be {str(one.value)[:60]!r}")
    return sentences


def _can_be(one: Measurement) -> bool:
    match one.fact, one.value:
        case ((Fact.STARS | Fact.CONTRIBUTORS), int(number)):
            return not isinstance(number, bool) and number >= 0
        case Fact.LICENCE, str(text):
            return _is_text(text)
        case Fact.LANGUAGES, tuple(names):
            return (
                0 < len(names) <= _MOST_LANGUAGES
                and len(set(names)) == len(names)
                and all(isinstance(name, str) and _is_text(name) for name in names)
            )
        case ((Fact.FIRST_COMMIT_ON | Fact.LATEST_COMMIT_ON | Fact.LATEST_ACT_ON), date() as day):
            return not isinstance(day, datetime) and day <= one.measured_at.date()
        case Fact.ACTIVITY, str(word):
            return word in list(Activity)
    return False


def _is_text(text: str) -> bool:
    return 0 < len(text) <= _TEXT_LENGTH and text.isprintable() and text == text.strip()
