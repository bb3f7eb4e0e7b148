"""The panels beside a chart: what a value is made of, each part opening into a question of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from devstats import queries
from devstats.charts import picture
from devstats.charts.figure import dash
from devstats.question import Question
from devstats.series import Answer, Value

MOST_PARTS = 8
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A row: its name, its value, the width of its bar, the swatch of its track if the chart shows it."""

    title: str
    url: str
    value: Value
    n: int | None
    percent: float
    role: str
    dash: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The parts by one word; `link` leads to the chart split by it, or back."""

    by: str
    url: str
    link: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A track of the chart, for the legend below it on phones."""

    role: str
    title: str
    dash: str


_NO_TRACK = Track("", "", "")


def legend(answer: Answer) -> tuple[Track, ...]:
    """The tracks of a split chart, as it draws them; none without a split."""
    if not answer.lines:
        return ()
    shown = picture.picture(answer)
    return tuple(Track(track.role, track.title, _swatch(track.role, shown.form)) for track in shown.tracks)


def panels(answer: Answer, now: datetime) -> tuple[Panel, ...]:
    """A panel for each word the metric can be split by and is not narrowed to, the chosen one first."""
    asked = answer.question
    words = [word for word in answer.metric.splits if getattr(asked, word) is None]
    words.sort(key=lambda word: word != asked.by)
    return tuple(_panel(answer, word, now) for word in words)


def _panel(answer: Answer, word: str, now: datetime) -> Panel:
    asked = answer.question
    is_chosen = asked.by == word
    if is_chosen:
        shown, count = answer.lines[:MOST_LISTED], len(answer.lines)
    else:
        ranking = queries.ranking(asked.replace(compare=None), word, now, limit=MOST_PARTS)
        shown, count = ranking.lines, ranking.count
    highest = max((line.total or 0 for line in shown), default=0)
    # Only the chosen split is in the chart, and of it the largest parts.
    tracks = legend(answer)[: picture.MOST_TRACKS] if is_chosen else ()
    padded = [*tracks, *[_NO_TRACK] * (len(shown) - len(tracks))]
    return Panel(
        by=word,
        url=asked.replace(by=None if is_chosen else word).url(),
        link="as one" if is_chosen else f"all {count:,}",
        parts=tuple(
            Part(
                title=line.title,
                url=_narrowed(asked, word, line.key),
                value=line.total,
                n=line.n,
                percent=round((line.total or 0) / highest * 100, 1) if highest else 0,
                role=track.role,
                dash=track.dash,
            )
            for line, track in zip(shown, padded, strict=False)
        ),
    )


def _swatch(role: str, form: picture.Form) -> str:
    """The dash of a track as SVG writes it; bars have none."""
    if form is picture.Form.BARS:
        return "none"
    return dash(role).replace("px", "").replace("solid", "none")


def _narrowed(asked: Question, word: str, key: str) -> str:
    """The same question about this part only; nobody cannot be asked for."""
    if not key:
        return ""
    by = None if asked.by == word else asked.by
    match word:
        case "repository":
            return asked.replace(repository=key, by=by).url()
        case "person":
            return asked.replace(person=key, by=by).url()
    return asked.replace(kind=key, by=by).url()
