"""What lies between two catalogues, in the words of who watches them; values only, no database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from landscape.catalogue import Card, Catalogue
from landscape.kinds import Redirect


@dataclass(frozen=True, slots=True)
class Shift:
    """A thing that is otherwise than before: `before` and `after` are a level, a category or a name."""

    slug: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one day's catalogue differs from another's.

    `entered` and `left` are items; `levels`, `categories` ("category/subcategory") and `renamed` are of items
    that are in both. An item that entered as a project or left as one is in `levels`, too, from or to "".
    Each by name.
    """

    entered: tuple[Card, ...]
    left: tuple[Card, ...]
    levels: tuple[Shift, ...]
    categories: tuple[Shift, ...]
    renamed: tuple[Shift, ...]

    def __bool__(self) -> bool:
        return bool(self.entered or self.left or self.levels or self.categories or self.renamed)


def comparison(before: Catalogue, after: Catalogue) -> Comparison:
    """What happened from `before` to `after`."""
    renamed = {old: one.to for old, one in after.of(Redirect).items() if one.to in after.cards}
    old = {renamed.get(slug, slug): card for slug, card in before.cards.items()}
    new = after.cards
    both = [(old[slug], new[slug]) for slug in new if slug in old]
    return Comparison(
        entered=_by_name(card for slug, card in new.items() if slug not in old),
        left=_by_name(card for slug, card in old.items() if slug not in new),
        levels=_shifts(
            [
                *both,
                *((None, card) for slug, card in new.items() if slug not in old),
                *((card, None) for slug, card in old.items() if slug not in new),
            ],
            lambda card: card.maturity,
        ),
        categories=_shifts(both, lambda card: "/".join(card.shelf)),
        renamed=_shifts(both, lambda card: card.name),
    )


def _shifts(pairs: Iterable[tuple[Card | None, Card | None]], of: Callable[[Card], str]) -> tuple[Shift, ...]:
    found = []
    for before, after in pairs:
        was, is_now = (of(card) if card else "" for card in (before, after))
        card = after or before
        if was != is_now and card is not None:
            found.append(Shift(card.slug, card.name, was, is_now))
    return tuple(sorted(found, key=lambda shift: (shift.name.casefold(), shift.slug)))


def _by_name(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: (card.name.casefold(), card.slug)))
