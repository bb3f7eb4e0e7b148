"""All metrics with their definitions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse

from devstats import metrics
from devstats.metrics import Definition
from devstats.question import Question
from devstats.views import errors, frame
from devstats.vocabulary import Scope


@dataclass(frozen=True, slots=True)
class Entry:
    """A metric and the address of its chart for everything."""

    metric: Definition
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Metrics that belong together."""

    title: str
    entries: tuple[Entry, ...]


@errors.told
def definitions(request: HttpRequest) -> HttpResponse:
    """The list of metrics: what each counts, how, and where DevStats differs."""
    known = metrics.registry().values()
    groups = [
        Group(title, tuple(Entry(metric, _url(metric)) for metric in grouped))
        for title, grouped in groupby(known, key=lambda metric: metric.group)
    ]
    context = {"count": len(known), "groups": groups}
    return frame.page(request, "devstats/metrics.html", context, section="metrics")


def _url(metric: Definition) -> str:
    return Question(metric=metric.slug, scope=Scope("all")).url()
