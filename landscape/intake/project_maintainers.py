"""CNCF's project-maintainers.csv: who maintains which project.

Level and project stand on the first row of a block only; rows below belong to it until the next.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from landscape import labels
from landscape.catalogue import NAME_LENGTH, Maturity
from landscape.intake.findings import Findings, Problems
from landscape.intake.nodes import LARGEST_BYTES, Text
from landscape.intake.records import shown
from landscape.projects import Maintainer, MaintainerBlock

MOST_BLOCKS = 2_000  # eight times those of 2026
_HEADER = ("", "project", "maintainer name", "company", "github name", "owners/maintainers")


class _Row(NamedTuple):
    line: int
    level: str
    label: str
    name: str
    company: str
    handle: str
    url: str


def read(content: bytes) -> Findings[MaintainerBlock]:
    """The blocks of `content` in their order, and everything that is wrong with it."""
    problems = Problems()
    rows = _rows(problems, content)
    _, header = next(rows, (0, []))
    if tuple(cell.lower() for cell in header) != _HEADER:
        if not problems.has_errors:
            sentence = "this is not a project-maintainers.csv: its first row has other columns"
            problems.error(1, "", sentence)
        return Findings(problems=problems.found())
    blocks: list[tuple[MaintainerBlock, dict[str, Maintainer]]] = []
    level = ""
    for row in _whole(problems, rows):
        level = _level(problems, row) if row.level else level
        if row.label:
            blocks.append((_block(problems, row, level), {}))
        if not blocks:
            problems.error(row.line, "", "the row stands under no project")
            continue
        if len(blocks) > MOST_BLOCKS:
            problems.error(row.line, "", f"there are more than {MOST_BLOCKS:,} projects")
            break
        _take(problems, row, *blocks[-1])
    for block, people in blocks:
        if not people:
            problems.warning(block.line, block.label, "nobody is named in this block")
    if not blocks and not problems.has_errors:
        problems.error(1, "", "there is no project in this file")
    whole = (replace(block, maintainers=tuple(people.values())) for block, people in blocks)
    return Findings(tuple(whole), problems.found())


def matches(blocks: Sequence[MaintainerBlock], slugs: Mapping[str, str]) -> labels.Matches:
    """Which items the `blocks` are about, by `slugs` of names and aliases; the rest is for people to say."""
    return labels.matches([(block.label,) for block in blocks], slugs)


def _rows(problems: Problems, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty with its line, its cells without the space around them."""
    if len(content) > LARGEST_BYTES:
        problems.error(1, "", f"the file is larger than {LARGEST_BYTES // 1024**2} MB")
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.error(content.count(b"\n", 0, error.start) + 1, "", "the file is not UTF-8")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if reader.line_num > line and any("\n" in cell or "\r" in cell for cell in cells):
                problems.error(line, "", "a quoted value runs over several lines; a quote is missing")
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield line, stripped
            line = reader.line_num + 1
    except csv.Error as error:
        problems.error(line, "", f"this is not CSV: {error}")


def _whole(problems: Problems, rows: Iterator[tuple[int, list[str]]]) -> Iterator[_Row]:
    for line, cells in rows:
        if len(cells) == len(_HEADER):
            yield _Row(line, *cells)
        else:
            sentence = f"the row has {len(cells)} columns; {len(_HEADER)} are expected"
            problems.error(line, "", sentence)


def _level(problems: Problems, row: _Row) -> str:
    level = row.level.lower()
    if level not in list(Maturity):
        problems.warning(row.line, "", f"{shown(row.level)} is none of {', '.join(Maturity)}; dropped")
        return ""
    return level


def _block(problems: Problems, row: _Row, level: str) -> MaintainerBlock:
    label = _text(problems, row.line, row.label)
    url = problems.address(Text(row.line, row.url, is_none=not row.url), f"{label} / OWNERS/MAINTAINERS")
    return MaintainerBlock(line=row.line, label=label, maturity=level, list_url=url)


def _take(problems: Problems, row: _Row, block: MaintainerBlock, people: dict[str, Maintainer]) -> None:
    """Add the person of `row` to the `people` of its block, by handle or name."""
    node = Text(row.line, row.handle, is_none=not row.handle)
    handle = problems.handle(node, f"{block.label} / Github Name")
    name = _text(problems, row.line, row.name)
    if not name and not handle:
        return
    if not name:
        problems.warning(row.line, block.label, f"{shown(handle)} has no name; the handle is taken")
    if not row.handle:
        problems.warning(row.line, block.label, f"{shown(name)} has no GitHub handle")
    key = f"@{handle.lower()}" if handle else name
    if key in people:
        problems.warning(row.line, block.label, f"{shown(handle or name)} is listed twice; counted once")
    company = _text(problems, row.line, row.company).removeprefix("@")
    people.setdefault(key, Maintainer(name or handle, handle, company))


def _text(problems: Problems, line: int, cell: str) -> str:
    text = problems.text(Text(line, cell, is_none=not cell), "", longest=NAME_LENGTH)
    return " ".join(text.split())
