"""What stewards do to the catalogue, each by one call of `revise`, and what they are shown before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec
from django.db.models import Max

from landscape import overlay, plain, revise, words
from landscape.catalogue import Catalogue, Difference, Source
from landscape.kinds import SHELVED, things
from landscape.models import Change
from landscape.words import EXISTS, Said, Word

_SHELVES = frozenset({"category", "subcategory"})


class Stale(revise.Refused):
    """The thing was changed by somebody else since it was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a steward does to the thing of this kind and slug, from the day `on`, and why.

    `said` are values by field, as JSON (`plain.fields`); `withdrawn` are fields of which stewards say nothing
    any more. `base` is the newest revision of the thing that the steward has seen, None where that does not
    matter.
    """

    kind: str
    slug: str
    who: str
    why: str
    on: date
    said: Mapping[str, Any] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A field that is otherwise afterwards, as JSON; None where there is no value."""

    name: str
    before: Any
    after: Any


def newest(kind: str, slug: str) -> int:
    """The newest revision that changed the thing or what stewards say of it; 0 where none did."""
    keys = [(kind, slug), (_WORD, words.key(kind, slug))]
    found = [
        Change.objects.filter(kind=one, slug=key).aggregate(newest=Max("revision"))["newest"]
        for one, key in keys
    ]
    return max((number for number in found if number is not None), default=0)


def foreseen(deed: Deed) -> Difference:
    """What `done` would change on the deed's day. Raises Refused, and Stale."""
    return revise.foresee(_proposal(deed), on=deed.on, source=Source.STEWARD)


def done(deed: Deed, *, now: datetime) -> Difference:
    """Does it. Raises Refused, and Stale."""
    own = frozenset({(deed.kind, deed.slug), (_WORD, words.key(deed.kind, deed.slug))})
    # Where one shelf goes all others make room.
    all_shelves = frozenset({("category", ""), ("subcategory", ""), (_WORD, "")})
    signature = revise.Signature(
        who=deed.who,
        source=Source.STEWARD,
        why=deed.why,
        effective_on=deed.on,
        revised_at=now,
        is_whole=False,
        about=SHELVED | {deed.kind},
        through=all_shelves if deed.kind in _SHELVES else own,
    )
    return revise.revise(_proposal(deed), signature)


def turns(changed: Difference, kind: str, slug: str) -> list[Turn]:
    """The fields of the thing that `changed` makes otherwise, in their order."""
    before, after = (things(one)[kind].get(slug) for one in (changed.before, changed.after))
    return differing(before, after)


def differing(before: object | None, after: object | None) -> list[Turn]:
    """The fields in which two things of a kind differ, in their order; None: it is absent."""
    old = {} if before is None else plain.fields(before)
    new = {} if after is None else plain.fields(after)
    return [
        Turn(name, old.get(name), new.get(name))
        for name in {**old, **new}
        if (old.get(name) or None) != (new.get(name) or None)
    ]


_WORD = "steward-word"


def _proposal(deed: Deed) -> Callable[[Catalogue], Catalogue]:
    def propose(before: Catalogue) -> Catalogue:
        if deed.base is not None and newest(deed.kind, deed.slug) != deed.base:
            raise Stale(
                "somebody else has changed this since you opened it; look at what is new, then save again"
            )
        said = dict(before.of(Word))
        word = words.of(said, deed.kind, deed.slug)
        given = _given(word, deed)
        is_undone = word.under is None and EXISTS in given and not given[EXISTS].value
        if given and not (is_undone and deed.slug not in things(overlay.beneath(before))[deed.kind]):
            said[word.key] = Word(kind=deed.kind, of=deed.slug, said=given, under=word.under)
        else:
            said.pop(word.key, None)
        try:
            after = overlay.over(overlay.beneath(before, has_stubs=False), said, before)
        except msgspec.ValidationError as error:
            raise revise.Refused(f"{deed.slug}: {error}") from None
        if EXISTS in deed.said and not deed.said[EXISTS] and deed.slug in things(after)[deed.kind]:
            raise revise.Refused(f"{deed.slug} cannot be taken away while items stand on it")
        return after

    return propose


def _given(word: Word, deed: Deed) -> dict[str, Said]:
    """What stewards say then; a word that holds from a later day is not overruled by one of before."""
    given = {
        name: said for name, said in word.said.items() if name not in deed.withdrawn or said.since > deed.on
    }
    for name, value in deed.said.items():
        if name not in given or given[name].since <= deed.on:
            given[name] = Said(value, deed.on, deed.who)
    return given
