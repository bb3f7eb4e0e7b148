"""Grains: the calendar lengths a series is cut into."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from devstats.vocabulary import steps
from devstats.vocabulary.misunderstood import Misunderstood
from devstats.vocabulary.steps import Step


class Grain(StrEnum):
    """The length of one point of a series, finest first; calendar units in UTC, weeks from Monday."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def step(self) -> Step:
        """The unit of the window grammar of the same length."""
        return _STEPS[self]

    @property
    def coarser(self) -> list[Grain]:
        """The grains longer than this one, the next longer first."""
        grains = list(Grain)
        return grains[grains.index(self) + 1 :]

    @classmethod
    def parse(cls, text: str) -> Grain:
        """Read `hour`, `day`, `week`, `month`, `quarter` or `year`."""
        try:
            return cls(text)
        except ValueError:
            raise Misunderstood(f"cannot read the grain {text!r}; it is one of {', '.join(cls)}") from None

    @classmethod
    def for_length(cls, length: timedelta) -> Grain:
        """The grain of a window of that length when none is asked for."""
        return next((grain for longest, grain in _LONGEST if length <= longest), cls.MONTH)

    def floor(self, at: datetime) -> datetime:
        """The instant at which the bucket that holds `at` begins."""
        return steps.floor(at, self.step)

    def after(self, at: datetime, count: int = 1) -> datetime:
        """The instant `count` buckets after `at`, which is the beginning of one; back where negative.

        Raises Misunderstood outside the years 1 to 9999.
        """
        try:
            return steps.moved(at, count, self.step)
        except OverflowError:
            message = f"{count} {self}s from {at:%Y-%m-%d} lie outside the years 1 to 9999"
            raise Misunderstood(message) from None


_STEPS = {
    Grain.HOUR: Step.HOUR,
    Grain.DAY: Step.DAY,
    Grain.WEEK: Step.WEEK,
    Grain.MONTH: Step.MONTH,
    Grain.QUARTER: Step.QUARTER,
    Grain.YEAR: Step.YEAR,
}

# Two years are 731 days when one of them is a leap year.
_LONGEST = (
    (timedelta(days=2), Grain.HOUR),
    (timedelta(days=90), Grain.DAY),
    (timedelta(days=731), Grain.WEEK),
)
