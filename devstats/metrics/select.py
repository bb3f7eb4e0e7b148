"""What a definition's SELECT yields, read without a database."""

import re

_TOKEN = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/|[A-Za-z_]\w*(?:\.(?:\w+|\*))*|\d[\w.]*|\S", re.DOTALL)

# Any of these at the top level would keep PostgreSQL from applying the bounds of a question inside.
_BARRIERS = frozenset(
    "distinct group having window union intersect except order limit offset fetch".split()  # noqa: SIM905 - readable
)


def columns(sql: str) -> tuple[str, ...]:
    """The names of the columns that `sql` yields.

    Raises ValueError with a sentence where it is no simple SELECT.
    """
    parts = [part for part in _TOKEN.findall(sql) if not part.startswith(("--", "/*"))]
    if not parts or parts[0].lower() != "select":
        raise ValueError("the SQL must be one SELECT")
    top = _top_level(parts[1:])
    words = [token.lower() for token in top]
    if ";" in top:
        raise ValueError("the SQL must be one SELECT, without a semicolon")
    if barrier := next((word for word in words if word in _BARRIERS), None):
        raise ValueError(f"the SQL must be one simple SELECT, without {barrier.upper()}")
    if "over" in (part.lower() for part in parts):
        raise ValueError("the SQL must be one simple SELECT, without OVER")
    if "from" not in words:
        raise ValueError("the SQL must select FROM a table")
    return tuple(_name(column) for column in _columns(top[: words.index("from")]))


def _top_level(parts: list[str]) -> list[str]:
    """The parts outside parentheses; what stands inside is left out, its parentheses are kept."""
    depth = 0
    outside = []
    for part in parts:
        depth -= part == ")"
        if depth == 0:
            outside.append(part)
        depth += part == "("
    if depth:
        raise ValueError("the SQL has a parenthesis without its other half")
    return outside


def _columns(parts: list[str]) -> list[list[str]]:
    columns: list[list[str]] = [[]]
    for part in parts:
        if part == ",":
            columns.append([])
        else:
            columns[-1].append(part)
    return columns


def _name(parts: list[str]) -> str:
    """The name of one column: what follows AS, else the column's own."""
    is_named = len(parts) == 1 or (len(parts) > 1 and parts[-2].lower() == "as")
    last = parts[-1].rpartition(".")[2] if parts else ""
    if not is_named or not last.isidentifier():
        raise ValueError(f"the column {' '.join(parts)!r} needs a name: … AS amount")
    return last.lower()
