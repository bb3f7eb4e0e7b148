"""Numbers on cards: a value, how it moved, its shape."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from devstats import charts
from devstats.charts import amounts
from devstats.charts.amounts import Change
from devstats.metrics import Definition
from devstats.queries.cards import Card as Counted
from devstats.series import Line, Value


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


def card(counted: Counted) -> Card:
    """The card of an answer."""
    return Card(
        title=counted.metric.title,
        url=counted.question.url(),
        unit=counted.metric.unit,
        value=counted.line.total,
        n=counted.line.n,
        change=change(counted.metric, counted.line.total, counted.previous_total),
        spark=spark(counted.line),
    )


def change(metric: Definition, value: Value, before: Value) -> Change:
    """How a metric moved from one window to the other."""
    return amounts.change(value, before, unit=metric.unit, direction=metric.better)


def spark(line: Line) -> SafeString:
    """The sparkline as a part of a page."""
    return mark_safe(charts.sparkline(line.points))  # noqa: S308 -- numbers only, no text of anybody
