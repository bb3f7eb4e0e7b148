"""Which item of the landscape a certified product is: where that is sure; the rest is for a person to say.

A person says so by giving the item an alias: the product's name, or "vendor: name" where several share it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from landscape import companies
from landscape.catalogue import Card, Catalogue, name_key
from landscape.certified import Product

# Subcategories that hold certified products and nothing else, on whatever category's shelves they stand.
_SHELF = "certified-kubernetes"
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")


@dataclass(frozen=True, slots=True, order=True)
class Maybe:
    """A product that may be one of these items; `why` says what they share."""

    product: str
    items: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Links:
    """The slug of the item by that of the product, and what a person has to decide."""

    items: Mapping[str, str]
    doubtful: tuple[Maybe, ...]


def links(products: Iterable[Product[Any]], catalogue: Catalogue) -> Links:
    """What the certified `products` are in `catalogue`."""
    shelves = _Shelves(catalogue)
    met = [(product, shared) for product in products if (shared := shelves.meets(product))]
    names: defaultdict[str, set[str]] = defaultdict(set)
    for product, shared in met:
        for item in shared.items:
            names[item].add(name_key(product.name))
    items: dict[str, str] = {}
    doubtful: list[Maybe] = []
    for product, shared in met:
        # A homepage may be that of all that a vendor has.
        is_sole = shared.is_name or all(len(names[item]) == 1 for item in shared.items)
        if len(shared.items) == 1 and shared.is_sure and is_sole:
            items[product.slug] = min(shared.items)
        else:
            doubtful.append(Maybe(product.slug, tuple(sorted(shared.items)), shared.why))
    return Links(items, tuple(sorted(doubtful)))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a product shares with items; `is_name` tells names from homepages."""

    why: str
    items: frozenset[str]
    is_sure: bool
    is_name: bool


class _Shelves:
    """Items that may be certified products, by what products are known by."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._cards = catalogue.cards
        self._organisations = {slug: companies.key(name) for slug, name in catalogue.organisations.items()}
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        self._by_page: defaultdict[str, set[str]] = defaultdict(set)
        members = {category.slug for category in catalogue.categories if category.holds_members}
        for card in catalogue.cards.values():
            if card.shelf[0] in members:
                continue
            for name in (card.name, *card.aliases):
                for key in _names(name):
                    self._by_name[key].add(card.slug)
            if _is_certified(card) and (page := _page(card.homepage)):
                self._by_page[page].add(card.slug)

    def meets(self, product: Product[Any]) -> _Shared | None:
        """What it shares with which items, the surest; None where there is nothing."""
        vendor, name = product.vendor, product.name
        page = _page(product.certifications[-1].website)
        confirmed = self._by_name.get(name_key(f"{vendor}: {name}"), set())
        named = {slug for key in _names(name) for slug in self._by_name.get(key, ())}
        paged = self._by_page.get(page, set())
        found = (
            ("the same vendor and name", confirmed, True, True),
            ("the same name", self._certified(named), True, True),
            ("the same name of the same organisation", self._of(vendor, named), True, True),
            ("the same homepage of the same organisation", self._of(vendor, paged), True, False),
            ("the same homepage", paged, False, False),
            ("the same name, of another organisation", named, False, True),
        )
        return next(
            (
                _Shared(why, frozenset(items), is_sure, is_name)
                for why, items, is_sure, is_name in found
                if items
            ),
            None,
        )

    def _certified(self, slugs: set[str]) -> set[str]:
        return {slug for slug in slugs if _is_certified(self._cards[slug])}

    def _of(self, vendor: str, slugs: set[str]) -> set[str]:
        return {slug for slug in slugs if self._is_vendors(slug, vendor)}

    def _is_vendors(self, slug: str, vendor: str) -> bool:
        company = self._organisations.get(self._cards[slug].organisation, "")
        return bool(company) and company == companies.key(vendor)


def _is_certified(card: Card) -> bool:
    return any(subcategory.startswith(_SHELF) for _, subcategory in (card.shelf, *card.also_on))


def _names(name: str) -> Iterator[str]:
    """The name, and without brackets, or what stands in them: "Azure Kubernetes Service (AKS)"."""
    key = name_key(name)
    yield from dict.fromkeys(
        spelt
        for spelt in (key, name_key(_BRACKETS.sub(r" \1 ", name)), name_key(_BRACKETS.sub(" ", name)))
        if spelt
    )


def _page(address: str) -> str:
    """An address as it is compared; "" for one that has no path, where a vendor's every product lives."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/").lower()
    return f"{(parts.hostname or '').removeprefix('www.')}{path}" if path else ""
