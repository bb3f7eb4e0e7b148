"""Certified products and AI platforms of any day, ready to be shown."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from landscape import certified, certified_items
from landscape.catalogue import Card, Source
from landscape.certifications import AIPlatform, CertifiedProduct, files, standing_on, unread_places
from landscape.certified import KubernetesVersion, Matrix, Offer
from landscape.queries.catalogue import catalogue, newest_revision

# The present, and a few days that somebody compares.
_REMEMBERED = 8


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """All certifications of a day; empty where none was loaded by then.

    `files` and `offers` are by version: how many files, those that cannot be read too; how many
    certifications of each type. `platforms` are by vendor and name, `beneath` the platforms by the slug of
    the product they stand on. `items` are those that the products surely are, by the products' slugs.
    """

    matrix: Matrix
    products: Mapping[str, CertifiedProduct]
    platforms: tuple[AIPlatform, ...]
    beneath: Mapping[str, tuple[AIPlatform, ...]]
    files: Mapping[KubernetesVersion, int]
    offers: Mapping[KubernetesVersion, Mapping[Offer | None, int]]
    items: Mapping[str, Card]
    platform_items: Mapping[str, Card]


def board(on: date | None = None) -> Board:
    """The certifications of the day `on`, now by default; one query where it is remembered."""
    return _board(on, newest_revision())


@functools.lru_cache(maxsize=_REMEMBERED)
def _board(on: date | None, _revision: int | None) -> Board:
    whole = catalogue(on)
    products, platforms = whole.of(CertifiedProduct), whole.of(AIPlatform)
    ordered = sorted(
        platforms.values(), key=lambda one: (one.vendor.casefold(), one.name.casefold(), one.slug)
    )
    items = certified_items.links(products.values(), whole).items
    platform_items = certified_items.links(ordered, whole).items
    return Board(
        matrix=certified.matrix(products.values()),
        products=products,
        platforms=tuple(ordered),
        beneath={
            slug: found for slug, product in products.items() if (found := standing_on(product, ordered))
        },
        files=files(products.values(), unread_places(whole, Source.CERTIFIED_KUBERNETES)),
        offers=certified.offers(entry for one in products.values() for entry in one.certifications),
        items={slug: whole.cards[item] for slug, item in items.items()},
        platform_items={slug: whole.cards[item] for slug, item in platform_items.items()},
    )
