"""Values as YAML spells them, in the style that the text around them has."""

import json
import re

import yaml

type Plain = str | bool | list[Plain] | dict[str, Plain] | None

_BLOCKS = frozenset({">", "|"})
# A block is opened for a text that would make a line longer than that, as in CNCF's own file.
_LONGEST_LINE = 100
# Line breaks to YAML and to nobody else, and the byte order mark: written out, they would be read otherwise.
_ESCAPED = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff", "\x85": "\\x85"}


def in_flow(value: Plain) -> str:
    """`value` on one line, as it may stand between brackets."""
    written = json.dumps(value, ensure_ascii=False)
    return re.sub("[\u2028\u2029\ufeff\x85]", lambda found: _ESCAPED[found[0]], written)


def scalar(value: str | bool, *, style: str = "", indent: int, newline: str = "\n") -> str:  # noqa: FBT001 - a value
    """`value` as it follows a key and a space.

    `style` is that of the value it replaces: a quote, > or | for a block, "" for none. It is kept where it
    can hold the value. `indent` is where the lines of a block begin.
    """
    if isinstance(value, bool):
        return str(value).lower()
    styles = [style] if style else ["", "'"]
    for tried in styles:
        written = _in_style(value, tried, indent, newline)
        if written and _reads_as(written, value, indent):
            return written
    return in_flow(value)


def entry(key: str, value: Plain, *, column: int, newline: str = "\n", style: str = "") -> str:
    """`key` and its `value` in lines that begin at `column`, the first one without its spaces.

    Rows of a list get `style`. There is no line end after the last line.
    """
    inner = column + 2
    margin = newline + " " * inner
    if isinstance(value, dict) and value:
        return f"{_key(key)}:{margin}" + margin.join(fields(value, column=inner, newline=newline))
    if isinstance(value, list) and value:
        rows = (row(one, column=inner, newline=newline, style=style) for one in value)
        return f"{_key(key)}:{margin}" + margin.join(rows)
    if isinstance(value, dict | list):
        return f"{_key(key)}: {in_flow(value)}"
    if value is None:
        return f"{_key(key)}:"
    if isinstance(value, str) and not style and column + len(key) + len(value) > _LONGEST_LINE:
        style = ">" if " " in value else ""
    return f"{_key(key)}: {scalar(value, style=style, indent=inner, newline=newline)}"


def fields(value: dict[str, Plain], *, column: int, newline: str) -> list[str]:
    """An entry for each field of `value`."""
    return [entry(key, inner, column=column, newline=newline) for key, inner in value.items()]


def row(value: Plain, *, column: int, newline: str = "\n", style: str = "") -> str:
    """A row of a list whose dash stands at `column`, the first line without its spaces."""
    if isinstance(value, dict) and value:
        margin = newline + " " * (column + 2)
        return "- " + margin.join(fields(value, column=column + 2, newline=newline))
    if isinstance(value, dict | list | None):
        return f"- {in_flow(value)}"
    return f"- {scalar(value, style=style, indent=column + 2, newline=newline)}"


def _in_style(value: str, style: str, indent: int, newline: str) -> str:
    """`value` in that style, "" where no care would make it hold the value."""
    if style in _BLOCKS:
        return _block(value, style, indent, newline)
    if "\n" in value:
        return ""
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return in_flow(value) if style == '"' else value


def _block(value: str, style: str, indent: int, newline: str) -> str:
    if not value or value != value.strip() or re.search(r"\n[ \t]|[\r\t\x85\u2028\u2029]", value):
        return ""
    # A fold takes one line break for a space, and of several one away.
    text = re.sub("\n+", lambda breaks: f"{breaks[0]}\n", value) if style == ">" else value
    lines = [" " * indent + line if line else "" for line in text.split("\n")]
    return newline.join((f"{style}-", *lines))


def _reads_as(written: str, value: str, indent: int) -> bool:
    try:
        found = yaml.load(f"{' ' * max(indent - 2, 0)}k: {written}\n", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return bool(found == {"k": value})


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key) and _reads_as(key, key, 0) else in_flow(key)
