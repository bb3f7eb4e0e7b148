"""Instants as text: ISO 8601, written in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from devstats.vocabulary.misunderstood import Misunderstood

MINUTES_IN_AN_HOUR = 60

# A time may follow a space instead of T, as Grafana shows it. An offset is told from a step such as -10h or
# -1000h by what follows it. Digits behind the microsecond are read and dropped.
PATTERN = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?)?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?(?![0-9A-Za-z:]))?)?"
)


def parse(text: str) -> datetime:
    """Read an ISO date (its midnight) or instant; without an offset it is in UTC.

    Raises Misunderstood with what is wrong with `text`, but not where it stood.
    """
    match = PATTERN.fullmatch(text)
    if match is None:
        raise Misunderstood(f"cannot read {text!r}; try 2017-07-24 or 2017-07-24T10:17:00Z")
    return read(match)


def read(match: re.Match[str]) -> datetime:
    """The instant that `PATTERN` matched; raises Misunderstood where the calendar or the clock has none."""
    part = match.groupdict(default="")
    try:
        at = datetime(
            int(part["year"]),
            int(part["month"]),
            int(part["day"]),
            int(part["hour"] or 0),
            int(part["minute"] or 0),
            int(part["second"] or 0),
            int(part["fraction"][:6].ljust(6, "0")),
            tzinfo=_zone(part["zone"]),
        )
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Misunderstood(f"there is no {match.group()!r} in the calendar") from None


def instant(at: datetime) -> str:
    """`at` as `2017-07-24T05:00:00Z`, with a fraction only where it has one."""
    text = at.astimezone(UTC).replace(tzinfo=None).isoformat()
    return (text.rstrip("0") if "." in text else text) + "Z"


def day_or_instant(at: datetime) -> str:
    """`at` as `2017-07-24` where it is midnight, else as `instant`."""
    text = instant(at)
    return text.removesuffix("T00:00:00Z")


def _zone(text: str) -> timezone:
    if text in {"", "Z"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if minutes >= MINUTES_IN_AN_HOUR:
        raise ValueError(text)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
