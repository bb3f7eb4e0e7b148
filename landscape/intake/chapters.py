"""Chapters of the guide: Markdown files that begin with a few keys between two lines of dashes."""

import re
from datetime import date
from pathlib import Path

from landscape.chapters import GuideChapter
from landscape.intake.nodes import Fields, Node, Text, Unreadable, tree
from landscape.intake.records import Problems, shown

FOLDER = Path(__file__).parent.parent / "seed" / "guide"
LARGEST_BYTES = 256 * 1024
_TITLE_LENGTH = 120
_KEYS = frozenset({"title", "order", "as_of", "items"})
_FENCE = "---"
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
_MONTH = re.compile(r"\d{4}-\d\d")
_ITEM_LINK = re.compile(r"\]\(item:([^)\s]*)\)")
# As in every text that comes in, but with the line feeds and tabs that Markdown is made of.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def ours() -> tuple[GuideChapter, ...]:
    """The chapters that come with the program, in their order."""
    chapters = (read(path.stem, path.read_bytes()) for path in FOLDER.glob("*.md"))
    return tuple(sorted(chapters, key=lambda chapter: (chapter.order, chapter.slug)))


def drawings() -> dict[str, str]:
    """Our own drawings by name, as SVG to stand inside a page; trusted, as they are a part of the program."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.svg"))}


def read(slug: str, content: bytes) -> GuideChapter:
    """The chapter in `content`, with all of its problems."""
    problems = Problems()
    try:
        head, text, line = _parted(content)
        fields = tree(head.encode()) if head.strip() else Fields(1)
    except Unreadable as refusal:
        problems.error(refusal.line, "", str(refusal))
        return GuideChapter(slug=slug, problems=problems.found())
    fields = problems.fields(fields, "") or Fields(1)
    problems.unknown(fields, _KEYS, "")
    title = problems.text(fields.fields.get("title"), "title", longest=_TITLE_LENGTH)
    if not title:
        problems.error(fields.line, "title", "the chapter has no title")
    items = _items(fields.fields.get("items"), problems)
    if _CONTROL.search(text):
        problems.warning(line, "", "control characters were left out")
        text = _CONTROL.sub("", text)
    if not text.strip():
        problems.error(line, "", "the chapter has no text")
    _note_unlisted(text, line, items, problems)
    return GuideChapter(
        slug=slug,
        title=title,
        order=_order(fields.fields.get("order"), problems),
        as_of=_as_of(fields.fields.get("as_of"), problems),
        text=text,
        items=items,
        problems=problems.found(),
    )


def _parted(content: bytes) -> tuple[str, str, int]:
    """What stands between the dashes, what follows them, and the line on which that begins."""
    if len(content) > LARGEST_BYTES:
        raise Unreadable(f"the chapter is larger than {LARGEST_BYTES // 1024} kB")
    try:
        lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable("the chapter is not written in UTF-8", line=line) from None
    if lines[0].rstrip() != _FENCE:
        raise Unreadable(f"a chapter begins with a line {_FENCE} and its keys")
    for number, text in enumerate(lines[1:], start=1):
        if text.rstrip() == _FENCE:
            # A line feed for the first dashes, so that lines count as in the file.
            return "\n" + "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise Unreadable(f"no second line {_FENCE} ends the keys")


def _order(node: Node | None, problems: Problems) -> int:
    text = problems.text(node, "order")
    if re.fullmatch(r"[0-9]{1,4}", text):
        return int(text)
    if node is not None:
        problems.error(node.line, "order", f"{shown(text)} is not a number from 0 to 9999")
    return 0


def _as_of(node: Node | None, problems: Problems) -> date | None:
    if node is None:
        return None
    text = problems.text(node, "as_of")
    if _MONTH.fullmatch(text) and 1 <= int(text[5:]) <= 12 and int(text[:4]):  # noqa: PLR2004 - months
        return date.fromisoformat(f"{text}-01")
    problems.error(node.line, "as_of", f"{shown(text)} is not a month such as 2018-11")
    return None


def _items(node: Node | None, problems: Problems) -> tuple[str, ...]:
    slugs: dict[str, None] = {}
    for row in problems.rows(node, "items"):
        slug = problems.text(row, "items")
        if not _SLUG.fullmatch(slug):
            if isinstance(row, Text):
                problems.error(row.line, "items", f"{shown(slug)} is no slug")
        elif slug in slugs:
            problems.warning(row.line, "items", f"{shown(slug)} is listed already")
        else:
            slugs[slug] = None
    return tuple(slugs)


def _note_unlisted(text: str, first_line: int, items: tuple[str, ...], problems: Problems) -> None:
    for number, line in enumerate(text.split("\n"), start=first_line):
        for slug in _ITEM_LINK.findall(line):
            if slug not in items:
                problems.warning(number, "", f"{shown(slug)} is linked but not listed under items")
