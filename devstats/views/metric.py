"""One metric of one scope: chart, table, parts, definition."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.safestring import mark_safe

from devstats import charts, queries
from devstats.queries import staleness
from devstats.question import Question
from devstats.series import Answer
from devstats.views import asking, cards, crumbs, emptiness, errors, frame, parts, table
from devstats.views.bar import Bar, Link, Place, bar, compared_words


@errors.told
def metric(request: HttpRequest, scope: str, metric: str) -> HttpResponseBase:
    """The page of a metric."""
    definition = asking.definition(metric)
    asked = asking.question(request, scope, metric)
    if plain := asking.plain_address(request, asked, Question.url):
        return plain
    now = asking.clock()
    # A headline wants something beside it, also where the chart is not asked to show it.
    compared = asked.replace(compare=asked.compare or "previous")
    found = _comparable(queries.answer(compared, now))
    answer = found if asked.compare else replace(found, question=asked, previous=None, previous_total=None)
    empty = _empty(answer, now)
    context = {
        "metric": definition,
        "answer": answer,
        "window_title": asked.window.describe(),
        "change": cards.change(definition, found.whole.total, found.previous_total),
        "change_note": compared_words(compared, now),
        "tools": _tools(asked),
        "table": table.table(answer),
        "legend": parts.legend(answer),
        "drawing": mark_safe(charts.fragment(answer)),  # noqa: S308 -- escapes the names it writes
        "figure": charts.figure(answer),
        "said": charts.sentence(answer),
        "panels": () if empty else parts.panels(answer, now),
        "empty": empty,
        "stale": staleness.stale(answer.span),
    }
    return frame.page(request, "devstats/metric.html", context, section="activity", bar=_bar(answer, now))


def _comparable(answer: Answer) -> Answer:
    """The answer without what it is compared with, where either was not harvested as good as whole."""
    before = answer.question.compared(answer.span)
    if before is None or cards.is_comparable(answer.span, before):
        return answer
    return replace(answer, previous_total=None)


def _bar(answer: Answer, now: datetime) -> Bar:
    place = Place(
        address=Question.url,
        crumbs=crumbs.of_metric(answer.question, answer.scope_title, answer.metric),
        splits=answer.metric.splits,
        has_grain=True,
    )
    return bar(answer.question, now, place, answer.coverage)


def _empty(answer: Answer, now: datetime) -> emptiness.Empty | None:
    """Why there is nothing to draw, if there is not: a chart of zeros is not drawn either."""
    if answer.whole.total or any(point.value for point in answer.whole.points):
        return None
    return emptiness.reason(
        answer.question, answer.span, answer.coverage, queries.freshness(now), Question.url
    )


def _tools(asked: Question) -> list[Link]:
    """What else can be had of the same answer."""
    formats = [Link(name.upper(), asked.url(name)) for name in ("csv", "json", "svg")]
    return [Link("rows", asked.replace(by=None, grain=None, compare=None).rows_url()), *formats]
