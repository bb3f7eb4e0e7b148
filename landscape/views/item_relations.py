"""What an item has to do with others: groups that own its code, certified products, what it is a part of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from landscape.catalogue import Card, Catalogue, name_key
from landscape.certifications import CertifiedProduct
from landscape.certified import KubernetesVersion
from landscape.groups import Group
from landscape.queries import certifications
from landscape.queries.certifications import Board
from landscape.views import day_asked

# What everything in the matrix is certified for.
_KUBERNETES = "kubernetes"
# Beyond these a list of products is the matrix's.
MOST_PRODUCTS = 8


@dataclass(frozen=True, slots=True)
class Owner:
    """A group that owns code of the item: which of its repositories."""

    title: str
    url: str
    repositories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """A certified product: for which versions, as what."""

    vendor: str
    name: str
    url: str
    versions: str
    offers: str


@dataclass(frozen=True, slots=True)
class Certified:
    """Products that are this item, or are certified for it; `of` are all, of which some are shown.

    `latest` is the newest version that anything is certified for, `latest_url` who is.
    """

    products: tuple[Product, ...]
    platforms: tuple[Product, ...]
    of: int = 0
    vendors: int = 0
    latest: KubernetesVersion | None = None
    latest_url: str = ""


@dataclass(frozen=True, slots=True)
class Kin:
    """Another item."""

    name: str
    url: str


def shown(catalogue: Catalogue, card: Card, on: date | None) -> dict[str, object]:
    """The parts of the page that lead to other things of the catalogue."""
    return {
        "owners": owners(catalogue, card, on),
        "advisers": _advisers(catalogue, card, on),
        "certified": certified(certifications.board(on), card, on),
        "parent": _parent(catalogue, card, on),
        "children": _children(catalogue, card, on),
    }


def owners(catalogue: Catalogue, card: Card, on: date | None) -> list[Owner]:
    """The groups whose subprojects have code in the item's repositories, by title."""
    patterns = {row.pattern for row in card.repositories}
    whole = {pattern.removesuffix("/*") for pattern in patterns if pattern.endswith("/*")}
    found = []
    for group in catalogue.of(Group).values():
        held = tuple(
            name
            for name in group.repositories
            if name.lower() in patterns or name.lower().partition("/")[0] in whole
        )
        if held:
            found.append(Owner(group.title, _group_url(group.slug, on), held))
    return sorted(found, key=lambda owner: owner.title.casefold())


def certified(board: Board, card: Card, on: date | None) -> Certified | None:
    """The item's own certifications; of Kubernetes, who is certified for it. None where there is neither."""
    mine = [board.products[slug] for slug, item in board.items.items() if item.slug == card.slug]
    platforms = {one.slug: one for one in board.platforms}
    mine_ai = [platforms[slug] for slug, item in board.platform_items.items() if item.slug == card.slug]
    if mine or mine_ai:
        return Certified(
            products=tuple(_product(one, on) for one in _by_name(mine)),
            platforms=tuple(
                Product(
                    one.vendor,
                    one.name,
                    day_asked.on(reverse("ai-platform", args=[one.slug]), on),
                    _versions(one.versions),
                    "",
                )
                for one in sorted(mine_ai, key=lambda one: one.slug)
            ),
        )
    if card.slug != _KUBERNETES or not board.matrix.versions:
        return None
    latest = board.matrix.versions[-1]
    holders = [one for one in board.products.values() if latest in one.versions]
    query = f"?kubernetes={latest}" + (f"&on={on}" if on else "")
    return Certified(
        products=tuple(_product(one, on) for one in _by_name(holders)[:MOST_PRODUCTS]),
        platforms=(),
        of=len(holders),
        vendors=len({name_key(one.vendor) for one in holders}),
        latest=latest,
        latest_url=reverse("certifications") + query,
    )


def _by_name(products: Iterable[CertifiedProduct]) -> list[CertifiedProduct]:
    return sorted(products, key=lambda one: (name_key(one.vendor), name_key(one.name), one.slug))


def _product(one: CertifiedProduct, on: date | None) -> Product:
    offers = {entry.offer.value: None for entry in one.certifications if entry.offer}
    return Product(
        one.vendor,
        one.name,
        day_asked.on(reverse("certified-product", args=[one.slug]), on),
        _versions(one.versions),
        ", ".join(offers),
    )


def _versions(versions: tuple[KubernetesVersion, ...]) -> str:
    """The first and the last, and how many of those between."""
    first, last = versions[0], versions[-1]
    if first == last:
        return str(first)
    missing = last.minor - first.minor + 1 - len(versions) if first.major == last.major else 0
    return f"{first} to {last}" + (f", {missing} left out" if missing > 0 else "")


def _advisers(catalogue: Catalogue, card: Card, on: date | None) -> list[Kin]:
    """The Technical Advisory Groups it is said to belong to; those dissolved since have no page."""
    groups = catalogue.of(Group)
    found = []
    for tag in card.details.tags:
        slug = f"tag-{tag}"
        if slug in groups:
            found.append(Kin(groups[slug].title, _group_url(slug, on)))
        else:
            found.append(Kin(f"TAG {tag.replace('-', ' ').title()}", ""))
    return found


def _parent(catalogue: Catalogue, card: Card, on: date | None) -> Kin | None:
    """What it is a part of; a name that no item has leads nowhere."""
    name = card.details.parent
    named = [one for one in catalogue.cards.values() if name_key(one.name) == name_key(name)] if name else []
    if named:
        return _kin(min(named, key=lambda one: (not one.maturity, one.slug)), on)
    return Kin(name, "") if name else None


def _children(catalogue: Catalogue, card: Card, on: date | None) -> list[Kin]:
    wanted = name_key(card.name)
    found = [one for one in catalogue.cards.values() if name_key(one.details.parent) == wanted]
    return [_kin(one, on) for one in sorted(found, key=lambda one: (name_key(one.name), one.slug))]


def _kin(card: Card, on: date | None) -> Kin:
    return Kin(card.name, day_asked.on(reverse("item", args=[card.slug]), on))


def _group_url(slug: str, on: date | None) -> str:
    return day_asked.on(reverse("group", args=[slug]), on)
