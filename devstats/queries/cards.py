"""Cards: many small answers in few statements, for pages that show every metric or every project."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from devstats import metrics
from devstats.metrics import Definition
from devstats.queries import answers, cells, filters, ledger, scopes, version
from devstats.queries.cells import Cells, Key, Request
from devstats.queries.filters import Filter
from devstats.queries.lines import Axis
from devstats.queries.scopes import Reach
from devstats.question import Question
from devstats.series import Coverage, Line, Value
from devstats.vocabulary import Grain, Misunderstood, Scope, Span


@dataclass(frozen=True, slots=True)
class Card:
    """One small answer: the question that opens it in full, its line, and the total of the span before."""

    question: Question
    metric: Definition
    scope_title: str
    line: Line
    previous_total: Value


@dataclass(frozen=True, slots=True)
class Board:
    """Cards over one span, and how complete and how fresh they are."""

    span: Span
    compared: Span
    grain: Grain
    cards: tuple[Card, ...]
    coverage: Coverage
    data_version: str
    counted_at: datetime | None


def cards(question: Question, now: datetime) -> Board:
    """A card for every metric of the question's scope, in the order of the registry.

    Each is compared as the question says, else with the span before. Raises NotFound, and Misunderstood
    where the question asks for one kind: not every metric has it.
    """
    if question.kind is not None:
        raise Misunderstood(f"cannot narrow every metric to kind={question.kind}; choose one metric")
    span = question.span(now)
    reach = scopes.reach(question.scope, on=answers.on(question, span))
    narrowed = Reach(reach.title, filters.narrowed(reach.repositories, question))
    asked = [
        (question.replace(metric=metric.slug), metric, narrowed) for metric in metrics.registry().values()
    ]
    return _board(question, filters.of_people(question), span, asked)


def scope_cards(question: Question, among: Sequence[Scope], now: datetime) -> Board:
    """A card of the question's metric for each scope of `among`, in that order.

    Raises Misunderstood and NotFound as an answer would.
    """
    metric = answers.metric(question)
    span = question.span(now)
    reaches = scopes.reaches(among, on=answers.on(question, span))
    asked = [
        (question.replace(scope=scope), metric, reach) for scope, reach in zip(among, reaches, strict=True)
    ]
    return _board(question, filters.of(question, metric), span, asked)


def _board(
    question: Question, narrowed: Filter, span: Span, asked: list[tuple[Question, Definition, Reach]]
) -> Board:
    compared = question.compared(span) or span.previous()
    grain = question.grain_of(span)
    buckets = answers.begun(span, grain)
    held = ledger.ledger([span, compared])
    chosen = list({metric.slug: metric for _, metric, _ in asked}.values())
    groups = list({reach.repositories: None for *_, reach in asked})
    request = Request(
        metrics=chosen,
        groups=groups,
        span=span,
        narrowed=narrowed,
        grain=grain,
        starts=[bucket.starts_at for bucket in buckets],
    )
    found = _cells(request)
    before = _cells(replace(request, span=compared, grain=None, starts=()))
    state = version.version()

    def card(one: Question, metric: Definition, reach: Reach) -> Card:
        known = ledger.NOTHING if reach.repositories == () else held.known(metric.slug, grain)
        key = Key(metric.slug, groups.index(reach.repositories))
        line = Axis(metric, span, known, buckets).line(found, key, title=reach.title)
        then = Axis(metric, compared, known).line(before, key, title=reach.title)
        # Without harvested hours there is nothing to compare with, whatever later events told of them.
        has_before = known.touches(compared.from_at, compared.until)
        return Card(one, metric, reach.title, line, then.total if has_before else None)

    return Board(
        span=span,
        compared=compared,
        grain=grain,
        cards=tuple(card(*one) for one in asked),
        coverage=held.coverage(span, held.known("", grain)),
        data_version=state.of(groups),
        counted_at=state.counted_at,
    )


def _cells(request: Request) -> Cells:
    """The cells of all groups; that of all repositories there are is counted by itself, as it has no list."""
    if None not in request.groups or len(request.groups) == 1:
        return cells.cells(request)
    every = cells.cells(replace(request, groups=[None]))
    listed = cells.cells(
        replace(request, groups=[group if group is not None else () for group in request.groups])
    )
    place = list(request.groups).index(None)
    return Cells(
        listed.buckets | {replace(key, group=place): found for key, found in every.buckets.items()},
        listed.totals | {replace(key, group=place): found for key, found in every.totals.items()},
    )
