"""docs/metrics.md, written from the definitions."""

from collections.abc import Iterable
from itertools import groupby

from devstats.metrics.definition import Definition, Example
from devstats.metrics.registered import registry
from devstats.vocabulary import Arithmetic, Direction

_INTRODUCTION = """\
# Metrics

Written by `manage.py write_docs` from `devstats/metrics/definitions/`: one file is one metric, and all there
is to it. A header in TOML says what it is; the SQL yields one row an observation and never buckets them.
Storage, every window, grain, scope, filter and split, the page, JSON, CSV and this page follow from the file.
To add a metric, add a file; to change one, change its file and raise `version`: its days are counted again.

Every metric can be asked at `/devstats/<scope>/<metric>`, with `.json`, `.csv` and `.svg`, and on the command
line: `.venv/bin/python manage.py ask all {first} --from now-7d`. All instants are UTC, ends of windows are
excluded, and no answer is `null`, never 0.
"""

_COMBINED = {
    Arithmetic.SUM: "added up",
    Arithmetic.MEDIAN: "the median of all samples in the window",
    Arithmetic.P15: "the 15th percentile of all samples in the window",
    Arithmetic.P85: "the 85th percentile of all samples in the window",
    Arithmetic.P95: "the 95th percentile of all samples in the window",
    Arithmetic.LAST: "the last level known at the end",
}
_MEMBERS = {
    "person": "people, each once, never by adding up days",
    "item": "items, each once, never by adding up days",
}
_BETTER = {
    Direction.MORE_IS_BETTER: "more is better",
    Direction.LESS_IS_BETTER: "less is better",
    Direction.NEUTRAL: "neither more nor less is better",
}


def page() -> str:
    """The whole page; the same definitions always give the same text."""
    metrics = list(registry().values())
    parts = [_INTRODUCTION.format(first=metrics[0].slug), _contents(metrics)]
    parts += [_section(metric) for metric in metrics]
    return "\n".join(parts)


def _contents(metrics: Iterable[Definition]) -> str:
    lines = []
    for group, members in groupby(metrics, key=lambda metric: metric.group):
        links = ", ".join(f"[{metric.title}](#{metric.slug})" for metric in members)
        lines.append(f"* {group}: {links}")
    return "\n".join(lines) + "\n"


def _section(metric: Definition) -> str:
    facts = [
        f"* Unit: {metric.unit}; {_BETTER[metric.better]}.",
        f"* Combined: {_MEMBERS.get(metric.member) or _COMBINED[metric.arithmetic]}.",
        f"* Split and narrowed by: {', '.join(metric.splits)}.",
    ]
    if metric.kinds:
        facts.append(f"* Kinds: {', '.join(f'`{kind}` ({title})' for kind, title in metric.kinds)}.")
    if metric.devstats_name:
        difference = f": {metric.devstats_difference}" if metric.devstats_difference else "."
        facts.append(f"* DevStats calls it “{metric.devstats_name}”{difference}")
    return "\n".join(
        [
            f'## <a id="{metric.slug}"></a>{metric.title}',
            "",
            f"`{metric.slug}`, version {metric.version}. {metric.question} {metric.caveat}",
            "",
            *facts,
            f"* Example: {_example(metric.example)}",
            "",
            "```sql",
            metric.sql,
            "```",
            "",
        ]
    )


def _example(example: Example) -> str:
    asked = (
        f"`{example.scope}` from {example.from_} to {example.to}, bots: {example.bots}, "
        f"in the tests' world `{example.world}`"
    )
    points = ", ".join(_number(point) for point in example.points)
    each = f" (every {example.every}: {points})" if points else ""
    return f"{asked}, comes to {_number(example.total)}{each}."


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}" if value != int(value) else f"{int(value)}"
