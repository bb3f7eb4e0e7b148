"""A chart's values as a table."""

from __future__ import annotations

from dataclasses import dataclass

from devstats.charts import amounts, picture
from devstats.series import Answer, Line, Point


@dataclass(frozen=True, slots=True)
class Row:
    """A bucket: its date in full, what to know about it, its values as text."""

    title: str
    note: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The buckets, oldest first, under the names of the columns."""

    grain: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def table(answer: Answer) -> Table:
    """The whole, the parts the chart shows, what it is compared with, and n where it belongs.

    What is no part of a whole stands by itself.
    """
    shown = answer.lines[: picture.MOST_TRACKS]
    columns = [line.title for line in shown]
    lines = list(shown)
    if answer.are_parts:
        columns.insert(0, answer.metric.title)
        lines.insert(0, answer.whole)
    has_samples = _has_samples(answer)
    if has_samples:
        columns.insert(1, "n")
    if answer.previous is not None:
        columns.append("compared with")
        lines.append(answer.previous)
    return Table(
        grain=answer.grain.capitalize(),
        columns=tuple(columns),
        rows=tuple(_row(answer, index, point, lines) for index, point in enumerate(answer.whole.points)),
    )


def _row(answer: Answer, index: int, point: Point, lines: list[Line]) -> Row:
    values = [line.points[index].value if index < len(line.points) else None for line in lines]
    cells = [amounts.amount(value, answer.metric.unit) for value in values]
    if _has_samples(answer):
        cells.insert(1, amounts.amount(point.n, ""))
    return Row(amounts.bucket(point.starts_at, answer.grain), _note(answer, point), tuple(cells))


def _has_samples(answer: Answer) -> bool:
    """Whether a column says of how many samples the whole is."""
    return answer.are_parts and answer.metric.arithmetic.is_percentile


def _note(answer: Answer, point: Point) -> str:
    if point.is_unfinished:
        return "not over"
    return "in part" if picture.is_pale(point, answer) else ""
