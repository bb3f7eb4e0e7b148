"""A scope: every metric of it over one window."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from devstats import queries
from devstats.charts import amounts
from devstats.queries import staleness
from devstats.question import Question
from devstats.views import asking, cards, crumbs, emptiness, errors, frame
from devstats.views.bar import Place, bar
from devstats.vocabulary import Scope
from landscape.queries import scopes as catalogue


@dataclass(frozen=True, slots=True)
class Group:
    """Metrics that belong together."""

    title: str
    cards: tuple[cards.Card, ...]


@errors.told
def scope(request: HttpRequest, scope: str) -> HttpResponseBase:
    """The cards of a scope."""
    now = asking.clock()
    asked = asking.question(request, scope)
    if plain := asking.plain_address(request, asked, Question.url):
        return plain
    board = cards.whole(queries.cards(asked, now))
    title = board.cards[0].scope_title
    empty = None
    if not board.coverage.share:
        empty = emptiness.reason(asked, board.span, board.coverage, queries.freshness(now), Question.url)
    context = {
        "title": title,
        "dates": amounts.between(board.span.from_at, board.span.until),
        "lead": _lead(asked.scope) or f"{asked.window.describe().capitalize()}.",
        "groups": [
            Group(name, tuple(cards.card(card, board) for card in grouped))
            for name, grouped in groupby(board.cards, key=lambda card: card.metric.group)
        ],
        "empty": empty,
        "stale": staleness.stale(board.span),
    }
    place = Place(Question.url, crumbs.of_scope(asked, title))
    return frame.page(
        request,
        "devstats/scope.html",
        context,
        section="activity",
        bar=bar(asked, now, place, board.coverage),
    )


def _lead(scope: Scope) -> str:
    """Where a project stands and what it has become."""
    project = catalogue.project(scope.slug) if scope.kind == "project" else None
    if project is None:
        return ""
    level = f"{project.maturity.capitalize()}." if project.maturity else ""
    became = project.became if catalogue.is_sample() else ""
    return f"{level} {became}".strip()
