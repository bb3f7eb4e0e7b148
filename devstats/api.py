"""The addresses of `/api/v1/` that tell what devstats can be asked: metrics, and scopes."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from devstats import metrics
from devstats.metrics import Definition
from devstats.question import Question
from devstats.vocabulary import Arithmetic, Direction, Scope, Unit
from landscape.api.asked import Found, get
from landscape.catalogue import name_key
from landscape.queries import scopes as catalogue

router = Router(tags=["devstats"])


class Nothing(BaseModel):
    """An address that can say nothing more."""


class ScopesAsked(Found):
    """Which scopes."""

    kind: str = Field("", description="all, maturity or project")


class Metric(BaseModel):
    """A metric's definition; `splits` are the words it can be split by, `url` answers it for everything."""

    slug: str
    title: str
    question: str
    unit: Unit
    arithmetic: Arithmetic
    better: Direction
    chart: str
    caveat: str | None
    group: str
    version: int
    splits: list[str]
    devstats_name: str | None
    devstats_difference: str | None
    url: str


class Metrics(BaseModel):
    """All metrics, in the order in which pages list them."""

    count: int
    results: list[Metric]


class ScopeRow(BaseModel):
    """A scope that metrics can be asked of; `path` is how addresses say it."""

    path: str
    kind: str
    slug: str
    title: str
    url: str


class Scopes(BaseModel):
    """A part of a list of scopes, and how many there are in all."""

    count: int
    results: list[ScopeRow]


@get(router, "/metrics", asked=Nothing, answer=Metrics, is_of_catalogue=False)
def metrics_list(request: HttpRequest) -> dict[str, Any]:
    """What can be counted, and how exactly."""
    results = [_metric(one) for one in metrics.registry().values()]
    return {"count": len(results), "results": results}


@get(router, "/scopes", asked=ScopesAsked, answer=Scopes)
def scopes(request: HttpRequest, asked: Query[ScopesAsked]) -> dict[str, Any]:
    """Whose activity can be asked for: everything, each level, each project; any repository besides."""
    wanted = name_key(asked.q)
    found = [
        row
        for row in _scopes(asked.day)
        if asked.kind in {"", row["kind"]} and wanted in name_key(str(row["title"]))
    ]
    return {"count": len(found), "results": asked.of(found)}


def _metric(one: Definition) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "title": one.title,
        "question": one.question,
        "unit": one.unit,
        "arithmetic": one.arithmetic,
        "better": one.better,
        "chart": one.chart,
        "caveat": one.caveat or None,
        "group": one.group,
        "version": one.version,
        "splits": list(one.splits),
        "devstats_name": one.devstats_name or None,
        "devstats_difference": one.devstats_difference or None,
        "url": Question(metric=one.slug, scope=Scope("all")).url(),
    }


def _scopes(on: date | None) -> list[dict[str, str]]:
    projects = catalogue.projects(on=on)
    levels = dict.fromkeys(project.maturity for project in projects)
    return [
        _scope(Scope("all"), catalogue.EVERYTHING),
        *(_scope(Scope("maturity", level), level.capitalize()) for level in levels),
        *(_scope(Scope("project", project.slug), project.title) for project in projects),
    ]


def _scope(scope: Scope, title: str) -> dict[str, str]:
    return {
        "path": str(scope),
        "kind": scope.kind,
        "slug": scope.slug,
        "title": title,
        "url": Question(metric="", scope=scope).url(),
    }
