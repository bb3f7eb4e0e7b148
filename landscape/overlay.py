"""The words of stewards taken off a catalogue, and laid over it again."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from landscape import plain, words
from landscape.catalogue import Card, Catalogue, Source
from landscape.kinds import assembled, things
from landscape.words import EXISTS, Kept, Word

type _Found = dict[str, dict[str, Any]]


def beneath(catalogue: Catalogue, *, has_stubs: bool = True) -> Catalogue:
    """`catalogue` as everybody but stewards says it is.

    With stubs, an item that only a steward lists stays with its name and place, so that a file that names it
    later is found to mean it.
    """
    said = catalogue.of(Word)
    if not said:
        return catalogue
    found = _found(catalogue)
    for word in said.values():
        slugs = found[word.kind]
        slugs.pop(word.of, None)
        if word.under is not None:
            slugs[word.of] = plain.thing(word.kind, word.under)
        elif has_stubs and (stub := _stub(word)) is not None:
            slugs[word.of] = stub
    _arrange(
        found,
        {(word.kind, word.of): word.under["position"] for word in _placed(said) if word.under is not None},
    )
    return _catalogue(found, catalogue)


def over(proposed: Catalogue, said: Mapping[str, Word], before: Catalogue) -> Catalogue:
    """`proposed`, in which no steward has spoken, with the words `said` over it.

    What they stand on and nobody lists any more stays as it was in `before`: an item's shelf, its
    organisation. What somebody else has put on a shelf that a steward took away keeps the shelf.
    """
    if not said:
        return proposed
    found = _found(proposed)
    found[_WORD] = {}
    for word in words.newest_first(said.values()):
        slugs = found[word.kind]
        thing = slugs.get(word.of)
        if word.under is None and thing is not None and thing == _stub(word):
            del slugs[word.of]
            thing = None
        under = None if thing is None else plain.whole(thing)
        found[_WORD][word.key] = replace(word, under=under)
        exists = word.said.get(EXISTS)
        if exists is not None and not exists.value:
            slugs.pop(word.of, None)
        elif under is not None or exists is not None:
            given = {name: one.value for name, one in word.said.items() if name != EXISTS}
            slugs[word.of] = plain.with_fields(word.kind, word.of, under, given)
    _keep_what_is_stood_on(found, _found(before), proposed)
    _arrange(
        found,
        {
            (word.kind, word.of): word.said["position"].value
            for word in _placed(said)
            if "position" in word.said and word.of in found[word.kind]
        },
    )
    return _catalogue(found, proposed)


def kept(catalogue: Catalogue, *, about: AbstractSet[str]) -> list[Kept]:
    """Where in `catalogue` a steward's word of these kinds counts and somebody else says otherwise.

    By kind and slug.
    """
    found: list[Kept] = []
    for _, word in sorted(catalogue.of(Word).items()):
        if word.under is None or word.kind not in about:
            continue
        others = plain.fields(plain.thing(word.kind, word.under))
        found += [
            Kept(word.kind, word.of, name, one, others.get(name, True if name == EXISTS else None))
            for name, one in word.said.items()
            if one.value != others.get(name, True if name == EXISTS else None)
        ]
    return found


_WORD = "steward-word"


def _found(catalogue: Catalogue) -> _Found:
    return {kind: dict(slugs) for kind, slugs in things(catalogue).items() if kind != _WORD} | {_WORD: {}}


def _catalogue(found: _Found, like: Catalogue) -> Catalogue:
    return replace(assembled(found), gone=like.gone, elsewhen=like.elsewhen)


def _stub(word: Word) -> Card | None:
    """What files see of an item that only a steward lists: enough to know it by, and the least trusted."""
    exists = word.said.get(EXISTS)
    if word.kind != "item" or exists is None or not exists.value:
        return None
    given = {
        name: word.said[name].value for name in ("name", "shelf", "aliases", "homepage") if name in word.said
    }
    card: Card = plain.with_fields("item", word.of, None, given)
    return replace(card, source=Source.NOVEMBER_2018, said_by={})


def _placed(said: Mapping[str, Word]) -> list[Word]:
    return [word for word in words.newest_first(said.values()) if word.kind in {"category", "subcategory"}]


def _arrange(found: _Found, fixed: Mapping[tuple[str, str], int]) -> None:
    """Puts shelves at the positions that are `fixed`, and all others in their order between them."""
    for kind in {kind for kind, _ in fixed}:
        rows: defaultdict[str, list[str]] = defaultdict(list)
        slugs = found[kind]
        for slug in sorted(slugs, key=lambda slug: (slugs[slug].position, slug)):
            rows[slug.rpartition("/")[0]].append(slug)
        for row in rows.values():
            free = [slug for slug in row if (kind, slug) not in fixed]
            # Of two at one place the one that was put there last, which comes first in `fixed`, has it.
            order = [slug for of, slug in fixed if of == kind and slug in row]
            order.reverse()
            for slug in sorted(order, key=lambda slug: fixed[kind, slug]):
                free.insert(fixed[kind, slug], slug)
            for position, slug in enumerate(free):
                slugs[slug] = replace(slugs[slug], position=position)


def _keep_what_is_stood_on(found: _Found, before: _Found, proposed: Catalogue) -> None:
    listed = things(proposed)
    for card in found["item"].values():
        if card.organisation and card.organisation not in found["organisation"]:
            known = before["organisation"].get(card.organisation) or listed["organisation"].get(
                card.organisation
            )
            if known is not None:
                found["organisation"][card.organisation] = known
        for category, slug in (card.shelf, *card.also_on):
            for kind, key in (("category", category), ("subcategory", f"{category}/{slug}")):
                if key not in found[kind]:
                    known = before[kind].get(key) or listed[kind].get(key)
                    if known is not None:
                        found[kind][key] = known
    for key in found["subcategory"]:
        category = key.partition("/")[0]
        if category not in found["category"]:
            found["category"][category] = before["category"].get(category) or listed["category"][category]
