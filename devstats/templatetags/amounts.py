"""Amounts, shares and instants for templates: one spelling each, kept in `charts.amounts`."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from devstats.charts import amounts
from devstats.metrics import Definition
from devstats.vocabulary import Arithmetic, Unit

register = template.Library()


@register.filter
def amount(value: float | None, unit: str = "") -> str:
    """`11,197`, `1.9 d` for seconds, `–` where there is no answer."""
    return amounts.amount(value, unit)


@register.filter
def counted(value: float | None, unit: str) -> str:
    """An amount with its unit: `1 pull request`."""
    return amounts.counted(value, unit)


@register.filter
def share(value: float | None) -> str:
    """A share from 0 to 1 as per cent."""
    return amounts.share(value)


_COMBINED = {
    Arithmetic.SUM: "added up over the window",
    Arithmetic.MEDIAN: "the middle one of all samples in the window",
    Arithmetic.P15: "of all samples in the window the one that 15 % are below",
    Arithmetic.P85: "of all samples in the window the one that 85 % are below",
    Arithmetic.P95: "of all samples in the window the one that 95 % are below",
    Arithmetic.LAST: "the last level in the window",
    Arithmetic.RATIO: "one metric over another",
    Arithmetic.FACTOR: "the fewest whose share reaches half",
}


@register.filter
def combined(metric: Definition) -> str:
    """How a metric's observations become one value, as a sentence."""
    if metric.arithmetic is Arithmetic.DISTINCT:
        one = "person" if metric.member == "person" else amounts.singular(metric.unit)
        return f"Each {one} once in the window, never added up over days."
    what = "Time" if metric.unit is Unit.SECONDS else metric.unit.capitalize()
    return f"{what}, {_COMBINED[metric.arithmetic]}."


@register.filter
def day(on: date) -> str:
    """`28 Jul 2017`."""
    return f"{on.day} {on:%b %Y}"


@register.filter
def moment(at: datetime) -> SafeString:
    """`28 Jul 2017, 07:59` with the instant for machines."""
    return format_html('<time datetime="{}">{}</time>', f"{at:%Y-%m-%dT%H:%M:%SZ}", amounts.instant(at))
