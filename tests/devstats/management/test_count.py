import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from devstats import rollups
from devstats.models import CountedDay
from tests.worlds.lighthouse import a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()


def count(*words: str) -> str:
    written = StringIO()
    call_command("count", *words, stdout=written, stderr=StringIO())
    return written.getvalue()


def counted(*words: str) -> int:
    found = json.loads(count(*words, "--json"))
    assert set(found) == {"days", "seconds"}
    return int(found["days"])


def test_stale_days_are_counted_and_then_there_are_none() -> None:
    assert (counted(), counted(), rollups.stale_days()) == (5, 0, [])


def test_for_people_it_is_a_line() -> None:
    assert count().startswith("5 days counted in ")


def test_a_metric_and_a_date_say_what_is_counted_again() -> None:
    rollups.recount_stale()
    before = dict(CountedDay.objects.values_list("day", "serial"))

    assert counted("--metric", "stars", "--since", "2017-07-07") == 2

    after = dict(CountedDay.objects.values_list("day", "serial"))
    assert {day for day in after if after[day] != before[day]} == {date(2017, 7, 7), date(2017, 7, 8)}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--metric", "suns"), "no metric 'suns' is known; there are devstats-contributions, "),
        (("--since", "friday"), "cannot read --since 'friday'; try 2017-07-24"),
    ],
)
def test_what_is_not_known_is_one_sentence_and_nothing_is_counted(
    words: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(CommandError) as caught:
        count(*words)

    assert str(caught.value).startswith(sentence)
    assert len(rollups.stale_days()) == 5
