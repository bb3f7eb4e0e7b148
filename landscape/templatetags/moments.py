"""Instants and terms as the catalogue's pages write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django import template

register = template.Library()


@register.filter
def instant(at: datetime) -> str:
    """`2026-08-20T16:00:00Z`, for machines."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@register.filter
def moment(at: datetime) -> str:
    """`Thu 20 Aug 2026, 16:00 UTC`."""
    return f"{at:%a} {at.day} {at:%b %Y, %H:%M} UTC"


@register.filter
def clock(at: datetime, zone: str) -> str:
    """`09:00 in Los Angeles`: what the clock shows in `zone`."""
    there = at.astimezone(ZoneInfo(zone))
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{there:%H:%M} UTC" if zone == "UTC" else f"{there:%H:%M} in {place}"


@register.filter
def month(on: date) -> str:
    """`November 2018`."""
    return f"{on:%B %Y}"
