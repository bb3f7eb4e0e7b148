"""Which record of a file is which card of the catalogue, and what a new one is called in addresses."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from landscape.catalogue import Card, name_key, slug_of
from landscape.intake.records import Record

type _Key = Callable[[Record | Card], Hashable]


def matches(
    records: Sequence[Record], cards: Mapping[str, Card], confirmed: Mapping[str, str]
) -> dict[int, str]:
    """Index of a record → slug of its card; records that are new are absent.

    A name on the same shelf first (spelt the same, or nearly), then the slug that people `confirmed` for the
    name, then the name wherever it stands (an item that moved), then the aliases of either side. Where
    several share a name they are paired in a fixed order, projects first, so that neither the order of the
    file nor of the catalogue matters: in 2022 there were the project "Open Policy Agent (OPA)" and,
    elsewhere, a product "OPA".
    """
    found: dict[int, str] = {}
    keys: list[_Key] = [
        lambda thing: (thing.name, thing.shelf),
        lambda thing: (name_key(thing.name), thing.shelf),
        lambda thing: (slug_of(thing.name), thing.shelf),
        lambda thing: thing.slug or confirmed.get(name_key(thing.name)),
        lambda thing: name_key(thing.name),
    ]
    for key in keys:
        taken = set(found.values())
        open_records = [index for index in range(len(records)) if index not in found]
        open_cards = [slug for slug in cards if slug not in taken]
        by_key: defaultdict[Hashable, list[str]] = defaultdict(list)
        for slug in sorted(open_cards, key=lambda slug: _order(cards[slug])):
            by_key[key(cards[slug])].append(slug)
        for index in sorted(open_records, key=lambda index: _order(records[index])):
            wanted = key(records[index])
            if wanted is not None and by_key[wanted]:
                found[index] = by_key[wanted].pop(0)
    _match_aliases(records, cards, found)
    return found


def slugs(
    records: Sequence[Record], indices: Iterable[int], taken: Iterable[str], confirmed: Mapping[str, str]
) -> dict[int, str]:
    """Slugs for the new records at `indices`, none of them `taken`.

    The slug a person `confirmed` for the name, else the name's own; who comes later under the same name
    gets the subcategory after it, then category and subcategory, then a number.
    """
    used = set(taken)
    given: dict[int, str] = {}
    for index in sorted(indices, key=lambda index: _order(records[index])):
        record = records[index]
        name = slug_of(record.name)
        category, subcategory = record.shelf
        wanted = itertools.chain(
            (
                record.slug or confirmed.get(name_key(record.name), name),
                name,
                f"{name}-{subcategory}",
                f"{name}-{category}-{subcategory}",
            ),
            (f"{name}-{category}-{subcategory}-{number}" for number in itertools.count(2)),
        )
        given[index] = next(slug for slug in wanted if slug not in used)
        used.add(given[index])
    return given


def _match_aliases(records: Sequence[Record], cards: Mapping[str, Card], found: dict[int, str]) -> None:
    taken = set(found.values())
    slug_by_name: dict[str, str] = {}
    for slug in sorted(cards, reverse=True, key=lambda slug: _order(cards[slug])):
        if slug not in taken:
            card = cards[slug]
            slug_by_name.update((name_key(name), slug) for name in (*card.aliases, card.name))
    for index in sorted(range(len(records)), key=lambda index: _order(records[index])):
        if index in found:
            continue
        for name in (records[index].name, *records[index].aliases):
            candidate = slug_by_name.get(name_key(name))
            if candidate is not None and candidate not in taken:
                found[index] = candidate
                taken.add(candidate)
                break


def _order(thing: Record | Card) -> tuple[bool, tuple[str, str], str]:
    return (not thing.maturity, thing.shelf, thing.name)
