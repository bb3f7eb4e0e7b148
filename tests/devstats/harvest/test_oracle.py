"""Real files of every generation, loaded, say what a plain recount of them says."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from devstats.harvest import archive
from devstats.harvest.load import load
from devstats.harvest.tracked import EveryRepository
from tests.devstats.harvest import oracle, tables
from tests.devstats.harvest.files import real

NOW = datetime(2026, 11, 22, tzinfo=UTC)

GENERATIONS = {
    "before 2015": ["2012-06-14-15.json.gz"],
    "the first hour of 2015": ["2015-01-01-1.json.gz"],
    "2017": ["kubernetes-2017-07/*.json.gz"],
    "2021, with reviews": ["2021-07-21-few-hours.json.gz"],
    "a list of the API, 2025": ["2025-03-20-sample.json"],
    "trimmed since 2025-10": ["after-2025-10/*.json"],
}


@pytest.mark.django_db
@pytest.mark.parametrize("names", GENERATIONS.values(), ids=GENERATIONS.keys())
def test_the_tables_say_what_a_plain_recount_says(names: list[str]) -> None:
    paths = real(*names)
    everything = oracle.read(paths)
    events = oracle.told(everything)

    outcomes = [load(path, EveryRepository(), now=NOW) for path in paths]

    assert {(outcome.state, outcome.rejected) for outcome in outcomes} == {("loaded", 0)}
    types = sum((Counter(outcome.types) for outcome in outcomes), Counter())
    assert types == Counter(event["type"] for event in everything)
    assert acts() == oracle.acts(events)
    assert commits() == oracle.commits(events)
    assert merges() == oracle.merges(events)
    assert things("devstats_review", "thing.id, thing.state") == oracle.reviews(events)
    assert things("devstats_release", "thing.id, thing.tag") == oracle.releases(events)
    assert sum(outcome.stored for outcome in outcomes) == len(events)
    assert sum(outcome.matched - outcome.duplicates for outcome in outcomes) == len(events)


# As the oracle names them: GitHub's number, or the name where it told none.
REPOSITORY = """
    SELECT id, CASE WHEN id > 0 THEN id::text ELSE lower(name) END AS name
    FROM devstats_repository
"""
ACCOUNT = """
    SELECT id, CASE WHEN id > 0 THEN id::text ELSE lower(login) END AS name
    FROM devstats_account
"""


def acts() -> Counter[tuple[str, str, str, str]]:
    """How often (UTC day, repository, kind, account), by the tables."""
    counted = tables.rows(
        f"""
        SELECT acted_on::text, repository.name, kind, account.name, count(*)
        FROM devstats_act
        INNER JOIN ({REPOSITORY}) AS repository ON repository.id = repository_id
        INNER JOIN ({ACCOUNT}) AS account ON account.id = account_id
        GROUP BY acted_on, repository.name, kind, account.name
        """  # noqa: S608 - words of our own
    )
    return Counter({(day, where, kind, who): number for day, where, kind, who, number in counted})


def commits() -> set[tuple[str, str, datetime]]:
    """(repository, sha, pushed at), by the tables."""
    return things("devstats_commit", "thing.sha, thing.pushed_at")


def merges() -> set[tuple[str, int, datetime]]:
    """(repository, number, merged at), by the tables."""
    return things("devstats_pull", "thing.number, thing.merged_at", only="thing.merged_at IS NOT NULL")


def things(table: str, columns: str, only: str = "TRUE") -> set[tuple[Any, ...]]:
    """(repository, columns …), by the tables."""
    return set(
        tables.rows(
            f"""
            SELECT repository.name, {columns}
            FROM {table} AS thing
            INNER JOIN ({REPOSITORY}) AS repository ON repository.id = thing.repository_id
            WHERE {only}
            """  # noqa: S608 - words of our own
        )
    )


# data/README.md: contributions are the events of these kinds.
_CONTRIBUTIONS = ("push", "pull-", "issue-", "review", "commit-comment")


def test_the_week_of_kubernetes_holds_what_its_readme_says() -> None:
    counted: Counter[str] = Counter()
    for path in real("kubernetes-2017-07/*.json.gz"):
        counted.update(key[1] for key in archive.scan(path, EveryRepository(), now=NOW).batch.acts)

    contributions = sum(number for kind, number in counted.items() if kind.startswith(_CONTRIBUTIONS))
    assert (counted.total(), contributions) == (12_001, 11_197)
    assert (counted["pull-opened"], counted["pull-merged"], counted["pull-reopened"]) == (456, 330, 14)
    assert counted["pull-closed"] + counted["pull-merged"] == 423
    assert (counted["issue-opened"], counted["issue-closed"], counted["issue-reopened"]) == (361, 222, 11)
    assert (counted["issue-comment"], counted["review-comment"], counted["commit-comment"]) == (
        7668,
        1677,
        10,
    )
    assert (counted["push"], counted["star"], counted["fork"], counted["release"]) == (355, 464, 277, 4)


def test_a_review_that_github_gave_out_twice_is_one() -> None:
    [path] = real("2021-07-21-few-hours.json.gz")

    found = archive.scan(path, EveryRepository(), now=NOW)

    reviews = [key for key in found.batch.acts if key[1] == "review"]
    assert (found.types["PullRequestReviewEvent"], len(reviews)) == (28, 25)
