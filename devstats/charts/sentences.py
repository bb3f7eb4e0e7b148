"""Answer → what a person would say about its chart, every word of it computed."""

from __future__ import annotations

from datetime import timedelta

from devstats.charts import amounts, picture
from devstats.charts.picture import Form, Picture
from devstats.series import Answer, Point
from devstats.vocabulary import Grain

_UPPER = {Form.BARS: "Most", Form.LINES: "Highest"}
_LOWER = {Form.BARS: "fewest", Form.LINES: "lowest"}


def sentence(answer: Answer) -> str:
    """The extremes or the largest part, the change, and what must be known to read the chart."""
    shown = picture.picture(answer)
    if shown.is_empty:
        return _missing(answer) or "There is no answer in this window."
    if not any(value for track in shown.tracks for value in track.values):
        return " ".join(filter(None, ["Nothing happened in this window.", _missing(answer)]))
    said = _largest(answer) if answer.lines else _extremes(answer, shown)
    return " ".join(filter(None, [said, _moved(answer), *_legend(answer, shown), _missing(answer)]))


def _extremes(answer: Answer, shown: Picture) -> str:
    whole = [
        point
        for point in answer.whole.points
        if point.value is not None and not picture.is_pale(point, answer) and not _is_in_gap(point, answer)
    ]
    if len(whole) <= 1:
        return ""
    most = max(whole, key=lambda point: point.value or 0)
    least = min(whole, key=lambda point: point.value or 0)
    if most.value == least.value:
        return f"The same in every whole {answer.grain}: {amounts.counted(most.value, answer.metric.unit)}."
    form = Form.LINES if shown.form is Form.LINES else Form.BARS
    return f"{_UPPER[form]} {_at(most, answer)}, {_LOWER[form]} {_at(least, answer)}."


def _at(point: Point, answer: Answer) -> str:
    """`on Wed 26 Jul 2017 (2,634)`."""
    word = {Grain.HOUR: "in the hour from", Grain.DAY: "on", Grain.WEEK: "in the"}.get(answer.grain, "in")
    name = amounts.bucket(point.starts_at, answer.grain)
    if answer.grain is Grain.WEEK:
        name = name[0].lower() + name[1:]
    samples = f", n {point.n:,}" if point.n is not None else ""
    return f"{word} {name} ({amounts.amount(point.value, answer.metric.unit)}{samples})"


def _is_in_gap(point: Point, answer: Answer) -> bool:
    """Whether a part of the bucket was not harvested, so that a low value may say nothing."""
    return any(gap.from_at < point.ends_at and gap.until > point.starts_at for gap in answer.coverage.gaps)


def _largest(answer: Answer) -> str:
    first, count = answer.lines[0], len(answer.lines)
    value = amounts.amount(first.total, answer.metric.unit)
    if count == 1:
        return f"All of it is {first.title}: {value}."
    part = ""
    if answer.metric.arithmetic.is_additive and answer.whole.total and first.total is not None:
        part = f", {amounts.share(first.total / answer.whole.total)} of the whole"
    rest = count - picture.MOST_TRACKS
    return f"Of {count:,}, {first.title} leads with {value}{part}." + (
        f" The {rest:,} smaller ones are in the table." if rest > 0 else ""
    )


def _moved(answer: Answer) -> str:
    if answer.question.compare is None or answer.whole.total is None:
        return ""
    compared = answer.question.compared(answer.span)
    before = answer.previous_total
    if compared is None or before is None:
        return "There is nothing whole to compare it with."
    when = amounts.between(compared.from_at, compared.until)
    change = amounts.change(
        answer.whole.total, before, unit=answer.metric.unit, direction=answer.metric.better
    )
    words = change.words.replace("▲", "Up").replace("▼", "Down").replace("± 0 %", "The same")
    return f"{words} against {when} ({amounts.amount(before, answer.metric.unit)})."


def _legend(answer: Answer, shown: Picture) -> list[str]:
    """What is dashed and what is pale."""
    said = []
    if shown.mean:
        said.append(f"Dashed: mean of {shown.mean_of} {answer.grain}s.")
    if shown.before:
        said.append("Grey dashes: the time compared with.")
    points = [point for point in answer.whole.points if point.value is not None]
    is_unfinished = any(point.is_unfinished for point in points)
    is_cut = any(picture.is_pale(point, answer) and not point.is_unfinished for point in points)
    if is_unfinished or is_cut:
        why = [
            *([f"{answer.grain} not over"] if is_unfinished else []),
            *([f"{answer.grain} cut off by the window"] if is_cut else []),
        ]
        said.append(f"Pale: {' or '.join(why)}.")
    return said


def _missing(answer: Answer) -> str:
    gaps = picture.picture(answer).hatches
    hours = sum((gap.until - gap.from_at for gap in gaps), timedelta()) / timedelta(hours=1)
    if not hours:
        return ""
    rounded = max(1, round(hours))
    return f"{rounded:,} hour{'' if rounded == 1 else 's'} not harvested (hatched)."
