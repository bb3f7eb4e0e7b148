"""The guide as values: chapters of sections, each about a shelf of the landscape."""

from dataclasses import dataclass


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
