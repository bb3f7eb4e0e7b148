"""What is told of subcategories beside each other; values only, no database."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from landscape import side_by_side
from landscape.catalogue import Card, Catalogue, Maturity, Shelf, Step
from landscape.explorer import facets, sorting
from landscape.kinds import Redirect
from landscape.side_by_side import Cell, Fact, Part, Word


@dataclass(frozen=True, slots=True)
class Shelved:
    """A subcategory with the items on it, and those of a year before; None where nothing is known of then."""

    shelf: Shelf
    category: str
    cards: tuple[Card, ...]
    before: tuple[Card, ...] | None


def names(catalogue: Catalogue) -> dict[str, str]:
    """The names of subcategories by "category/subcategory", in their order."""
    return {
        f"{category.slug}/{slug}": name
        for category in catalogue.categories
        for slug, name in category.subcategories
    }


def shelved(catalogue: Catalogue, slug: str, before: Catalogue | None) -> Shelved:
    """What stands on the shelf "category/subcategory", by name; items that have it as a further place too."""
    category, _, subcategory = slug.partition("/")
    shelf = (category, subcategory)
    renamed = catalogue.of(Redirect)
    return Shelved(
        shelf,
        next(one.name for one in catalogue.categories if one.slug == shelf[0]),
        _on(catalogue, shelf),
        None
        if before is None
        else tuple(
            replace(card, slug=renamed[card.slug].to) if card.slug in renamed else card
            for card in _on(before, shelf)
        ),
    )


def parts(shelves: Sequence[Shelved], *, address: Callable[[str, str], str]) -> tuple[Part, ...]:
    """All that is said of any of `shelves`, under headings; `address` gives the page of an "item"."""

    def item(card: Card) -> Word:
        return Word(card.name, address("item", card.slug), plain=card.slug)

    found = (
        side_by_side.part(
            "What stands there",
            [
                _fact("category", "Category", shelves, lambda one: side_by_side.text(one.category)),
                _fact("items", "Items", shelves, lambda one: side_by_side.number(len(one.cards))),
                _fact(
                    "organisations",
                    "Organisations",
                    shelves,
                    lambda one: side_by_side.number(_organisations(one)),
                ),
                _fact(
                    "open",
                    "With source code",
                    shelves,
                    lambda one: _share(one.cards, lambda card: bool(card.repositories)),
                ),
                _fact("licences", "Licences", shelves, _licences),
            ],
        ),
        side_by_side.part(
            "Projects of CNCF",
            [
                _fact("projects", "Projects", shelves, lambda one: side_by_side.number(len(_projects(one)))),
                *(
                    Fact(
                        level.value,
                        level.value.capitalize(),
                        tuple(
                            tuple(item(card) for card in one.cards if card.maturity == level)
                            for one in shelves
                        ),
                    )
                    for level in Maturity
                ),
                _fact("archived-share", "Archived, of all projects", shelves, _archived),
                _fact(
                    "audited",
                    "Projects with audits",
                    shelves,
                    lambda one: _share(_projects(one), lambda card: bool(card.details.audits)),
                ),
                _fact("newest", "Accepted last", shelves, lambda one: _dated(_accepted(one)[-1:], item)),
                _fact("oldest", "Accepted first", shelves, lambda one: _dated(_accepted(one)[:1], item)),
            ],
        ),
        side_by_side.part(
            "Time to a level, the middle one of all",
            [
                _fact(
                    "to-incubating",
                    "Accepted to incubating",
                    shelves,
                    lambda one: _median(one, Step.INCUBATING),
                ),
                _fact(
                    "to-graduated", "Accepted to graduated", shelves, lambda one: _median(one, Step.GRADUATED)
                ),
            ],
        ),
        side_by_side.part(
            "In the year before",
            [
                _fact(
                    "entered", "Entered", shelves, lambda one: tuple(map(item, _more(one.cards, one.before)))
                ),
                _fact(
                    "left",
                    "Left",
                    shelves,
                    lambda one: tuple(
                        Word(card.name, plain=card.slug) for card in _more(one.before, one.cards)
                    ),
                ),
            ],
        ),
    )
    return tuple(part for part in found if part.facts)


def _on(catalogue: Catalogue, shelf: Shelf) -> tuple[Card, ...]:
    cards = (card for card in catalogue.cards.values() if shelf in facets.shelves(card))
    return tuple(sorted(cards, key=sorting.by_name))


def _fact(key: str, title: str, shelves: Iterable[Shelved], answer: Callable[[Shelved], Cell]) -> Fact:
    return Fact(key, title, tuple(answer(one) for one in shelves))


def _projects(one: Shelved) -> list[Card]:
    return [card for card in one.cards if card.maturity]


def _organisations(one: Shelved) -> int:
    return len({card.organisation for card in one.cards if card.organisation})


def _licences(one: Shelved) -> Cell:
    """The most frequent first."""
    counted = Counter(card.details.licence for card in one.cards if card.details.licence)
    return tuple(Word(f"{licence}: {number}") for licence, number in counted.most_common())


def _share(cards: Sequence[Card], has: Callable[[Card], bool]) -> Cell:
    """`82 of 255`; nothing where there is nothing to have it."""
    return (Word(f"{sum(map(has, cards))} of {len(cards)}"),) if cards else ()


def _archived(one: Shelved) -> Cell:
    projects = _projects(one)
    if not projects:
        return ()
    share = sum(card.maturity == Maturity.ARCHIVED for card in projects) / len(projects)
    return (Word(f"{share:.0%}", plain=f"{share:.3f}"),)


def _accepted(one: Shelved) -> list[tuple[date, Card]]:
    """Projects by the day they were accepted, the first one first."""
    dated = [(day, card) for card in _projects(one) if (day := sorting.accepted_on(card))]
    return sorted(dated, key=lambda pair: (pair[0], *sorting.by_name(pair[1])))


def _dated(found: Iterable[tuple[date, Card]], item: Callable[[Card], Word]) -> Cell:
    return tuple(word for day, card in found for word in (item(card), *side_by_side.day(day)))


def _median(one: Shelved, step: Step) -> Cell:
    """From the day of acceptance; who was accepted at that level had no time to take."""
    dated = [{move.step: move.moved_on for move in card.moves} for card in one.cards]
    lengths = [
        (moves[step] - moves[Step.ACCEPTED]).days
        for moves in dated
        if step in moves and Step.ACCEPTED in moves and moves[step] > moves[Step.ACCEPTED]
    ]
    if not lengths:
        return ()
    middle = statistics.median(lengths)
    of = f"of {len(lengths)}" if len(lengths) > 1 else "of one"
    return (Word(f"{middle:,.0f} days, {of}", plain=f"{middle:.0f}"),)


def _more(cards: Iterable[Card] | None, others: Iterable[Card] | None) -> list[Card]:
    """Those of `cards` that are not among `others`; none where either is not known."""
    if cards is None or others is None:
        return []
    there = {card.slug for card in others}
    return [card for card in cards if card.slug not in there]
