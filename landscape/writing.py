"""A difference between two present catalogues as rows of its tables; called by `revise` alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager

from landscape import addresses, details, models
from landscape.catalogue import Card, Catalogue, Difference, name_key
from landscape.kinds import placed_categories, placed_subcategories
from landscape.organisations import UNKNOWN

type _Row = tuple[object, ...]

_ITEM_FIELDS = (
    "name",
    "description",
    "homepage",
    "maturity",
    "organisation",
    "subcategory",
    "became",
    "became_url",
    "source",
    "said_by",
    "details",
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of what a card holds many of: its columns after the item, and a card's rows in it."""

    objects: Manager[Any]
    columns: tuple[str, ...]
    rows: Callable[[Card], Iterable[_Row]]


def write(changed: Difference) -> None:
    """Writes what changed; what nothing stands on any more goes last."""
    _write_categories(changed)
    _write_organisations(changed)
    models.Item.objects.filter(slug__in=changed.items.removed).delete()
    slugs = (*changed.items.added, *changed.items.changed)
    if slugs:
        _write_items([changed.after.cards[slug] for slug in slugs], changed.before)
    removed = [tuple(key.split("/")) for key in changed.subcategories.removed]
    pks = _subcategory_pks()
    models.Subcategory.objects.filter(pk__in=[pks[category, slug] for category, slug in removed]).delete()
    models.Category.objects.filter(slug__in=changed.categories.removed).delete()
    models.Organisation.objects.filter(slug__in=changed.organisations.removed).delete()


def keep_old_ids(catalogue: Catalogue, *, is_present: bool) -> None:
    """Notes what landscape2 calls each item; who has an id now keeps it from those of the past."""
    ids = addresses.old_ids(catalogue)
    models.OldId.objects.bulk_create(
        [models.OldId(old_id=old_id, slug=slug) for old_id, slug in ids.items()],
        ignore_conflicts=not is_present,
        update_conflicts=is_present,
        unique_fields=["old_id"] if is_present else None,
        update_fields=["slug"] if is_present else None,
    )


def _write_categories(changed: Difference) -> None:
    placed = placed_categories(changed.after)
    models.Category.objects.bulk_create(
        [
            models.Category(slug=slug, name=one.name, holds_members=one.holds_members, position=one.position)
            for slug in (*changed.categories.added, *changed.categories.changed)
            for one in [placed[slug]]
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name", "holds_members", "position"],
    )
    categories = dict(models.Category.objects.values_list("slug", "pk"))
    subcategories = placed_subcategories(changed.after)
    models.Subcategory.objects.bulk_create(
        [
            models.Subcategory(
                category_id=categories[category], slug=slug, name=one.name, position=one.position
            )
            for key in (*changed.subcategories.added, *changed.subcategories.changed)
            for category, slug in [key.split("/")]
            for one in [subcategories[key]]
        ],
        update_conflicts=True,
        unique_fields=["category", "slug"],
        update_fields=["name", "position"],
    )


def _write_organisations(changed: Difference) -> None:
    models.Organisation.objects.bulk_create(
        [
            models.Organisation(
                slug=slug,
                name=changed.after.organisations[slug],
                country=about.country,
                kind=about.kind,
            )
            for slug in (*changed.organisations.added, *changed.organisations.changed)
            for about in [changed.after.abouts.get(slug, UNKNOWN)]
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name", "country", "kind"],
    )


def _subcategory_pks() -> dict[tuple[str, str], int]:
    rows = models.Subcategory.objects.values_list("category__slug", "slug", "pk")
    return {(category, slug): pk for category, slug, pk in rows}


def _write_items(cards: list[Card], before: Catalogue) -> None:
    subcategories = _subcategory_pks()
    organisations = dict(models.Organisation.objects.values_list("slug", "pk"))
    items = models.Item.objects.bulk_create(
        [
            models.Item(
                slug=card.slug,
                name=card.name,
                description=card.description,
                homepage=card.homepage,
                maturity=card.maturity,
                organisation_id=organisations[card.organisation] if card.organisation else None,
                subcategory_id=subcategories[card.shelf],
                became=card.became,
                became_url=card.became_url,
                source=card.source,
                said_by=dict(card.said_by),
                details=details.plain(card.details),
            )
            for card in cards
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=_ITEM_FIELDS,
    )
    pks = {item.slug: item.pk for item in items}
    old = [pks[card.slug] for card in cards if card.slug in before.cards]
    for part in _parts(subcategories):
        _write_part(part, {pks[card.slug]: set(part.rows(card)) for card in cards}, old)


def _parts(subcategories: dict[tuple[str, str], int]) -> list[_Part]:
    """Deletions come before additions within a table, so an alias may pass from one item to another."""
    return [
        _Part(
            models.RepositoryLink.objects,
            ("pattern", "is_primary", "source"),
            lambda card: ((row.pattern, row.is_primary, str(row.source)) for row in card.repositories),
        ),
        _Part(
            models.MaturityMove.objects,
            ("step", "moved_on", "source"),
            lambda card: ((str(row.step), row.moved_on, str(row.source)) for row in card.moves),
        ),
        _Part(
            models.Link.objects,
            ("kind", "url", "source"),
            lambda card: ((row.kind, row.url, str(row.source)) for row in card.links),
        ),
        _Part(
            models.ItemAlias.objects,
            ("name", "key"),
            lambda card: ((alias, name_key(alias)) for alias in card.aliases),
        ),
        _Part(
            models.Placement.objects,
            ("subcategory_id",),
            lambda card: ((subcategories[shelf],) for shelf in card.also_on),
        ),
    ]


def _write_part(part: _Part, wanted: dict[int, set[_Row]], old: list[int]) -> None:
    """Makes the rows of the items in `wanted` what it holds; only items in `old` can have rows already."""
    missing = {(item, row) for item, rows in wanted.items() for row in rows}
    outdated = []
    for pk, item, *row in part.objects.filter(item_id__in=old).values_list("pk", "item_id", *part.columns):
        if (item, tuple(row)) in missing:
            missing.remove((item, tuple(row)))
        else:
            outdated.append(pk)
    part.objects.filter(pk__in=outdated).delete()
    part.objects.bulk_create(
        part.objects.model(item_id=item, **dict(zip(part.columns, row, strict=True)))
        for item, row in sorted(missing, key=repr)
    )
