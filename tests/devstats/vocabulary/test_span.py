"""Spans are cut into buckets, months and days without losing or doubling an instant."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats.vocabulary import Bucket, Grain, Misunderstood, Span

AS_OF = datetime(2017, 7, 28, 12, tzinfo=UTC)

grains = st.sampled_from(list(Grain))
instants = st.datetimes(datetime(2011, 2, 12), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- zone beside


def span(from_at: str, until: str, as_of: datetime = AS_OF) -> Span:
    """A span between two instants as text."""
    begin, end = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (from_at, until))
    return Span(begin, end, as_of)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Spans of a minute to three months, anywhere in sixteen years."""
    from_at = draw(instants)
    length = timedelta(minutes=draw(st.integers(1, 130_000)))
    return Span(from_at, from_at + length, draw(instants))


@given(spans(), grains)
def test_buckets_cover_the_span_without_gap_or_overlap(span: Span, grain: Grain) -> None:
    buckets = span.buckets(grain)

    assert buckets[0].from_at == span.from_at
    assert buckets[-1].until == span.until
    assert [before.until for before in buckets[:-1]] == [after.from_at for after in buckets[1:]]
    assert all(bucket.from_at < bucket.until for bucket in buckets)


@given(spans(), grains)
def test_buckets_are_the_calendars(span: Span, grain: Grain) -> None:
    for bucket in span.buckets(grain):
        assert grain.floor(bucket.from_at) == bucket.starts_at
        assert grain.after(bucket.starts_at) == bucket.ends_at
        assert bucket.is_partial == (span.from_at > bucket.starts_at or span.until < bucket.ends_at)
        assert bucket.is_unfinished == (bucket.ends_at > span.as_of)


@given(spans(), grains)
def test_the_whole_part_and_the_edges_are_the_span(span: Span, grain: Grain) -> None:
    whole = span.whole(grain)
    parts = sorted([*span.edges(grain), *([whole] if whole else [])], key=lambda part: part.from_at)

    assert (parts[0].from_at, parts[-1].until) == (span.from_at, span.until)
    assert [part.until for part in parts[:-1]] == [part.from_at for part in parts[1:]]
    assert (whole is not None) == any(not bucket.is_partial for bucket in span.buckets(grain))
    if whole:
        assert [grain.floor(end) for end in (whole.from_at, whole.until)] == [whole.from_at, whole.until]
        assert all(edge.length < bucket_length(grain, edge.from_at) for edge in span.edges(grain))


def bucket_length(grain: Grain, at: datetime) -> timedelta:
    """How long the bucket that holds an instant is."""
    return grain.after(grain.floor(at)) - grain.floor(at)


def test_days_are_labelled_with_their_dates_and_clipped_at_the_edges() -> None:
    buckets = span("2017-07-26T06:00", "2017-07-28T12:00").buckets(Grain.DAY)

    day = [datetime(2017, 7, number, tzinfo=UTC) for number in range(26, 30)]
    assert buckets == [
        Bucket(day[0], day[1], day[0] + timedelta(hours=6), day[1], label="2017-07-26", is_unfinished=False),
        Bucket(day[1], day[2], day[1], day[2], label="2017-07-27", is_unfinished=False),
        Bucket(day[2], day[3], day[2], AS_OF, label="2017-07-28", is_unfinished=True),
    ]
    assert [bucket.is_partial for bucket in buckets] == [True, False, True]


@pytest.mark.parametrize(
    ("grain", "labels"),
    [
        (Grain.WEEK, ["2016-12-26", "2017-01-02"]),
        (Grain.MONTH, ["2016-12-01", "2017-01-01"]),
        (Grain.QUARTER, ["2016-10-01", "2017-01-01"]),
        (Grain.YEAR, ["2016-01-01", "2017-01-01"]),
    ],
)
def test_longer_buckets_are_labelled_with_their_first_day(grain: Grain, labels: list[str]) -> None:
    buckets = span("2016-12-31", "2017-01-03").buckets(grain)

    assert [bucket.label for bucket in buckets] == labels


def test_hours_are_labelled_with_their_first_instant() -> None:
    buckets = span("2017-07-24T22:30", "2017-07-25T00:30").buckets(Grain.HOUR)

    assert [bucket.label for bucket in buckets] == [
        "2017-07-24T22:00:00Z",
        "2017-07-24T23:00:00Z",
        "2017-07-25T00:00:00Z",
    ]


def test_buckets_that_have_not_begun_are_kept_unfinished() -> None:
    buckets = span("2017-07-27", "2017-07-31").buckets(Grain.DAY)

    assert [bucket.is_unfinished for bucket in buckets] == [False, True, True, True]


def test_a_bucket_that_ends_as_of_now_is_finished() -> None:
    as_of = datetime(2017, 7, 28, tzinfo=UTC)

    buckets = span("2017-07-27", "2017-07-28", as_of).buckets(Grain.DAY)

    assert [bucket.is_unfinished for bucket in buckets] == [False]


def test_five_thousand_buckets_are_drawn_and_one_more_is_refused() -> None:
    most = span("2017-01-01", "2017-07-28T08:00")
    one_more = span("2017-01-01", "2017-07-28T08:01")

    assert len(most.buckets(Grain.HOUR)) == 5000
    with pytest.raises(Misunderstood) as caught:
        one_more.buckets(Grain.HOUR)

    assert str(caught.value) == (
        "every hour from 2017-01-01 to 2017-07-28T08:01:00Z would be 5,001 points, "
        "more than 5,000; try every day"
    )


@pytest.mark.parametrize(
    ("grain", "sentence"),
    [
        (Grain.HOUR, "every hour from 0001-01-01 to 9001-01-01 would be 78,892,368 points, more than 5,000"),
        (Grain.DAY, "every day from 0001-01-01 to 9001-01-01 would be 3,287,182 points, more than 5,000"),
        (Grain.MONTH, "every month from 0001-01-01 to 9001-01-01 would be 108,000 points, more than 5,000"),
        (Grain.YEAR, "every year from 0001-01-01 to 9001-01-01 would be 9,000 points, more than 5,000"),
    ],
)
def test_too_many_buckets_for_any_grain_ask_for_a_shorter_window(grain: Grain, sentence: str) -> None:
    with pytest.raises(Misunderstood) as caught:
        span("0001-01-01", "9001-01-01").buckets(grain)

    assert str(caught.value) == f"{sentence}; try a shorter window"


def test_the_remedy_is_the_next_grain_that_fits() -> None:
    with pytest.raises(Misunderstood, match=r"try every quarter$"):
        span("1500-01-01", "2017-01-01").buckets(Grain.HOUR)


def test_a_bucket_that_ends_after_the_calendar_is_refused() -> None:
    with pytest.raises(Misunderstood, match="outside the years 1 to 9999"):
        span("9999-12-30", "9999-12-31T12:00").buckets(Grain.DAY)


def test_the_previous_span_is_as_long_and_ends_where_this_one_begins() -> None:
    assert span("2017-07-24", "2017-07-29").previous() == span("2017-07-19", "2017-07-24")


def test_nothing_is_previous_to_the_first_day() -> None:
    with pytest.raises(Misunderstood) as caught:
        span("0001-01-02", "0001-01-29").previous()

    assert str(caught.value) == "nothing lies before 0001-01-02 to 0001-01-29; try a shorter window"


@pytest.mark.parametrize(
    ("this", "before"),
    [
        (("2017-07-24", "2017-07-29"), ("2016-07-24", "2016-07-29")),
        (("2016-01-01", "2017-01-01"), ("2015-01-01", "2016-01-01")),
        (("2016-02-01", "2016-03-01"), ("2015-02-01", "2015-03-01")),
        (("2016-02-29", "2016-03-01"), ("2015-02-28", "2015-03-01")),
        (("2016-02-28", "2016-02-29"), ("2015-02-28", "2015-03-01")),
        (("2016-02-28T20:00", "2016-02-29T05:00"), ("2015-02-28T20:00", "2015-03-01T05:00")),
    ],
)
def test_a_year_before_are_the_same_dates(this: tuple[str, str], before: tuple[str, str]) -> None:
    assert span(*this).year_before() == span(*before)


def test_no_year_lies_before_the_first() -> None:
    with pytest.raises(Misunderstood) as caught:
        span("0001-02-01", "0001-03-01").year_before()

    assert str(caught.value) == "no year lies before 0001-02-01 to 0001-03-01; try a later window"


def test_whole_days_leave_the_part_days_at_the_edges() -> None:
    rolling = span("2017-07-21T12:00", "2017-07-28T12:00")

    assert rolling.whole_days() == span("2017-07-22", "2017-07-28")
    assert rolling.edges(Grain.DAY) == [
        span("2017-07-21T12:00", "2017-07-22"),
        span("2017-07-28", "2017-07-28T12:00"),
    ]


def test_a_span_within_a_day_has_no_whole_day() -> None:
    within = span("2017-07-24T08:00", "2017-07-24T17:00")

    assert (within.whole_days(), within.edges(Grain.DAY)) == (None, [within])


def test_whole_days_have_no_edges() -> None:
    assert span("2017-07-24", "2017-07-29").edges(Grain.DAY) == []


def test_a_span_that_ends_after_now_is_unfinished() -> None:
    spans = [span("2017-07-24", "2017-07-28T12:00"), span("2017-07-24", "2017-07-28T12:01")]

    assert [each.is_unfinished for each in spans] == [False, True]


def test_a_reversed_span_cannot_be_made() -> None:
    with pytest.raises(AssertionError):
        span("2017-07-29", "2017-07-24")
