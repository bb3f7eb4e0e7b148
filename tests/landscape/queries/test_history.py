"""Growth, the changes of each month, and the history of one thing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from landscape.catalogue import Source, counts
from landscape.organisations import Organisation
from landscape.queries.catalogue import newest_revision, read
from landscape.queries.history import Event, Month, Told, changes, growth, history, month_ends
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, landscape, needs_real_data, one_shelf

pytestmark = pytest.mark.django_db

CASTLE = at_home("Rook", project="incubating") | {"name": "Castle"}


def three_years() -> None:
    """Rook is accepted, renamed and moved; Crow leaves; Acme is a member for a year."""
    landscapes.load(one_shelf(at_home("Rook", project="sandbox"), at_home("Crow")), on=date(2019, 1, 31))
    landscapes.load(
        landscape(
            {
                "Runtime": {"Storage": [CASTLE]},
                "Members": {"Gold": [at_home("Acme")]},
            }
        ),
        on=date(2020, 3, 1),
    )
    landscapes.load(
        landscape({"Data": {"Storage": [CASTLE]}}),
        on=date(2020, 3, 15),
    )


def test_month_ends_are_those_of_the_months_that_end_within() -> None:
    assert month_ends(date(2019, 12, 31), date(2020, 3, 31)) == [
        date(2019, 12, 31),
        date(2020, 1, 31),
        date(2020, 2, 29),
    ]


def test_growth_counts_each_day_as_its_catalogue_does() -> None:
    three_years()
    days = [date(2018, 1, 1), date(2019, 1, 31), date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 15)]

    with CaptureQueriesContext(connection) as queries:
        found = growth(days)

    assert found == {day: counts(read(day)) for day in days}
    assert [one.members for one in found.values()] == [0, 0, 0, 1, 0]
    assert len(queries) == 1


@needs_real_data
def test_growth_over_real_landscapes_counts_as_they_do() -> None:
    for year in (2018, 2019, 2020):
        landscapes.load(landscapes.year_ends()[year], on=date(year, 12, 31))

    found = growth(month_ends(date(2018, 11, 1), date(2021, 2, 1)))

    assert found == {day: counts(read(day)) for day in found}
    assert len(found) == 27


def test_changes_stand_by_month_the_newest_first() -> None:
    three_years()

    found = changes(date(2019, 2, 1), date(2020, 4, 1))

    assert found == [
        Month(
            date(2020, 3, 1),
            (
                Event(date(2020, 3, 1), "added", "acme", "Acme", "", ""),
                Event(date(2020, 3, 1), "level", "rook", "Castle", "sandbox", "incubating"),
                Event(date(2020, 3, 1), "renamed", "rook", "Castle", "Rook", "Castle"),
                Event(date(2020, 3, 1), "removed", "crow", "Crow", "", ""),
                Event(date(2020, 3, 15), "removed", "acme", "Acme", "", ""),
                Event(date(2020, 3, 15), "category", "rook", "Castle", "runtime/storage", "data/storage"),
            ),
        ),
    ]


def test_the_first_month_is_of_what_was_added() -> None:
    three_years()

    found = changes(date(2018, 1, 1), date(2019, 2, 1))

    assert found == [
        Month(
            date(2019, 1, 1),
            (
                Event(date(2019, 1, 31), "added", "crow", "Crow", "", ""),
                Event(date(2019, 1, 31), "added", "rook", "Rook", "", "sandbox"),
            ),
        )
    ]


def test_a_thing_of_any_kind_has_its_history() -> None:
    file = one_shelf(at_home("Rook", crunchbase="https://www.crunchbase.com/organization/cf"))
    landscapes.load(file, on=date(2019, 1, 31))
    first = newest_revision()
    landscapes.load(one_shelf(at_home("Rook")), on=date(2020, 1, 31))
    second = newest_revision()
    assert first is not None
    assert second is not None

    assert history("organisation", "cf") == [
        Told(date(2019, 1, 31), date(2020, 1, 31), Organisation("Cf"), first),
        Told(date(2020, 1, 31), None, None, second),
    ]
    assert [told.value.said_by["name"] for told in history("item", "rook")] == [Source.LANDSCAPE] * 2


def test_versions_that_follow_each_other_and_say_the_same_are_told_as_one() -> None:
    file = one_shelf(at_home("Rook"))
    landscapes.load(file, on=date(2020, 1, 31))
    landscapes.load(file, on=date(2019, 1, 31))

    (told,) = history("item", "rook")

    assert (told.valid_from, told.valid_until, told.value.name) == (date(2019, 1, 31), None, "Rook")
