import pytest

from devstats import queries, rollups
from devstats.vocabulary import Misunderstood
from tests.devstats.queries.asking import NOW, answer, question
from tests.worlds.lighthouse import a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


@pytest.mark.parametrize(
    "metric", ["devstats-contributions", "devstats-contributors", "commits", "time-to-merge"]
)
@pytest.mark.parametrize("by", ["repository", "person"])
def test_a_ranking_is_the_split_without_its_points(metric: str, by: str) -> None:
    found = queries.ranking(question(f"all/{metric}"), by, NOW)

    split = answer(f"all/{metric}", by=by)
    assert [(line.key, line.title, line.total, line.n) for line in found.lines] == [
        (line.key, line.title, line.total, line.n) for line in split.lines
    ]
    assert (found.whole, found.count) == (split.whole.total, len(split.lines))


def test_a_stretch_of_a_ranking_says_how_long_it_is() -> None:
    found = queries.ranking(question("all/devstats-contributions"), "person", NOW, limit=1, offset=1)

    assert [(line.key, line.total) for line in found.lines] == [("ben", 6)]
    assert (found.whole, found.count) == (16, 3)


def test_a_ranking_of_nothing_is_empty() -> None:
    found = queries.ranking(question("all/pushes", from_="2017-07-06", to="2017-07-07"), "person", NOW)

    assert (found.lines, found.count, found.whole) == ((), 0, 0)


def test_what_cannot_be_split_cannot_be_ranked() -> None:
    with pytest.raises(Misunderstood, match=r"^cannot split 'Pushes' by kind"):
        queries.ranking(question("all/pushes"), "kind", NOW)
