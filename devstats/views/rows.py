"""The rows behind a value, newest first: a page, and the same for machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from devstats import queries
from devstats.charts import amounts
from devstats.metrics import Definition
from devstats.queries import MOST_ROWS, Row, Rows
from devstats.question import Question
from devstats.views import asking, crumbs, emptiness, errors, formats, frame
from devstats.views.bar import Link, Place, bar
from devstats.vocabulary import Arithmetic, Misunderstood

PAGE_SIZE = 50
# Beyond this a database counts its way to a page for seconds; a narrower window shows the same rows.
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the page writes it."""

    row: Row
    kind: str
    person_url: str
    repository_url: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Where this page stands, and the addresses of those beside it."""

    text: str
    newer: str
    older: str


@errors.told
def rows(request: HttpRequest, scope: str, metric: str) -> HttpResponseBase:
    """The page of rows behind a metric's value."""
    definition = asking.definition(metric)
    asked = asking.question(request, scope, metric, paging=("page",))
    if plain := asking.plain_address(request, asked, Question.rows_url):
        return plain
    now = asking.clock()
    page = _whole(request.GET, "page", least=1, most=MOST_PAGES, default=1)
    found = queries.rows(asked, now, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    coverage = queries.answer(asked.replace(by=None, compare=None), now).coverage
    empty = None
    if not found.count:
        empty = emptiness.reason(asked, found.span, coverage, queries.freshness(now), Question.rows_url)
    context = {
        "metric": definition,
        "scope_title": found.scope_title,
        "lead": f"{found.scope_title}, {amounts.between(found.span.from_at, found.span.until)}",
        "count": found.count,
        "adds_up": _adds_up(definition),
        "rows": [_shown(asked, definition, row) for row in found.rows],
        "has_kinds": "kind" in definition.splits,
        "has_amount": definition.arithmetic.is_percentile,
        "has_acts": definition.arithmetic is Arithmetic.DISTINCT,
        "pages": _pages(asked, found, page),
        "tools": [Link("chart", asked.url()), Link("JSON", _json_address(asked))],
        "empty": empty,
    }
    place = Place(Question.rows_url, crumbs.of_rows(asked, found.scope_title, definition))
    return frame.page(
        request, "devstats/rows.html", context, section="activity", bar=bar(asked, now, place, coverage)
    )


@errors.told
def rows_as_json(request: HttpRequest, scope: str, metric: str) -> HttpResponseBase:
    """The rows for machines: `{"count", "rows", "next"}`."""
    asking.definition(metric)
    asked = asking.question(request, scope, metric, paging=("limit", "offset"))
    limit = _whole(request.GET, "limit", least=1, most=MOST_ROWS, default=100)
    offset = _whole(request.GET, "offset", least=0, most=MOST_ROWS * MOST_PAGES, default=0)
    found = queries.rows(asked, asking.clock(), limit=limit, offset=offset)
    following = None
    if found.next_offset is not None:
        address = _with(_json_address(asked), {"limit": limit, "offset": found.next_offset})
        following = request.build_absolute_uri(address)
    body = formats.written(queries.rows_document(found, next_url=following))
    return formats.sent(request, body, "application/json")


def _json_address(asked: Question) -> str:
    return asked.rows_url("json")


def _whole(query: Mapping[str, str], key: str, *, least: int, most: int, default: int) -> int:
    """A whole number of the address; raises Misunderstood."""
    text = query.get(key) or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise Misunderstood(f"cannot read {key}={text[:20]!r}; it is a whole number from {least} to {most:,}")
    return int(text)


def _shown(asked: Question, definition: Definition, row: Row) -> Shown:
    person = (
        asked.replace(person=row.login).rows_url() if row.login and asked.person is None else row.login_url
    )
    repository = f"https://github.com/{row.repository}"
    if row.repository and asked.repository is None and asked.scope.kind != "repository":
        repository = asked.replace(repository=row.repository).rows_url()
    return Shown(row, definition.kind_title(row.kind) if row.kind else "", person, repository)


def _adds_up(definition: Definition) -> str:
    """How the number of rows and the value belong together."""
    match definition.arithmetic:
        case Arithmetic.DISTINCT:
            who = "person" if definition.member == "person" else amounts.singular(definition.unit)
            return f"rows, one for each {who}: exactly the value."
        case arithmetic if arithmetic.is_percentile:
            return "rows, the samples that the value is picked from."
    return "rows, which add up to exactly the value."


def _pages(asked: Question, found: Rows, page: int) -> Pages:
    first = found.offset + 1
    last = found.offset + len(found.rows)
    return Pages(
        text=f"{first:,}–{last:,} of {found.count:,}, newest first",
        newer=_with(asked.rows_url(), {"page": page - 1}) if page > 1 else "",
        older=_with(asked.rows_url(), {"page": page + 1}) if found.next_offset is not None else "",
    )


def _with(address: str, query: Mapping[str, int]) -> str:
    """The address with paging behind it."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"
