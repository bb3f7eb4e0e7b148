"""The orders items can stand in; one that no card has a fact for is not offered."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from landscape.catalogue import Card, Maturity, Step, name_key
from landscape.explorer.surroundings import Surroundings
from landscape.standings import Standing


class Sort(StrEnum):
    """What items are sorted by."""

    NAME = "name"
    ACCEPTED = "accepted"
    LEVEL = "level"
    JOINED = "joined"
    REPOSITORIES = "repositories"
    STARS = "stars"
    CONTRIBUTORS = "contributors"
    FIRST_COMMIT = "first-commit"
    LATEST_COMMIT = "latest-commit"
    LATEST_ACT = "latest-act"


TITLES: Mapping[Sort, str] = {
    Sort.NAME: "Name",
    Sort.ACCEPTED: "Day accepted",
    Sort.LEVEL: "Day of its level",
    Sort.JOINED: "Day joined",
    Sort.REPOSITORIES: "Repositories",
    Sort.STARS: "Stars",
    Sort.CONTRIBUTORS: "Contributors of 90 days",
    Sort.FIRST_COMMIT: "First commit",
    Sort.LATEST_COMMIT: "Latest commit",
    Sort.LATEST_ACT: "Latest activity",
}

# What is measured is known of now alone.
MEASURED = frozenset({Sort.STARS, Sort.CONTRIBUTORS, Sort.FIRST_COMMIT, Sort.LATEST_COMMIT, Sort.LATEST_ACT})

_STEP_OF = {
    Maturity.SANDBOX.value: Step.ACCEPTED,
    Maturity.INCUBATING.value: Step.INCUBATING,
    Maturity.GRADUATED.value: Step.GRADUATED,
    Maturity.ARCHIVED.value: Step.ARCHIVED,
}


def accepted_on(card: Card) -> date | None:
    """The day it became a CNCF project."""
    return _moved_on(card, Step.ACCEPTED)


def at_level_since(card: Card) -> date | None:
    """The day it reached the level it has."""
    step = _STEP_OF.get(card.maturity)
    return _moved_on(card, step) if step else None


# Each fact as a number, the more the earlier in the list; None where there is no answer.
_WEIGHTS: Mapping[Sort, Callable[[Card, Standing], int | None]] = {
    Sort.ACCEPTED: lambda card, _: _ordinal(accepted_on(card)),
    Sort.LEVEL: lambda card, _: _ordinal(at_level_since(card)),
    Sort.JOINED: lambda card, _: _ordinal(card.details.joined_on),
    Sort.REPOSITORIES: lambda card, _: len({row.pattern for row in card.repositories}) or None,
    Sort.STARS: lambda _, standing: standing.stars,
    Sort.CONTRIBUTORS: lambda _, standing: standing.contributors,
    Sort.FIRST_COMMIT: lambda _, standing: _ordinal(standing.first_commit_on),
    Sort.LATEST_COMMIT: lambda _, standing: _ordinal(standing.latest_commit_on),
    Sort.LATEST_ACT: lambda _, standing: _ordinal(standing.latest_act_on),
}


def by_name(card: Card) -> tuple[str, str]:
    """As in a telephone book."""
    return name_key(card.name), card.slug


def sort(cards: Iterable[Card], by: Sort, around: Surroundings, *, is_reversed: bool) -> list[Card]:
    """`cards` by name from A to Z, or by a fact, the newest or most first; those without it always last."""
    if by is Sort.NAME:
        return sorted(cards, key=by_name, reverse=is_reversed)
    weight, turn = _WEIGHTS[by], 1 if is_reversed else -1
    weighed = [(weight(card, around.standing(card)), card) for card in sorted(cards, key=by_name)]
    known = sorted(
        ((found, card) for found, card in weighed if found is not None), key=lambda pair: turn * pair[0]
    )
    return [card for _, card in known] + [card for found, card in weighed if found is None]


def offered(cards: Iterable[Card], around: Surroundings) -> tuple[Sort, ...]:
    """The sorts that some card has a fact for."""
    listed = list(cards)
    return tuple(
        by
        for by in Sort
        if by is Sort.NAME or any(_WEIGHTS[by](card, around.standing(card)) is not None for card in listed)
    )


def _moved_on(card: Card, step: Step) -> date | None:
    return next((move.moved_on for move in card.moves if move.step is step), None)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
