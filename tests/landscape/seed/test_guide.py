"""The chapters hang together: links lead to items, drawings exist, prose has its measure."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from landscape import markup
from landscape.chapters import GuideChapter
from landscape.intake import chapters, seed
from tests.landscape.seed import guide

CHAPTERS = pytest.mark.parametrize("chapter", chapters.ours(), ids=lambda chapter: chapter.slug)
SVG = "{http://www.w3.org/2000/svg}"


def page(chapter: GuideChapter) -> markup.Page:
    return markup.page(
        chapter.text, addresses={"item": lambda slug: f"/items/{slug}"}, drawings=chapters.drawings()
    )


@CHAPTERS
def test_a_chapter_of_ours_has_no_problems_and_says_as_of_when_it_speaks(chapter: GuideChapter) -> None:
    assert chapter.problems == ()
    assert chapter.as_of == date(2018, 11, 1)


@CHAPTERS
def test_every_link_to_an_item_leads_to_one_and_every_listed_item_is_linked(chapter: GuideChapter) -> None:
    linked = set(re.findall(r"item:([^)\s]*)", chapter.text))

    assert linked <= {record.slug for record in seed.read().records}
    assert linked == set(chapter.items)


def test_every_item_of_the_starting_catalogue_is_told_of() -> None:
    told = {slug for chapter in chapters.ours() for slug in chapter.items}

    assert {record.slug for record in seed.read().records} - told == set()


@CHAPTERS
def test_a_chapter_is_neither_a_note_nor_a_book(chapter: GuideChapter) -> None:
    words = guide.words(chapter.text).replace("|", " ").split()

    assert 300 <= len(words) <= 1200


@CHAPTERS
def test_a_chapter_renders_whole(chapter: GuideChapter) -> None:
    shown = page(chapter)

    tables = len(re.findall(r"^\| ---", chapter.text, flags=re.MULTILINE))
    assert shown.html.count("<table>") == shown.html.count("</table></div>") == tables
    assert shown.html.count("<svg") == len(re.findall(r"\]\(drawing:", chapter.text))
    assert shown.html.count('<a href="/items/') == len(guide.ITEM_LINK.findall(chapter.text))
    assert not re.search(r"item:|drawing:|\]\(|\*\*", shown.html)


@CHAPTERS
def test_headings_begin_below_the_title_and_leave_no_level_out(chapter: GuideChapter) -> None:
    levels = [heading.level for heading in page(chapter).headings]

    assert levels[0] == 2
    assert all(
        level >= 2 and level - before <= 1 for before, level in zip([1, *levels], levels, strict=False)
    )


def test_the_drawings_are_those_that_chapters_show() -> None:
    shown = {
        name for chapter in chapters.ours() for name in re.findall(r"\]\(drawing:([^)]*)\)", chapter.text)
    }

    assert chapters.drawings().keys() == shown == {"container-layers", "istio"}


@pytest.mark.parametrize("name", chapters.drawings())
def test_a_drawing_is_told_in_words_takes_the_colours_of_the_page_and_loads_nothing(name: str) -> None:
    text = chapters.drawings()[name]
    root = ET.fromstring(text)  # noqa: S314 - a file of our own

    assert root.get("role") == "img"
    named = [found.get("id") for tag in ("title", "desc") if (found := root.find(SVG + tag)) is not None]
    assert root.get("aria-labelledby", "").split() == named
    assert len(named) == 2
    assert len(text) < 6000
    colours = {
        element.get(attribute)
        for element in root.iter()
        for attribute in ("fill", "stroke")
        if element.get(attribute)
    }
    assert all(
        re.fullmatch(r"none|var\(--[a-z]+, (?:currentColor|none)\)", str(colour)) for colour in colours
    )
    allowed = {"svg", "title", "desc", "g", "rect", "path", "text"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == allowed
    assert not {"style", "href", "class"} & {key for element in root.iter() for key in element}
