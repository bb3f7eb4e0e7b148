"""What narrows and splits a question, and what cannot."""

import pytest

from devstats import rollups
from devstats.models import Account, AccountAlias
from devstats.queries import NotFound
from devstats.vocabulary import Misunderstood
from tests.devstats.queries.asking import answer, totals, values
from tests.worlds.facts import Facts, at
from tests.worlds.lighthouse import LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


@pytest.mark.parametrize(("bots", "expected"), [("exclude", 4), ("include", 5), ("only", 1)])
def test_bots_are_left_out_taken_in_or_alone(bots: str, expected: int) -> None:
    assert answer("all/comments", bots=bots).whole.total == expected


def test_who_becomes_known_as_a_bot_is_left_out_at_once() -> None:
    Account.objects.filter(login="cat").update(type="Bot")

    assert answer("all/devstats-contributors").whole.total == 2


@pytest.mark.parametrize(
    ("metric", "person", "total"),
    [
        ("devstats-contributions", "BEN", 6),
        ("comments", "ben", 2),
        ("commits", "ada", 3),
        ("stars", "ada", 0),
    ],
)
def test_a_person_is_found_by_login_in_any_case(metric: str, person: str, total: int) -> None:
    assert answer(f"all/{metric}", person=person).whole.total == total


def test_who_has_a_login_now_goes_before_who_had_it() -> None:
    AccountAlias.objects.create(
        account_id=Facts().person("cat"), login_lower="ben", first_seen_at=at("2016-01-01"),
        last_seen_at=at("2016-02-01"),
    )  # fmt: skip
    AccountAlias.objects.create(
        account_id=Facts().person("cat"), login_lower="kit", first_seen_at=at("2016-01-01"),
        last_seen_at=at("2016-02-01"),
    )  # fmt: skip

    assert answer("all/comments", person="ben").whole.total == 2
    assert answer("all/comments", person="kit").whole.total == 2
    assert answer("all/stars", person="kit").whole.total == 0


def test_a_kind_narrows() -> None:
    assert values(answer("all/comments", kind="commit-comment").whole) == [0, 0, 0, 0, 1, 0, None]
    assert answer("all/devstats-contributions", kind="pull-merged").whole.total == 2


def test_kinds_have_the_titles_of_the_definition_and_the_biggest_comes_first() -> None:
    found = answer("all/comments", by="kind")

    assert [(line.key, line.title, line.total) for line in found.lines] == [
        ("issue-comment", "on issues and pull requests", 2),
        ("commit-comment", "on commits", 1),
        ("review-comment", "on lines of a pull request", 1),
    ]


def test_parts_of_a_distinct_count_overlap_and_the_whole_counts_each_once() -> None:
    found = answer("all/devstats-contributors", by="repository")

    assert totals(found) == {"lighthouse/keeper": 3, "lighthouse/lamp": 3}
    assert found.whole.total == 3


def test_who_is_not_known_is_a_line_without_a_key() -> None:
    facts = Facts()
    facts.pull(4, LAMP, opened="2017-07-05", merged="2017-07-06")
    facts.store()
    rollups.recount_stale()

    lines = answer("all/time-to-merge", by="person").lines

    assert [(line.key, line.title, line.n) for line in lines] == [
        ("ben", "ben", 1),
        ("ada", "ada", 1),
        ("", "nobody known", 1),
    ]


@pytest.mark.parametrize(
    ("where", "query", "sentence"),
    [
        ("all/pushes", {"by": "kind"}, "cannot split 'Pushes' by kind, only by repository, person"),
        ("all/pushes", {"kind": "push"}, "cannot narrow 'Pushes' to kind=push: it has no kinds"),
        ("all/comments", {"kind": "issue-coment"},
         "cannot read kind='issue-coment'; 'Comments' has issue-comment, review-comment, commit-comment"),
    ],
)  # fmt: skip
def test_what_a_metric_does_not_have_is_misunderstood(
    where: str, query: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Misunderstood) as caught:
        answer(where, **query)

    assert str(caught.value) == sentence


def test_more_points_than_anybody_can_take_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("devstats.queries.answers.MOST_POINTS", 20)

    with pytest.raises(Misunderstood, match=r"^by person would be 3 lines of 7 points; try a coarser grain"):
        answer("all/devstats-contributions", by="person")


def test_an_unknown_person_or_metric_is_not_found() -> None:
    with pytest.raises(NotFound, match=r"^no person 'zoe' is known here$"):
        answer("all/pushes", person="zoe")
    with pytest.raises(NotFound, match=r"^no metric 'pulls' is known; there are devstats-contributions, "):
        answer("all/pulls")
