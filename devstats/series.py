"""Series: a metric's values on a time axis, and all that belongs to an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names for annotations only: at run time a series knows nothing of what asked for it
    from datetime import datetime

    from devstats.metrics import Definition
    from devstats.question import Question
    from devstats.vocabulary import Grain, Span

type Value = float | int | None
"""None is "no answer": not counted, no samples, or a division by nothing. It is never 0."""


@dataclass(frozen=True, slots=True)
class Point:
    """One bucket's value; `starts_at` and `ends_at` are the calendar's, wherever the window ends."""

    label: str
    starts_at: datetime
    ends_at: datetime
    value: Value
    n: int | None = None
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The points of the whole or of one part of a split, oldest first; `key` is what a filter takes.

    `total` is the value over the whole window, which only sums may take from the points. `n` is the number of
    samples behind a percentile, None for other arithmetic.
    """

    key: str
    title: str
    points: tuple[Point, ...]
    total: Value
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that should have been harvested and was not, and why."""

    from_at: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what should have been harvested was: a share from 0 to 1, None where nothing was due."""

    share: float | None
    gaps: tuple[Gap, ...] = ()
    harvested_until: datetime | None = None
    hours_due: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question comes to. `lines` is the split, biggest first and then by title; empty without one.

    `previous` and `previous_total` are the span compared with, None unless the question compares. Where not
    `are_parts`, the lines are scopes of their own: `whole` has their time axis and no total.
    """

    question: Question
    metric: Definition
    scope_title: str
    span: Span
    grain: Grain
    whole: Line
    lines: tuple[Line, ...]
    coverage: Coverage
    data_version: str
    counted_at: datetime | None
    previous_total: Value = None
    previous: Line | None = None
    are_parts: bool = True


def biggest_first(lines: list[Line]) -> tuple[Line, ...]:
    """The parts of a split by total, those without one last, ties by title and then by key."""
    return tuple(
        sorted(lines, key=lambda line: (line.total is None, -(line.total or 0), line.title, line.key))
    )
