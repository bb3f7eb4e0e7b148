"""Hand-made answers for the tests of charts: a metric's values on an axis, without a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from devstats.metrics import Definition, Example
from devstats.question import Question
from devstats.series import Answer, Coverage, Gap, Line, Point, Value, biggest_first
from devstats.vocabulary import Arithmetic, Direction, Grain, Scope, Unit, Window


def at(day: int, hour: int = 0) -> datetime:
    """An instant of July 2017."""
    return datetime(2017, 7, day, hour, tzinfo=UTC)


def metric(
    arithmetic: Arithmetic = Arithmetic.SUM,
    unit: Unit = Unit.CONTRIBUTIONS,
    better: Direction = Direction.MORE_IS_BETTER,
) -> Definition:
    """A metric that no file defines."""
    return Definition(
        slug="made-up",
        title="Made <up> & counted",
        question="How much?",
        unit=unit,
        arithmetic=arithmetic,
        chart="bars" if arithmetic is Arithmetic.SUM else "line",
        better=better,
        caveat="",
        version=1,
        group="work",
        order=1,
        member="",
        kinds=(),
        devstats_name="",
        devstats_difference="",
        example=Example("", "all", "now-7d", "now", "day", "include", 0, ()),
        sql="SELECT 1",
        columns=("at", "utc_day", "repository_id", "amount"),
    )


def answer(  # noqa: PLR0913 -- each test names the one or two it is about
    values: Sequence[Value],
    *,
    window: str = "2017-07-24 to 2017-07-29",
    as_of: datetime | None = None,
    grain: Grain = Grain.DAY,
    of: Definition | None = None,
    samples: Sequence[int] = (),
    parts: Mapping[str, Sequence[Value]] | None = None,
    gaps: Sequence[Gap] = (),
    compare: str | None = None,
    before: Sequence[Value] = (),
) -> Answer:
    """What a question about `window` might come to: `values` by bucket, `parts` of it by their names."""
    asked = Question(
        metric="made-up",
        scope=Scope("all"),
        window=Window.parse(window),
        as_of="now",
        grain=grain,
        by="repository" if parts else None,
        compare=compare,
    )
    span = asked.span(as_of or at(31))
    buckets = span.buckets(grain)
    assert len(buckets) == len(values), f"{len(buckets)} buckets, {len(values)} values"

    def line(title: str, amounts: Sequence[Value]) -> Line:
        points = tuple(
            Point(
                label=bucket.label,
                starts_at=bucket.starts_at,
                ends_at=bucket.ends_at,
                value=value,
                n=samples[index] if samples else None,
                is_unfinished=bucket.is_unfinished,
            )
            for index, (bucket, value) in enumerate(zip(buckets, amounts, strict=False))
        )
        known = [value for value in amounts if value is not None]
        return Line(title, title, points, sum(known) if known else None, sum(samples) or None)

    previous = line("before", before) if before else None
    return Answer(
        question=asked,
        metric=of or metric(),
        scope_title="All CNCF",
        span=span,
        grain=grain,
        whole=line("all", values),
        lines=biggest_first([line(title, amounts) for title, amounts in (parts or {}).items()]),
        coverage=Coverage(share=1.0, gaps=tuple(gaps), harvested_until=at(31), hours_due=120),
        data_version="1",
        counted_at=at(31),
        previous_total=previous.total if previous else None,
        previous=previous,
    )
