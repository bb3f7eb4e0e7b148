"""Answer → a Plotly figure as a plain dictionary, without colours: those are the page's theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Any

from devstats.charts import amounts, picture
from devstats.charts.picture import EndLabel, Form, Picture, Track
from devstats.series import Answer, Value
from devstats.vocabulary import Grain, Unit

type Figure = dict[str, Any]

DASHES = ("solid", "6px 3px", "2px 2px", "9px 3px 2px 3px", "12px 4px", "4px 2px 1px 2px")
MEAN_DASH = "5px 3px"
BEFORE_DASH = "2px 3px"
REST_DASH = "1px 3px"
PALE_DASH = "1px 4px"
PALE = 0.45

_MILLISECONDS = {Grain.HOUR: 3_600_000, Grain.DAY: 86_400_000, Grain.WEEK: 604_800_000}
_PERIODS = {Grain.MONTH: "M1", Grain.QUARTER: "M3", Grain.YEAR: "M12"}
_HOVER_DATES = {
    Grain.HOUR: "%a %-d %b %Y, %H:%M UTC",
    Grain.DAY: "%a %-d %b %Y",
    Grain.WEEK: "Week of %-d %b %Y",
    Grain.MONTH: "%B %Y",
    Grain.QUARTER: "Q%q %Y",
    Grain.YEAR: "%Y",
}


def figure(answer: Answer) -> Figure:
    """The chart of `answer` for plotly.js: `{"data": [...], "layout": {...}}`.

    A trace's `meta` names the token of its colour (`series-1`, `mean`, `before`, `gap`); the layout's
    `meta.until` is where the last bucket ends.
    """
    shown = picture.picture(answer)
    if shown.is_empty:
        return {"data": [], "layout": _layout(shown)}
    traces = [trace for track in shown.tracks for trace in _traces(shown, track)]
    if shown.mean:
        traces.append(_line(shown, shown.mean, "mean", f"mean of {shown.mean_of}", MEAN_DASH))
    if shown.before:
        traces.append(_line(shown, shown.before, "before", "the window before", BEFORE_DASH))
    return {"data": [*_gaps(shown), *traces], "layout": _layout(shown)}


def dash(role: str) -> str:
    """The dash of a track on charts of lines, so that colour is not the only sign."""
    number = role.removeprefix("series-")
    return DASHES[int(number) - 1] if number.isdigit() else REST_DASH


def _traces(shown: Picture, track: Track) -> list[Figure]:
    """The whole buckets' trace, and a pale one of those that stand for less than a bucket."""
    pairs = list(zip(track.values, shown.is_pale, strict=True))
    whole = [None if pale else value for value, pale in pairs]
    part = [value if pale else None for value, pale in pairs]
    has_part = any(value is not None for value in part)
    if shown.form is Form.BARS:
        bars = [_bar(shown, track, whole)]
        if has_part:
            bars.append({**_bar(shown, track, part), "opacity": PALE, "name": _part(track)})
        return bars
    lines = [_curve(shown, track, whole)]
    if has_part:
        way = [*leading(track.values, shown.is_pale)]
        lines.append({**_line(shown, way, track.role, "", PALE_DASH), "mode": "lines", "hoverinfo": "skip"})
        lines[-1].pop("hovertemplate")
        lines.append({**_curve(shown, track, part), "mode": "markers", "opacity": PALE, "name": _part(track)})
    return lines


def leading(values: Sequence[Value], is_pale: Sequence[bool]) -> Iterator[Value]:
    """The values that a pale stretch of a line runs through: its own, and those next to it."""
    for index, value in enumerate(values):
        yield value if any(is_pale[max(0, index - 1) : index + 2]) else None


def _part(track: Track) -> str:
    return f"{_escaped(track.title)}, part"


def _curve(shown: Picture, track: Track, values: Sequence[Value]) -> Figure:
    trace = _line(shown, values, track.role, track.title, dash(track.role))
    if any(track.samples):
        trace["customdata"] = list(track.samples)
        trace["hovertemplate"] = f"{trace['hovertemplate']} (n %{{customdata}})"
    return trace


def _bar(shown: Picture, track: Track, values: Sequence[Value]) -> Figure:
    return {
        "type": "bar",
        "name": _escaped(track.title),
        "meta": track.role,
        **_along(shown),
        "y": list(values),
        "hovertemplate": "%{y:,}",
    }


def _line(shown: Picture, values: Sequence[Value], role: str, name: str, style: str) -> Figure:
    trace: Figure = {
        "type": "scatter",
        "mode": "lines",
        "name": _escaped(name),
        "meta": role,
        **_along(shown),
        "y": [round(value, 3) if isinstance(value, float) else value for value in values],
        "line": {"dash": style},
        "hovertemplate": "%{y:,.4~g}",
    }
    if role.startswith("series"):
        trace["mode"] = "lines+markers"
    if shown.unit == Unit.SECONDS:
        trace["text"] = [amounts.amount(value, shown.unit) for value in values]
        trace["hovertemplate"] = "%{text}"
    return trace


def _along(shown: Picture) -> Figure:
    """Where the buckets stand: even ones by the first and its length, which is a tenth of listing them."""
    if shown.grain in _PERIODS:
        period = _PERIODS[shown.grain]
        along: Figure = {"x": [f"{start:%Y-%m-%d}" for start in shown.starts]}
    else:
        period = _MILLISECONDS[shown.grain]  # type: ignore[assignment]  # Plotly takes both a code and a length
        along = {"x0": _plain(shown.from_at), "dx": period}
    return {**along, "xperiod": period, "xperiod0": _plain(shown.from_at), "xperiodalignment": "middle"}


def _gaps(shown: Picture) -> list[Figure]:
    """Hatched stretches: shapes of a layout cannot be hatched, bars on an axis of their own can."""
    if not shown.hatches:
        return []
    middles = [hatch.from_at + (hatch.until - hatch.from_at) / 2 for hatch in shown.hatches]
    lengths = [hatch.until - hatch.from_at for hatch in shown.hatches]
    return [
        {
            "type": "bar",
            "name": "not harvested",
            "meta": "gap",
            "x": [_plain(middle) for middle in middles],
            "y": [1] * len(middles),
            "width": [length / timedelta(milliseconds=1) for length in lengths],
            "yaxis": "y2",
            "marker": {"pattern": {"shape": "/", "size": 6, "solidity": 0.3}},
            "hoverinfo": "skip",
        }
    ]


def _layout(shown: Picture) -> Figure:
    layout: Figure = {
        "barmode": "stack",
        "bargap": shown.gap,
        "showlegend": False,
        "meta": {"until": _plain(shown.until), "labels": bool(shown.labels)},
        "xaxis": {
            "type": "date",
            "range": [_plain(shown.from_at), _plain(shown.until)],
            "tickvals": [_plain(tick.at) for tick in shown.dates],
            "ticktext": [tick.label for tick in shown.dates],
            "unifiedhovertitle": {"text": f"%{{x|{_HOVER_DATES[shown.grain]}}}"},
        },
        "yaxis": {
            "range": [0, shown.top],
            "tickvals": [tick.value for tick in shown.ticks],
            "ticktext": [tick.label for tick in shown.ticks],
            "fixedrange": True,
        },
    }
    if shown.hatches:
        layout["yaxis2"] = {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}
    annotations = [*map(_end_label, shown.labels), *_gap_words(shown)]
    if annotations:
        layout["annotations"] = annotations
    return layout


def _end_label(label: EndLabel) -> Figure:
    return {
        "text": _escaped(label.text),
        "name": label.role,
        "xref": "paper",
        "x": 1,
        "yref": "paper",
        "y": label.height,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 8,
        "showarrow": False,
    }


def _gap_words(shown: Picture) -> Iterator[Figure]:
    """What is hatched says so where there is room for it."""
    for hatch in shown.hatches:
        if shown.is_wide(hatch):
            yield {
                "text": "not harvested",
                "name": "gap",
                "x": _plain(hatch.from_at + (hatch.until - hatch.from_at) / 2),
                "yref": "paper",
                "y": 1,
                "yanchor": "top",
                "showarrow": False,
            }


def _escaped(text: str) -> str:
    """`text` for plotly.js, which reads names as a little HTML."""
    return escape(text, quote=False)


def _plain(at: datetime) -> str:
    """`at` as Plotly writes dates: in no zone, which on our charts is UTC."""
    text = at.replace(tzinfo=None).isoformat(timespec="minutes" if not at.second else "seconds")
    return text.removesuffix("T00:00")
