"""A landscape's guide.yml: chapters and sections in Markdown, with the words people search for."""

import re

from landscape import markup
from landscape.catalogue import name_key
from landscape.guide import GuideChapter, GuideSection
from landscape.intake.findings import LINE_LENGTH, Findings, Problems
from landscape.intake.nodes import Fields, Node
from landscape.intake.records import shown

# Markdown made to be slow takes time by the square of its length. CNCF's guide has 90 kB, its sections 4.
LARGEST_BYTES = 1024 * 1024
LONGEST_TEXT = 20_000
_CHAPTER_KEYS = frozenset({"category", "content", "keywords", "subcategories"})
_SECTION_KEYS = frozenset({"subcategory", "content", "keywords"})


def read(content: bytes) -> Findings[GuideChapter]:
    """The chapters of `content` in their order, and everything that is wrong with it."""
    problems = Problems()
    if len(content) > LARGEST_BYTES:
        problems.error(1, "", f"the guide is larger than {LARGEST_BYTES // 1024**2} MB")
        return Findings(problems=problems.found())
    root = problems.tree(content)
    if root is None:
        return Findings(problems=problems.found())
    if not is_guide(root):
        sentence = "this is not a guide: there is no list under the key categories with the key category"
        problems.error(root.line, "", sentence)
        return Findings(problems=problems.found())
    assert isinstance(root, Fields)
    problems.unknown(root, {"categories"}, "")
    chapters: dict[str, GuideChapter] = {}
    for row in problems.rows(root.fields["categories"], "categories"):
        fields = problems.fields(row, "categories")
        if fields is None or (chapter := _chapter(problems, fields)) is None:
            continue
        if name_key(chapter.title) in chapters:
            problems.error(fields.line, "categories", f"the chapter {shown(chapter.title)} comes again")
        chapters[name_key(chapter.title)] = chapter
    return Findings(tuple(chapters.values()), problems.found())


def is_guide(root: Node) -> bool:
    """Whether this is a guide, whatever else is wrong with it: other files have categories too."""
    rows = root.fields.get("categories") if isinstance(root, Fields) else None
    return any(isinstance(row, Fields) and "category" in row.fields for row in getattr(rows, "rows", ()))


def _chapter(problems: Problems, fields: Fields) -> GuideChapter | None:
    title = _title(problems, fields, "category", "categories")
    if not title:
        return None
    problems.unknown(fields, _CHAPTER_KEYS, title)
    sections: dict[str, GuideSection] = {}
    for row in problems.rows(fields.fields.get("subcategories"), f"{title} / subcategories"):
        inner = problems.fields(row, f"{title} / subcategories")
        if inner is None or not (name := _title(problems, inner, "subcategory", title)):
            continue
        path = f"{title} / {name}"
        problems.unknown(inner, _SECTION_KEYS, path)
        if name_key(name) in sections:
            problems.error(inner.line, title, f"the section {shown(name)} comes again")
        text = _text(problems, inner.fields.get("content"), f"{path} / content")
        if not text:
            problems.warning(inner.line, path, "the section has no content")
        sections[name_key(name)] = GuideSection(name, text, _keywords(problems, inner, path))
    return GuideChapter(
        title=title,
        text=_text(problems, fields.fields.get("content"), f"{title} / content"),
        keywords=_keywords(problems, fields, title),
        sections=tuple(sections.values()),
    )


def _title(problems: Problems, fields: Fields, key: str, path: str) -> str:
    title = problems.line_of(fields.fields.get(key), path)
    if not title:
        problems.error(fields.line, path, f"the {key} has no name")
    return title


def _text(problems: Problems, node: Node | None, path: str) -> str:
    text = problems.text(node, path, longest=LONGEST_TEXT)
    if len(text) > LONGEST_TEXT:
        return ""  # an error by now
    if node is not None and re.search(r"<|!\[", text) and (unsafe := markup.unsafe_tags(text)):
        sentence = f"HTML that is not safe is left out of pages: {shown(', '.join(unsafe))}"
        problems.warning(node.line, path, sentence)
    return text


def _keywords(problems: Problems, fields: Fields, path: str) -> tuple[str, ...]:
    rows = problems.rows(fields.fields.get("keywords"), f"{path} / keywords")
    words = (problems.text(row, f"{path} / keywords", longest=LINE_LENGTH) for row in rows)
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words if word))
