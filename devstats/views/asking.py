"""Requests → questions, and the addresses that the pages of one question stand at."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.utils import timezone

from devstats import metrics
from devstats.metrics import Definition
from devstats.question import Question
from devstats.views.bar import Address
from devstats.vocabulary import Scope, Window


def clock() -> datetime:
    """The instant of the request: the only place where pages look at the clock."""
    return timezone.now()


def question(request: HttpRequest, scope: str, metric: str = "") -> Question:
    """What a request asks about `scope` (`project/kubernetes`).

    The bar's form sends a window as it was typed, in one field. Raises Misunderstood.
    """
    query = {key: str(value) for key, value in request.GET.items() if key != "window"}
    typed = request.GET.get("window", "").strip()
    if typed:
        window = Window.parse(typed)
        query |= {"from": window.from_, "to": window.to}
    return Question.for_scope(Scope.parse(scope), query, metric=metric)


def plain_address(request: HttpRequest, asked: Question, address: Address) -> HttpResponseRedirect | None:
    """A redirect from what a form sent, every field of it, to the address that says only what matters."""
    return HttpResponseRedirect(address(asked)) if "window" in request.GET else None


def definition(slug: str) -> Definition:
    """The metric of an address; raises Http404 with a sentence."""
    try:
        return metrics.definition(slug)
    except KeyError:
        raise Http404(f"there is no metric {slug!r}; /devstats/metrics lists those there are") from None
