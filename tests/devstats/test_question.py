"""A question is read from a URL and written as the same one."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats.question import FORMATS, KEYS, Question, parse_path
from devstats.vocabulary import Bots, Grain, Misunderstood, Scope, Span, Window

NOW = datetime(2017, 7, 28, 12, tzinfo=UTC)
KUBERNETES = Scope("project", "kubernetes")

slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
repositories = st.from_regex(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9][A-Za-z0-9._-]{0,60}", fullmatch=True)
logins = st.from_regex(r"[A-Za-z0-9-]{1,39}(\[bot\])?", fullmatch=True)
scopes = st.one_of(
    st.just(Scope("all")),
    st.builds(Scope, st.sampled_from(["maturity", "category", "project", "group"]), slugs),
    st.builds(Scope, st.just("repository"), repositories),
)
ends = st.sampled_from(
    ["now-7d", "now", "now-1M/M+3d", "now-90d/d", "now+2h", "2017-07-24", "2017-07-24T10:17:05.5Z"]
)
questions = st.builds(
    Question,
    metric=st.one_of(st.just(""), slugs),
    scope=scopes,
    window=st.builds(Window, ends, ends),
    as_of=st.sampled_from(["now", "2017-07-29", "2017-07-29T08:00:00Z"]),
    grain=st.one_of(st.none(), st.sampled_from(Grain)),
    by=st.sampled_from([None, "repository", "person", "kind"]),
    bots=st.sampled_from(Bots),
    repository=st.one_of(st.none(), repositories),
    person=st.one_of(st.none(), logins),
    kind=st.one_of(st.none(), slugs),
    compare=st.sampled_from([None, "previous", "year"]),
)


@given(questions)
def test_a_question_reads_back_from_its_path_and_query(question: Question) -> None:
    assert Question.from_url(question.path(), question.query()) == question


@given(questions, st.sampled_from(["", *FORMATS]))
def test_a_question_reads_back_from_its_address(question: Question, format_: str) -> None:
    address = urlsplit(question.url(format_ if question.metric else ""))

    assert Question.from_url(address.path, dict(parse_qsl(address.query))) == question
    assert parse_path(address.path).format == (format_ if question.metric else "")


@given(st.text(max_size=60), st.dictionaries(st.sampled_from(KEYS), st.text(max_size=20)))
def test_any_address_is_understood_or_misunderstood(path: str, query: dict[str, str]) -> None:
    try:
        question = Question.from_url(path, query)
    except Misunderstood:
        return

    assert Question.from_url(question.path(), question.query()) == question


def test_every_key_of_an_address_is_read() -> None:
    question = Question.from_url(
        "repository/kubernetes/kubernetes/comments",
        {
            "from": "2017-07-24",
            "to": "2017-07-29",
            "asof": "2017-08-01T02:00+02:00",
            "every": "day",
            "by": "person",
            "bots": "only",
            "compare": "previous",
            "repository": "kubernetes/kops",
            "person": "dependabot[bot]",
            "kind": "issue-comment",
        },
    )

    assert question == Question(
        metric="comments",
        scope=Scope("repository", "kubernetes/kubernetes"),
        window=Window("2017-07-24", "2017-07-29"),
        as_of="2017-08-01",
        grain=Grain.DAY,
        by="person",
        bots=Bots.ONLY,
        repository="kubernetes/kops",
        person="dependabot[bot]",
        kind="issue-comment",
        compare="previous",
    )


def test_an_address_says_only_what_is_not_the_default_and_in_one_order() -> None:
    asked = {
        "compare": "year",
        "bots": "exclude",
        "to": "now",
        "asof": "now",
        "every": "",
        "from": "now - d/d",
    }

    question = Question.from_url("all/events", asked)

    assert list(question.query().items()) == [("from", "now-1d/d"), ("compare", "year")]
    assert question.url() == "/devstats/all/events?from=now-1d/d&compare=year"


def test_a_plus_is_escaped_in_an_address() -> None:
    question = Question("events", Scope("all"), Window("now-1d", "now+1h"))

    assert question.url("json") == "/devstats/all/events.json?from=now-1d&to=now%2B1h"


def test_a_question_without_words_is_about_the_last_seven_days_without_bots() -> None:
    question = Question.from_url("project/kubernetes/pulls-opened", {})

    assert question == Question("pulls-opened", KUBERNETES, Window("now-7d", "now"), bots=Bots.EXCLUDE)
    assert question.url() == "/devstats/project/kubernetes/pulls-opened"


def test_paging_is_left_to_the_views() -> None:
    paged = {"page": "2", "limit": "50", "offset": "100", "by": "kind"}

    assert Question.from_url("all/comments", paged) == Question("comments", Scope("all"), by="kind")


def test_the_rows_behind_an_answer_have_the_same_query() -> None:
    question = Question("comments", KUBERNETES, Window("2017-07-24", "2017-07-29"), kind="issue-comment")

    query = "?from=2017-07-24&to=2017-07-29&kind=issue-comment"
    assert [question.rows_url(), question.rows_url("json")] == [
        f"/devstats/project/kubernetes/comments/rows{query}",
        f"/devstats/project/kubernetes/comments/rows.json{query}",
    ]


def test_a_changed_question_keeps_the_rest() -> None:
    question = Question("comments", KUBERNETES, Window("now-30d", "now"), by="kind", bots=Bots.INCLUDE)

    assert question.replace(by=None, kind="issue-comment") == Question(
        "comments", KUBERNETES, Window("now-30d", "now"), bots=Bots.INCLUDE, kind="issue-comment"
    )


def test_a_scope_without_a_metric_is_written_as_a_page_only() -> None:
    question = Question("", KUBERNETES)

    assert question.url() == "/devstats/project/kubernetes"
    with pytest.raises(Misunderstood) as caught:
        question.url("json")
    assert str(caught.value) == (
        "cannot write /devstats/project/kubernetes as 'json'; metrics are written as json, csv, svg"
    )


def test_as_of_goes_before_the_clock() -> None:
    pinned = Question("events", Scope("all"), Window("now-7d", "now"), as_of="2017-07-01")
    living = pinned.replace(as_of="now")

    first = datetime(2017, 7, 1, tzinfo=UTC)
    week = timedelta(days=7)
    assert [pinned.span(NOW), living.span(NOW)] == [
        Span(first - week, first, first),
        Span(NOW - week, NOW, NOW),
    ]


def test_the_grain_asked_for_goes_before_that_of_the_length() -> None:
    living = Question("events", Scope("all"), Window("now-30d", "now"))
    span = living.span(NOW)

    assert [living.grain_of(span), living.replace(grain=Grain.WEEK).grain_of(span)] == [Grain.DAY, Grain.WEEK]


def test_a_question_compares_with_the_span_before_or_the_year_before() -> None:
    question = Question("events", Scope("all"), Window("2017-07-24", "2017-07-29"))
    span = question.span(NOW)

    compared = [question.replace(compare=word).compared(span) for word in (None, "previous", "year")]

    assert compared == [
        None,
        Span(datetime(2017, 7, 19, tzinfo=UTC), datetime(2017, 7, 24, tzinfo=UTC), NOW),
        Span(datetime(2016, 7, 24, tzinfo=UTC), datetime(2016, 7, 29, tzinfo=UTC), NOW),
    ]


def test_the_neighbours_of_a_question_are_those_of_its_window_as_of_its_day() -> None:
    question = Question("events", KUBERNETES, Window("now/d", "now"), as_of="2017-07-01T12:00:00Z", by="kind")

    neighbours = question.neighbours(NOW)

    assert {word: str(neighbour.window) for word, neighbour in neighbours.items()} == {
        "earlier": "2017-06-30T12:00:00Z to 2017-07-01",
        "wider": "2017-06-30T12:00:00Z to now",
        "narrower": "2017-07-01T06:00:00Z to now",
    }
    assert all(neighbour.replace(window=question.window) == question for neighbour in neighbours.values())
