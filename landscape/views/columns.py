"""Tables that are sorted by their addresses: `?sort=name`, downwards with a "-" before it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from urllib.parse import urlencode

from django.http import HttpRequest

from landscape.explorer.selection import Misunderstood

type Order = str | int | None


@dataclass(frozen=True, slots=True)
class Column[Row]:
    """What a column is called and what its rows are sorted by, None where there is no answer.

    One that `is_number` is asked for the most first.
    """

    title: str
    of: Callable[[Row], Order]
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head; `url` sorts by it, the other way round where it is sorted by it already."""

    title: str
    url: str
    sorted: str
    is_number: bool


def asked[Row](request: HttpRequest, columns: Mapping[str, Column[Row]], *, usual: str) -> str:
    """What `sort` says, `usual` where it says nothing. Raises Misunderstood."""
    sort = request.GET.get("sort") or usual
    if sort.removeprefix("-") not in columns:
        raise Misunderstood(f"sort cannot be {sort[:60]!r}; it can be {', '.join(columns)}")
    return sort


def in_order[Row](rows: Iterable[Row], columns: Mapping[str, Column[Row]], sort: str) -> list[Row]:
    """`rows` sorted; those without an answer stand last either way, those with the same one as they were."""
    of = columns[sort.removeprefix("-")].of
    listed = [(of(row), row) for row in rows]
    known = [(order, row) for order, row in listed if order is not None]
    known.sort(key=itemgetter(0), reverse=sort.startswith("-"))
    return [row for _, row in known] + [row for order, row in listed if order is None]


def headings[Row](
    columns: Mapping[str, Column[Row]], sort: str, *, path: str, kept: Mapping[str, str]
) -> list[Heading]:
    """The heads of `columns`; `kept` is what else the page's address says, blanks left out."""
    return [_heading(key, column, sort, path, kept) for key, column in columns.items()]


def _heading[Row](key: str, column: Column[Row], sort: str, path: str, kept: Mapping[str, str]) -> Heading:
    first, other = (f"-{key}", key) if column.is_number else (key, f"-{key}")
    said = {**kept, "sort": other if sort == first else first}
    is_here = sort.removeprefix("-") == key
    direction = ("descending" if sort.startswith("-") else "ascending") if is_here else ""
    query = urlencode({name: value for name, value in said.items() if value})
    return Heading(column.title, f"{path}?{query}", direction, column.is_number)
