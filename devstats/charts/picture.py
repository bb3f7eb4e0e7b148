"""What a chart shows, decided once for Plotly and for SVG: tracks, axes, gaps, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from devstats.charts import scale
from devstats.series import Answer, Line, Point, Value
from devstats.vocabulary import Grain

MOST_TRACKS = 6
LONGEST_LABEL = 24

# The free share between bars, by how many bars there are at most.
_GAPS = ((12, 0.4), (31, 0.25))

_LEAST_WIDE_FOR_WORDS = 0.09

# A trailing mean over a day, a week, a month, a year: what makes the rhythm within it disappear.
_MEAN_OF = {Grain.HOUR: 24, Grain.DAY: 7, Grain.WEEK: 4, Grain.MONTH: 12, Grain.QUARTER: 4}


class Form(StrEnum):
    """How the tracks are drawn."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Track:
    """One line's values, a value a bucket; `role` names its colour and dash: `series-1` … `series-rest`."""

    role: str
    title: str
    values: tuple[Value, ...]
    samples: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Hatch:
    """A stretch without a harvest, clipped to the axis."""

    from_at: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A track's name at its last value: `height` is a share of the axis, moved where names would overlap."""

    role: str
    text: str
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart before it is drawn. `is_pale` marks buckets that are not over or only partly in the window."""

    form: Form
    unit: str
    grain: Grain
    starts: tuple[datetime, ...]
    until: datetime
    tracks: tuple[Track, ...]
    is_pale: tuple[bool, ...]
    mean: tuple[float | None, ...]
    mean_of: int
    before: tuple[Value, ...]
    ticks: tuple[scale.Tick, ...]
    dates: tuple[scale.DateTick, ...]
    hatches: tuple[Hatch, ...]
    labels: tuple[EndLabel, ...]

    @property
    def from_at(self) -> datetime:
        """Where the axis of time begins."""
        return self.starts[0]

    @property
    def top(self) -> float:
        """Where the axis of amounts ends."""
        return self.ticks[-1].value

    @property
    def gap(self) -> float:
        """The share of a bucket left free between bars: few bars would be slabs without it."""
        count = len(self.starts)
        return next((gap for most, gap in _GAPS if count <= most), 0.13)

    def is_wide(self, hatch: Hatch) -> bool:
        """Whether two words have room in a hatched stretch."""
        return (hatch.until - hatch.from_at) / (self.until - self.from_at) >= _LEAST_WIDE_FOR_WORDS

    @property
    def is_empty(self) -> bool:
        """Whether there is no answer in any bucket."""
        return all(value is None for track in self.tracks for value in track.values)


def picture(answer: Answer) -> Picture:
    """What the chart of `answer` shows: the whole, or its six largest parts and, if they add up, the rest."""
    points = answer.whole.points
    starts = tuple(point.starts_at for point in points)
    until = points[-1].ends_at if points else answer.span.until
    form = _form(answer)
    tracks = _tracks(answer)
    mean_of, mean = _mean(answer)
    before = _values(answer.previous) if answer.previous and not answer.lines else ()
    ticks = scale.amount_ticks(_highest(tracks, [mean, before], form), answer.metric.unit)
    return Picture(
        form=form,
        unit=answer.metric.unit,
        grain=answer.grain,
        starts=starts or (answer.span.from_at,),
        until=until,
        tracks=tracks,
        is_pale=tuple(is_pale(point, answer) for point in points),
        mean=mean,
        mean_of=mean_of,
        before=before[: len(points)],
        ticks=ticks,
        dates=scale.date_ticks(starts, until, answer.grain),
        hatches=_hatches(answer, starts, until),
        labels=_labels(tracks, ticks[-1].value, form) if answer.lines else (),
    )


def is_pale(point: Point, answer: Answer) -> bool:
    """Whether a bucket's value stands for less than the bucket: not over yet, or cut off by the window."""
    return point.is_unfinished or point.starts_at < answer.span.from_at or point.ends_at > answer.span.until


def _form(answer: Answer) -> Form:
    # Bars of parts are stacked, and only sums of parts are the whole: people stand in several.
    is_stackable = not answer.lines or (answer.are_parts and answer.metric.arithmetic.is_additive)
    return Form.BARS if answer.metric.chart == "bars" and is_stackable else Form.LINES


def _tracks(answer: Answer) -> tuple[Track, ...]:
    if not answer.lines:
        return (_track("series-1", answer.metric.title, answer.whole),)
    shown = answer.lines[:MOST_TRACKS]
    tracks = [
        _track(f"series-{number}", title, line)
        for number, (title, line) in enumerate(zip(short_titles(shown), shown, strict=True), start=1)
    ]
    rest = answer.lines[MOST_TRACKS:]
    if rest and answer.metric.arithmetic.is_additive:
        # The whole less what is shown, not the sum of the rest: an answer may name only the largest parts.
        columns = zip(answer.whole.points, *(line.points for line in shown), strict=True)
        values = tuple(_less(whole.value, [part.value for part in parts]) for whole, *parts in columns)
        tracks.append(Track("series-rest", "others", values, (None,) * len(values)))
    return tuple(tracks)


def _track(role: str, title: str, line: Line) -> Track:
    return Track(role, title, _values(line), tuple(point.n for point in line.points))


def _values(line: Line) -> tuple[Value, ...]:
    return tuple(point.value for point in line.points)


def _less(whole: Value, parts: Sequence[Value]) -> Value:
    return None if whole is None else whole - sum(part or 0 for part in parts)


def short_titles(lines: Sequence[Line]) -> list[str]:
    """The titles without an owner that all of them share, cut to what fits beside a chart."""
    titles = [line.title for line in lines]
    owners = {title.partition("/")[0] for title in titles}
    if len(titles) > 1 and len(owners) == 1 and all("/" in title for title in titles):
        titles = [title.partition("/")[2] for title in titles]
    return [title if len(title) <= LONGEST_LABEL else title[: LONGEST_LABEL - 1] + "…" for title in titles]


def _mean(answer: Answer) -> tuple[int, tuple[float | None, ...]]:
    """The trailing mean and over how many buckets; empty where there are not twice as many whole ones."""
    count = _MEAN_OF.get(answer.grain, 0)
    if not count or answer.lines or not answer.metric.arithmetic.is_additive:
        return 0, ()
    values = [None if is_pale(point, answer) else point.value for point in answer.whole.points]
    if len(values) < 2 * count:
        return 0, ()
    # Not at a pale bucket: without its own value its mean would be that of other days of the week.
    means = [
        None if value is None else _mean_of(values[index + 1 - count : index + 1], count)
        for index, value in enumerate(values)
    ]
    return (count, tuple(means)) if any(mean is not None for mean in means) else (0, ())


def _mean_of(values: Sequence[Value], count: int) -> float | None:
    """The mean of the known ones: a few missing hours do not hide a day, a quarter of it missing does."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if len(known) > count * 3 / 4 else None


def _highest(tracks: Sequence[Track], others: Sequence[Sequence[Value]], form: Form) -> float:
    if form is Form.BARS:
        columns = zip(*(track.values for track in tracks), strict=True)
        heights = [sum(value or 0 for value in column) for column in columns]
    else:
        heights = [value or 0 for track in tracks for value in track.values]
    return max([*heights, *(value or 0 for values in others for value in values)], default=0)


def _hatches(answer: Answer, starts: Sequence[datetime], until: datetime) -> tuple[Hatch, ...]:
    if not starts:
        return ()
    hatches: list[Hatch] = []
    for gap in sorted(answer.coverage.gaps, key=lambda gap: gap.from_at):
        # What lies ahead has not been missed.
        from_at, end = max(gap.from_at, starts[0]), min(gap.until, until, answer.span.as_of)
        if from_at >= end:
            continue
        if hatches and hatches[-1].until >= from_at and hatches[-1].reason == gap.reason:
            last = hatches.pop()
            from_at, end = last.from_at, max(end, last.until)
        hatches.append(Hatch(from_at, end, gap.reason))
    return tuple(hatches)


# Names 11 px high on a chart of some 320 px.
_LABEL_ROOM = 0.046


def _labels(tracks: Sequence[Track], top: float, form: Form) -> tuple[EndLabel, ...]:
    """Names beside the last values, pushed apart from the bottom upwards, then back down from the top."""
    wanted = []
    stacked = 0.0
    for track in tracks:
        value = float(next((value for value in reversed(track.values) if value is not None), 0))
        if form is Form.BARS:
            wanted.append((stacked + value / 2, track))
            stacked += value
        else:
            wanted.append((value, track))
    wanted.sort(key=lambda pair: pair[0])
    heights: list[float] = []
    for value, _ in wanted:
        lowest = heights[-1] + _LABEL_ROOM if heights else 0.0
        heights.append(max(value / top, lowest))
    highest = 1.0
    for index in reversed(range(len(heights))):
        heights[index] = min(heights[index], highest)
        highest = heights[index] - _LABEL_ROOM
    return tuple(
        EndLabel(track.role, track.title, round(height, 4))
        for height, (_, track) in zip(heights, wanted, strict=True)
    )
