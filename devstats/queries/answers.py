"""Questions to answers: tallies into lines, with all that belongs to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from devstats import metrics
from devstats.metrics import Definition
from devstats.queries import cells, filters, ledger, scopes, version
from devstats.queries.cells import Cells, Key
from devstats.queries.filters import Filter
from devstats.queries.ledger import Known, Ledger
from devstats.queries.lines import Axis
from devstats.queries.not_found import NotFound
from devstats.question import Question
from devstats.series import Answer, Line, biggest_first
from devstats.vocabulary import Bucket, Grain, Misunderstood, Span

# Lines times points: what a machine is given at most.
MOST_POINTS = 2_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A question made definite: its metric, its repositories (None: all there are), its instants."""

    question: Question
    metric: Definition
    scope_title: str
    repositories: tuple[int, ...] | None
    narrowed: Filter
    span: Span
    grain: Grain

    def known(self, held: Ledger) -> Known:
        """What there is an answer for; nothing where none of the repositories was ever seen."""
        return ledger.NOTHING if self.repositories == () else held.known(self.metric.slug, self.grain)


def answer(question: Question, now: datetime) -> Answer:
    """What `question` comes to when the clock says `now`.

    Raises Misunderstood for what the metric cannot be asked, NotFound for what is not known.
    """
    asked = understand(question, now)
    compared = question.compared(asked.span)
    held = ledger.ledger([asked.span] if compared is None else [asked.span, compared])
    whole, parts = _counted(asked, held)
    previous = None if compared is None else _previous(replace(asked, span=compared), held)
    state = version.version()
    return Answer(
        question=question,
        metric=asked.metric,
        scope_title=asked.scope_title,
        span=asked.span,
        grain=asked.grain,
        whole=whole,
        lines=parts,
        coverage=held.coverage(asked.span, held.known(asked.metric.slug, asked.grain)),
        data_version=state.of(asked.repositories or ()),
        counted_at=state.counted_at,
        previous_total=None if previous is None else previous.total,
        previous=previous,
    )


def understand(question: Question, now: datetime) -> Asked:
    """The question made definite; raises Misunderstood and NotFound."""
    chosen = metric(question)
    span = question.span(now)
    reach = scopes.reach(question.scope, on=on(question, span))
    return Asked(
        question=question,
        metric=chosen,
        scope_title=reach.title,
        repositories=filters.narrowed(reach.repositories, question),
        narrowed=filters.of(question, chosen),
        span=span,
        grain=question.grain_of(span),
    )


def metric(question: Question) -> Definition:
    """The metric that is asked for; raises NotFound."""
    found = metrics.registry().get(question.metric)
    if found is None:
        raise NotFound(f"no metric {question.metric!r} is known; there are {', '.join(metrics.registry())}")
    return found


def on(question: Question, span: Span) -> date | None:
    """The day whose catalogue a question means: today's (None) unless it says as of when it asks."""
    return None if question.as_of == "now" else span.as_of.date()


def begun(span: Span, grain: Grain) -> list[Bucket]:
    """The buckets of `span` that have begun by its `as_of`; the others could hold nothing."""
    return [bucket for bucket in span.buckets(grain) if bucket.from_at < span.as_of]


def title(asked: Asked, part: str) -> str:
    """What to call a part of the split."""
    if asked.question.by == "kind":
        return asked.metric.kind_title(part)
    return part or "nobody known"


def _counted(asked: Asked, held: Ledger) -> tuple[Line, tuple[Line, ...]]:
    """The whole and the parts of the split, biggest first."""
    axis = Axis(asked.metric, asked.span, asked.known(held), begun(asked.span, asked.grain))
    found = _cells(asked, axis.buckets, by=asked.question.by)
    keys = [key for key in found.totals if key.part is not None]
    if len(keys) * len(axis.buckets) > MOST_POINTS:
        raise Misunderstood(
            f"by {asked.question.by} would be {len(keys):,} lines of {len(axis.buckets):,} points; "
            "try a coarser grain, a shorter window or a narrower scope"
        )
    parts = [axis.line(found, key, title=title(asked, key.part or "")) for key in keys]
    return axis.line(found, Key(asked.metric.slug), title=asked.scope_title), biggest_first(parts)


def _previous(asked: Asked, held: Ledger) -> Line:
    """The whole of the span compared with.

    Without a total where nothing of it was harvested: a stray merge that a later event told of is nothing
    to compare with.
    """
    known = asked.known(held)
    axis = Axis(asked.metric, asked.span, known, begun(asked.span, asked.grain))
    line = axis.line(_cells(asked, axis.buckets), Key(asked.metric.slug), title=asked.span.describe())
    return line if known.touches(asked.span.from_at, asked.span.until) else replace(line, total=None, n=None)


def _cells(asked: Asked, buckets: Sequence[Bucket], *, by: str | None = None) -> Cells:
    return cells.cells(
        cells.Request(
            metrics=[asked.metric],
            groups=[asked.repositories],
            span=asked.span,
            narrowed=asked.narrowed,
            grain=asked.grain,
            starts=[bucket.starts_at for bucket in buckets],
            by=by,
        )
    )
