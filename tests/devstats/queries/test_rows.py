from datetime import timedelta

import pytest

from devstats import queries, rollups
from devstats.queries import Row
from tests.devstats.queries.asking import NOW, answer, question
from tests.worlds.facts import Facts, at
from tests.worlds.lighthouse import KEEPER, LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


def test_the_rows_of_a_sum_are_its_acts_newest_first() -> None:
    found = queries.rows(question("all/pulls-closed"), NOW)

    assert found.rows == (
        Row(at("2017-07-07 12:00"), KEEPER, "ada", "pull-merged", "pull/2", 1, 1),
        Row(at("2017-07-07 09:00"), KEEPER, "ada", "pull-closed", "pull/2", 1, 1),
        Row(at("2017-07-04 09:00"), LAMP, "ada", "pull-merged", "pull/1", 1, 1),
    )
    assert (found.count, found.next_offset) == (3, None)


def test_of_each_person_the_newest_act_stands_for_all() -> None:
    found = queries.rows(question("all/devstats-contributors"), NOW)

    assert [(row.login, row.at, row.item, row.acts) for row in found.rows] == [
        ("cat", at("2017-07-08 23:59:59"), "issues/1#issuecomment-3", 4),
        ("ben", at("2017-07-07 13:00"), "issues/1", 6),
        ("ada", at("2017-07-07 12:00"), "pull/2", 6),
    ]
    assert found.count == 3


def test_a_commit_that_was_pushed_twice_is_one_row() -> None:
    found = queries.rows(question("all/commits"), NOW)

    assert [(row.item[:9], row.at, row.acts) for row in found.rows] == [
        ("commit/a3", at("2017-07-04 09:00:05"), 1),
        ("commit/a2", at("2017-07-04 09:00:05"), 2),
        ("commit/a1", at("2017-07-03 11:00"), 1),
    ]


def test_the_rows_of_a_percentile_are_its_samples() -> None:
    found = queries.rows(question("all/time-to-merge"), NOW)

    assert [(row.item, row.login, row.amount) for row in found.rows] == [
        ("pull/2", "ben", 172_800),
        ("pull/1", "ada", 86_400),
    ]
    assert found.count == answer("all/time-to-merge").whole.n == 2


@pytest.mark.parametrize("metric", ["events", "devstats-contributors", "commits"])
def test_pages_of_any_size_give_each_row_once_and_in_one_order(metric: str) -> None:
    asked = question(f"all/{metric}", bots="include")
    whole = queries.rows(asked, NOW, limit=1000).rows

    paged: list[Row] = []
    offset: int | None = 0
    while offset is not None:
        page = queries.rows(asked, NOW, limit=3, offset=offset)
        paged += page.rows
        offset = page.next_offset

    assert tuple(paged) == whole
    assert len(whole) == answer(f"all/{metric}", bots="include").whole.total


def test_acts_of_one_instant_have_an_order_too() -> None:
    facts = Facts()
    for number in range(40):
        facts.act("star", "2017-07-06 12:00", f"star-{number}", LAMP, "stargazers")
    facts.store()
    rollups.recount_stale()
    asked = question("all/stars", from_="2017-07-06")

    pages = [queries.rows(asked, NOW, limit=7, offset=offset).rows for offset in range(0, 42, 7)]

    assert len({row.login for page in pages for row in page}) == 40


def test_filters_hold_for_rows_too() -> None:
    found = queries.rows(question(f"repository/{LAMP}/comments", person="ben", kind="review-comment"), NOW)

    assert [row.item for row in found.rows] == ["pull/1#discussion_r1"]


def test_as_of_a_day_rows_end_there() -> None:
    found = queries.rows(question("all/pulls-closed", asof="2017-07-05"), NOW)

    assert ([row.item for row in found.rows], found.count) == (["pull/1"], 1)


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("pull/1", "https://github.com/a/b/pull/1"),
        ("issues/1#issuecomment-2", "https://github.com/a/b/issues/1#issuecomment-2"),
        ("", "https://github.com/a/b"),
        ('tree/fix <b>"', "https://github.com/a/b/tree/fix%20%3Cb%3E%22"),
        ("releases/tag/v1%2Frc", "https://github.com/a/b/releases/tag/v1%2Frc"),
    ],
)  # fmt: skip
def test_a_row_links_to_where_github_shows_it(item: str, url: str) -> None:
    assert Row(at("2017-07-03"), "a/b", "ada", "", item, 1, 1).url == url


@pytest.mark.parametrize(
    ("login", "url"),
    [
        ("ada", "https://github.com/ada"),
        ("dependabot[bot]", "https://github.com/apps/dependabot"),
        ("", ""),
    ],
)
def test_people_and_apps_have_pages_of_their_own(login: str, url: str) -> None:
    assert Row(at("2017-07-03"), "a/b", login, "", "", 1, 1).login_url == url


def test_the_first_instant_of_a_window_has_rows_and_the_end_has_none() -> None:
    found = queries.rows(question("all/pulls-closed", from_="2017-07-07T09:00", to="2017-07-07T12:00"), NOW)

    assert ([row.at for row in found.rows], found.count) == ([at("2017-07-07 09:00")], 1)


def test_of_a_scope_without_a_repository_there_are_no_rows() -> None:
    asked = question(f"repository/{KEEPER}/stars")

    assert (queries.rows(asked, NOW).rows, queries.rows(asked, NOW).count) == ((), 0)


def test_rows_that_came_after_the_last_count_are_shown_and_counted_later() -> None:
    facts = Facts()
    facts.act("star", at("2017-07-05 13:00") + timedelta(hours=1), "eve", LAMP, "stargazers")
    facts.store()

    found = queries.rows(question("all/stars"), NOW)

    assert ([row.login for row in found.rows], found.count) == (["eve", "dan"], 1)
