"""The way to a page: everything, then the scope, then the metric."""

from __future__ import annotations

from django.urls import reverse

from devstats.metrics import Definition
from devstats.question import Question
from devstats.views.bar import Link

EVERYTHING = "All CNCF"


def home_address(asked: Question) -> str:
    """The home page's address for a question about everything."""
    query = asked.replace(metric="", repository=None, person=None, kind=None, by=None, grain=None).url()
    return reverse("home") + query.partition("?")[1] + query.partition("?")[2]


def home_address_now(asked: Question) -> str:
    """The home page's address where `now` has to be said, as it would open at the newest data otherwise."""
    address = home_address(asked)
    if asked.as_of != "now":
        return address
    return f"{address}{'&' if '?' in address else '?'}asof=now"


def of_home() -> tuple[Link, ...]:
    """The overview of everything."""
    return Link(EVERYTHING, "/", is_here=True), Link("overview", "")


def of_scope(asked: Question, title: str) -> tuple[Link, ...]:
    """A scope's page, which `all` is the first of."""
    here = Link(title, _of_scope(asked), is_here=True)
    if asked.scope.kind == "all":
        return here, Link("all metrics", "")
    return Link(EVERYTHING, home_address(asked)), here, Link("all metrics", "")


def of_metric(asked: Question, title: str, definition: Definition) -> tuple[Link, ...]:
    """A metric's page in a scope."""
    return *of_scope(asked, title)[:-1], Link(definition.title.lower(), "")


def of_rows(asked: Question, title: str, definition: Definition) -> tuple[Link, ...]:
    """The rows behind a metric's value."""
    return *of_scope(asked, title)[:-1], Link(definition.title.lower(), asked.url()), Link("rows", "")


def _of_scope(asked: Question) -> str:
    """The scope's page over the same window; what belongs to one metric is left behind."""
    return asked.replace(metric="", by=None, grain=None, kind=None).url()
