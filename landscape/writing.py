"""A difference between two catalogues as rows and as an entry in the log; called by `revise` alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

from django.db.models import Manager

from landscape import details, models
from landscape.catalogue import (
    Card,
    Catalogue,
    Difference,
    Link,
    Move,
    Repository,
    Shelf,
    name_key,
    placed_categories,
    placed_subcategories,
)
from landscape.models.revisions import Action, Kind

type _Row = tuple[object, ...]
type _Facts = Mapping[str, object]

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


def log(changed: Difference, revision: models.Revision) -> None:
    """Writes a Change for each thing that `revision` adds, changes or removes."""
    before, after = _facts(changed.before), _facts(changed.after)
    parts = {
        Kind.CATEGORY: changed.categories,
        Kind.SUBCATEGORY: changed.subcategories,
        Kind.ORGANISATION: changed.organisations,
        Kind.ITEM: changed.items,
    }
    models.Change.objects.bulk_create(
        models.Change(
            revision=revision,
            kind=kind,
            slug=slug,
            action=action,
            fields=_differing(before[kind](slug), after[kind](slug)),
        )
        for kind, part in parts.items()
        for action, slugs in (
            (Action.ADDED, part.added),
            (Action.CHANGED, part.changed),
            (Action.REMOVED, part.removed),
        )
        for slug in slugs
    )


def _write_categories(changed: Difference) -> None:
    placed = placed_categories(changed.after)
    models.Category.objects.bulk_create(
        [
            models.Category(slug=slug, name=name, holds_members=holds_members, position=position)
            for slug in (*changed.categories.added, *changed.categories.changed)
            for name, holds_members, position in [placed[slug]]
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name", "holds_members", "position"],
    )
    categories = dict(models.Category.objects.values_list("slug", "pk"))
    subcategories = placed_subcategories(changed.after)
    models.Subcategory.objects.bulk_create(
        [
            models.Subcategory(category_id=categories[category], slug=slug, name=name, position=position)
            for key in (*changed.subcategories.added, *changed.subcategories.changed)
            for category, slug in [key.split("/")]
            for name, position in [subcategories[key]]
        ],
        update_conflicts=True,
        unique_fields=["category", "slug"],
        update_fields=["name", "position"],
    )


def _write_organisations(changed: Difference) -> None:
    models.Organisation.objects.bulk_create(
        [
            models.Organisation(slug=slug, name=changed.after.organisations[slug])
            for slug in (*changed.organisations.added, *changed.organisations.changed)
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name"],
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


def _differing(before: _Facts, after: _Facts) -> dict[str, list[object]]:
    """{field: [before, after]} where they differ; what is blank on both sides is left out."""
    return {
        field: [before.get(field), after.get(field)]
        for field in {**before, **after}
        if (before.get(field) or None) != (after.get(field) or None)
    }


def _facts(side: Catalogue) -> dict[Kind, Callable[[str], _Facts]]:
    """For each kind, what there is to say of a thing by its slug; nothing where it is absent."""
    categories, subcategories = placed_categories(side), placed_subcategories(side)

    def category(slug: str) -> _Facts:
        return dict(zip(("name", "holds_members", "position"), categories.get(slug, ()), strict=False))

    def subcategory(slug: str) -> _Facts:
        return dict(zip(("name", "position"), subcategories.get(slug, ()), strict=False))

    def organisation(slug: str) -> _Facts:
        return {"name": side.organisations[slug]} if slug in side.organisations else {}

    def item(slug: str) -> _Facts:
        return _card_facts(side.cards[slug]) if slug in side.cards else {}

    return {
        Kind.CATEGORY: category,
        Kind.SUBCATEGORY: subcategory,
        Kind.ORGANISATION: organisation,
        Kind.ITEM: item,
    }


def _card_facts(card: Card) -> _Facts:
    facts: dict[str, object] = {}
    for field in fields(card):
        value = getattr(card, field.name)
        if isinstance(value, details.Details):
            facts |= details.plain(value)
            continue
        if isinstance(value, frozenset):
            value = sorted(map(_plain, value))
        facts[field.name] = value
    return facts


def _plain(part: Repository | Move | Link | Shelf | str) -> tuple[object, ...] | str:
    return part if isinstance(part, str | tuple) else astuple(part)
