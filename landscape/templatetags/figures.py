"""Numbers and days as the catalogue's pages write them."""

from datetime import date

from django import template

register = template.Library()


@register.filter
def number(value: float | None) -> str:
    """`2,413`, `–` where there is no answer."""
    return "–" if value is None else f"{value:,}"


@register.filter
def day(on: date | None) -> str:
    """`28 Jul 2017`, `–` where there is no answer."""
    return f"{on.day} {on:%b %Y}" if on else "–"


@register.filter
def change(by: int) -> str:
    """`▲ 12`, `▼ 3`, `=` for none."""
    return f"{'▲' if by > 0 else '▼'} {abs(by):,}" if by else "="
