"""Charts of the catalogue's history as SVG, in the classes that charts have on every page.

Each is told whole by a table beside it: the drawing has a sentence, and a title for each of its marks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDE, HIGH = 1000, 400
_MOST_TICKS = 6
_MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time from `since`, with an amount for each part of the stack; `said` is its title."""

    since: date
    amounts: tuple[int, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of marks, one for each number of days, and a taller one at their median."""

    title: str
    days: tuple[int, ...]
    median: float


def bars(shown: Sequence[Bar], roles: Sequence[str], *, until: date, said: str) -> SafeString:
    """Stacked bars along time, the last one until `until`; `roles` are the classes of the parts."""
    ends = [*(bar.since for bar in shown[1:]), until]
    begin, length = shown[0].since, max(1, (until - shown[0].since).days)
    places = [
        ((bar.since - begin).days / length * WIDE, (end - begin).days / length * WIDE)
        for bar, end in zip(shown, ends, strict=True)
    ]
    steps = amount_ticks(max(sum(bar.amounts) for bar in shown))
    paths: list[list[str]] = [[] for _ in roles]
    hovers = []
    for bar, (left, right) in zip(shown, places, strict=True):
        base = 0
        for path, amount in zip(paths, bar.amounts, strict=True):
            path.append(_box(left, right, base / steps[-1], (base + amount) / steps[-1]) if amount else "")
            base += amount
        hovers.append(
            format_html(
                '<rect class="chart-hover" x="{}" width="{}" height="{}"><title>{}</title></rect>',
                _short(left),
                _short(right - left),
                HIGH,
                bar.said,
            )
        )
    drawn = "".join(
        f'<path class="chart-bars {role}" d="{"".join(path)}"/>'
        for role, path in zip(roles, paths, strict=True)
    )
    field = f'width="100%" height="100%" viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none"'
    stretched = f"<svg {field}>{drawn}{''.join(hovers)}</svg>"
    return _framed([*_amounts(steps), *_years(begin, until), stretched], said=said)


def strips(shown: Sequence[Strip], *, said: str) -> SafeString:
    """Rows of marks along an axis of days that begins at 0."""
    steps = amount_ticks(max(day for strip in shown for day in strip.days))
    parts = []
    for step in steps:
        x = _percent(step / steps[-1])
        parts.append(f'<line class="chart-grid" x1="{x}" x2="{x}" y2="100%"/>')
        parts.append(
            f'<svg x="{x}" y="100%" overflow="visible">'
            f'<text class="chart-text" y="18" text-anchor="middle">{step:,}</text></svg>'
        )
    height = 100 / len(shown)
    for number, strip in enumerate(shown):
        low, middle = number * height, (number + 0.62) * height
        parts.append(
            format_html(
                '<text class="chart-strip" x="0" y="{}%" dy="1.1em">{}</text>', _short(low), strip.title
            )
        )
        parts += [
            f'<line class="chart-stay" x1="{_percent(day / steps[-1])}" x2="{_percent(day / steps[-1])}"'
            f' y1="{_short(middle - height * 0.14)}%" y2="{_short(middle + height * 0.14)}%"/>'
            for day in strip.days
        ]
        x = _percent(strip.median / steps[-1])
        parts.append(
            f'<line class="chart-median" x1="{x}" x2="{x}"'
            f' y1="{_short(middle - height * 0.24)}%" y2="{_short(middle + height * 0.24)}%"/>'
        )
    return _framed(parts, said=said)


def spans(
    shown: Sequence[tuple[str, date, date]], *, begin: date | None = None, end: date | None = None
) -> SafeString:
    """One bar of levels, each as long as it lasted: (level, since, until).

    It goes from `begin` to `end`, from the first level to the last by default.
    """
    begin, end = begin or shown[0][1], end or shown[-1][2]
    length = max(1, (end - begin).days)
    drawn = [
        format_html(
            '<rect class="is-{}" x="{}" width="{}" height="100%"><title>{}, {} days</title></rect>',
            level,
            _percent((since - begin).days / length),
            _percent((until - since).days / length),
            level,
            f"{(until - since).days:,}",
        )
        for level, since, until in shown
    ]
    said = ", ".join(f"{level} for {(until - since).days:,} days" for level, since, until in shown)
    inner = mark_safe("".join(drawn))  # noqa: S308 - escaped above
    return format_html('<svg class="life-spans" role="img" aria-label="{}">{}</svg>', said, inner)


def steps(shown: Sequence[tuple[str, int]]) -> SafeString:
    """A bar for each number, all on the scale of the largest; of each what is said of it: (said, number)."""
    largest = max(1, *(number for _, number in shown))
    width = 100 / len(shown)
    drawn = [
        format_html(
            '<rect x="{}%" y="{}%" width="{}%" height="{}%"><title>{}</title></rect>',
            _short(place * width),
            _short(100 - height),
            _short(width * 0.8),
            _short(height),
            said,
        )
        for place, (said, number) in enumerate(shown)
        # What is nothing is a line, so that one sees that it is known.
        if (height := max(4, number / largest * 100))
    ]
    inner = mark_safe("".join(drawn))  # noqa: S308 - escaped above
    said = ", ".join(said for said, _ in shown)
    return format_html('<svg class="life-steps" role="img" aria-label="{}">{}</svg>', said, inner)


def amount_ticks(highest: int) -> list[int]:
    """Round amounts from 0 to the first not below `highest`, 1, 2 or 5 times a power of ten apart."""
    least = max(highest, 1) / _MOST_TICKS
    power = 10.0 ** floor(log10(least))
    step = max(1, round(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)))
    return [step * number for number in range(max(1, ceil(highest / step)) + 1)]


def _framed(parts: Iterable[str], *, said: str) -> SafeString:
    inner = mark_safe("".join(parts))  # noqa: S308 - numbers, and words that were escaped above
    return format_html('<svg class="chart-drawing" role="img" aria-label="{}">{}</svg>', said, inner)


def _amounts(steps: Sequence[int]) -> Iterable[str]:
    for step in steps:
        y = _percent(1 - step / steps[-1])
        yield f'<line class="chart-grid" x2="100%" y1="{y}" y2="{y}"/>'
        yield f'<text class="chart-text" x="-8" y="{y}" dy=".35em" text-anchor="end">{step:,}</text>'


def _years(begin: date, until: date) -> Iterable[str]:
    """The first days of years, or of every other year where there are many."""
    length = max(1, (until - begin).days)
    firsts = [date(year, 1, 1) for year in range(begin.year, until.year + 1)]
    for number, first in enumerate(one for one in firsts if begin <= one < until):
        if len(firsts) > _MOST_YEARS and number % 2:
            continue
        minor = " is-minor" if number % 2 else ""
        x = _percent((first - begin).days / length)
        yield (
            f'<svg x="{x}" y="100%" overflow="visible"><path class="chart-tick" d="M0 0v5"/>'
            f'<text class="chart-text{minor}" y="18" text-anchor="middle">{first.year}</text></svg>'
        )


def _box(left: float, right: float, low: float, high: float) -> str:
    room = (right - left) * 0.1
    x, width = _short(left + room), _short(right - left - 2 * room)
    return f"M{x} {_short(HIGH * (1 - low))}h{width}v{_short(HIGH * (low - high))}H{x}z"


def _percent(share: float) -> str:
    return f"{_short(share * 100)}%"


def _short(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
