"""The catalogue as a landscape.yml: the file that was delivered, with what has changed since."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from landscape.catalogue import Card, Catalogue, Category, Shelf, Source, slug_of
from landscape.details import Details, said
from landscape.intake import landscape_export, landscape_yml, matching, seed
from landscape.intake.records import Reading, Record

type _Counts = Callable[[Source], bool]


def file(catalogue: Catalogue, delivered: bytes | None) -> bytes:
    """A landscape.yml of `catalogue`: `delivered` with as few lines changed as that takes.

    What only our own starting catalogue says is left out, unless nothing was delivered: then the file is
    written from nothing, and holds all there is. Raises Unwritable.
    """
    if delivered is None:
        wanted = _wanted(Reading(), catalogue, lambda _: True)
        return landscape_export.rewritten(landscape_export.EMPTY, wanted)
    before = landscape_yml.read(delivered)
    wanted = _wanted(before, catalogue, lambda source: not Source.LANDSCAPE.outranks(source))
    return landscape_export.rewritten(delivered, wanted)


def extract(catalogue: Catalogue, cards: Iterable[Card]) -> bytes:
    """A landscape.yml of these cards alone, written from nothing: a landscape for other programs to draw."""
    chosen = {card.slug: card for card in cards}
    shelves = {shelf for card in chosen.values() for shelf in (card.shelf, *card.also_on)}
    kept = Catalogue(_categories((), catalogue, shelves), catalogue.organisations, chosen)
    return file(kept, None)


def item_lines(before: Reading, cards: Mapping[str, Card]) -> dict[str, int]:
    """The line of each card's item in a file that was read, by slug; cards that are not in it are absent.

    An item that was given another name since is known by its slug.
    """
    records = before.records
    found = matching.matches(records, cards, seed.confirmed_slugs())
    open_slugs = cards.keys() - set(found.values())
    for index, record in enumerate(records):
        slug = slug_of(record.name)
        if index not in found and slug in open_slugs:
            found[index] = slug
            open_slugs = open_slugs - {slug}
    return {slug: records[index].line for index, slug in found.items()}


def _wanted(before: Reading, catalogue: Catalogue, counts: _Counts) -> Reading:
    cards = {slug: card for slug, card in catalogue.cards.items() if counts(card.source)}
    lines = item_lines(before, cards)
    records = [_record(card, lines.get(slug, 0), counts) for slug, card in cards.items()]
    needed = {shelf for record in records for shelf in (record.shelf, *record.also_on)}
    return Reading(
        categories=_categories(before.categories, catalogue, needed),
        organisations=catalogue.organisations,
        records=tuple(records),
    )


def _record(card: Card, line: int, counts: _Counts) -> Record:
    """What the sources that count say of `card`."""

    def told(field: str, value: str) -> str:
        speaker = card.said_by.get(field)
        return value if speaker is None or counts(speaker) else ""

    repositories = [row for row in card.repositories if counts(row.source)]
    patterns = dict.fromkeys(
        row.pattern for row in sorted(repositories, key=lambda row: (not row.is_primary, row.pattern))
    )
    # The most trusted source comes first: of two links of a kind, the format has room for one.
    links = sorted(
        (link for link in card.links if counts(link.source)),
        key=lambda link: (-list(Source).index(link.source), link.kind, link.url),
    )
    details = {
        field: value
        for field, value in said(card.details).items()
        if (speaker := card.said_by.get(field)) is None or counts(speaker)
    }
    return Record(
        line=line,
        name=card.name,
        shelf=card.shelf,
        description=told("description", card.description),
        homepage=told("homepage", card.homepage),
        maturity=told("maturity", card.maturity),
        organisation=told("organisation", card.organisation),
        also_on=tuple(sorted(card.also_on)),
        repositories=tuple(patterns),
        has_primary=any(row.is_primary for row in repositories),
        moves=tuple(sorted((move.step, move.moved_on) for move in card.moves if counts(move.source))),
        links=tuple(dict.fromkeys((link.kind, link.url) for link in links)),
        details=Details(**details),
    )


def _categories(
    first: tuple[Category, ...], catalogue: Catalogue, needed: set[Shelf]
) -> tuple[Category, ...]:
    """The categories of the file as they are called now, and those of the catalogue that something needs."""
    listed = {(category.slug, slug) for category in first for slug, _ in category.subcategories}
    called = {one.slug: one.name for one in catalogue.categories}
    inner = {(one.slug, slug): name for one in catalogue.categories for slug, name in one.subcategories}
    found = {
        one.slug: replace(
            one,
            name=called.get(one.slug, one.name),
            subcategories=tuple(
                (slug, inner.get((one.slug, slug), name)) for slug, name in one.subcategories
            ),
        )
        for one in first
    }
    for category in catalogue.categories:
        known = found.get(category.slug)
        missing = tuple(
            (slug, name) for slug, name in category.subcategories if (category.slug, slug) in needed - listed
        )
        if missing:
            subcategories = (known.subcategories if known else ()) + missing
            found[category.slug] = replace(category, subcategories=subcategories)
    return tuple(found.values())
