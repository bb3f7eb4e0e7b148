"""Requests → questions, and the addresses that the pages of one question stand at."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.utils import timezone

from devstats import metrics
from devstats.metrics import Definition
from devstats.question import PAGING_KEYS, Question
from devstats.views.bar import Address
from devstats.vocabulary import Misunderstood, Scope, Window


def clock() -> datetime:
    """The instant of the request: the only place where pages look at the clock."""
    return timezone.now()


def question(request: HttpRequest, scope: str, metric: str = "", *, paging: Collection[str] = ()) -> Question:
    """What a request asks about `scope` (`project/kubernetes`).

    The bar's form sends a window as it was typed, in one field. `paging` are the keys that the caller reads
    itself. Raises Misunderstood.
    """
    query: dict[str, str] = {}
    for key, values in request.GET.lists():
        if len(set(values)) > 1:
            raise Misunderstood(f"the address says {key[:20]} {len(values)} times; leave one of them")
        if key in PAGING_KEYS and key not in paging:
            raise Misunderstood(f"there are no pages to turn here; leave {key} out of the address")
        if key not in {"window", *paging}:
            query[key] = str(values[-1])
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
