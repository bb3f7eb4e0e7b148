"""The documents machines read: one shape for a page's .json and for `ask --json` (design, section 7)."""

from devstats.queries.rows import Row, Rows
from devstats.question import Question
from devstats.series import Answer, Coverage, Line
from devstats.vocabulary import Span, instant

type Json = dict[str, object]


def document(answer: Answer) -> Json:
    """An answer. `points` are those of the whole, `series` the split; null is no answer, never 0."""
    question = answer.question
    return {
        "metric": {
            "slug": answer.metric.slug,
            "title": answer.metric.title,
            "unit": str(answer.metric.unit),
            "version": answer.metric.version,
        },
        "scope": _scope(question, answer.scope_title),
        "window": _window(answer.span),
        "every": str(answer.grain),
        "points": _points(answer.whole),
        "total": answer.whole.total,
        **_samples(answer.whole),
        "series": [
            {
                "key": line.key,
                "title": line.title,
                "points": _points(line),
                "total": line.total,
                **_samples(line),
            }
            for line in answer.lines
        ],
        **_previous(answer),
        "coverage": _coverage(answer.coverage),
        "data_version": answer.data_version,
    }


def rows_document(rows: Rows, *, next_url: str | None) -> Json:
    """A stretch of the facts behind a value; `next_url` is where the next one is, None at the end."""
    return {"count": rows.count, "rows": [_row(row) for row in rows.rows], "next": next_url}


def _scope(question: Question, title: str) -> Json:
    return {"kind": question.scope.kind, "slug": question.scope.slug, "title": title}


def _window(span: Span) -> Json:
    return {"from": instant(span.from_at), "until": instant(span.until), "as_of": instant(span.as_of)}


def _points(line: Line) -> list[list[object]]:
    return [[point.label, point.value] for point in line.points]


def _samples(line: Line) -> Json:
    """How many samples a percentile was taken from; nothing for other arithmetic."""
    return {} if line.n is None else {"n": line.n}


def _previous(answer: Answer) -> Json:
    """What the answer is compared with; nothing where the question does not compare."""
    if answer.previous is None:
        return {}
    return {"previous": {"total": answer.previous_total, "points": _points(answer.previous)}}


def _coverage(coverage: Coverage) -> Json:
    return {
        "share": coverage.share,
        "gaps": [
            {"from": instant(gap.from_at), "until": instant(gap.until), "reason": gap.reason}
            for gap in coverage.gaps
        ],
    }


def _row(row: Row) -> Json:
    return {
        "at": instant(row.at),
        "repository": row.repository,
        "person": row.login or None,
        "kind": row.kind or None,
        "item": row.item or None,
        "url": row.url,
        "amount": int(row.amount) if row.amount == int(row.amount) else row.amount,
        "acts": row.acts,
    }
