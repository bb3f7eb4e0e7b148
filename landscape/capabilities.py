"""What items can do, as tables of chapters tell it: the matrix of service meshes and any of that shape.

Such a table's head names items by links, `[Istio](item:istio) 1.0`, and its rows begin with a capability.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from landscape import markup
from landscape.guide import Chapter

_ITEM = re.compile(r"\[[^\]]*\]\(item:([^)\s]+)\)")
_RULE = re.compile(r"\s*:?-+:?\s*")


@dataclass(frozen=True, slots=True)
class Capability:
    """What a row of a table says of each item it names: of which edition ("Istio 1.0"), and what it can."""

    chapter: str
    title: str
    said: Mapping[str, tuple[tuple[str, str], ...]]  # (edition, answer) by slug


def of(chapters: Iterable[Chapter]) -> tuple[Capability, ...]:
    """The capabilities that all of these chapters tell, in their order."""
    ordered = sorted(chapters, key=lambda one: (one.source, one.position))
    return tuple(found for chapter in ordered for found in _told(chapter.slug, chapter.text))


@functools.lru_cache(maxsize=64)
def _told(slug: str, text: str) -> tuple[Capability, ...]:
    found: list[Capability] = []
    lines = text.splitlines()
    for number, line in enumerate(lines[:-1]):
        if not line.startswith("|") or not all(map(_RULE.fullmatch, _cells(lines[number + 1]))):
            continue
        # The first cell of a head is what the rows are: it names no item, and no item names two columns.
        first, *columns = _cells(line)
        slugs = _named(columns)
        if _ITEM.search(first) or len(set(slugs)) < 2:  # noqa: PLR2004 - of one there is nothing to tell apart
            continue
        for row in lines[number + 2 :]:
            if not row.startswith("|"):
                break
            title, *answers = _cells(row)
            found.append(_capability(slug, markup.text(title), columns, slugs, answers))
    return tuple(found)


def _capability(
    chapter: str, title: str, columns: list[str], slugs: list[str], answers: list[str]
) -> Capability:
    said: dict[str, tuple[tuple[str, str], ...]] = {}
    for column, slug, answer in zip(columns, slugs, answers, strict=False):
        if slug:
            said[slug] = (*said.get(slug, ()), (markup.text(column), markup.text(answer)))
    return Capability(chapter, title, said)


def _named(columns: list[str]) -> list[str]:
    """The item of each column; a further edition has the name of the one before it, without a link."""
    slugs: list[str] = []
    names: dict[str, str] = {}
    for column in columns:
        words = markup.text(column)
        if link := _ITEM.search(column):
            slugs.append(link[1])
            names[words.split(" ")[0]] = link[1]
        else:
            slugs.append(names.get(words.split(" ")[0], ""))
    return slugs


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
