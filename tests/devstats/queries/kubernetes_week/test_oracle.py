"""Answers beside a plain count over the files."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devstats import metrics, queries
from devstats.models import Account
from devstats.question import Question
from devstats.series import Answer
from devstats.vocabulary import Bots, Grain, Scope, Window, instant
from tests.oracles import plain
from tests.oracles.plain import Asked
from tests.worlds.facts import at

pytestmark = pytest.mark.usefixtures("kubernetes_week")

NOW = at("2026-11-22")
FROM, UNTIL = at("2017-07-24"), at("2017-07-29")
LOADED_UNTIL = at("2017-07-28 08:00")
ONE = "kubernetes/test-infra"

EVERY = pytest.mark.parametrize("metric", plain.METRICS)


def test_the_oracle_knows_every_metric() -> None:
    assert set(plain.METRICS) == set(metrics.registry())


@EVERY
@pytest.mark.parametrize("bots", Bots)
def test_each_day_is_what_the_files_say(metric: str, bots: Bots, raw_events: list[plain.Event]) -> None:
    asked = Asked(metric, FROM, UNTIL, bots=bots)

    answer = queries.answer(question(asked), NOW)

    known = bot_logins()
    by_day = plain.values_by(asked, plain.day, raw_events, known)
    assert points(answer) == {label: by_day.get(label, nothing(metric)) for label in points(answer)}
    assert answer.whole.total == plain.value(asked, raw_events, known)


@EVERY
def test_each_hour_is_what_the_files_say(metric: str, raw_events: list[plain.Event]) -> None:
    asked = Asked(metric, at("2017-07-25 13:00"), at("2017-07-26 09:00"))

    answer = queries.answer(question(asked).replace(grain=Grain.HOUR), NOW)

    by_hour = plain.values_by(asked, plain.hour, raw_events)
    assert len(answer.whole.points) == 20
    assert points(answer) == {label: by_hour.get(label, nothing(metric)) for label in points(answer)}


@pytest.mark.parametrize(
    ("metric", "by"), [(metric.slug, by) for metric in metrics.registry().values() for by in metric.splits]
)
def test_each_part_is_what_the_files_say(metric: str, by: str, raw_events: list[plain.Event]) -> None:
    asked = Asked(metric, FROM, UNTIL)

    answer = queries.answer(question(asked).replace(by=by), NOW)

    parts = plain.values_by(asked, lambda one: str(getattr(one, by)), raw_events)
    assert {line.key: line.total for line in answer.lines} == parts
    by_day = plain.values_by(asked, lambda one: f"{getattr(one, by)} {plain.day(one)}", raw_events)
    assert {
        f"{line.key} {point.label}": point.value
        for line in answer.lines
        for point in line.points
        if point.value
    } == {key: value for key, value in by_day.items() if value}


@EVERY
def test_narrowed_it_is_what_the_files_say(metric: str, raw_events: list[plain.Event]) -> None:
    person = "ixdy"
    asked = Asked(metric, FROM, UNTIL, repository=ONE, person=person)

    found = queries.answer(question(asked), NOW)
    of_scope = queries.answer(question(asked).replace(scope=Scope("repository", ONE), repository=None), NOW)

    assert found.whole.total == of_scope.whole.total == plain.value(asked, raw_events)


seconds = st.integers(-3 * 3600, int((UNTIL - FROM).total_seconds()))
windows = st.builds(
    lambda metric, ends, bots, repository: Asked(
        metric,
        FROM + timedelta(seconds=min(ends)),
        FROM + timedelta(seconds=max(ends)),
        bots=bots,
        repository=repository,
    ),
    metric=st.sampled_from(plain.METRICS),
    ends=st.sets(seconds, min_size=2, max_size=2),
    bots=st.sampled_from(Bots),
    repository=st.sampled_from([None, ONE]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=windows, grain=st.sampled_from([None, *Grain]))
def test_any_window_comes_to_what_the_files_say(
    asked: Asked, grain: Grain | None, raw_events: list[plain.Event]
) -> None:
    answer = queries.answer(question(asked).replace(grain=grain), NOW)

    is_known = asked.from_at < LOADED_UNTIL and asked.until > FROM
    expected = plain.value(asked, raw_events, bot_logins()) if is_known else None
    assert answer.whole.total == expected
    if answer.metric.arithmetic.is_additive:
        assert sum(point.value or 0 for point in answer.whole.points) == (expected or 0)


@EVERY
def test_the_rows_are_those_of_the_files(metric: str, raw_events: list[plain.Event]) -> None:
    asked = Asked(metric, at("2017-07-25 22:17:03"), at("2017-07-26 03:40:59"))

    rows = queries.rows(question(asked), NOW, limit=1000).rows

    expected = list(plain.seen(asked, raw_events))
    definition = metrics.definition(metric)
    if definition.member == "person":
        acts: dict[str, list[datetime]] = {}
        for one in expected:
            acts.setdefault(one.person, []).append(one.at)
        assert {row.login: (row.at, row.acts) for row in rows} == {
            person: (max(times), len(times)) for person, times in acts.items()
        }
    elif definition.member == "item":
        assert {row.item for row in rows} == {f"commit/{one.member}" for one in expected}
    else:
        assert sorted((row.at, row.repository, row.login, row.amount) for row in rows) == sorted(
            (one.at, one.repository, one.person, one.amount) for one in expected
        )


def question(asked: Asked) -> Question:
    return Question(
        metric=asked.metric,
        scope=Scope("all"),
        window=Window(instant(asked.from_at), instant(asked.until)),
        bots=Bots(asked.bots),
        repository=asked.repository,
        person=asked.person,
        kind=asked.kind,
    )


def points(answer: Answer) -> dict[str, float | None]:
    return {point.label: point.value for point in answer.whole.points}


def nothing(metric: str) -> int | None:
    """What a bucket without observations comes to."""
    return None if metrics.definition(metric).arithmetic.is_percentile else 0


def bot_logins() -> frozenset[str]:
    """Who is a bot is not what is judged here."""
    return frozenset(Account.objects.filter(is_bot=True).values_list("login", flat=True))
