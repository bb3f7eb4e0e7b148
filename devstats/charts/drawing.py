"""Answer → SVG drawn on the server: the chart for readers without scripts, for printers, for other sites.

Lengths along the axes are per cents, so that one drawing fits any width while its letters keep their size.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from devstats.charts import picture, sentences
from devstats.charts.figure import BEFORE_DASH, MEAN_DASH, PALE_DASH, dash, leading
from devstats.charts.picture import Form, Picture, Track
from devstats.series import Answer, Value

# Bars and lines are drawn in these units and stretched to the box.
WIDE, HIGH = 1000, 1000

# More dots than this run together.
MOST_DOTS = 62

_MARGIN, _LETTER, _LEADING = 16, 6.1, 16

# What the style sheet of the site gives a drawing on a page, for one that stands alone.
_STYLE = """
svg { font: 11px ui-sans-serif, system-ui, sans-serif; --ink: #17222c; --muted: #56636f; --line: #ddd8cc;
--hatch: #d3cdbf; --surface: #fff; --mean: #b5400c;
--series-1: #0072b2; --series-2: #c65700; --series-3: #00805d;
--series-4: #b0558a; --series-5: #946200; --series-6: #4b5fb0; --series-rest: #7a7a72; }
@media (prefers-color-scheme: dark) { svg {
--ink: #e7ecf0; --muted: #9ca9b5; --line: #2a3641; --hatch: #394753;
--surface: #141d25; --mean: #f2935a; --series-1: #62bce3; --series-2: #f2935a; --series-3: #4fc9a0;
--series-4: #dd9cc4; --series-5: #e2b64d; --series-6: #a3aef0; --series-rest: #8b98a3; } }
.ground { fill: var(--surface); } .title { fill: var(--ink); font-size: 14px; font-weight: 600; }
.said { fill: var(--muted); }
.chart-grid { stroke: var(--line); } .chart-tick { stroke: var(--muted); } .chart-text { fill: var(--muted); }
.chart-hatch { stroke: var(--hatch); stroke-width: 2; }
.chart-lines { fill: none; stroke: var(--track); stroke-width: 1.8; } .chart-bars { fill: var(--track); }
.chart-lines, .chart-dots, .chart-mean, .chart-before, .chart-bars { vector-effect: non-scaling-stroke; }
.chart-mean { fill: none; stroke: var(--mean); stroke-width: 1.6; }
.chart-before { fill: none; stroke: var(--muted); stroke-width: 1.4; }
.chart-dots { fill: none; stroke: var(--track); stroke-width: 5; }
.chart-bars.is-pale { fill-opacity: .4; } .chart-bars.is-stacked { stroke: var(--surface); stroke-width: .8; }
.chart-label { fill: var(--track); }
.series-1 { --track: var(--series-1); } .series-2 { --track: var(--series-2); }
.series-3 { --track: var(--series-3); } .series-4 { --track: var(--series-4); }
.series-5 { --track: var(--series-5); } .series-6 { --track: var(--series-6); }
.series-rest { --track: var(--series-rest); } .chart-bars.series-rest { fill-opacity: .5; }
"""


def svg(answer: Answer, width: int, height: int) -> str:
    """The chart as a document of its own, with title, sentence and both colour schemes in it."""
    shown = picture.picture(answer)
    title = f"{answer.metric.title}, {answer.scope_title}, {answer.question.window.describe()}"
    said = textwrap.wrap(sentences.sentence(answer), max(20, int((width - 2 * _MARGIN) / _LETTER)))
    foot = _LEADING * len(said)
    right = 160 if shown.labels else _MARGIN
    inner = f'x="52" y="40" width="{width - 52 - right}" height="{height - 40 - 38 - foot}"'
    lines = "".join(
        f'<tspan x="{_MARGIN}" y="{height - foot + _LEADING * index}">{escape(line)}</tspan>'
        for index, line in enumerate(said)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title said">'
        f'<title id="title">{escape(title)}</title><desc id="said">{escape(" ".join(said))}</desc>'
        f"<style>{_STYLE}</style>"
        f'<rect class="ground" width="{width}" height="{height}"/>'
        f'<text class="title" x="{_MARGIN}" y="24">{escape(title)}</text><text class="said">{lines}</text>'
        f'<svg {inner} overflow="visible">{_drawn(shown)}</svg></svg>'
    )


def fragment(answer: Answer) -> str:
    """The chart as a part of a page, which gives it size, margins and colours through its classes."""
    shown = picture.picture(answer)
    right = " has-labels" if shown.labels else ""
    return (
        f'<svg class="chart-drawing{right}" role="img" aria-labelledby="chart-title chart-said">'
        f'<title id="chart-title">{escape(answer.metric.title)}, {escape(answer.scope_title)}</title>'
        f'<desc id="chart-said">{escape(sentences.sentence(answer))}</desc>{_drawn(shown)}</svg>'
    )


def _drawn(shown: Picture) -> str:
    return "".join([*_grid(shown), *_hatched(shown), _stretched(shown), *_words(shown)])


def _grid(shown: Picture) -> Iterable[str]:
    for tick in shown.ticks:
        y = _percent(100 - tick.value / shown.top * 100)
        yield f'<line class="chart-grid" x2="100%" y1="{y}" y2="{y}"/>'
        yield f'<text class="chart-text" x="-8" y="{y}" dy=".35em" text-anchor="end">{tick.label}</text>'
    for date in shown.dates:
        x = _percent(_along(shown, date.at) * 100)
        minor = " is-minor" if date.is_minor else ""
        yield f'<svg x="{x}" y="100%" overflow="visible"><path class="chart-tick" d="M0 0v5"/>'
        yield f'<text class="chart-text{minor}" y="18" text-anchor="middle">{escape(date.label)}</text></svg>'


def _hatched(shown: Picture) -> Iterable[str]:
    if not shown.hatches:
        return
    yield (
        '<pattern id="chart-gap" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="chart-hatch" d="M1 0v6"/></pattern>'
    )
    for hatch in shown.hatches:
        start, end = _along(shown, hatch.from_at) * 100, _along(shown, hatch.until) * 100
        yield (
            f'<rect x="{_percent(start)}" width="{_percent(end - start)}" height="100%" '
            f'fill="url(#chart-gap)"><title>{escape(hatch.reason)}</title></rect>'
        )


def _words(shown: Picture) -> Iterable[str]:
    for hatch in shown.hatches:
        if shown.is_wide(hatch):
            x = _percent((_along(shown, hatch.from_at) + _along(shown, hatch.until)) * 50)
            yield f'<text class="chart-text" x="{x}" y="14" text-anchor="middle">not harvested</text>'
    for label in shown.labels:
        y = _percent(100 - label.height * 100)
        yield (
            f'<text class="chart-label {label.role}" x="100%" dx="8" y="{y}" dy=".35em">'
            f"{escape(label.text)}</text>"
        )


def _stretched(shown: Picture) -> str:
    """Bars and lines: drawn once on a fixed field and stretched, strokes keeping their width."""
    parts: list[str] = []
    floor = [0.0] * len(shown.is_pale)
    for track in shown.tracks:
        if shown.form is Form.LINES:
            parts += _lines(shown, track)
            if len(shown.starts) <= MOST_DOTS:
                parts.append(_dots(shown, track))
        else:
            parts += _bars(shown, track, floor)
            floor = [low + (value or 0) for low, value in zip(floor, track.values, strict=True)]
    if shown.mean:
        parts.append(_curve(shown, shown.mean, "chart-mean", MEAN_DASH))
    if shown.before:
        parts.append(_curve(shown, shown.before, "chart-before", BEFORE_DASH))
    box = f'width="100%" height="100%" viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none"'
    return f'<svg {box} overflow="visible">{"".join(parts)}</svg>'


def _bars(shown: Picture, track: Track, floor: Sequence[float]) -> Iterable[str]:
    stacked = " is-stacked" if len(shown.tracks) > 1 else ""
    for is_pale in (False, True):
        steps = [
            _bar(shown, index, floor[index], value)
            for index, value in enumerate(track.values)
            if value and shown.is_pale[index] is is_pale
        ]
        if steps:
            pale = " is-pale" if is_pale else ""
            yield f'<path class="chart-bars {track.role}{stacked}{pale}" d="{"".join(steps)}"/>'


def _bar(shown: Picture, index: int, low: float, value: float) -> str:
    start, end = _edges(shown, index)
    room = (end - start) * shown.gap / 2
    bottom = HIGH - low / shown.top * HIGH
    height = value / shown.top * HIGH
    left, width = _short(start + room), _short(end - start - 2 * room)
    return f"M{left} {_short(bottom)}h{width}v{_short(-height)}H{left}z"


def _lines(shown: Picture, track: Track) -> Iterable[str]:
    whole = [None if pale else value for value, pale in zip(track.values, shown.is_pale, strict=True)]
    yield _curve(shown, whole, f"chart-lines {track.role}", dash(track.role))
    if any(shown.is_pale):
        way = [*leading(track.values, shown.is_pale)]
        yield _curve(shown, way, f"chart-lines {track.role} is-pale", PALE_DASH)


def _curve(shown: Picture, values: Sequence[Value], role: str, style: str) -> str:
    """A line through the middles of the buckets, broken where there is no answer; a lone value is a dot."""
    steps: list[str] = []
    for index, value in enumerate(values):
        if value is None:
            continue
        start, end = _edges(shown, index)
        x, y = _short((start + end) / 2), _short(HIGH - value / shown.top * HIGH)
        is_joined = index > 0 and values[index - 1] is not None
        steps.append(f"{'L' if is_joined else 'M'}{x} {y}")
        if not is_joined and (index + 1 == len(values) or values[index + 1] is None):
            steps.append("h.01")
    dashes = "" if style == "solid" else f' stroke-dasharray="{style.replace("px", "")}"'
    ends = 'stroke-linejoin="round" stroke-linecap="round"'
    return f'<path class="{role}"{dashes} {ends} d="{"".join(steps)}"/>'


def _dots(shown: Picture, track: Track) -> str:
    """Lines of no length with round ends: circles would be stretched with the field."""
    steps = []
    for index, value in enumerate(track.values):
        if value is not None:
            start, end = _edges(shown, index)
            steps.append(f"M{_short((start + end) / 2)} {_short(HIGH - value / shown.top * HIGH)}h.01")
    return f'<path class="chart-dots {track.role}" stroke-linecap="round" d="{"".join(steps)}"/>'


def _edges(shown: Picture, index: int) -> tuple[float, float]:
    ends = shown.starts[index + 1] if index + 1 < len(shown.starts) else shown.until
    return _along(shown, shown.starts[index]) * WIDE, _along(shown, ends) * WIDE


def _along(shown: Picture, at: datetime) -> float:
    """Where an instant stands on the axis of time, from 0 to 1."""
    return (at - shown.from_at) / (shown.until - shown.from_at)


def _percent(value: float) -> str:
    return f"{_short(value)}%"


def _short(value: float) -> str:
    """A coordinate with at most two decimals, and none for nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
