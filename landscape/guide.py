"""The guide as values: chapters of sections, each about a shelf of the landscape."""

from dataclasses import dataclass
from datetime import date

from landscape.catalogue import Source


@dataclass(frozen=True, slots=True)
class GuideSection:
    """What is written of one subcategory; `text` is Markdown, made safe by `markup.html` alone."""

    title: str
    text: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideChapter:
    """What is written of one category, and its sections in their order."""

    title: str
    text: str = ""
    keywords: tuple[str, ...] = ()
    sections: tuple[GuideSection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter as the catalogue keeps it, at its place among those of its source.

    `as_of` is the day it speaks of, None where it speaks of its own. `items` are slugs. A text of ours is for
    `markup.page`, any other for `markup.html`.
    """

    slug: str
    title: str
    source: Source
    position: int = 0
    as_of: date | None = None
    text: str = ""
    items: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sections: tuple[GuideSection, ...] = ()
