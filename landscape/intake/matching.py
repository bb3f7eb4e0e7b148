"""Which record of a file is which card of the catalogue, and what a new one is called in addresses."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from landscape.catalogue import Card, Source, name_key, slug_of
from landscape.intake.records import Record

_ADDRESS_ENDS = re.compile(r"^https?://(?:www\.)?|/+$")

type _Key = Callable[[Record | Card], Hashable]


def matches(
    records: Sequence[Record], cards: Mapping[str, Card], confirmed: Mapping[str, str]
) -> dict[int, str]:
    """Index of a record → slug of its card; records that are new are absent.

    A name on the same shelf first (spelt the same, or nearly), then the slug that people `confirmed` for the
    name, then the name wherever it stands (an item that moved), then the aliases of either side, then, for
    items that were renamed, what nobody else has: the primary repository, and the homepage on the same
    shelf. Where several share a name they are paired in a fixed order, projects first, so that neither the
    order of the file nor of the catalogue matters: in 2022 there were the project "Open Policy Agent (OPA)"
    and, elsewhere, a product "OPA".
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
    for key in (repository, lambda thing: _on_shelf(thing, homepage(thing))):
        _match_sole(records, cards, key, found)
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


def repository(thing: Record | Card) -> str | None:
    """The primary repository, as the most trusted source has it."""
    if isinstance(thing, Record):
        return thing.repositories[0] if thing.has_primary else None
    primary = [one for one in thing.repositories if one.is_primary]
    ranks = list(Source)
    return max(primary, key=lambda one: ranks.index(one.source)).pattern if primary else None


def homepage(thing: Record | Card) -> str | None:
    """The homepage as it is compared: without scheme, www and what ends it."""
    return _ADDRESS_ENDS.sub("", thing.homepage.lower()) or None


def _match_sole(
    records: Sequence[Record], cards: Mapping[str, Card], key: _Key, found: dict[int, str]
) -> None:
    """Pairs what is open on both sides and has a key that no other record and no other card has."""
    ours, theirs = _by_key(enumerate(records), key), _by_key(cards.items(), key)
    taken = set(found.values())
    for wanted, indices in ours.items():
        slugs = theirs.get(wanted, [])
        if len(indices) == len(slugs) == 1 and indices[0] not in found and slugs[0] not in taken:
            found[indices[0]] = slugs[0]
            taken.add(slugs[0])


def _by_key[Name](things: Iterable[tuple[Name, Record | Card]], key: _Key) -> dict[Hashable, list[Name]]:
    names: defaultdict[Hashable, list[Name]] = defaultdict(list)
    for name, thing in things:
        if (wanted := key(thing)) is not None:
            names[wanted].append(name)
    return names


def _on_shelf(thing: Record | Card, key: str | None) -> Hashable:
    return key and (key, thing.shelf)


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
