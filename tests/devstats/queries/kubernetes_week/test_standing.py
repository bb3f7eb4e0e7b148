"""The real week, told to the catalogue: what the explorer's facet of activity answers."""

import pytest
from django.test import Client

from devstats import queries, tasks
from devstats.queries import standing
from devstats.question import Question
from devstats.vocabulary import Bots, Scope, Window
from landscape.queries import exploring, standings
from tests.landscape import landscapes
from tests.landscape.landscapes import item, one_shelf
from tests.worlds.facts import at, hours

pytestmark = pytest.mark.usefixtures("kubernetes_week")

KUBERNETES = one_shelf(
    item("Kubernetes", project="graduated", repo_url="https://github.com/kubernetes/kubernetes"),
    item("Rook", project="graduated", repo_url="https://github.com/rook/rook"),
)


def test_a_week_alone_is_no_answer_about_90_days() -> None:
    landscapes.load(KUBERNETES)

    tasks.measure_items()

    assert standings.standings() == {}
    assert exploring.index().answers["activity"] == {}


def test_with_the_hours_around_it_the_activity_facet_answers() -> None:
    landscapes.load(KUBERNETES)
    hours("2017-01-28", "2017-07-24")  # harvested, and nothing of ours was in them

    tasks.measure_items()

    asked = Question(
        scope=Scope("project", "kubernetes"),
        metric=standing.CONTRIBUTORS,
        window=Window.parse("2017-04-29T08:00:00Z to 2017-07-28T08:00:00Z"),
        bots=Bots.EXCLUDE,
    )
    found = standings.standings()["kubernetes"]
    assert found.contributors == queries.answer(asked, at("2026-11-22")).whole.total
    assert (found.activity, str(found.latest_act_on)) == ("rising", "2017-07-28")
    assert {value: mask.bit_count() for value, mask in exploring.index().answers["activity"].items()} == {
        "rising": 1
    }


def test_the_explorer_filters_by_it(client: Client) -> None:
    landscapes.load(KUBERNETES)
    hours("2017-01-28", "2017-07-24")
    tasks.measure_items()

    answer = client.get("/api/v1/items?activity=rising").json()

    assert [one["slug"] for one in answer["results"]] == ["kubernetes"]
