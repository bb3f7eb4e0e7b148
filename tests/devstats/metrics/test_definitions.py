"""What holds for every definition there is, whoever adds one."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from devstats import metrics, queries, rollups
from devstats.metrics import Definition
from devstats.models import partitions
from devstats.question import Question
from tests.worlds import WORLDS
from tests.worlds.facts import at

pytestmark = pytest.mark.django_db

EVERY = pytest.mark.parametrize("metric", metrics.registry().values(), ids=lambda metric: metric.slug)
NOW = at("2017-08-01")


@EVERY
def test_it_answers_its_example(metric: Definition) -> None:
    WORLDS[metric.example.world]()
    rollups.recount_stale()

    answer = queries.answer(example(metric), NOW)

    assert answer.whole.total == metric.example.total
    if metric.example.points:
        assert tuple(point.value for point in answer.whole.points) == metric.example.points


@EVERY
def test_as_many_rows_stand_behind_its_example_as_it_says(metric: Definition) -> None:
    WORLDS[metric.example.world]()
    rollups.recount_stale()

    rows = queries.rows(example(metric), NOW, limit=1000)

    answered = queries.answer(example(metric), NOW).whole
    assert len(rows.rows) == rows.count == (answered.total if answered.n is None else answered.n)


@EVERY
def test_its_day_is_the_utc_day_of_its_instant(metric: Definition) -> None:
    WORLDS[metric.example.world]()

    with connection.cursor() as cursor:
        cursor.execute(metrics.observations(metric), {})
        seen = [(row[0].date(), row[1]) for row in cursor.fetchall()]

    assert [utc_day for utc_day, _ in seen] == [day for _, day in seen] != []


@EVERY
@pytest.mark.usefixtures("_three_months")
def test_bounds_reach_its_tables(metric: Definition) -> None:
    plan = explained(
        f"SELECT * FROM ({metrics.observations(metric)}) AS seen "  # noqa: S608 - a definition of ours
        "WHERE at >= '2017-07-10' AND at < '2017-07-11' AND repository_id = ANY('{1,2}')"
    )

    assert "Seq Scan" not in plan
    assert re.search(r"(Index Cond|Recheck Cond): .*'2017-07-10", plan)
    # Of the tables that are divided by month no other month is read.
    assert set(re.findall(r"_y(\d{4}m\d{2})", plan)) <= {"2017m07"}


@pytest.fixture
def _three_months() -> None:
    partitions.ensure([at("2017-06-10").date() + timedelta(days=30 * month) for month in range(3)])
    with connection.cursor() as cursor:
        # Of tables without rows PostgreSQL rightly reads all; what matters is that it could do otherwise.
        cursor.execute("SET LOCAL enable_seqscan = off")


def explained(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", {})
        return "\n".join(line for (line,) in cursor.fetchall())


def example(metric: Definition) -> Question:
    given = metric.example
    query = {"from": given.from_, "to": given.to, "every": given.every, "bots": given.bots}
    return Question.from_url(f"{given.scope}/{metric.slug}", query)
