"""Ask one question on the command line."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from devstats import queries
from devstats.charts import amounts
from devstats.question import COMPARISONS, SPLITS, Question
from devstats.series import Answer, Coverage, Line, Value
from devstats.vocabulary import Bots, Grain, Misunderstood, Scope, instant

# Each word of a question's address, and what it is for.
_OPTIONS = {
    "from": "where the window begins (default: now-7d)",
    "to": "where it ends, excluded (default: now)",
    "asof": "what now means: a date or an instant",
    "every": f"one point a {', '.join(Grain)} (default: by the window's length)",
    "by": f"split by {', '.join(SPLITS)}",
    "bots": f"{', '.join(Bots)} (default: {Bots.EXCLUDE})",
    "compare": f"compare with the {' or '.join(COMPARISONS)}",
    "repository": "only this repository, owner/name",
    "person": "only this person, a login",
    "kind": "only this kind, such as issue-comment",
}
_MOST_LINES = 40
_MOST_GAPS = 10


class Command(BaseCommand):
    help = "Answers a question: ask project/kubernetes pulls-opened --from now-30d --by repository"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "scope", help="all, maturity/graduated, project/kubernetes, repository/owner/name …"
        )
        parser.add_argument("metric", help="such as devstats-contributions; docs/metrics.md lists them")
        for word, meaning in _OPTIONS.items():
            parser.add_argument(f"--{word}", dest=word, metavar="WORD", help=meaning)
        parser.add_argument("--json", action="store_true", help="the document that the page's .json is")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        query = {word: options[word] for word in _OPTIONS if options[word] is not None}
        try:
            question = Question.for_scope(Scope.parse(options["scope"]), query, metric=options["metric"])
            answer = queries.answer(question, timezone.now().replace(microsecond=0))
        except (Misunderstood, queries.NotFound) as error:
            if options["json"]:
                self.stdout.write(json.dumps({"error": str(error)}))
            raise CommandError(str(error)) from None
        if options["json"]:
            self.stdout.write(json.dumps(queries.document(answer)))
        else:
            self.stdout.write("\n".join(_told(answer)))


def _told(answer: Answer) -> list[str]:
    unit = answer.metric.unit
    table = [(point.label, point.value, point.n) for point in answer.whole.points]
    title = answer.metric.title
    told = title if title.lower() == unit else f"{title} ({unit})"
    lines = [
        f"{told} of {answer.scope_title}, {answer.span.describe()}, every {answer.grain}",
        "",
        *_table([*table, ("total", answer.whole.total, answer.whole.n)], unit),
    ]
    if answer.previous is not None:
        lines += ["", *_table([(answer.previous.title, answer.previous_total, answer.previous.n)], unit)]
    if answer.lines:
        lines += ["", f"by {answer.question.by}:", *_split(answer.lines, unit)]
    return [*lines, "", *_coverage(answer.coverage)]


def _split(lines: tuple[Line, ...], unit: str) -> list[str]:
    shown = _table([(line.title, line.total, line.n) for line in lines[:_MOST_LINES]], unit)
    left = len(lines) - _MOST_LINES
    return [*shown, f"and {left:,} more (--json has all)"] if left > 0 else shown


def _table(rows: list[tuple[str, Value, int | None]], unit: str) -> list[str]:
    """Names on the left, amounts on the right, and the number of samples where there are some."""
    told = [(name, amounts.amount(value, unit), n) for name, value, n in rows]
    widest = max(len(name) for name, *_ in told)
    longest = max(len(amount) for _, amount, _ in told)
    return [
        f"{name:<{widest}}  {amount:>{longest}}" + ("" if n is None else f"  of {n:,}")
        for name, amount, n in told
    ]


def _coverage(coverage: Coverage) -> list[str]:
    if coverage.share is None:
        return ["nothing was due to be harvested in this window yet"]
    lines = [f"{amounts.share(coverage.share)} of {coverage.hours_due:,} hours harvested"]
    lines += [
        f"  {instant(gap.from_at)} to {instant(gap.until)}: {gap.reason}"
        for gap in coverage.gaps[:_MOST_GAPS]
    ]
    left = len(coverage.gaps) - _MOST_GAPS
    return [*lines, f"  and {left:,} more gaps"] if left > 0 else lines
