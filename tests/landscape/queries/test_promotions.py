"""When projects reached their levels, and how long they stayed."""

from datetime import date

import pytest

from landscape.catalogue import Card, Catalogue, Move, Source, Step
from landscape.intake import landscape_yml
from landscape.queries.promotions import Promotion, Stage, Stay, promotions, stages, stays
from tests.landscape import landscapes
from tests.landscape.landscapes import needs_real_data


def project(slug: str, **days: str) -> Card:
    """A project with the days of its steps."""
    return Card(
        slug=slug,
        source=Source.LANDSCAPE,
        name=slug.title(),
        shelf=("runtime", "storage"),
        moves=frozenset(
            Move(Step(step), date.fromisoformat(day), Source.LANDSCAPE) for step, day in days.items()
        ),
    )


ROOK = project("rook", accepted="2018-01-29", incubating="2018-09-25", graduated="2020-10-07")
ETCD = project("etcd", accepted="2018-12-11", incubating="2018-12-11", graduated="2020-11-24")
RKT = project("rkt", accepted="2017-03-29", archived="2019-08-16")


def test_promotions_stand_in_their_order_and_two_steps_of_one_day_are_one() -> None:
    assert promotions([ROOK, ETCD, RKT]) == (
        Promotion(date(2017, 3, 29), "rkt", "Rkt", "", "sandbox"),
        Promotion(date(2018, 1, 29), "rook", "Rook", "", "sandbox"),
        Promotion(date(2018, 9, 25), "rook", "Rook", "sandbox", "incubating"),
        Promotion(date(2018, 12, 11), "etcd", "Etcd", "", "incubating"),
        Promotion(date(2019, 8, 16), "rkt", "Rkt", "sandbox", "archived"),
        Promotion(date(2020, 10, 7), "rook", "Rook", "incubating", "graduated"),
        Promotion(date(2020, 11, 24), "etcd", "Etcd", "incubating", "graduated"),
    )


def test_who_was_accepted_at_incubating_was_never_in_the_sandbox() -> None:
    assert stays([ROOK, ETCD, RKT]) == (
        Stay("sandbox", "incubating", (239,)),
        Stay("incubating", "graduated", (714, 743)),
        Stay("accepted", "graduated", (714, 982)),
    )


def test_what_is_no_project_has_no_promotions() -> None:
    assert promotions([project("ceph")]) == ()


def test_a_project_was_at_each_level_until_the_next() -> None:
    assert stages(ROOK) == (
        Stage("sandbox", date(2018, 1, 29), date(2018, 9, 25)),
        Stage("incubating", date(2018, 9, 25), date(2020, 10, 7)),
        Stage("graduated", date(2020, 10, 7), None),
    )
    assert [stage.days(date(2020, 10, 17)) for stage in stages(ROOK)] == [239, 743, 10]
    assert stages(project("ceph")) == ()


def test_who_was_accepted_at_incubating_has_no_stage_before() -> None:
    assert [stage.level for stage in stages(ETCD)] == ["incubating", "graduated"]


def test_dates_out_of_order_give_no_number_of_days() -> None:
    crow = project("crow", accepted="2020-01-02", incubating="2020-01-01")

    assert [stage.days(date(2020, 1, 5)) for stage in stages(crow)] == [None, 4]


def test_without_moves_there_is_no_median() -> None:
    assert [stay.median_days for stay in stays([RKT])] == [None, None, None]


@needs_real_data
@pytest.mark.parametrize(("number", "moves", "median"), [(0, 49, 755), (1, 38, 791.5), (2, 38, 1090.5)])
def test_the_times_of_cncf_projects_are_the_known_ones(number: int, moves: int, median: float) -> None:
    found = landscape_yml.compare(landscape_yml.read(landscapes.real()), Catalogue())

    stay = stays(found.cards.values())[number]

    assert (len(stay.days), stay.median_days) == (moves, median)
