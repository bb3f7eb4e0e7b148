"""What the archive tells of items, on made-up facts."""

from datetime import date

import pytest

from devstats import rollups
from devstats.queries import standing
from landscape.standings import Activity, Fact, Value
from tests.landscape import landscapes
from tests.landscape.landscapes import item, one_shelf
from tests.worlds.facts import Facts, at, hours

pytestmark = pytest.mark.django_db

# 180 days before the instant at which the harvest ends.
BEGIN, MIDDLE, END = "2017-02-01", "2017-05-02", "2017-07-31"


def a_harbour() -> None:
    """Four items: one that rises, one that is silent, one that was never seen, one without repositories."""
    landscapes.load(
        one_shelf(
            item("Rook", repo_url="https://github.com/rook/rook"),
            item("Crow", repo_url="https://github.com/crow/crow"),
            item("Gull", repo_url="https://github.com/gull/gull"),
            item("Tern"),
        )
    )
    facts = Facts()
    facts.person("robot", is_bot=True)
    for day in range(1, 31):
        facts.push(f"2017-06-{day:02d} 10:00", "ada", "rook/rook", f"{day:040x}")
        facts.push(f"2017-07-{day:02d} 10:00", "robot", "rook/rook", f"{day + 99:040x}")
    facts.push("2017-06-03 12:00", "grace", "rook/rook", f"{77:040x}")
    facts.push("2017-03-01 12:00", "ada", "crow/crow", f"{78:040x}")
    facts.store()


def told(slug: str) -> dict[Fact, Value | None]:
    return {one.fact: one.value for one in standing.measurements() if one.slug == slug}


def test_items_are_measured_as_of_the_last_harvested_instant_without_bots() -> None:
    a_harbour()
    hours(BEGIN, END)
    rollups.recount_stale()

    found = standing.measurements()

    assert {one.measured_at for one in found} == {at(END)}
    assert told("rook") == {
        Fact.CONTRIBUTORS: 2,
        Fact.LATEST_ACT_ON: date(2017, 6, 30),
        Fact.ACTIVITY: Activity.RISING,
    }
    assert told("crow") == {
        Fact.CONTRIBUTORS: 0,
        Fact.LATEST_ACT_ON: date(2017, 3, 1),
        Fact.ACTIVITY: Activity.SILENT,
    }


def test_there_is_no_answer_for_what_was_never_seen() -> None:
    a_harbour()
    hours(BEGIN, END)
    rollups.recount_stale()

    nothing = {Fact.CONTRIBUTORS: None, Fact.LATEST_ACT_ON: None, Fact.ACTIVITY: None}
    assert (told("gull"), told("tern")) == (nothing, nothing)


def test_there_is_no_answer_where_less_than_nine_tenths_of_the_window_was_harvested() -> None:
    a_harbour()
    hours("2017-05-12", END)  # 80 of 90 days
    rollups.recount_stale()

    assert set(told("rook").values()) == {None}


def test_without_the_window_before_only_silence_can_be_told() -> None:
    a_harbour()
    hours("2017-05-09", END)  # 83 of 90 days, and none before
    rollups.recount_stale()

    assert (told("rook")[Fact.ACTIVITY], told("crow")[Fact.ACTIVITY]) == (None, Activity.SILENT)
    assert told("rook")[Fact.CONTRIBUTORS] == 2


def test_days_that_wait_to_be_counted_give_no_answer() -> None:
    a_harbour()
    hours(BEGIN, END)

    assert set(told("rook").values()) == {None}


def test_where_nothing_was_harvested_nothing_is_measured() -> None:
    landscapes.load(one_shelf(item("Rook", repo_url="https://github.com/rook/rook")))

    assert standing.measurements() == []
