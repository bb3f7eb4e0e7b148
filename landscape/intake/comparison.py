"""What a file's records make of the catalogue: the same for every format and source.

A source replaces what it said before and nothing else. Where two sources speak of one thing, the more
trusted one is believed, in whichever order they were loaded.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from landscape import arrangement
from landscape.catalogue import Card, Catalogue, Category, Link, Move, Repository, Source
from landscape.details import Details, said
from landscape.intake import matching
from landscape.intake.records import Reading, Record

# A landscape says of every item whether it is a project: nothing said is "none".
_ALWAYS_STATED = frozenset({"maturity"})


def proposal(
    reading: Reading, catalogue: Catalogue, *, source: Source, confirmed: Mapping[str, str]
) -> Catalogue:
    """`catalogue` as it is once `source` has said what is in `reading`.

    `confirmed` are slugs by name that people agreed on, for items that are new.
    """
    assert not reading.errors, "a reading with errors is not compared"
    records = reading.records
    slugs = matching.matches(records, catalogue.cards, confirmed)
    new = [index for index in range(len(records)) if index not in slugs]
    # What stood in the catalogue on another day is called as it was then.
    known = matching.matches([records[index] for index in new], catalogue.elsewhen, confirmed)
    slugs |= {new[position]: slug for position, slug in known.items()}
    unknown = [index for index in new if index not in slugs]
    slugs |= matching.slugs(records, unknown, {**catalogue.elsewhen, **catalogue.cards}, confirmed)
    cards = {
        slug: card
        for slug, card in catalogue.cards.items()
        if slug in slugs.values() or not (card.source is source or _gives_way(card, source))
    }
    for index, slug in slugs.items():
        is_new = index in new
        if is_new and (_is_gone(slug, catalogue, source) or _comes_late(records[index], catalogue, source)):
            continue
        cards[slug] = _revised(catalogue.cards.get(slug), records[index], slug, source)
    names = {**catalogue.organisations, **reading.organisations}
    proposed = replace(
        catalogue,
        cards=cards,
        gone={**catalogue.gone, **dict.fromkeys(catalogue.cards.keys() - cards.keys(), source)},
        categories=_categories(reading, catalogue, cards, source),
        organisations={
            card.organisation: names[card.organisation] for card in cards.values() if card.organisation
        },
    )
    return arrangement.with_members(proposed)


def _gives_way(card: Card, source: Source) -> bool:
    """Whether an item that only our starting catalogue lists leaves for a landscape that does not list it.

    A landscape keeps every project, archived ones too, so one that lacks a project says nothing of it; of
    all else it says what there is.
    """
    return source is Source.LANDSCAPE and card.source is Source.NOVEMBER_2018 and not card.maturity


def _comes_late(record: Record, catalogue: Catalogue, source: Source) -> bool:
    """The same where the landscape was loaded first."""
    return (
        source is Source.NOVEMBER_2018
        and not record.maturity
        and any(card.source is Source.LANDSCAPE for card in catalogue.cards.values())
    )


def _is_gone(slug: str, catalogue: Catalogue, source: Source) -> bool:
    return slug in catalogue.gone and catalogue.gone[slug].outranks(source)


def _revised(card: Card | None, record: Record, slug: str, source: Source) -> Card:
    card = card or Card(slug=slug, source=source, name=record.name, shelf=record.shelf)
    stated = {
        "name": record.name,
        "shelf": record.shelf,
        "description": record.description,
        "homepage": record.homepage,
        "maturity": record.maturity,
        "organisation": record.organisation,
        "became": record.became,
        "became_url": record.became_url,
    }
    said_by = dict(card.said_by)
    spoken = {field for field, value in stated.items() if value} | _ALWAYS_STATED
    kept = believed(stated, spoken, said_by, source)
    details = _details(card, record, said_by, source)
    is_outranked = card.source.outranks(source)
    return replace(
        card,
        source=card.source if is_outranked else source,
        said_by=said_by,
        also_on=card.also_on if is_outranked else frozenset(record.also_on),
        repositories=_repositories(card, record, source),
        moves=_moves(card, record, source),
        links=frozenset(link for link in card.links if link.source is not source)
        | {Link(kind, url, source) for kind, url in record.links},
        aliases=card.aliases | set(record.aliases),
        details=details,
        **kept,
    )


def believed(
    stated: Mapping[str, Any], spoken: AbstractSet[str], said_by: dict[str, Source], source: Source
) -> dict[str, Any]:
    """What counts of the fields that `source` has `stated`, `spoken` being those that are not blank.

    Tells `said_by`.
    """
    believed = {}
    for field, value in stated.items():
        speaker = said_by.get(field)
        if speaker is not None and speaker.outranks(source):
            continue
        if field in spoken:
            said_by[field] = source
        elif speaker is source:
            del said_by[field]
        else:
            continue
        believed[field] = value
    return believed


def _details(card: Card, record: Record, said_by: dict[str, Source], source: Source) -> Details:
    """Each of the details is believed by itself: a logo and an audit may be from two sources."""
    before, now = said(card.details), said(record.details)
    if not before and not now:
        return card.details
    stated = {name: getattr(record.details, name) for name in before.keys() | now.keys()}
    return replace(card.details, **believed(stated, now.keys(), said_by, source))


def _repositories(card: Card, record: Record, source: Source) -> frozenset[Repository]:
    return frozenset(repository for repository in card.repositories if repository.source is not source) | {
        Repository(pattern, record.has_primary and position == 0, source)
        for position, pattern in enumerate(record.repositories)
    }


def _moves(card: Card, record: Record, source: Source) -> frozenset[Move]:
    by_step = {move.step: move for move in card.moves if move.source is not source}
    for step, day in record.moves:
        if step not in by_step or not by_step[step].source.outranks(source):
            by_step[step] = Move(step, day, source)
    return frozenset(by_step.values())


def _categories(
    reading: Reading, catalogue: Catalogue, cards: Mapping[str, Card], source: Source
) -> tuple[Category, ...]:
    """Categories in the order of the most trusted source; what nobody lists and nothing stands on goes."""
    needed = {shelf for card in cards.values() for shelf in (card.shelf, *card.also_on)}
    if source is Source.LANDSCAPE:
        first, second = reading.categories, catalogue.categories
    else:
        first, second = catalogue.categories, reading.categories
    merged = {category.slug: category for category in (*second, *first)}
    order = dict.fromkeys(category.slug for category in (*first, *second))
    listed = {category.slug: dict(category.subcategories) for category in first}
    others = {category.slug: category.subcategories for category in second}
    categories = []
    for slug in order:
        subcategories = dict(listed.get(slug, {}))
        for inner, name in others.get(slug, ()):
            if (slug, inner) in needed:
                subcategories.setdefault(inner, name)
        if subcategories or slug in listed:
            categories.append(replace(merged[slug], subcategories=tuple(subcategories.items())))
    return tuple(categories)
