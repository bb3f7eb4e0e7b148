"""Files in any order, twice, in pieces or by two at once give identical tables."""

import random as randoms
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devstats.harvest import processes
from devstats.harvest.several import load_each
from landscape.queries import scopes
from tests.devstats.harvest import tables
from tests.devstats.harvest.files import compact, event, write
from tests.devstats.harvest.worlds import PATTERNS, world

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def load(paths: Sequence[Path]) -> dict[str, tuple[int, str]]:
    """Checksums of all facts after loading these files in this order into empty tables."""
    tables.empty()
    outcomes = list(load_each(paths, now=NOW, workers=1))
    assert {(outcome.state, outcome.rejected) for outcome in outcomes} == {("loaded", 0)}
    return tables.checksums()


def made_by(seed: int) -> randoms.Random:
    """The same chances each time."""
    return randoms.Random(seed)  # noqa: S311 - no secret


def pieces(folder: Path, lines: Sequence[bytes], names: str) -> list[Path]:
    """The lines as several files."""
    size = -(-len(lines) // len(names))
    return [
        write(folder, lines[first * size : (first + 1) * size] or lines[:1], name=f"{name}.json.gz")
        for first, name in enumerate(names)
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("_tracked")
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(random=st.randoms(use_true_random=False), data=st.data())
def test_any_order_of_files_and_lines_gives_identical_tables(
    tmp_path: Path, random: randoms.Random, data: st.DataObject
) -> None:
    lines = world(random, size=data.draw(st.integers(1, 60)))
    in_one_file = load([write(tmp_path, lines, name="whole.json.gz")])

    random.shuffle(lines)
    files = pieces(tmp_path, lines, names="abcde")
    random.shuffle(files)

    assert load([*files, random.choice(files)]) == in_one_file


@pytest.mark.django_db
@pytest.mark.usefixtures("_tracked")
def test_loading_again_writes_nothing(tmp_path: Path) -> None:
    files = pieces(tmp_path, world(made_by(3), size=200), names="abc")
    load(files)
    before = tables.written()

    outcomes = list(load_each(files, now=NOW, is_again=True, workers=1))

    assert tables.written() == before
    assert [(outcome.stored, outcome.duplicates) for outcome in outcomes] == [
        (0, outcome.matched) for outcome in outcomes
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_tracked")
def test_two_workers_at_once_in_opposite_order_give_identical_tables(tmp_path: Path) -> None:
    files = pieces(tmp_path, world(made_by(11), size=900), names="abcdefghijkl")
    alone = load(files)
    for _ in range(4):
        tables.empty()

        with processes.pool(2) as pool:
            assert list(pool.map(_load_all, [files, files[::-1]])) == [{"loaded"}] * 2

        assert tables.checksums() == alone
        assert {state for (state,) in tables.rows("SELECT state FROM devstats_archive_hour")} == {"loaded"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_tracked")
def test_two_workers_who_change_the_same_rows_do_not_wait_crosswise(tmp_path: Path) -> None:
    load([crowd(tmp_path, hour=0)])
    with processes.pool(2) as pool, psycopg.connect(**connection.get_connection_params()) as holder:
        # Both come to a halt in the middle of the accounts: by then they hold the same ones, or others.
        holder.execute("SELECT FROM devstats_account_alias WHERE account_id = 500 FOR UPDATE")
        both = [pool.submit(_load_all, [crowd(tmp_path, hour=hour)]) for hour in (1, 2)]
        wait_until_two_wait(holder)
        holder.rollback()
        assert [done.result() for done in both] == [{"loaded"}] * 2


def wait_until_two_wait(holder: psycopg.Connection) -> None:
    """Until two others wait for a lock."""
    waiting = """
        SELECT count(*) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()
    """
    deadline = time.monotonic() + 60
    while holder.execute(waiting).fetchone() != (2,):
        assert time.monotonic() < deadline, "the workers do not wait"
        holder.execute("SELECT pg_stat_clear_snapshot()")
        time.sleep(0.02)


def crowd(folder: Path, *, hour: int) -> Path:
    """An hour in which a thousand people act, in an order of its own: all their rows change with it.

    In a repository of its own, or that one row would make the workers wait for each other in good order.
    """
    people = [(number, f"user-{number}") for number in range(1, 1001)]
    made_by(hour).shuffle(people)
    place = (10 + hour, f"cncf/repository-{hour}")
    at = f"2017-07-24T{hour:02}:00:00Z"
    events = [compact(event(actor=who, repository=place, at=at)) for who in people]
    return write(folder, events, name=f"2017-07-24-{hour}.json.gz")


def _load_all(files: Sequence[Path]) -> set[str]:
    """What becomes of the files; in a process of its own, which knows nothing of this one's fixtures."""
    with patch.object(scopes, "tracked", lambda: PATTERNS):
        return {outcome.state for outcome in load_each(files, now=NOW, is_again=True, workers=1)}
