from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from devstats import queries, rollups
from devstats.models import ArchiveHour, StaleDay
from tests.devstats.queries.asking import NOW, answer, question
from tests.worlds.facts import at, mark
from tests.worlds.lighthouse import LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


def change_an_hour() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE devstats_archive_hour SET serial = nextval('devstats_serial') WHERE hour = %s",
            [at("2017-07-03")],
        )


@pytest.mark.parametrize(
    "change",
    [
        lambda: mark(date(2017, 7, 3)),
        lambda: rollups.recount(date(2017, 7, 3)),
        change_an_hour,
        lambda: ArchiveHour.objects.create(name="another", hour=at("2017-07-09"), serial=10_000),
    ],
    ids=["a mark", "a count", "a change in the ledger", "a new hour"],
)
def test_the_version_changes_with(change: Callable[[], object]) -> None:
    before = queries.data_version()

    change()

    assert queries.data_version() != before


def test_the_version_changes_also_when_what_began_earlier_is_committed_later() -> None:
    StaleDay.objects.create(day=date(2017, 7, 5), metric="", serial=9_000)
    before = queries.data_version()

    StaleDay.objects.create(day=date(2017, 7, 4), metric="", serial=8_999)

    assert queries.data_version() != before


def test_while_nothing_changes_the_version_is_the_same() -> None:
    assert queries.data_version() == queries.data_version()
    assert answer("all/pushes").data_version == answer("all/stars").data_version


def test_an_answer_s_version_depends_on_the_repositories_it_reaches() -> None:
    assert answer("all/pushes").data_version != answer(f"repository/{LAMP}/pushes").data_version


def test_an_answer_tells_when_something_was_counted_last() -> None:
    counted_at = answer("all/pushes").counted_at

    assert counted_at is not None
    assert queries.cards(question("all"), NOW).counted_at == counted_at
