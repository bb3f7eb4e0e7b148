"""Group tabs: which shelves are looked at together, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from landscape.arrangement import EVERYTHING, Arrangement
from landscape.catalogue import Card, Catalogue, Category, Shelf, slug_of

__all__ = ["EVERYTHING", "Tabs", "ordered"]

_HOME = "projects"


@dataclass(frozen=True, slots=True)
class Tabs:
    """The tabs of one catalogue, as its arrangement makes them.

    `titles` are by alias, in their order, our own tab of everything last. `home` is the tab a reader begins
    at: the one called projects, or else the first. `listed` are slugs of categories by tab, `hidden` the
    shelves that tabs other than everything leave out.
    """

    titles: Mapping[str, str]
    home: str
    members: frozenset[str]
    listed: Mapping[str, tuple[str, ...]]
    hidden: frozenset[Shelf]

    @classmethod
    def of(cls, arrangement: Arrangement, catalogue: Catalogue) -> "Tabs":
        """The tabs of `catalogue` that `arrangement` describes."""
        titles = {tab.alias: tab.name for tab in arrangement.tabs} | {EVERYTHING: "Everything"}
        orders = {slug_of(name): _slugs(names) for name, names in arrangement.orders if names}
        return cls(
            titles=titles,
            home=_HOME if _HOME in titles else next(iter(titles)),
            members=frozenset(category.slug for category in catalogue.categories if category.holds_members),
            listed={tab.alias: _slugs(tab.categories) for tab in arrangement.tabs},
            hidden=frozenset(
                (category.slug, slug)
                for category in catalogue.categories
                if category.slug in orders
                for slug, _ in category.subcategories
                if slug not in orders[category.slug]
            ),
        )

    def admits(self, tab: str, card: Card, shelf: Shelf) -> bool:
        """Whether `tab`, "" for home, shows `card` where it stands on `shelf`.

        At home is also all that no other tab has, and every CNCF project wherever it stands: a project must
        not be missing because its category is another tab's, or nobody's.
        """
        tab = tab or self.home
        if tab == EVERYTHING or (tab == self.home and card.maturity):
            return True
        if shelf in self.hidden:
            return False
        return shelf[0] in self.listed.get(tab, ()) or (tab == self.home and not self._is_listed(shelf[0]))

    def _is_listed(self, category: str) -> bool:
        return any(category in slugs for slugs in self.listed.values())


def ordered(arrangement: Arrangement, catalogue: Catalogue, tabs: Tabs) -> tuple[Category, ...]:
    """The categories of `catalogue` as `tabs` list them, each with its subcategories in their order.

    What is not listed keeps its place among its like: categories at the end of home, hidden subcategories
    after those that are shown.
    """
    orders = {slug_of(name): _slugs(names) for name, names in arrangement.orders}
    # Of several tabs that list a category the first counts, being said last.
    listed = list(enumerate(tabs.listed.values()))[::-1]
    places = {slug: (place, at) for place, slugs in listed for at, slug in enumerate(slugs)}
    at_home = (list(tabs.titles).index(tabs.home), len(catalogue.categories))
    return tuple(
        replace(category, subcategories=_subcategories(category, orders.get(category.slug, ())))
        for category in sorted(catalogue.categories, key=lambda one: places.get(one.slug, at_home))
    )


def _subcategories(category: Category, order: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    places = {slug: place for place, slug in enumerate(order)}
    return tuple(sorted(category.subcategories, key=lambda pair: places.get(pair[0], len(places))))


def _slugs(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(slug_of, names))
