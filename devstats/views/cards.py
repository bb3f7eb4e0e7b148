"""Numbers on cards: a value, how it moved, its shape."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe

from devstats import charts
from devstats.charts import amounts
from devstats.charts.amounts import Change
from devstats.metrics import Definition
from devstats.queries import Board, ledger, standing
from devstats.queries.cards import Card as Counted
from devstats.series import Line, Value
from devstats.vocabulary import Grain, Span


@dataclass(frozen=True, slots=True)
class Card:
    """A metric's value in a scope."""

    title: str
    url: str
    unit: str
    value: Value
    n: int | None
    change: Change
    spark: SafeString


def card(counted: Counted, board: Board) -> Card:
    """The card of an answer on a board."""
    return Card(
        title=counted.metric.title,
        url=counted.question.url(),
        unit=counted.metric.unit,
        value=counted.line.total,
        n=counted.line.n,
        change=change(counted.metric, counted.line.total, counted.previous_total),
        spark=spark(counted.line, board.span),
    )


def whole(board: Board) -> Board:
    """The board without comparisons where one of the two windows was not harvested as good as whole."""
    if is_comparable(board.span, board.compared):
        return board
    return replace(board, cards=tuple(replace(card, previous_total=None) for card in board.cards))


def is_comparable(*spans: Span) -> bool:
    """Whether all of the spans were harvested as good as whole: else a change would be one of the harvest."""
    held = ledger.ledger(spans)
    shares = [held.coverage(span, held.known("", Grain.HOUR)).share for span in spans]
    return all(share is not None and share >= standing.LEAST_SHARE for share in shares)


def change(metric: Definition, value: Value, before: Value) -> Change:
    """How a metric moved from one window to the other."""
    return amounts.change(value, before, unit=metric.unit, direction=metric.better)


def spark(line: Line, span: Span) -> SafeString:
    """The sparkline as a part of a page; a first bucket that the window cuts would look like a rise."""
    points = [point for point in line.points if point.starts_at >= span.from_at]
    return mark_safe(charts.sparkline(points or line.points))  # noqa: S308 -- numbers only, no text of anybody
