"""Chapters as they are read: their keys, their text, all problems at once."""

from datetime import date

import pytest

from landscape.chapters import GuideChapter
from landscape.intake import chapters

WHOLE = b"""---
title: Ports
order: 20
as_of: 2018-11
items: [rook, crow]
---

Text with [Rook](item:rook).
"""


def told(content: bytes) -> list[str]:
    """The problems of a chapter, errors marked."""
    return [
        f"{'error' if problem.is_error else 'warning'}: {problem}"
        for problem in chapters.read("ports", content).problems
    ]


def test_a_chapter_is_its_keys_and_its_text() -> None:
    assert chapters.read("ports", WHOLE) == GuideChapter(
        slug="ports",
        title="Ports",
        order=20,
        as_of=date(2018, 11, 1),
        text="\nText with [Rook](item:rook).\n",
        items=("rook", "crow"),
    )


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    assert chapters.read("ports", b"\xef\xbb\xbf" + WHOLE.replace(b"\n", b"\r\n")) == chapters.read(
        "ports", WHOLE
    )


def test_only_a_title_and_a_text_are_needed() -> None:
    found = chapters.read("a", b"---\ntitle: A\n---\nText\n")

    assert found == GuideChapter(slug="a", title="A", text="Text\n")


def test_all_problems_are_told_at_once_with_their_lines() -> None:
    content = b"""---
order: first
as_of: 2018-13
items: [rook, rook, No slug, [crow]]
colour: red
order: -1
---
Text with [Crow](item:crow).
\x07
"""

    assert told(content) == [
        "error: line 2, title: the chapter has no title",
        "error: line 3, as_of: '2018-13' is not a month such as 2018-11",
        "warning: line 4, items: 'rook' is listed already",
        "error: line 4, items: 'No slug' is no slug",
        "error: line 4, items: a text is expected here",
        "warning: line 5: the key 'colour' is not known",
        "warning: line 6: the key 'order' comes again; the last one counts",
        "error: line 6, order: '-1' is not a number from 0 to 9999",
        "warning: line 8: control characters were left out",
        "warning: line 8: 'crow' is linked but not listed under items",
    ]
    assert len(chapters.read("ports", content).errors) == 5


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "error: line 1: a chapter begins with a line --- and its keys"),
        (b"title: A\n", "error: line 1: a chapter begins with a line --- and its keys"),
        (b"---\ntitle: A\n", "error: line 1: no second line --- ends the keys"),
        (b"---\ntitle: A\n---\n \n", "error: line 4: the chapter has no text"),
        (b"---\n---\nText\n", "error: line 1, title: the chapter has no title"),
        (b"---\n- A\n---\nText\n", "error: line 2: keys with values are expected here"),
        (b"---\ntitle: &a [*a]\n---\nText\n", "error: line 2: the alias *a is refused; write the value out"),
        (b"---\ntitle: A\n---\nText \xff\n", "error: line 4: the chapter is not written in UTF-8"),
        (b"---\ntitle: A\n---\n" + b"a" * 300_000, "error: line 1: the chapter is larger than 256 kB"),
        (
            b"---\ntitle: " + b"a" * 121 + b"\n---\nText\n",
            "error: line 2, title: the text has 121 characters; at most 120 are kept",
        ),
    ],
)
def test_what_is_no_chapter_is_told_in_one_sentence(content: bytes, sentence: str) -> None:
    assert sentence in told(content)
    assert chapters.read("ports", content).errors


def test_our_own_chapters_stand_in_their_order() -> None:
    assert [(chapter.order, chapter.slug) for chapter in chapters.ours()] == [
        (10, "projects-of-november-2018"),
        (20, "container-ecosystem"),
        (30, "kubernetes-the-hard-way"),
        (40, "certified-kubernetes-2018"),
        (50, "service-mesh"),
        (60, "extending-kubernetes"),
        (70, "sigs-of-2018"),
        (80, "how-kubernetes-was-understood"),
        (90, "reading"),
    ]
