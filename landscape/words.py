"""A steward's word: what a person says of a thing, kept beside what everybody else says of it.

Nothing here asks the database. `beneath` gives the catalogue as it is without any steward's word, `over`
lays the words over a catalogue again: `revise` shows every other source the one and writes the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

EXISTS = "exists"
"""The field by which a steward lists a thing that nobody else does (True), or takes one away (False)."""


@dataclass(frozen=True, slots=True)
class Said:
    """The value of a field as JSON, the day from which it holds, and who says so."""

    value: Any
    since: date
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """All that stewards say of one thing.

    `said` is by field, as `plain.fields` names them. `under` is the thing as JSON as everybody else says it,
    None where nobody else lists it.
    """

    kind: str
    of: str
    said: Mapping[str, Said] = field(default_factory=dict)
    under: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """What it goes by."""
        return key(self.kind, self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinct:
    """Two that look like one and are not, as a person found; `about` says of what the names are."""

    about: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A field of which a steward's word counts though somebody else says otherwise, as JSON."""

    kind: str
    of: str
    field: str
    said: Said
    otherwise: Any

    def __str__(self) -> str:
        since = self.said.since
        return f"{self.of}, {self.field}: kept, a steward's word of {since.day} {since:%b %Y}"


def key(kind: str, slug: str) -> str:
    """What the word about that thing goes by."""
    return f"{kind}/{slug}"


def of(words: Mapping[str, Word], kind: str, slug: str) -> Word:
    """What stewards say of a thing; nothing yet where they have not spoken."""
    return words.get(key(kind, slug)) or Word(kind=kind, of=slug)


def newest_first(words: Iterable[Word]) -> list[Word]:
    """The words in the order in which they were given, the last one first; of one day by their things."""
    found = sorted(words, key=lambda word: word.key)
    return sorted(
        found,
        key=lambda word: max((said.since for said in word.said.values()), default=date.min),
        reverse=True,
    )
