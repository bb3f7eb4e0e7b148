"""What a metric's numbers are: how they add up, what they count, which way is good."""

from __future__ import annotations

from enum import StrEnum


class Arithmetic(StrEnum):
    """How observations become one value, and therefore how they are stored (design, section 2)."""

    SUM = "sum"
    DISTINCT = "distinct"
    MEDIAN = "median"
    P15 = "p15"
    P85 = "p85"
    P95 = "p95"
    LAST = "last"
    RATIO = "ratio"
    FACTOR = "factor"

    @property
    def quantile(self) -> float | None:
        """The share of samples below the value, between 0 and 1; None where samples are not ranked."""
        return _QUANTILES.get(self)

    @property
    def is_percentile(self) -> bool:
        """Whether the value is picked from ranked samples, so that n belongs beside it."""
        return self in _QUANTILES

    @property
    def is_additive(self) -> bool:
        """Whether the values of parts add up to the value of the whole."""
        return self is Arithmetic.SUM


_QUANTILES = {Arithmetic.MEDIAN: 0.5, Arithmetic.P15: 0.15, Arithmetic.P85: 0.85, Arithmetic.P95: 0.95}


class Unit(StrEnum):
    """What an amount is an amount of; the value is the English plural."""

    EVENTS = "events"
    CONTRIBUTIONS = "contributions"
    PEOPLE = "people"
    PULL_REQUESTS = "pull requests"
    ISSUES = "issues"
    COMMENTS = "comments"
    PUSHES = "pushes"
    COMMITS = "commits"
    STARS = "stars"
    FORKS = "forks"
    RELEASES = "releases"
    SECONDS = "seconds"


class Direction(StrEnum):
    """Which way is good for a metric, for colouring its change; neutral where nobody can say."""

    MORE_IS_BETTER = "more-is-better"
    LESS_IS_BETTER = "less-is-better"
    NEUTRAL = "neutral"


class Bots(StrEnum):
    """Whether acts of bots count."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"
