"""Members over the years, as the page of members shows them: a chart, a sentence and a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from landscape import drawing
from landscape.drawing import Bar
from landscape.queries import membership
from landscape.queries.membership import Year

_ROLES = ("is-still", "is-former")


@dataclass(frozen=True, slots=True)
class Growth:
    """The years, the newest first, and those who joined in each as a chart."""

    years: tuple[Year, ...]
    drawn: SafeString | None
    said: str


def growth(until: date) -> Growth | None:
    """Members over the years up to the day `until`; None where nothing is known."""
    years = membership.years(until)
    if not years:
        return None
    dated = [one for one in years if one.joined] and _from_first(years)
    return Growth(years[::-1], _drawn(dated) if dated else None, _said(dated))


def _from_first(years: Sequence[Year]) -> list[Year]:
    """From the first year in which anybody joined."""
    first = next(one.year for one in years if one.joined)
    return [one for one in years if one.year >= first]


def _drawn(years: Sequence[Year]) -> SafeString:
    bars = [
        Bar(
            date(one.year, 1, 1),
            (one.joined_still, one.joined - one.joined_still),
            f"{one.year}: {one.joined:,} joined, {one.joined_still:,} of them are members still",
        )
        for one in years
    ]
    return drawing.bars(bars, _ROLES, until=date(years[-1].year + 1, 1, 1), said=_said(years))


def _said(years: Sequence[Year]) -> str:
    if not years:
        return ""
    busiest = max(years, key=lambda one: one.joined)
    joined, still = sum(one.joined for one in years), sum(one.joined_still for one in years)
    return (
        f"{joined:,} members with a known day joined since {years[0].year}, {still:,} of them are members"
        f" still; most joined in {busiest.year}, {busiest.joined:,}."
    )
