"""A scope in six numbers: a part of a page, for pages of the catalogue that ask for it by its address."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from devstats import queries
from devstats.charts import amounts
from devstats.question import Question
from devstats.views import asking, cards, emptiness, errors, home
from devstats.views.bar import harvest
from devstats.vocabulary import Window

# Of a project that releases once a month a week would say little.
WINDOW = Window("now-28d/d", "now-1d/d")


@errors.told
def in_short(request: HttpRequest, scope: str) -> HttpResponseBase:
    """The numbers, the window they are of and how much of it was harvested; else why there are none."""
    now = asking.clock()
    asked = asking.question(request, scope)
    if not {"from", "to", "window"} & set(request.GET):
        asked = asked.replace(window=WINDOW)
    board = cards.whole(queries.cards(asked, now))
    by_slug = {card.metric.slug: card for card in board.cards}
    context = {
        "cards": [cards.card(by_slug[slug], board) for slug in home.HEADLINES if slug in by_slug],
        "dates": amounts.between(board.span.from_at, board.span.until),
        "harvest": harvest(board.coverage),
        "empty": None,
    }
    if not board.coverage.share:
        context["empty"] = emptiness.reason(
            asked, board.span, board.coverage, queries.freshness(now), Question.url
        )
    return render(request, "devstats/in_short.html", context)
