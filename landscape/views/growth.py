"""Growth: how many items, members and projects there were, when projects rose, how long it took them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString

from landscape import drawing, fresh
from landscape.catalogue import Counts, Maturity
from landscape.drawing import Bar, Strip
from landscape.queries import history, known, promotions
from landscape.queries.catalogue import catalogue
from landscape.queries.promotions import Promotion, Stay
from landscape.templatetags.figures import day
from landscape.views import day_asked, refusals


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, a sentence, what its colours mean, and its table: a title and amounts a row."""

    key: str
    title: str
    said: str
    drawn: SafeString
    legend: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


_LEVELS = tuple(level.value for level in Maturity)


@refusals.told
@fresh.page
def growth(request: HttpRequest) -> HttpResponseBase:
    """The charts of all that is known until a day."""
    as_of = day_asked.as_of(request)
    until = as_of.on or as_of.today
    told = [one for one in known.days() if one.on <= until]
    context: dict[str, object] = {"section": "projects", "as_of": as_of, "known": told}
    if told:
        counted = history.growth([*history.month_ends(told[0].on, until), until])
        cards = catalogue(as_of.on).cards.values()
        moves = [one for one in promotions.promotions(cards) if one.on <= until]
        stays = [stay for stay in promotions.stays(cards) if stay.days]
        context |= {
            "charts": _charts(counted),
            "promotions": _promotions(moves, until) if moves else None,
            "years": _by_year(moves),
            "stays": stays,
            "stays_drawn": _stays(stays) if stays else None,
        }
    return render(request, "landscape/growth.html", context)


def _charts(counted: dict[date, Counts]) -> list[Chart]:
    return [
        _chart("items", "Items", ("items",), counted, lambda one: (one.items,)),
        _chart("members", "Members", ("members",), counted, lambda one: (one.members,)),
        _chart(
            "projects",
            "Projects by level",
            _LEVELS,
            counted,
            lambda one: tuple(one.projects[level] for level in _LEVELS),
        ),
    ]


def _chart(
    key: str,
    title: str,
    parts: Sequence[str],
    counted: dict[date, Counts],
    of: Callable[[Counts], tuple[int, ...]],
) -> Chart:
    figures = [(on, of(counts)) for on, counts in sorted(counted.items())]
    last_on, last = figures[-1]
    shown = [Bar(on.replace(day=1), amounts, _titled(on, parts, amounts)) for on, amounts in figures]
    told = [amounts for _, amounts in figures]
    changed = [
        figures[number]
        for number in range(len(figures))
        if number in {0, len(figures) - 1} or told[number] != told[number - 1]
    ]
    said = f"{_amounts(parts, last)} on {day(last_on)}; {_amounts(parts, told[0])} on {day(figures[0][0])}."
    return Chart(
        key=key,
        title=title,
        said=said,
        drawn=drawing.bars(
            shown,
            [f"is-{part}" for part in parts],
            until=last_on.replace(day=1) + timedelta(days=31),
            said=f"{title} at the end of each month. {said}",
        ),
        legend=tuple(parts) if len(parts) > 1 else (),
        headings=tuple(parts),
        rows=tuple((day(on), amounts) for on, amounts in reversed(changed)),
    )


def _promotions(moves: Sequence[Promotion], until: date) -> Chart:
    """Projects that reached a level, quarter by quarter."""
    found: dict[date, Counter[str]] = {}
    quarter = _quarter(moves[0].on)
    while quarter <= until:
        found[quarter] = Counter()
        quarter = _quarter(quarter + timedelta(days=100))
    for move in moves:
        found[_quarter(move.on)][move.level] += 1
    shown = []
    for first, levels in found.items():
        amounts = tuple(levels[level] for level in _LEVELS)
        title = f"{_quarter_name(first)}: {_amounts(_LEVELS, amounts)}"
        shown.append(Bar(first, amounts, title))
    busiest = max(shown, key=lambda bar: sum(bar.amounts))
    said = f"{len(moves):,} times a project reached a level; most often in {busiest.said}."
    return Chart(
        key="promotions",
        title="Promotions",
        said=said,
        drawn=drawing.bars(
            shown, [f"is-{level}" for level in _LEVELS], until=quarter, said=f"By quarter: {said}"
        ),
        legend=_LEVELS,
        headings=_LEVELS,
        rows=tuple((_quarter_name(bar.since), bar.amounts) for bar in reversed(shown)),
    )


def _by_year(moves: Sequence[Promotion]) -> list[tuple[int, list[Promotion]]]:
    return [(year, list(inside)) for year, inside in groupby(reversed(moves), key=lambda one: one.on.year)]


def _stays(stays: Sequence[Stay]) -> SafeString:
    shown = [
        Strip(f"{stay.level} → {stay.until}", stay.days, stay.median_days)
        for stay in stays
        if stay.median_days is not None
    ]
    said = "; ".join(f"{one.title}: median {one.median:,g} days over {len(one.days)} moves" for one in shown)
    return drawing.strips(shown, said=f"Days that projects took. {said}.")


def _titled(on: date, parts: Sequence[str], amounts: Sequence[int]) -> str:
    return f"{day(on)}: {_amounts(parts, amounts)}"


def _amounts(parts: Sequence[str], amounts: Sequence[int]) -> str:
    return ", ".join(f"{amount:,} {part}" for part, amount in zip(parts, amounts, strict=True))


def _quarter(on: date) -> date:
    return on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1)


def _quarter_name(first: date) -> str:
    return f"{first.year} Q{first.month // 3 + 1}"
