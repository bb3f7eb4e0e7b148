"""New items of a file that may be some it no longer names: for a person to look at, not guessed."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from landscape.catalogue import Card, Difference, slug_of
from landscape.intake import matching
from landscape.intake.records import Record

# "(member)", "(KCSP)": what an item is, not what it is called.
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")

_SHARED: dict[str, Callable[[Card], Hashable]] = {
    "the same repository": matching.repository,
    "the same name but for its brackets, in the same category": lambda card: (
        slug_of(_BRACKETS.sub(" ", card.name)),
        card.shelf[0],
    ),
    "the same homepage, in the same category": lambda card: (
        (home := matching.homepage(card)) and (home, card.shelf[0])
    ),
    "the same organisation on the same shelf": lambda card: (
        card.organisation and (card.organisation, card.shelf)
    ),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A new item that may be one of those removed with it; `why` says what they share."""

    line: int
    name: str
    slug: str
    candidates: tuple[str, ...]
    why: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.name}: may be {' or '.join(self.candidates)}: {self.why}"


def doubts(records: Sequence[Record], changed: Difference) -> tuple[Doubt, ...]:
    """What in `changed`, which follows from `records`, may be a renaming, in the order of the file.

    An item known for certain (by name, alias, repository, or homepage and shelf) keeps its slug and is no
    doubt. Who finds that two are one says so by an alias.
    """
    lines = {(record.name, record.shelf): record.line for record in records}
    found = [
        Doubt(line, card.name, card.slug, slugs, why)
        for card, slugs, why in pairs(changed)
        if (line := lines.get((card.name, card.shelf))) is not None
    ]
    return tuple(sorted(found, key=lambda doubt: doubt.line))


def pairs(changed: Difference) -> list[tuple[Card, tuple[str, ...], str]]:
    """Each new item that may be one of those removed with it: the item, their slugs, what they share."""
    leaving = [changed.before.cards[slug] for slug in changed.items.removed]
    candidates = {why: _by_key(leaving, key) for why, key in _SHARED.items()}
    found = []
    for card in (changed.after.cards[slug] for slug in changed.items.added):
        for why, key in _SHARED.items():
            if (wanted := key(card)) and (slugs := candidates[why].get(wanted)):
                found.append((card, tuple(slugs), why))
                break
    return found


def _by_key(cards: Iterable[Card], key: Callable[[Card], Hashable]) -> dict[Hashable, list[str]]:
    slugs: defaultdict[Hashable, list[str]] = defaultdict(list)
    for card in cards:
        slugs[key(card)].append(card.slug)
    return slugs
