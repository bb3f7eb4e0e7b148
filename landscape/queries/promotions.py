"""When projects reached their levels, and how long they stayed at each; values only, no database."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from landscape.catalogue import Card, Maturity, Step

_LEVELS = {
    Step.ACCEPTED: Maturity.SANDBOX,
    Step.INCUBATING: Maturity.INCUBATING,
    Step.GRADUATED: Maturity.GRADUATED,
    Step.ARCHIVED: Maturity.ARCHIVED,
}


@dataclass(frozen=True, slots=True)
class Promotion:
    """A project reached a level; `before` is the one it left, "" where it was accepted."""

    on: date
    slug: str
    name: str
    before: str
    level: str


@dataclass(frozen=True, slots=True)
class Stay:
    """How long projects stayed at `level` before they went on to `until`: days of each move, ascending."""

    level: str
    until: str
    days: tuple[int, ...]

    @property
    def median_days(self) -> float | None:
        """The middle of `days`, or of its two middle ones the mean; None where nobody moved."""
        return statistics.median(self.days) if self.days else None


@dataclass(frozen=True, slots=True)
class Stage:
    """A project at a level, in `[since, until)`; without an end it is there still."""

    level: str
    since: date
    until: date | None

    def days(self, on: date) -> int | None:
        """How many days it was there by the day `on`; None where its dates are out of order."""
        number = ((self.until or on) - self.since).days
        return number if number >= 0 else None


def stages(card: Card) -> tuple[Stage, ...]:
    """The levels `card` was at, in their order; who was accepted at a higher level never was at the lower."""
    moves = _promotions(card)
    return tuple(
        Stage(move.level, move.on, following.on if following else None)
        for move, following in zip_longest(moves, moves[1:])
    )


def promotions(cards: Iterable[Card]) -> tuple[Promotion, ...]:
    """All dated moves of `cards` in their order.

    A project that was accepted at a higher level has both dates the same: it is one promotion, from nothing
    to the higher level.
    """
    found = [one for card in cards for one in _promotions(card)]
    return tuple(sorted(found, key=lambda one: (one.on, one.name.casefold(), one.slug)))


def stays(cards: Iterable[Card]) -> tuple[Stay, ...]:
    """Time spent in the sandbox before incubating, incubating before graduating, and from accepted to that.

    The sandbox begins with the day of acceptance and ends with that of incubating; who was accepted at
    incubating (both on one day) or has dates out of order never was in it and does not count. Projects still
    at a level do not count either: these are the times of those who moved on.
    """
    pairs = (
        (Step.ACCEPTED, Step.INCUBATING, Maturity.SANDBOX),
        (Step.INCUBATING, Step.GRADUATED, Maturity.INCUBATING),
        (Step.ACCEPTED, Step.GRADUATED, Step.ACCEPTED),
    )
    dated = [{move.step: move.moved_on for move in card.moves} for card in cards]
    return tuple(Stay(level, end, tuple(sorted(_days(dated, begin, end)))) for begin, end, level in pairs)


def _promotions(card: Card) -> list[Promotion]:
    """Those of one project, in the order of its steps, whatever their dates say."""
    found = []
    days = {move.step: move.moved_on for move in card.moves}
    steps = [step for step in Step if step in days]
    level = ""
    for step, following in zip_longest(steps, steps[1:]):
        if following is not None and days[following] == days[step]:
            continue
        found.append(Promotion(days[step], card.slug, card.name, level, _LEVELS[step]))
        level = _LEVELS[step]
    return found


def _days(dated: Iterable[dict[Step, date]], begin: Step, end: Step) -> Iterable[int]:
    return (
        (days[end] - days[begin]).days
        for days in dated
        if begin in days and end in days and days[begin] < days[end]
    )
