"""Several projects on one scale: a page, and a part of other pages that ask for it by its address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from devstats import charts, metrics, queries
from devstats.charts import amounts, sentences
from devstats.queries import staleness
from devstats.question import Question
from devstats.series import Answer, Value
from devstats.views import asking, crumbs, emptiness, errors, frame, parts
from devstats.views.bar import Link, Place, bar
from devstats.views.home import HEADLINES, WEIGHED_BY
from devstats.views.table import table
from devstats.vocabulary import Misunderstood, Scope

FEWEST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class Row:
    """A project's value over the window, and its track in the chart."""

    title: str
    url: str
    value: Value
    n: int | None
    role: str
    dash: str


@errors.told
def beside(request: HttpRequest, projects: str, metric: str = WEIGHED_BY) -> HttpResponseBase:
    """The page; only what is in its panel where htmx puts it into a part of another page."""
    now = asking.clock()
    asking.definition(metric)
    among = _among(projects)
    address = partial(_address, projects)
    asked = asking.question(request, "all", metric)
    if asked.by is not None:
        raise Misunderstood("what stands side by side cannot be split; ask for one project of them")
    answer = queries.beside(asked, among, now)
    newest = answer.coverage.harvested_until
    if (
        asked.as_of == "now"
        and "asof" not in request.GET
        and newest is not None
        and newest <= answer.span.from_at
    ):
        # Whoever loads an old archive sees it at once, and as of when in the bar.
        asked = emptiness.at_newest(asked, newest)
        answer = queries.beside(asked, among, now)
    if plain := asking.plain_address(request, asked, address):
        return plain
    context = {
        "answer": answer,
        "metric": answer.metric,
        "dates": amounts.between(answer.span.from_at, answer.span.until),
        "url": address(asked),
        "rows": _rows(answer),
        "legend": parts.legend(answer),
        "drawing": mark_safe(charts.fragment(answer)),  # noqa: S308 -- drawn by us, names escaped there
        "said": sentences.sentence(answer),
        "table": table(answer),
        "others": _others(asked, address),
        "empty": _empty(answer, queries.freshness(now), address),
        "stale": staleness.stale(answer.span),
    }
    if request.headers.get("HX-Request-Type") == "partial":
        response = render(request, "devstats/beside.html#beside", context)
    else:
        where = (Link(crumbs.EVERYTHING, reverse("home")), Link("side by side", "", is_here=True))
        shown = bar(asked, now, Place(address, where, has_grain=True), answer.coverage)
        response = frame.page(request, "devstats/beside.html", context, section="activity", bar=shown)
    response["Vary"] = "HX-Request-Type"
    return response


def _among(projects: str) -> list[Scope]:
    slugs = projects.split(",")
    if not FEWEST <= len(slugs) <= MOST:
        raise Misunderstood(f"from {FEWEST} to {MOST} projects stand side by side, not {len(slugs)}")
    if twice := [slug for slug in slugs if slugs.count(slug) > 1]:
        raise Misunderstood(f"{twice[0][:100]!r} stands twice in the list; each is compared once")
    return [Scope.parse(f"project/{slug}") for slug in slugs]


def _address(projects: str, asked: Question) -> str:
    """The page's address for a question."""
    path = reverse("beside", args=[projects, asked.metric])
    query = urlencode(asked.query(), safe="/:")
    return f"{path}?{query}" if query else path


def _rows(answer: Answer) -> list[Row]:
    tracks = parts.legend(answer)
    return [
        Row(
            title=line.title,
            url=answer.question.replace(scope=Scope("project", line.key)).url(),
            value=line.total,
            n=line.n,
            role=track.role,
            dash=track.dash,
        )
        for line, track in zip(answer.lines, tracks, strict=True)
    ]


def _others(asked: Question, address: partial[str]) -> list[Link]:
    """The same projects by the figures that most are weighed by."""
    known = metrics.registry()
    slugs = dict.fromkeys([*HEADLINES, asked.metric])
    return [
        Link(known[slug].title, address(asked.replace(metric=slug)), is_here=slug == asked.metric)
        for slug in slugs
    ]


def _empty(answer: Answer, held: queries.Freshness, address: partial[str]) -> emptiness.Empty | None:
    if any(point.value for line in answer.lines for point in line.points):
        return None
    return emptiness.reason(answer.question, answer.span, answer.coverage, held, address)
