"""The data page: what was loaded, what was not and why, what waits to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from devstats import queries
from devstats.charts import amounts
from devstats.queries import DayLoaded, Freshness
from devstats.views import asking, emptiness, errors, frame
from devstats.vocabulary import Grain, Span

MOST_DAYS_LISTED = 31
MOST_TROUBLES = 50

CELL, STEP = 10, 12


@dataclass(frozen=True, slots=True)
class Year:
    """A year's calendar: a column a week, a row a weekday; the steps of each class of days as one path."""

    title: str
    width: int
    months: tuple[tuple[int, str], ...]
    paths: tuple[tuple[str, str], ...]
    said: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the harvest is: hours done of those asked for, how long the rest takes, when to look again."""

    every: str
    done: int
    of: int
    percent: float
    left: str


@errors.told
def coverage(request: HttpRequest) -> HttpResponseBase:
    """The page, or the part of it that changes while hours are being loaded."""
    now = asking.clock()
    held = queries.freshness(now)
    context: dict[str, object] = {
        "held": held,
        "progress": _progress(held),
        "rate": _rate(held),
        "load": emptiness.LOAD,
    }
    if request.headers.get("HX-Request") == "true":
        return render(request, "devstats/data.html#state", context)
    days = _days(held, now)
    context |= {
        "years": [
            _year(year, list(grouped)) for year, grouped in groupby(days, key=lambda day: day.day.year)
        ][::-1],
        "days": [day for day in reversed(days) if day.loaded or day.due or day.unusable][:MOST_DAYS_LISTED],
        "stale": [day.day for day in days if day.is_stale][:MOST_DAYS_LISTED],
        "troubles": queries.troubles(limit=MOST_TROUBLES),
    }
    return frame.page(request, "devstats/data.html", context, section="data")


def _days(held: Freshness, now: datetime) -> list[DayLoaded]:
    """The days from the first to the last loaded hour, oldest first."""
    if held.harvested_from is None or held.harvested_until is None:
        return []
    return queries.days_loaded(Span(Grain.DAY.floor(held.harvested_from), held.harvested_until, now))


def _progress(held: Freshness) -> Progress | None:
    """None where nothing is due; an hour that nobody can load stays due, which is looked at now and then."""
    waiting = held.due + held.loading
    if not waiting:
        return None
    done = held.loaded + held.damaged + held.failed
    left = "" if held.seconds_left is None else f"about {amounts.duration(held.seconds_left)} left"
    is_moving = held.loading or held.lately
    return Progress(
        "2s" if is_moving else "20s", done, done + waiting, round(done / (done + waiting) * 100, 1), left
    )


def _rate(held: Freshness) -> str:
    rate = held.events_per_second
    return amounts.NO_ANSWER if rate is None else f"{rate:,.0f} events/s"


def _year(year: int, days: Sequence[DayLoaded]) -> Year:
    first = date(year, 1, 1)
    monday = first - timedelta(days=first.weekday())
    classes = {day.day: _class(day) for day in days}
    steps: dict[str, list[str]] = {}
    length = (date(year + 1, 1, 1) - first).days
    for day in (first + timedelta(days=place) for place in range(length)):
        column, row = divmod((day - monday).days, 7)
        path = f"M{column * STEP} {row * STEP + STEP}h{CELL}v{CELL}h-{CELL}z"
        steps.setdefault(classes.get(day, "is-none"), []).append(path)
    weeks = (first + timedelta(days=length - 1) - monday).days // 7 + 1
    return Year(
        title=str(year),
        width=weeks * STEP,
        months=tuple(_months(year, monday)),
        paths=tuple((name, "".join(found)) for name, found in sorted(steps.items())),
        said=_said(year, days),
    )


def _months(year: int, monday: date) -> Iterable[tuple[int, str]]:
    for month in range(1, 13):
        begins = datetime(year, month, 1, tzinfo=UTC)
        yield ((begins.date() - monday).days + 6) // 7 * STEP, f"{begins:%b}"


def _class(day: DayLoaded) -> str:
    if day.share == 1:
        return "is-all"
    if day.unusable:
        return "is-wrong"
    return "is-some" if day.loaded else "is-none"


def _said(year: int, days: Sequence[DayLoaded]) -> str:
    """The calendar in words."""
    whole = sum(1 for day in days if day.share == 1)
    part = sum(1 for day in days if day.loaded and day.share != 1)
    none = len(days) - whole - part
    return f"{year}: {whole:,} days harvested in full, {part:,} in part, {none:,} not at all."
