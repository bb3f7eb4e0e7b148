"""A catalogue's arrangement, ready to be asked about its cards: which are large, whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from landscape import arrangement as arrangements
from landscape.arrangement import Arrangement, CategoryRule, Event, Featured
from landscape.catalogue import Card, Catalogue, Category, Maturity, Shelf, slug_of
from landscape.explorer import tabs
from landscape.explorer.tabs import Tabs

type Rank = tuple[int, int]
"""Where a card stands among those of its shelf: the least first."""

_LEVELS = tuple(level.value for level in Maturity)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What an arrangement makes of a catalogue.

    `categories` stand in its order. `featured` are rules by what a card is, (field, word); `end_users` and
    `tags` are shelves, (category, "") standing for all of a category.
    """

    arrangement: Arrangement
    tabs: Tabs
    categories: tuple[Category, ...]
    featured: Mapping[tuple[str, str], Featured]
    end_users: frozenset[Shelf]
    shelves_of: Mapping[str, frozenset[Shelf]]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Arranged":
        """The arrangement that `catalogue` has, or else the built-in one."""
        arrangement = arrangements.of(catalogue)
        made = Tabs.of(arrangement, catalogue)
        return cls(
            arrangement=arrangement,
            tabs=made,
            categories=tabs.ordered(arrangement, catalogue, made),
            featured={
                (rule.field, rule.value if rule.field == "maturity" else slug_of(rule.value)): rule
                for rule in reversed(arrangement.featured)
            },
            end_users=_shelves(arrangement.end_users),
            shelves_of={tag: _shelves(rules) for tag, rules in arrangement.tags},
        )

    def rule(self, card: Card, tab: str = "") -> Featured | None:
        """The rule that makes the tile of `card` large on `tab`, "" for home; None where it is small."""
        keys = (("maturity", card.maturity), ("subcategory", card.shelf[1]))
        title = self.tabs.titles.get(tab or self.tabs.home, "")
        rules = (found for key in keys if (found := self.featured.get(key)))
        return next((rule for rule in rules if title not in rule.except_on), None)

    def rank(self, card: Card, tab: str = "") -> Rank:
        """Large tiles first, in their order; then projects by level; archived projects last."""
        level = _LEVELS.index(card.maturity) if card.maturity else len(_LEVELS)
        if card.maturity == Maturity.ARCHIVED:
            return 2, 0
        if (rule := self.rule(card, tab)) is None:
            return 1, level
        return 0, len(_LEVELS) + len(self.featured) if rule.order is None else rule.order

    def is_end_user(self, card: Card) -> bool:
        """Whether its own entry says so, or the place where it stands."""
        return card.details.is_end_user or _stands(card, self.end_users)

    def tags(self, card: Card) -> tuple[str, ...]:
        """The TAGs its own entry names; those of its place where it is a project and names none."""
        if card.details.tags or not card.maturity:
            return card.details.tags
        return tuple(tag for tag, shelves in self.shelves_of.items() if _stands(card, shelves))

    def event(self, *, on: date) -> Event | None:
        """The event to announce on a day, until it is over."""
        event = self.arrangement.event
        return event if event and on <= event.through else None

    def applied(self, card: Card) -> Card:
        """`card` with what the arrangement says of its place as though its own entry said it."""
        is_end_user, tags = self.is_end_user(card), self.tags(card)
        if (is_end_user, tags) == (card.details.is_end_user, card.details.tags):
            return card
        return replace(card, details=replace(card.details, is_end_user=is_end_user, tags=tags))


def _shelves(rules: tuple[CategoryRule, ...]) -> frozenset[Shelf]:
    return frozenset(
        (slug_of(category), slug_of(name) if name else "")
        for category, names in rules
        for name in names or ("",)
    )


def _stands(card: Card, shelves: frozenset[Shelf]) -> bool:
    return card.shelf in shelves or (card.shelf[0], "") in shelves
