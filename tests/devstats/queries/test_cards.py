import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from devstats import metrics, queries, rollups
from devstats.vocabulary import Misunderstood, Scope
from tests.devstats.queries.asking import NOW, answer, question
from tests.worlds.lighthouse import KEEPER, LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db

SCOPES = [Scope("repository", LAMP), Scope("all"), Scope("repository", KEEPER), Scope("repository", LAMP)]


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


@pytest.mark.parametrize("window", [{}, {"from_": "2017-07-05T11:00", "to": "2017-07-07T12:30"}], ids=str)
@pytest.mark.parametrize("scope", ["all", f"repository/{LAMP}"])
def test_each_card_says_what_its_answer_says(scope: str, window: dict[str, str]) -> None:
    board = queries.cards(question(scope, **window), NOW)

    assert [card.metric.slug for card in board.cards] == list(metrics.registry())
    for card in board.cards:
        found = answer(f"{scope}/{card.metric.slug}", compare="previous", **window)
        assert (card.line, card.previous_total) == (found.whole, found.previous_total)
        assert (card.scope_title, board.coverage) == (found.scope_title, found.coverage)


@pytest.mark.parametrize("metric", ["devstats-contributions", "devstats-contributors", "time-to-merge"])
def test_each_scope_s_card_says_what_its_answer_says(metric: str) -> None:
    board = queries.scope_cards(question(f"all/{metric}", compare="year"), SCOPES, NOW)

    assert [card.question.scope for card in board.cards] == SCOPES
    for card in board.cards:
        found = answer(f"{card.question.scope}/{metric}", compare="year")
        assert (card.line, card.previous_total) == (found.whole, found.previous_total)


def test_cards_open_what_they_show() -> None:
    board = queries.cards(question("all", bots="include"), NOW)

    assert board.cards[0].question == question("all/devstats-contributions", bots="include")


def test_a_kind_narrows_the_cards_of_one_metric_and_not_those_of_all() -> None:
    board = queries.scope_cards(question("all/comments", kind="review-comment"), SCOPES[:2], NOW)

    assert [card.line.total for card in board.cards] == [1, 1]
    with pytest.raises(Misunderstood, match=r"^cannot narrow every metric to kind=push; choose one metric$"):
        queries.cards(question("all", kind="push"), NOW)


def test_all_cards_take_few_statements(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(12):
        queries.cards(question("all"), NOW)
    with django_assert_max_num_queries(12):
        queries.scope_cards(question("all/devstats-contributions"), SCOPES * 20, NOW)
