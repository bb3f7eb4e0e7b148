"""The whole catalogue as one value."""

from collections import defaultdict
from collections.abc import Iterable

from landscape import details, models
from landscape.catalogue import Card, Catalogue, Category, Link, Move, Repository, Shelf, Source, Step


def catalogue() -> Catalogue:
    """All that exists now, in ten queries whatever its size."""
    shelves: dict[int, Shelf] = {}
    subcategories: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for pk, category, slug, name in models.Subcategory.objects.order_by("position", "pk").values_list(
        "pk", "category__slug", "slug", "name"
    ):
        shelves[pk] = (category, slug)
        subcategories[category].append((slug, name))
    return Catalogue(
        categories=tuple(
            Category(slug, name, holds_members, tuple(subcategories[slug]))
            for slug, name, holds_members in models.Category.objects.order_by("position", "pk").values_list(
                "slug", "name", "holds_members"
            )
        ),
        organisations=dict(models.Organisation.objects.values_list("slug", "name")),
        cards={card.slug: card for card in _cards(shelves)},
        gone={
            slug: Source(source)
            for slug, source in models.Change.objects.filter(
                kind=models.revisions.Kind.ITEM, action=models.revisions.Action.REMOVED
            )
            .order_by("revision_id")
            .values_list("slug", "revision__source")
        },
    )


def _cards(shelves: dict[int, Shelf]) -> Iterable[Card]:
    repositories: defaultdict[int, set[Repository]] = defaultdict(set)
    moves: defaultdict[int, set[Move]] = defaultdict(set)
    links: defaultdict[int, set[Link]] = defaultdict(set)
    aliases: defaultdict[int, set[str]] = defaultdict(set)
    also_on: defaultdict[int, set[Shelf]] = defaultdict(set)
    for item, pattern, is_primary, source in models.RepositoryLink.objects.values_list(
        "item_id", "pattern", "is_primary", "source"
    ):
        repositories[item].add(Repository(pattern, is_primary, Source(source)))
    for item, step, moved_on, source in models.MaturityMove.objects.values_list(
        "item_id", "step", "moved_on", "source"
    ):
        moves[item].add(Move(Step(step), moved_on, Source(source)))
    for item, kind, url, source in models.Link.objects.values_list("item_id", "kind", "url", "source"):
        links[item].add(Link(kind, url, Source(source)))
    for item, name in models.ItemAlias.objects.values_list("item_id", "name"):
        aliases[item].add(name)
    for item, subcategory in models.Placement.objects.values_list("item_id", "subcategory_id"):
        also_on[item].add(shelves[subcategory])
    for row in models.Item.objects.select_related("organisation"):
        yield Card(
            slug=row.slug,
            source=Source(row.source),
            name=row.name,
            shelf=shelves[row.subcategory_id],
            description=row.description,
            homepage=row.homepage,
            maturity=row.maturity,
            organisation=row.organisation.slug if row.organisation else "",
            became=row.became,
            became_url=row.became_url,
            said_by={field: Source(source) for field, source in row.said_by.items()},
            also_on=frozenset(also_on[row.pk]),
            repositories=frozenset(repositories[row.pk]),
            moves=frozenset(moves[row.pk]),
            links=frozenset(links[row.pk]),
            aliases=frozenset(aliases[row.pk]),
            details=details.from_plain(row.details),
        )
