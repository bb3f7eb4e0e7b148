"""The context bar: where the reader is, over which window, what is shown, and every address one step away."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from devstats.charts import amounts
from devstats.question import Question
from devstats.series import Coverage
from devstats.vocabulary import PRESETS, Bots, Grain, Misunderstood, Window

type Address = Callable[[Question], str]

# Of an instant in UTC: the time of day, whose seconds are left out where there are none.
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::00)?Z")

_BOTS = {Bots.EXCLUDE: "hidden", Bots.INCLUDE: "shown", Bots.ONLY: "only"}
_SPLITS = {"repository": "repository", "person": "person", "kind": "kind"}
_COMPARISONS = {"previous": "previous", "year": "a year before"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address under its name; `is_here` where it is the one shown."""

    title: str
    url: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of the form with few values."""

    key: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that narrows the question, and the address without it."""

    key: str
    value: str
    without_url: str


@dataclass(frozen=True, slots=True)
class Moves:
    """The addresses of the window moved about; empty where time has no room for it."""

    earlier: str
    later: str
    wider: str
    narrower: str


@dataclass(frozen=True, slots=True)
class Harvest:
    """How fresh and how complete the window is: texts, and the share for the little bar."""

    until: datetime | None
    share: float | None
    missing_hours: int

    @property
    def loaded_percent(self) -> float:
        """The share harvested, from 0 to 100."""
        return round((self.share or 0) * 100, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """All that the bar shows. `wrong` is the name of a field that was not understood, `sentence` why."""

    action: str
    crumbs: tuple[Link, ...]
    comparison: Choice
    choices: tuple[Choice, ...]
    presets: tuple[Link, ...]
    moves: Moves
    window_text: str
    as_of_text: str
    filters: tuple[Filter, ...]
    harvest: Harvest | None
    wrong: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of page: where it stands for a question, what leads there, and what can be chosen on it."""

    address: Address
    crumbs: Sequence[Link]
    splits: Sequence[str] = ()
    has_grain: bool = False


def bar(question: Question, now: datetime, place: Place, coverage: Coverage | None = None) -> Bar:
    """The bar of a page that shows `question` at a place.

    Raises Misunderstood where the window means nothing at `now`.
    """
    here = question.now(now)
    address = place.address
    return Bar(
        action=address(question).partition("?")[0],
        crumbs=tuple(place.crumbs),
        comparison=_comparison(question),
        choices=_choices(question, now, place),
        presets=tuple(
            Link(
                preset.title,
                address(_over(question, preset.window, here)),
                preset.window == question.window,
            )
            for preset in PRESETS
        ),
        moves=Moves(
            earlier=_moved(question, question.window.earlier(here), here, address),
            later=_moved(question, question.window.later(here), here, address),
            wider=_moved(question, question.window.wider(here), here, address),
            narrower=_moved(question, question.window.narrower(here), here, address),
        ),
        window_text=readable(str(question.window)),
        as_of_text=readable(question.as_of),
        filters=_filters(question, address),
        harvest=harvest(coverage) if coverage else None,
    )


def readable(text: str) -> str:
    """A window or an instant as people write it; it reads back as the same."""
    return _CLOCK.sub(r" \1", text)


def harvest(coverage: Coverage) -> Harvest:
    """What the right of the bar says about a window."""
    missing = 0 if coverage.share is None else round(coverage.hours_due * (1 - coverage.share))
    if coverage.share is not None and coverage.share < 1:
        missing = max(missing, 1)
    return Harvest(coverage.harvested_until, coverage.share, missing)


def _choices(question: Question, now: datetime, place: Place) -> tuple[Choice, ...]:
    choices = []
    if place.has_grain:
        chosen = question.grain_of(question.span(now))
        # Chosen by the window or asked for, a grain looks the same: only the address differs.
        options = (
            ("", f"by {chosen}" if question.grain is None else "by window"),
            *_grains(question, chosen),
        )
        choices.append(Choice("every", "Grain", question.grain or "", options))
    if place.splits:
        named = tuple((word, f"split: {_SPLITS[word]}") for word in place.splits)
        choices.append(Choice("by", "Split", question.by or "", (("", "split: none"), *named)))
    bots = tuple((str(word), f"bots: {title}") for word, title in _BOTS.items())
    choices.append(Choice("bots", "Bots", str(question.bots), bots))
    return tuple(choices)


def _comparison(question: Question) -> Choice:
    compared = tuple((word, f"vs {title}") for word, title in _COMPARISONS.items())
    return Choice("compare", "Comparison", question.compare or "", (("", "compare: none"), *compared))


def _grains(question: Question, chosen: Grain) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(grain), f"by {grain}") for grain in Grain if question.grain is not None or grain is not chosen
    )


def _moved(question: Question, window: Window | None, now: datetime, address: Address) -> str:
    if window is None:
        return ""
    try:
        window.resolve(now)
    except Misunderstood:  # beyond the years that can be written
        return ""
    return address(_over(question, window, now))


def _over(question: Question, window: Window, now: datetime) -> Question:
    """The question over another window; by a grain that fits where the asked one would be too fine."""
    moved = question.replace(window=window)
    try:
        moved.span(now).buckets(moved.grain_of(moved.span(now)))
    except Misunderstood:
        return moved.replace(grain=None)
    return moved


def _filters(question: Question, address: Address) -> tuple[Filter, ...]:
    found = []
    if question.repository:
        found.append(Filter("repository", question.repository, address(question.replace(repository=None))))
    if question.person:
        found.append(Filter("person", question.person, address(question.replace(person=None))))
    if question.kind:
        found.append(Filter("kind", question.kind, address(question.replace(kind=None))))
    return tuple(found)


def compared_words(question: Question, now: datetime) -> str:
    """`vs 19–24 Jul 2017`: what the window is compared with, empty without a comparison."""
    compared = question.compared(question.span(now))
    return f"vs {amounts.between(compared.from_at, compared.until)}" if compared else ""
