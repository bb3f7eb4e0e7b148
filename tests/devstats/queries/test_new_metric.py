"""A metric is one file: with nothing else it is counted, answered, listed, ranked and documented."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from devstats import checks, queries, rollups
from devstats.metrics import docs
from tests.devstats import definitions
from tests.devstats.queries.asking import NOW, answer, question, totals, values
from tests.worlds.facts import at
from tests.worlds.lighthouse import KEEPER, LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db

BRANCHES = """\
/*
title = "Branches made"
question = "How often does somebody start something?"
unit = "events"
arithmetic = "sum"
chart = "bars"
better = "neutral"
caveat = "Tags count too."
version = 1
group = "Code"
order = 415

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 1
*/
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.item
FROM devstats_act AS act
WHERE act.kind = 'create'
"""


@pytest.fixture(autouse=True)
def _a_file_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A week counted without the metric; then its file is there."""
    a_week_at_the_lighthouse()
    rollups.recount_stale()
    definitions.also(monkeypatch, tmp_path, branches_made=BRANCHES)


def test_it_is_good_and_documented() -> None:
    assert checks.definitions_can_be_used(None) == []
    assert (
        "`branches-made`, version 1. How often does somebody start something? Tags count too." in docs.page()
    )


def test_the_past_is_counted_by_itself() -> None:
    before = answer("all/branches-made")
    call_command("count", stdout=StringIO(), stderr=StringIO())
    after = answer("all/branches-made")

    # Not yet counted, it has an answer for no day.
    assert (before.whole.total, after.whole.total) == (None, 1)
    assert values(after.whole) == [0, 0, 1, 0, 0, 0, None]


def test_it_is_answered_split_ranked_and_listed() -> None:
    rollups.recount_stale()

    assert totals(answer("all/branches-made", by="person")) == {"ada": 1}
    assert answer(f"repository/{LAMP}/branches-made").whole.total == 0
    assert answer("all/branches-made", from_="2017-07-05T14:59", to="2017-07-05T15:01").whole.total == 1
    assert [line.key for line in queries.ranking(question("all/branches-made"), "repository", NOW).lines] == [
        KEEPER
    ]
    assert [(row.at, row.url) for row in queries.rows(question("all/branches-made"), NOW).rows] == [
        (at("2017-07-05 15:00"), f"https://github.com/{KEEPER}/tree/fog")
    ]


def test_it_has_a_card_and_can_be_asked_on_the_command_line() -> None:
    rollups.recount_stale()

    written = StringIO()
    call_command(
        "ask", "all", "branches-made", "--from", "2017-07-03", "--to", "2017-07-10", "--json", stdout=written
    )

    assert json.loads(written.getvalue())["total"] == 1
    slugs = [card.metric.slug for card in queries.cards(question("all"), NOW).cards]
    assert slugs[slugs.index("pushes") + 1] == "branches-made"
