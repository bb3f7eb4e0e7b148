"""What a guide.yml says, and what is wrong with it."""

import pytest

from landscape import markup
from landscape.guide import GuideChapter, GuideSection
from landscape.intake import guide_yml
from tests.landscape.sources import needs_real_files, real, told


def test_chapters_are_read_with_their_sections() -> None:
    found = guide_yml.read(
        b"categories:\n"
        b"- category: Runtime\n"
        b"  content: |\n"
        b"    It *runs*.\n"
        b"  subcategories:\n"
        b"  - subcategory: Storage\n"
        b"    keywords: [Disk, 'Disk ', Volume]\n"
        b"    content: Write to jo@example.org\n"
        b"- category: Summary\n"
    )

    assert told(found) == []
    assert found.things == (
        GuideChapter(
            "Runtime",
            "It *runs*.",
            sections=(GuideSection("Storage", "Write to", ("Disk", "Volume")),),
        ),
        GuideChapter("Summary"),
    )


def one(content: str) -> bytes:
    return f"categories:\n- category: Runtime\n  content: '{content}'\n".encode()


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (
            b"categories:\n- name: A\n",
            [
                (
                    "error line 1: this is not a guide: there is no list under the key categories "
                    "with the key category"
                )
            ],
        ),
        (
            b"categories:\n- category: A\n- category: ' '\n- category: a\n",
            [
                "error line 3, categories: the category has no name",
                "error line 4, categories: the chapter 'a' comes again",
            ],
        ),
        (
            (
                b"categories:\n- category: A\n"
                b"  subcategories: [{subcategory: B}, {subcategory: b, content: c}, {}]\n"
            ),
            [
                "warning line 3, A / B: the section has no content",
                "error line 3, A: the section 'b' comes again",
                "error line 3, A: the subcategory has no name",
            ],
        ),
        (
            one('<script>alert(1)</script> <b onclick="x()">b</b> <i>i</i>'),
            [
                (
                    "warning line 3, Runtime / content: HTML that is not safe is left out of pages: "
                    "'script, b onclick'"
                )
            ],
        ),
        (
            one("![p](https://example.org/p.png)"),
            ["warning line 3, Runtime / content: HTML that is not safe is left out of pages: 'img'"],
        ),
        (
            one("x" * 20_001),
            ["error line 3, Runtime / content: the text has 20,001 characters; at most 20,000 are kept"],
        ),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_what_is_wrong_is_said_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert told(guide_yml.read(content)) == sentences


@needs_real_files
def test_the_real_file_has_its_known_figures() -> None:
    content = real("guide.yml")

    found = guide_yml.read(content)

    assert found.problems == ()
    assert [(chapter.title, len(chapter.sections)) for chapter in found.things] == [
        ("Introduction", 3),
        ("Provisioning", 5),
        ("Runtime", 4),
        ("Orchestration & Management", 7),
        ("App Definition and Development", 5),
        ("Observability and Analysis", 3),
        ("Platform", 5),
        ("Summary", 0),
    ]
    sections = [section for chapter in found.things for section in chapter.sections]
    assert (len(sections), sum(len(section.keywords) for section in sections)) == (32, 62)
    texts = [*(chapter.text for chapter in found.things), *(section.text for section in sections)]
    assert sum(len(text.split()) for text in texts) == 11_562


@needs_real_files
def test_every_word_of_the_real_guide_is_on_its_page() -> None:
    chapters = guide_yml.read(real("guide.yml")).things
    sections = [section for chapter in chapters for section in chapter.sections]
    texts = [*(chapter.text for chapter in chapters), *(section.text for section in sections)]

    pages = [markup.html(text) for text in texts]

    assert [page for page in pages if "&lt;" in page or "](" in page] == []
    assert sum(page.count("<h2>What it is</h2>") for page in pages) > 15
    assert sum(len(markup.text(text).split()) for text in texts) > 11_000
