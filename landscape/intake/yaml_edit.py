"""Changes to the text of a YAML file that leave every other character where it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from landscape.intake import yaml_text
from landscape.intake.nodes import Fields, Node, Rows, Text, tree
from landscape.intake.yaml_text import Plain

_MARK = "\ufeff"


class Unwritable(ValueError):  # noqa: N818 - it names what the file is
    """A file that cannot be changed in place; the sentence says why."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """The characters from `start` up to `end` become `text`, which begins at `column`."""

    start: int
    end: int
    text: str
    column: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping: a new one comes behind the last of those `after`, rows of its list get `style`."""

    name: str
    after: Sequence[str] = ()
    style: str = ""


class Page:
    """The text of a file, its tree, and what is to change in it."""

    def __init__(self, content: bytes) -> None:
        self.root = tree(content)
        self._content = content
        self._encoding = _encoding(content)
        text = content.decode(self._encoding)
        self._mark = _MARK if text.startswith(_MARK) else ""
        self.text = text.removeprefix(_MARK)
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self._edits: list[_Edit] = []

    def content(self) -> bytes:
        """The file with all changes made; the very bytes it was given where there are none."""
        if not self._edits:
            return self._content
        return (self._mark + self._between(0, len(self.text), self._edits)).encode(self._encoding)

    @property
    def changes(self) -> int:
        """How many changes there are."""
        return len(self._edits)

    def cut(self, row: Node, *, since: int) -> str:
        """The lines of a row with what was changed in it since there were so many changes.

        These changes are forgotten: the row is about to be dropped.
        """
        lines = self._between(*self.row_lines(row), self._edits[since:])
        del self._edits[since:]
        return lines if lines.endswith("\n") else lines + self.newline

    def _between(self, start: int, end: int, edits: Sequence[_Edit]) -> str:
        # What is put in at one place stands from the innermost to the outermost.
        parts, position = [], start
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end > edit.start, -edit.column)):
            if position > edit.start:
                line = self.text.count("\n", 0, edit.start) + 1
                raise Unwritable(f"line {line}: two changes meet in one place")
            parts += [self.text[position : edit.start], edit.text]
            position = edit.end
        return "".join((*parts, self.text[position:end]))

    def put(self, fields: Fields, key: Key, value: Plain) -> None:
        """Gives `key` of `fields` that value."""
        if key.name in fields.fields:
            self._replace(fields, key, value)
            return
        if fields.in_flow:
            comma = ", " if fields.fields else ""
            written = f"{comma}{yaml_text.in_flow(key.name)}: {yaml_text.in_flow(value)}"
            self._edits.append(_Edit(fields.end - 1, fields.end - 1, written))
            return
        before = [known for known in fields.fields if known in key.after]
        starts = fields.starts
        anchor = max(before, key=starts.__getitem__) if before else min(starts, key=starts.__getitem__)
        column = self.column(min(starts.values()))
        written = yaml_text.entry(key.name, value, column=column, newline=self.newline, style=key.style)
        self.insert_line(self.end(fields.fields[anchor]), written, column)

    def drop(self, fields: Fields, key: str) -> None:
        """Takes `key` and its value out of `fields`, which keep others."""
        start, end = fields.starts[key], self.end(fields.fields[key])
        later = [position for position in fields.starts.values() if position > start]
        if fields.in_flow and later:
            self._edits.append(_Edit(start, min(later), ""))
        elif fields.in_flow:
            earlier = [
                self.end(node) for known, node in fields.fields.items() if fields.starts[known] < start
            ]
            self._edits.append(_Edit(max(earlier, default=start), end, ""))
        elif later and self.text[self.line_start(start) : start].strip():
            # The first key stands behind the dash of its row: the next one takes its place.
            self._edits.append(_Edit(start, min(later), ""))
        else:
            self._edits.append(_Edit(self.line_start(start), self.line_end(end), ""))

    def put_rows(
        self, fields: Fields, key: Key, wanted: Sequence[Plain], same: Callable[[Node, Plain], bool]
    ) -> None:
        """Makes the rows under `key` those `wanted`: rows that are the `same` stay as they are written."""
        node = fields.fields.get(key.name)
        rows = node.rows if isinstance(node, Rows) and not node.in_flow else []
        kept = [row for row in rows if any(same(row, one) for one in wanted)]
        if not kept:
            self.put(fields, key, list(wanted))
            return
        for row in rows:
            if row not in kept:
                self.drop_row(row)
        column = self.column(self.dash(kept[-1]))
        for one in wanted:
            if not any(same(row, one) for row in kept):
                written = yaml_text.row(one, column=column, newline=self.newline, style=key.style)
                self.insert_line(self.end(kept[-1]), written, column)

    def drop_row(self, row: Node) -> None:
        """Takes a row out of its list, with its lines."""
        self._edits.append(_Edit(*self.row_lines(row), ""))

    def row_lines(self, row: Node) -> tuple[int, int]:
        """Where the first line of a row begins and its last one ends."""
        return self.line_start(self.dash(row)), self.line_end(self.end(row))

    def put_lines(self, fields: Fields, key: str, lines: str) -> None:
        """Makes the value under `key` the whole lines given; without a line it is an empty list."""
        written = f"{key}:{self.newline}{lines.removesuffix(self.newline)}" if lines else f"{key}: []"
        if fields.in_flow:
            raise Unwritable(f"line {fields.line}: what stands in brackets cannot be given lines of its own")
        if key in fields.fields:
            start, node = fields.starts[key], fields.fields[key]
            self._edits.append(_Edit(start, max(self.end(node), node.start), written))
        else:
            column = self.column(min(fields.starts.values()))
            last = max(fields.fields, key=fields.starts.__getitem__)
            self.insert_line(self.end(fields.fields[last]), written, column)

    def insert_line(self, position: int, text: str, column: int) -> None:
        """Puts lines that begin at `column` behind the line of `position`."""
        at = self.line_end(position)
        lead = "" if at == 0 or self.text[at - 1] == "\n" else self.newline
        self._edits.append(_Edit(at, at, f"{lead}{' ' * column}{text}{self.newline}", column))

    def insert_lines(self, at: int, lines: str, column: int) -> None:
        """Puts whole lines where a line begins."""
        lead = "" if at == 0 or self.text[at - 1] == "\n" else self.newline
        self._edits.append(_Edit(at, at, lead + lines, column))

    def dash(self, row: Node) -> int:
        """Where the dash of a block's row stands."""
        found = self.text.rfind("-", 0, row.start)
        if found < 0 or self.text[found + 1 : row.start].strip() or not self._is_indent(found):
            raise Unwritable(f"line {row.line}: only rows that begin with a dash on a line can be changed")
        return found

    def end(self, node: Node) -> int:
        """Where the last line of `node` ends, without what is blank behind it."""
        return node.start + len(self.text[node.start : node.end].rstrip())

    def column(self, position: int) -> int:
        """How far `position` is from the beginning of its line."""
        return position - self.line_start(position)

    def line_start(self, position: int) -> int:
        """Where the line of `position` begins."""
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """Where the line after that of `position` begins."""
        return self.text.find("\n", position) + 1 or len(self.text)

    def _replace(self, fields: Fields, key: Key, value: Plain) -> None:
        node = fields.fields[key.name]
        start, end = node.start, self.end(node)
        if fields.in_flow:
            lead = " " if start == end else ""
            self._edits.append(_Edit(start, end, lead + yaml_text.in_flow(value)))
            return
        column = self.column(fields.starts[key.name])
        if isinstance(node, Text) and isinstance(value, str | bool):
            block = node.style in {">", "|"} and "\n" in self.text[start:end]
            indent = self._block_indent(start, end) if block else column + 2
            written = yaml_text.scalar(value, style=node.style, indent=indent, newline=self.newline)
            self._edits.append(_Edit(start, end, f" {written}" if start == end else written))
            return
        written = yaml_text.entry(key.name, value, column=column, newline=self.newline, style=key.style)
        self._edits.append(_Edit(fields.starts[key.name], end, written))

    def _block_indent(self, start: int, end: int) -> int:
        body = self.text[self.line_end(start) : end].lstrip("\r\n")
        return len(body) - len(body.lstrip(" "))

    def _is_indent(self, position: int) -> bool:
        return not self.text[self.line_start(position) : position].strip()


def _encoding(content: bytes) -> str:
    if content.startswith(b"\xff\xfe"):
        return "utf-16-le"
    return "utf-16-be" if content.startswith(b"\xfe\xff") else "utf-8"
