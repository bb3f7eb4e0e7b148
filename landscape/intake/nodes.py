"""YAML read into a plain tree that knows its lines, with nothing in it that could explode.

The tree is built from the C parser's events rather than by its composer: that one recurses in C, and a
file of a hundred thousand brackets ends the whole process. Aliases are refused, so a tree is never larger
than its file. Every node knows where it stands in the text, in characters after a byte order mark; two
nodes that say the same are equal wherever they stand.
"""

from dataclasses import dataclass, field

import yaml

LARGEST_BYTES = 16 * 1024 * 1024
DEEPEST = 32
MOST_VALUES = 500_000  # ten times those of the CNCF landscape of 2026
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Unreadable(ValueError):  # noqa: N818 - it names what the file is
    """A file that cannot be read at all: the sentence says why, `line` (from 1) where."""

    def __init__(self, sentence: str, *, line: int = 1) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(slots=True)
class Text:
    """A single value as it is written; `is_none` where nothing is.

    `style` is the mark it is written with: a quote, > or | for a block, "" for none.
    """

    line: int
    text: str
    is_none: bool
    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)
    style: str = field(default="", compare=False, repr=False)


@dataclass(slots=True)
class Rows:
    """A list; one `in_flow`, in brackets, ends after the bracket, any other with its last row."""

    line: int
    rows: list["Node"] = field(default_factory=list)
    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)
    in_flow: bool = field(default=False, compare=False, repr=False)


@dataclass(slots=True)
class Fields:
    """A mapping; `repeated` are keys that came again: their last value counts, as everywhere in YAML.

    `starts` says where each key begins.
    """

    line: int
    fields: dict[str, "Node"] = field(default_factory=dict)
    repeated: list[tuple[str, int]] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)
    in_flow: bool = field(default=False, compare=False, repr=False)


type Node = Text | Rows | Fields


def tree(content: bytes) -> Node:
    """The one document in `content`; raises Unreadable."""
    if len(content) > LARGEST_BYTES:
        raise Unreadable(f"the file is larger than {LARGEST_BYTES // 1024**2} MB")
    builder = _Builder()
    try:
        for event in yaml.parse(content, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context
        raise Unreadable(f"this is not YAML: {what}", line=mark.line + 1 if mark else 1) from None
    except yaml.YAMLError as error:
        # The reader's own errors (bytes that are not UTF-8, control characters) say where in bytes.
        position = getattr(error, "position", None) or 0
        reason = getattr(error, "reason", "it cannot be read")
        line = content.count(b"\n", 0, position) + 1
        raise Unreadable(f"this is not YAML: {reason}", line=line) from None
    if builder.root is None:
        raise Unreadable("the file is empty")
    return builder.root


class _Builder:
    """Puts one event after another into the tree."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Rows | Fields] = []
        self._keys: list[str | None] = []
        self._values = 0
        self._last = 0

    def take(self, event: yaml.Event) -> None:
        mark, end_mark = event.start_mark, event.end_mark
        assert mark is not None, "the parser marks every event"
        assert end_mark is not None, "on both sides"
        line, start, end = mark.line + 1, mark.index, end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            is_none = event.implicit[0] and event.value in _NULLS
            self._put(Text(line, event.value, is_none, start, end, event.style or ""))
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Fields(line, start=start, in_flow=bool(event.flow_style)))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(Rows(line, start=start, in_flow=bool(event.flow_style)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._keys.pop()
            node = self._open.pop()
            # The end of a block is only seen at what follows it, comments and all.
            node.end = end if node.in_flow else self._last
            self._last = node.end
        elif isinstance(event, yaml.AliasEvent):
            raise Unreadable(f"the alias *{event.anchor} is refused; write the value out", line=line)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Unreadable("a second document begins; one is expected", line=line)

    def _begin(self, node: Rows | Fields) -> None:
        self._put(node)
        if len(self._open) == DEEPEST:
            raise Unreadable(f"values are nested more than {DEEPEST} deep", line=node.line)
        self._open.append(node)
        self._keys.append(None)

    def _put(self, node: Node) -> None:
        self._values += 1
        self._last = node.end
        if self._values > MOST_VALUES:
            raise Unreadable(f"the file holds more than {MOST_VALUES:,} values", line=node.line)
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Rows):
            parent.rows.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            parent.fields[key] = node
            self._keys[-1] = None
        elif isinstance(node, Text):
            if node.text in parent.fields:
                parent.repeated.append((node.text, node.line))
            parent.starts[node.text] = node.start
            self._keys[-1] = node.text
        else:
            raise Unreadable("a key must be a word, not a list or a mapping", line=node.line)
