"""Things beside each other: facts in rows, a column for each; values only, no database."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO

from landscape.sheets import shielded


@dataclass(frozen=True, slots=True)
class Word:
    """One thing said in a cell: where it leads, "" nowhere; the `level` it is the name of, if it is.

    `plain` is how programs write it, "" where that is its text.
    """

    text: str
    url: str = ""
    level: str = ""
    plain: str = ""

    @property
    def written(self) -> str:
        """How programs write it."""
        return self.plain or self.text


type Cell = tuple[Word, ...]
"""What is said of one thing; nothing where nobody says it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: one question, answered for each column in their order."""

    key: str
    title: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether not all answers are the same."""
        return len({tuple(word.written for word in cell) for cell in self.cells}) > 1

    @property
    def is_said(self) -> bool:
        """Whether anything is said of any of them."""
        return any(self.cells)


@dataclass(frozen=True, slots=True)
class Part:
    """Facts under a heading."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What is compared: its slug in addresses, its name, its page."""

    slug: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison: columns in the reader's order, parts in ours."""

    columns: tuple[Column, ...]
    parts: tuple[Part, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All rows."""
        return tuple(fact for part in self.parts for fact in part.facts)

    @property
    def alike(self) -> int:
        """How many rows are the same in every column."""
        return sum(not fact.differs for fact in self.facts)

    def only_differing(self) -> "Table":
        """Without the rows that are the same in every column."""
        parts = (
            replace(part, facts=tuple(fact for fact in part.facts if fact.differs)) for part in self.parts
        )
        return replace(self, parts=tuple(part for part in parts if part.facts))


def part(title: str, facts: Iterable[Fact]) -> Part:
    """The facts that anything is said of, under their heading."""
    return Part(title, tuple(fact for fact in facts if fact.is_said))


def text(value: str, *, url: str = "") -> Cell:
    """A cell of one text; of none, nothing is said."""
    return (Word(value, url),) if value else ()


def words(found: Iterable[str]) -> Cell:
    """A cell of several texts."""
    return tuple(Word(one) for one in found)


def number(value: float | None) -> Cell:
    """A cell of one number: `2,413`."""
    return () if value is None else (Word(f"{value:,}", plain=str(value)),)


def day(on: date | None) -> Cell:
    """A cell of one day: `28 Nov 2018`."""
    return () if on is None else (Word(f"{on.day} {on:%b %Y}", plain=on.isoformat()),)


def days(length: float | None) -> Cell:
    """A cell of a length of time."""
    return () if length is None else (Word(f"{length:,.0f} days", plain=f"{length:.0f}"),)


def as_csv(table: Table) -> bytes:
    """A line for each row, a column for each thing; several answers are joined by "; "."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["fact", "differs", *(shielded(column.slug) for column in table.columns)])
    for fact in table.facts:
        cells = ("; ".join(word.written for word in cell) for cell in fact.cells)
        writer.writerow([fact.key, str(fact.differs).lower(), *(shielded(cell) for cell in cells)])
    return out.getvalue().encode()


def as_json(table: Table) -> bytes:
    """{"columns": [{slug, name}], "facts": [{key, title, differs, answers: [[text]]}]}, in their order."""
    facts: Sequence[dict[str, object]] = [
        {
            "key": fact.key,
            "title": fact.title,
            "differs": fact.differs,
            "answers": [[word.written for word in cell] for cell in fact.cells],
        }
        for fact in table.facts
    ]
    columns = [{"slug": column.slug, "name": column.name} for column in table.columns]
    return json.dumps({"columns": columns, "facts": facts}, ensure_ascii=False).encode()
