"""Points → a sparkline: the shape of a series in the height of a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from devstats.series import Point, Value

WIDE, HIGH = 120, 24
_ROOM = 2


def sparkline(points: Sequence[Point]) -> str:
    """A line from 0 to the highest value, stretched to its box; the stretch to an unfinished point is dotted.

    Decoration beside a number: hidden from screen readers. Points without an answer leave a gap.
    """
    values = [point.value for point in points]
    known = [value for value in values if value is not None]
    box = f'viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" aria-hidden="true"'
    base = f'<path class="spark-base" d="M0 {HIGH - 1}H{WIDE}"/>'
    if not known:
        return f'<svg class="spark" {box}>{base}</svg>'
    top = max(known) or 1
    finished = len(values) - (1 if points[-1].is_unfinished and len(points) > 1 else 0)
    lines = [f'<path class="spark-line" d="{_path(values[:finished], len(values), top)}"/>']
    if finished < len(values) and values[-1] is not None and values[finished - 1] is not None:
        last = _path(values, len(values), top, finished - 1)
        lines.append(f'<path class="spark-line spark-line-unfinished" d="{last}"/>')
    return f'<svg class="spark" {box}>{base}{"".join(lines)}</svg>'


def _path(values: Sequence[Value], count: int, top: float, first: int = 0) -> str:
    steps = []
    for index in range(first, len(values)):
        value = values[index]
        if value is None:
            continue
        x = round(index * WIDE / max(count - 1, 1), 1)
        y = round(HIGH - _ROOM - value / top * (HIGH - 2 * _ROOM), 1)
        is_joined = index > first and values[index - 1] is not None
        steps.append(f"{'L' if is_joined else 'M'}{x:g} {y:g}")
        if not is_joined and (index + 1 == len(values) or values[index + 1] is None):
            steps.append("h1")
    return "".join(steps)
