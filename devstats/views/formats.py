"""Answers as machines read them: JSON, CSV and SVG of the question that the page shows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from devstats import charts, queries
from devstats.series import Answer, Line, Point
from devstats.views import asking, errors

SVG_WIDTH, SVG_HEIGHT = 960, 420


@errors.told
def as_json(request: HttpRequest, scope: str, metric: str) -> HttpResponseBase:
    """The answer as JSON (design, section 7)."""
    found = queries.document(_answer(request, scope, metric))
    # When it was asked is part of the answer, but no news to whoever has it already.
    lasting = {key: value for key, value in found.items() if key != "window"} | _bounds(found["window"])
    return sent(request, written(found), "application/json", same_if=written(lasting))


@errors.told
def as_csv(request: HttpRequest, scope: str, metric: str) -> HttpResponseBase:
    """The answer as CSV: a row a bucket, and a part if it is split."""
    answer = _answer(request, scope, metric)
    response = sent(request, _csv(answer).encode(), "text/csv; charset=utf-8")
    name = f"{answer.question.scope}-{answer.metric.slug}".replace("/", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


# A drawing of its own carries its colours inside: opened as a page, the site's policy would take them away.
@csp_override({"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE]})
@errors.told
def as_svg(request: HttpRequest, scope: str, metric: str) -> HttpResponseBase:
    """The chart as a drawing, for other pages."""
    drawing = charts.svg(_answer(request, scope, metric), SVG_WIDTH, SVG_HEIGHT)
    return sent(request, drawing.encode(), "image/svg+xml")


def sent(
    request: HttpRequest, body: bytes, content_type: str, *, same_if: bytes | None = None
) -> HttpResponseBase:
    """The body with a hash as ETag; 304 where the asker has it already.

    The hash is the body's, or that of `same_if`, of which two bodies say the same if it is equal.
    """
    strength = "" if same_if is None else "W/"
    etag = f'{strength}"{blake2b(body if same_if is None else same_if, digest_size=16).hexdigest()}"'
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response) or response


def written(found: object) -> bytes:
    """As compact JSON; what JSON cannot say is a fault of ours."""
    return json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _answer(request: HttpRequest, scope: str, metric: str) -> Answer:
    asking.definition(metric)
    return queries.answer(asking.question(request, scope, metric), asking.clock())


def _bounds(window: object) -> dict[str, object]:
    assert isinstance(window, dict), "the document has its window"
    return {"from": window["from"], "until": window["until"]}


def _has_samples(line: Line) -> bool:
    return line.n is not None or any(point.n is not None for point in line.points)


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    n = ["n"] if _has_samples(answer.whole) else []
    parts = ["key", "title"] if answer.lines or answer.question.by else []
    writer.writerow([str(answer.grain), *parts, "value", *n])
    for line in answer.lines or ([] if answer.question.by else [answer.whole]):
        names = [line.key, line.title] if parts else []
        writer.writerows(_csv_rows(line.points, names, has_samples=bool(n)))
    return out.getvalue()


def _csv_rows(points: Sequence[Point], names: list[str], *, has_samples: bool) -> Iterable[list[object]]:
    """Rows of a line; a value that is not known is an empty field."""
    for point in points:
        yield [point.label, *names, point.value, *([point.n] if has_samples else [])]
