"""Windows, grains and instants: which observations a bucket holds."""

import pytest

from devstats import rollups
from devstats.models import Act
from tests.devstats.queries.asking import answer, values
from tests.worlds.facts import Facts, at, hours
from tests.worlds.lighthouse import LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


@pytest.fixture
def _a_year() -> None:
    """A push at noon of the first and of the last day of each month of 2016, by ada and ben in turn."""
    facts = Facts()
    for month, last in enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1):
        facts.push(f"2016-{month:02}-01 12:00", "ada" if month % 2 else "ben", LAMP, f"{month}a", "common")
        facts.push(f"2016-{month:02}-{last} 12:00", "cat", LAMP, f"{month}b")
    facts.store()
    for month in range(1, 13):
        hours(f"2016-{month:02}-01", f"2016-{month:02}-28")
    rollups.recount_stale()


@pytest.mark.usefixtures("_a_week")
def test_the_beginning_is_included_and_the_end_is_not() -> None:
    of_second = answer("all/pushes", from_="2017-07-04T09:00:05", to="2017-07-04T09:00:06")
    before = answer("all/pushes", from_="2017-07-04T09:00:00", to="2017-07-04T09:00:05")

    assert (of_second.whole.total, before.whole.total) == (1, 0)


@pytest.mark.usefixtures("_a_week")
def test_days_at_the_edges_hold_only_what_lies_in_the_window() -> None:
    found = answer("all/devstats-contributions", from_="2017-07-03T10:00", to="2017-07-07T12:00", every="day")

    assert values(found.whole) == [2, 4, 2, 0, 2]
    assert [point.label for point in found.whole.points] == [f"2017-07-0{day}" for day in range(3, 8)]


@pytest.mark.usefixtures("_a_week")
def test_hours_are_counted_from_the_facts() -> None:
    found = answer("all/comments", from_="2017-07-03T09:30", to="2017-07-03T12:00", bots="include")

    assert [(point.label, point.value) for point in found.whole.points] == [
        ("2017-07-03T09:00:00Z", 0),
        ("2017-07-03T10:00:00Z", 2),
        ("2017-07-03T11:00:00Z", 0),
    ]


@pytest.mark.usefixtures("_a_week")
@pytest.mark.parametrize("to", ["2017-07-04", "2017-07-03T12:00"])
def test_nobody_is_no_person_in_whole_days_and_in_parts_of_them(to: str) -> None:
    Act.objects.filter(account_id=Facts().person("ben")).update(account_id=0)
    rollups.mark_all()
    rollups.recount_stale()

    window = {"from_": "2017-07-03", "to": to, "every": "day"}
    assert answer("all/devstats-contributors", **window).whole.total == 1
    assert answer("all/devstats-contributions", **window).whole.total == 3
    assert answer("all/commenters", **window).whole.total == 0


@pytest.mark.usefixtures("_a_week")
def test_as_of_a_day_what_came_later_is_not_seen() -> None:
    found = answer("all/devstats-contributions", asof="2017-07-05T11:00")

    assert values(found.whole) == [3, 4, 1]
    assert found.whole.total == 8
    assert [point.is_unfinished for point in found.whole.points] == [False, False, True]


@pytest.mark.usefixtures("_a_year")
@pytest.mark.parametrize(
    ("every", "pushes", "people", "commits"),
    [
        ("month", [2] * 11 + [1], [2] * 11 + [1], [3] * 11 + [2]),
        ("quarter", [6, 6, 6, 5], [3, 3, 3, 3], [7, 7, 7, 6]),
        ("year", [23], [3], [24]),
    ],
)
def test_months_quarters_and_years_are_made_of_whole_months_and_the_days_beside_them(
    every: str, pushes: list[int], people: list[int], commits: list[int]
) -> None:
    found = {
        metric: answer(f"all/{metric}", from_="2016-01-01", to="2016-12-31T12:00", every=every).whole
        for metric in ("pushes", "devstats-contributors", "commits")
    }

    assert [values(line) for line in found.values()] == [pushes, people, commits]
    assert [line.total for line in found.values()] == [23, 3, 24]


@pytest.mark.usefixtures("_a_year")
def test_a_window_from_within_a_month_to_within_another_holds_no_more_than_it_says() -> None:
    found = answer("all/pushes", from_="2016-01-01T12:00:01", to="2016-03-31T12:00", every="month")

    assert values(found.whole) == [1, 2, 1]


@pytest.mark.usefixtures("_a_year")
def test_weeks_begin_on_monday_also_across_months() -> None:
    found = answer("all/pushes", from_="2016-02-25", to="2016-03-05", every="week")

    assert [(point.label, point.value) for point in found.whole.points] == [
        ("2016-02-22", 0),
        ("2016-02-29", 2),
    ]


@pytest.mark.usefixtures("_a_week")
def test_the_previous_window_ends_where_this_one_begins() -> None:
    found = answer(
        "all/devstats-contributions", from_="2017-07-05", to="2017-07-07", every="day", compare="previous"
    )

    assert found.previous is not None
    assert (found.whole.total, found.previous_total, values(found.previous)) == (2, 7, [3, 4])
    assert found.previous.title == "3–4 July 2017"


@pytest.mark.usefixtures("_a_week")
def test_the_same_window_a_year_earlier_has_no_answer_where_nothing_was_harvested_then() -> None:
    found = answer("all/devstats-contributions", compare="year")

    assert found.previous is not None
    assert (found.previous_total, values(found.previous)) == (None, [None] * 7)
    assert found.previous.points[0].starts_at == at("2016-07-03")
