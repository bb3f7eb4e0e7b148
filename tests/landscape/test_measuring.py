"""What is measured of items: written in one way, read back, noticed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from landscape import measuring, models
from landscape.queries import exploring, standings
from landscape.standings import (
    FALLING_FROM,
    LEAST_CONTRIBUTIONS,
    RISING_FROM,
    Activity,
    Fact,
    Meter,
    Standing,
    Taken,
    Value,
    activity,
)
from tests.landscape import landscapes
from tests.landscape.landscapes import item, one_shelf
from tests.landscape.standing import NOON, measured, of_rook

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def _rook(db: None) -> None:
    landscapes.load(one_shelf(item("Rook"), item("Crow")))


pytestmark = pytest.mark.usefixtures("_rook")


def test_what_is_written_reads_back() -> None:
    assert measuring.record(of_rook()) == len(Fact)

    assert standings.standings() == {
        "rook": Standing(
            stars=12_000,
            contributors=71,
            licence="Apache-2.0",
            languages=("Go", "C++"),
            first_commit_on=date(2016, 7, 4),
            latest_commit_on=date(2026, 8, 6),
            latest_act_on=date(2026, 8, 7),
            activity=Activity.RISING,
            taken={one.fact: Taken(one.measured_at, one.meter) for one in of_rook()},
        )
    }


def test_what_is_known_already_is_not_written_again() -> None:
    measuring.record(of_rook())
    before = list(models.Measurement.objects.order_by("pk").values())

    assert measuring.record(of_rook()) == 0

    assert list(models.Measurement.objects.order_by("pk").values()) == before


def test_what_changes_alone_is_written_and_noticed() -> None:
    measuring.record(of_rook())
    before = standings.newest()

    assert measuring.record([measured("rook", Fact.STARS, 12_001, at=LATER), *of_rook()[1:]]) == 1

    after = standings.newest()
    assert (after.revision, after.serial) == (before.revision, before.serial + 1)
    assert exploring.index().around.standings["rook"].stars == 12_001


def test_no_answer_is_not_zero_and_takes_the_place_of_the_last_one() -> None:
    measuring.record([measured("rook", Fact.STARS, 5), measured("crow", Fact.STARS, 0)])

    measuring.record(
        [
            measured("rook", Fact.STARS, None, at=LATER),
            measured("crow", Fact.CONTRIBUTORS, None, at=LATER),
        ]
    )

    found = standings.standings()
    assert {slug: standing.stars for slug, standing in found.items()} == {"crow": 0}
    assert models.Measurement.objects.count() == 2  # what nobody ever measured is not written down


def test_of_two_meters_the_newer_word_counts() -> None:
    measuring.record([measured("rook", Fact.STARS, 5, at=LATER, meter=Meter.GITHUB)])

    measuring.record([measured("rook", Fact.STARS, 4, at=NOON, meter=Meter.GH_ARCHIVE)])
    assert standings.standings()["rook"].stars == 5

    measuring.record([measured("rook", Fact.STARS, 3, at=NOON, meter=Meter.GITHUB)])
    assert standings.standings()["rook"].stars == 3


def test_an_item_that_left_meanwhile_is_left_out() -> None:
    assert measuring.record([measured("gone", Fact.STARS, 1), measured("rook", Fact.STARS, 2)]) == 1


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        (Fact.STARS, -1),
        (Fact.STARS, True),
        (Fact.STARS, "12"),
        (Fact.LICENCE, ""),
        (Fact.LICENCE, "MIT\x00"),
        (Fact.LICENCE, "x" * 101),
        (Fact.LANGUAGES, ()),
        (Fact.LANGUAGES, ("Go", "Go")),
        (Fact.LANGUAGES, "Go"),
        (Fact.LANGUAGES, (" ",)),
        (Fact.LATEST_ACT_ON, date(2026, 8, 8)),
        (Fact.FIRST_COMMIT_ON, datetime(2016, 7, 4, tzinfo=UTC)),
        (Fact.ACTIVITY, "lively"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_is_written(fact: Fact, value: Value) -> None:
    with pytest.raises(measuring.Unmeasurable, match=f"rook: {fact} cannot be"):
        measuring.record([measured("crow", Fact.STARS, 1), measured("rook", fact, value)])

    assert standings.standings() == {}


def test_one_fact_twice_and_an_instant_without_a_zone_are_refused() -> None:
    naive = datetime(2026, 8, 7)  # noqa: DTZ001 - what is to be refused

    with pytest.raises(measuring.Unmeasurable, match=r"stars is measured twice; .* is in no time zone"):
        measuring.record(
            [
                measured("rook", Fact.STARS, 1),
                measured("rook", Fact.STARS, 2),
                measured("crow", Fact.STARS, 2, at=naive),
            ]
        )


def test_the_database_itself_refuses_unknown_words() -> None:
    rook = models.Item.objects.get(slug="rook")

    for words in ({"fact": "fame", "meter": "github"}, {"fact": "stars", "meter": "rumour"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Measurement.objects.create(item=rook, value=1, measured_at=NOON, serial=1, **words)


def test_a_past_day_knows_nothing_measured() -> None:
    measuring.record(of_rook())

    assert exploring.index(on=date(2026, 8, 7)).around.standings == {}


@given(st.integers(0, 10_000), st.integers(0, 10_000) | st.none())
def test_activity_is_what_is_documented(now: int, before: int | None) -> None:
    told = activity(now, before)

    is_much = before is not None and max(now, before) >= LEAST_CONTRIBUTIONS
    assert (told is Activity.SILENT) == (now == 0)
    assert (told is None) == (now > 0 and before is None)
    assert (told is Activity.RISING) == (now > 0 and is_much and now > (before or 0) * RISING_FROM)
    assert (told is Activity.FALLING) == (now > 0 and is_much and now < (before or 0) * FALLING_FROM)
