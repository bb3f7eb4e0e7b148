"""What a selection finds in a catalogue: cards, and how many each further choice would leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from landscape.explorer.facets import FACETS, Facet
from landscape.explorer.index import Index, Mask
from landscape.explorer.selection import Selection

_LEAST_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to a facet: how many cards of the present choice give it, the facet's own filter left out."""

    value: str
    title: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet with its options, those that nothing gives left out unless chosen."""

    key: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """A group tab and how many cards of the present choice it has."""

    key: str
    title: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What there is: `shown` are the cards left by the selection, `of` all of its tab."""

    shown: Mask
    of: Mask
    tabs: tuple[Tab, ...]
    choices: tuple[Choice, ...]


def found(index: Index, selection: Selection) -> Found:
    """What `selection` leaves of the catalogue, counted."""
    worded = index.with_words(selection.words) if selection.words else index.everything
    left = {key: _any_of(index.answers[key], values) for key, values in selection.chosen}
    of = index.of_tab(selection.tab)
    filtered = worded
    here = selection.tab or index.tabs.home
    for mask in left.values():
        filtered &= mask
    return Found(
        shown=filtered & of,
        of=of,
        tabs=tuple(
            Tab(
                key,
                title,
                (index.shown_in[key] & filtered).bit_count(),
                key == here,
            )
            for key, title in index.tabs.titles.items()
            if index.shown_in[key]
        ),
        choices=tuple(
            choice
            for facet in FACETS
            if (choice := _choice(index, facet, selection, _without(facet.key, worded & of, left)))
        ),
    )


def options(index: Index, facet: Facet, selection: Selection) -> tuple[Option, ...]:
    """All answers to one facet in the tab, counted as `found` counts them."""
    left = {key: _any_of(index.answers[key], values) for key, values in selection.chosen}
    worded = index.with_words(selection.words) if selection.words else index.everything
    return _options(index, facet, selection, _without(facet.key, worded & index.of_tab(selection.tab), left))


def title(index: Index, key: str, value: str) -> str:
    """The words for an answer; the answer itself where the catalogue has none."""
    return index.titles[key].get(value, value)


def _any_of(answers: Mapping[str, Mask], values: tuple[str, ...]) -> Mask:
    mask = 0
    for value in values:
        mask |= answers.get(value, 0)
    return mask


def _without(key: str, mask: Mask, left: Mapping[str, Mask]) -> Mask:
    for other, filtered in left.items():
        if other != key:
            mask &= filtered
    return mask


def _choice(index: Index, facet: Facet, selection: Selection, among: Mask) -> Choice | None:
    """None where there is nothing to choose yet, or fewer than two answers are given in the whole tab."""
    answers, chosen = index.answers[facet.key], selection.values(facet.key)
    of = index.of_tab(selection.tab)
    is_early = facet.under and not selection.values(facet.under)
    if not chosen and (is_early or sum(1 for mask in answers.values() if mask & of) < _LEAST_ANSWERS):
        return None
    return Choice(facet.key, facet.title, _options(index, facet, selection, among))


def _options(index: Index, facet: Facet, selection: Selection, among: Mask) -> tuple[Option, ...]:
    answers, chosen = index.answers[facet.key], selection.values(facet.key)
    of = index.of_tab(selection.tab)
    given = [
        Option(value, title(index, facet.key, value), (mask & among).bit_count(), value in chosen)
        for value in {**answers, **dict.fromkeys(chosen, 0)}
        for mask in (answers.get(value, 0),)
        if mask & of or value in chosen
    ]
    return tuple(_ordered(facet, index, selection, given))


def _ordered(facet: Facet, index: Index, selection: Selection, options: list[Option]) -> list[Option]:
    """In the facet's own order, or by how many cards of the tab give the answer.

    Never by the present counts: an option must not move while it is being pointed at.
    """
    if facet.order:
        return sorted(options, key=lambda option: facet.order.index(option.value))
    if facet.as_titled:
        listed = {value: place for place, value in enumerate(index.titles[facet.key])}
        return sorted(options, key=lambda option: (listed.get(option.value, len(listed)), option.value))
    if facet.newest_first:
        return sorted(options, key=lambda option: option.value, reverse=True)
    answers, of = index.answers[facet.key], index.of_tab(selection.tab)
    return sorted(
        options,
        key=lambda option: (
            -(answers.get(option.value, 0) & of).bit_count(),
            option.title.casefold(),
            option.value,
        ),
    )
