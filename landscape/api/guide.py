"""Chapters of the guide as other programs read them: Markdown, and the items it speaks of."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel

from landscape.guide import GuideSection


class Chapter(Protocol):
    """A chapter as the catalogue keeps it."""

    slug: str
    title: str
    position: int
    source: str
    as_of: date | None
    text: str
    items: tuple[str, ...]
    keywords: tuple[str, ...]
    sections: tuple[GuideSection, ...]


class Section(BaseModel):
    """What is written of one subcategory; `text` is Markdown."""

    title: str
    text: str
    keywords: list[str]


class GuidePart(BaseModel):
    """A chapter: `text` is Markdown, `items` are slugs; `as_of` is null where it speaks of its own day."""

    slug: str
    title: str
    source: str
    as_of: date | None
    text: str
    keywords: list[str]
    items: list[str]
    sections: list[Section]


class Guide(BaseModel):
    """A part of the guide, and how many chapters there are in all."""

    count: int
    results: list[GuidePart]


def in_order(chapters: Iterable[Chapter]) -> list[Chapter]:
    """`chapters` as the guide has them, source by source."""
    return sorted(chapters, key=lambda chapter: (chapter.source, chapter.position, chapter.slug))


def fields(chapter: Chapter) -> dict[str, Any]:
    """The fields of a `GuidePart`."""
    return {
        "slug": chapter.slug,
        "title": chapter.title,
        "source": chapter.source,
        "as_of": chapter.as_of,
        "text": chapter.text,
        "keywords": list(chapter.keywords),
        "items": list(chapter.items),
        "sections": [
            {"title": section.title, "text": section.text, "keywords": list(section.keywords)}
            for section in chapter.sections
        ],
    }
