"""GitHub's instants as canonical text, `2017-07-24T14:25:20Z`, which sorts and compares as it reads."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self

from devstats.harvest.unfit import Unfit

FIRST = "2008-01-01T00:00:00Z"  # GitHub opened in April 2008
# A crawler's clock and ours need not agree to the second.
CLOCK_SKEW = timedelta(minutes=10)

_CANONICAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
# The archive of 2011: 2011/02/12 00:00:00 -0800.
_SLASHED = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2}) ([0-9:]{8}) ([+-][0-9]{4})")


def text_of(at: datetime) -> str:
    """`at` in the canonical form; fractions of a second are cut, GitHub has none."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Clock:
    """What instants are held against: nothing has happened after `latest`.

    It remembers what it has read: an hour's events share 3,600 seconds. Use one for each file.
    """

    latest: str
    _read: dict[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def at(cls, now: datetime) -> Self:
        """The clock that says `now`."""
        return cls(text_of(now + CLOCK_SKEW))

    def instant(self, text: str, where: str) -> str:
        """The canonical form of an instant in any way the archive has written it.

        Raises Unfit, naming `where` it stood, if it is none or lies in the future.
        """
        canonical = self._read.get(text)
        if canonical is None:
            canonical = _canonical(text)
            if canonical is None:
                raise Unfit(f"{where} is not an instant")
            if canonical > self.latest:
                raise Unfit(f"{where} is in the future")
            self._read[text] = canonical
        return canonical

    def instant_or_none(self, text: str | None, where: str) -> str | None:
        """As `instant`, where nothing said stays nothing."""
        return None if text is None else self.instant(text, where)


def _canonical(text: str) -> str | None:
    written = text
    if slashed := _SLASHED.fullmatch(text):
        year, month, day, clock, offset = slashed.groups()
        written = f"{year}-{month}-{day}T{clock}{offset}"
    try:
        at = datetime.fromisoformat(written)
        if _CANONICAL.fullmatch(written):
            return written
        return None if at.tzinfo is None else text_of(at)
    except (ValueError, OverflowError):
        return None
