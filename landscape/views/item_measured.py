"""What is measured of an item, as its page tells it: each figure with when and where it was taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from landscape.standings import METER_TITLES, WINDOW, Fact, Standing
from landscape.templatetags.figures import day, number

_TITLES = {
    Fact.STARS: "Stars",
    Fact.CONTRIBUTORS: f"Contributors of {WINDOW.days} days",
    Fact.ACTIVITY: "Activity",
    Fact.LATEST_ACT_ON: "Latest activity",
    Fact.LATEST_COMMIT_ON: "Latest commit",
    Fact.FIRST_COMMIT_ON: "First commit",
    Fact.LANGUAGES: "Languages",
    Fact.LICENCE: "Licence found",
}
_MOST_LANGUAGES = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact in words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Taking:
    """Figures that were taken at one place and time."""

    meter: str
    at: datetime
    figures: tuple[Figure, ...]


def takings(standing: Standing) -> list[Taking]:
    """What is measured of an item, by place and time, in the order of the first of each."""
    by_taken: dict[tuple[str, datetime], list[Figure]] = {}
    for fact, figure in _figures(standing):
        taken = standing.taken[fact]
        by_taken.setdefault((METER_TITLES[taken.meter], taken.at), []).append(figure)
    return [Taking(meter, at, tuple(figures)) for (meter, at), figures in by_taken.items()]


def _figures(standing: Standing) -> Iterator[tuple[Fact, Figure]]:
    for fact, title in _TITLES.items():
        if fact in standing.taken:
            yield fact, Figure(title, _text(getattr(standing, fact)))


def _text(value: object) -> str:
    match value:
        case int():
            return number(value)
        case date():
            return day(value)
        case tuple():
            left = len(value) - _MOST_LANGUAGES
            return ", ".join(value[:_MOST_LANGUAGES]) + (f" and {left} more" if left > 0 else "")
    return str(value)
