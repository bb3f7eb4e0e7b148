"""What a credential may still ask of GitHub, and how long it rests: GitHub's rules, without clock or store.

Rules: GitHub's "Rate limits for the REST API" and "Best practices for using the REST API".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Self

# After a limit that does not say how long it lasts: a minute, doubled each time it is met again.
LEAST_REST = timedelta(minutes=1)
MOST_REST = timedelta(hours=1)
# A credential waits a little longer than it is told, by chance, so that not all begin in one second.
JITTER = 0.1

# The pool of a reply that names none, as recorded ones of 2020 do.
UNNAMED = "core"

_LIMITING = frozenset({403, 429})
_SECONDARY = ("secondary rate limit", "abuse detection")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of one pool (`core`, `graphql`, `search` …) until it is full again."""

    pool: str
    limit: int
    remaining: int
    resets_at: datetime

    @classmethod
    def told(cls, headers: Mapping[str, str]) -> Self | None:
        """What a reply says in `X-RateLimit-…`; None where it says nothing that can be read."""
        said = _lowered(headers)
        try:
            return cls(
                said.get("x-ratelimit-resource", UNNAMED),
                int(said["x-ratelimit-limit"]),
                int(said["x-ratelimit-remaining"]),
                datetime.fromtimestamp(int(said["x-ratelimit-reset"]), UTC),
            )
        except (KeyError, ValueError, OverflowError, OSError):
            return None

    def joined(self, other: Self) -> Self:
        """The truer of two: replies arrive in any order, and in one span what is left only shrinks."""
        return max(self, other, key=lambda one: (one.resets_at, -one.remaining))

    def free_at(self, now: datetime, *, cost: int = 1) -> datetime:
        """From when `cost` may be spent: now, or when the pool is full again."""
        return now if self.remaining >= cost or self.resets_at <= now else self.resets_at


@dataclass(frozen=True, slots=True)
class Reply:
    """Of an answer of GitHub's, what a limit can be known by."""

    status: int
    headers: Mapping[str, str]
    message: str = ""


def rests_until(reply: Reply, now: datetime, *, met: int, chance: float) -> datetime | None:
    """Until when a credential asks nothing more after `reply`; None where no limit was reached.

    `met` is how often in a row a limit was met before, `chance` a random number of [0, 1).
    """
    if reply.status not in _LIMITING:
        return None
    if (asked := _retry_after(_lowered(reply.headers).get("retry-after", ""), now)) is not None:
        rest = asked
    elif (allowance := Allowance.told(reply.headers)) and not allowance.remaining:
        rest = allowance.resets_at - now
    elif reply.status == 429 or any(words in reply.message.lower() for words in _SECONDARY):  # noqa: PLR2004 - HTTP's
        rest = LEAST_REST * (1 << min(met, 10))
        # Nobody said how long: chance lengthens it by its own measure.
        return now + min(MOST_REST, rest) * (1 + JITTER * chance)
    else:
        return None
    return now + max(timedelta(seconds=1), rest) + timedelta(seconds=chance)


def _retry_after(written: str, now: datetime) -> timedelta | None:
    """Seconds, or a date; None for anything else."""
    if written.strip().isdecimal():
        return min(MOST_REST, timedelta(seconds=min(int(written), 10**6)))
    try:
        at = parsedate_to_datetime(written)
    except ValueError:
        return None
    return min(MOST_REST, (at if at.tzinfo else at.replace(tzinfo=UTC)) - now)


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
