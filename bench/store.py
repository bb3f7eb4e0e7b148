"""Storing events as two workers do, indexes, ledger and stale marks included, beside a raw COPY."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import psycopg

from bench import figures, machine, server
from bench.corpus import Corpus
from bench.figures import ROOT, Figure, Result

NAME = "store"
FILES = 6
COPIES = 6
REPETITIONS = 3
SECONDS = 75  # after which nothing is repeated: a machine with much else to do
BUDGET = 30_000  # events/s

_FIRST_HOUR = datetime(2026, 3, 2, tzinfo=UTC)
_READ = "COPY (SELECT repository_id, kind, key, acted_at, account_id, item FROM devstats_act) TO STDOUT"
_RAW = """
DROP TABLE IF EXISTS raw_act;
CREATE TABLE raw_act (
    repository_id bigint, kind text, key bigint, acted_at timestamptz, account_id bigint, item text
)
"""

METHOD = f"""\
{FILES} hour files of {COPIES} copies each, made as for the scan, in successive hours: all events, pushes,
issues, comments and commits are new in each file; half of the accounts and repositories of an hour were
in the hour before, Kubernetes' are the same in all.

`load_gharchive --every-repository --no-count` loads them as it always does, by two processes: unpack,
decode, make facts, copy and merge them into ten tables with all indexes and monthly partitions, mark
stale days, write the ledger, commit with `fsync`. They, PostgreSQL and its background processes share the
machine's cores. The server is an embedded one with the settings it always has, in a temporary folder; its
tables are emptied before each repetition. Starting Python is not in the time, starting the two processes
is. Recounting tallies is not in it and stands on its own.

The rival is one `COPY` of the same acts, and of nothing else, from memory into a table without index,
key, partition or generated column, where ours writes four rows an event. Ours and the rival take turns,
{REPETITIONS} times, fewer where a machine is so busy that time runs out; figures are medians."""


@dataclass(frozen=True, slots=True)
class Load:
    """What loading took: by the clock, of the processors (others: the share of all), of memory."""

    events: int
    stored: int
    seconds: float
    loaders: float
    peak: float
    server: float
    others: float


def measure(folder: Path) -> Result:
    """All figures, from files and a server made in `folder`."""
    corpus = Corpus()
    paths = [
        corpus.write(folder, _FIRST_HOUR + timedelta(hours=number), copies=COPIES, number=number)
        for number in range(FILES)
    ]
    del corpus
    home = folder / "home"
    with server.scratch(home) as connection:
        found = tuple(_figures(connection, home, paths))
    return Result(NAME, machine.commit(), machine.description(), found)


def _figures(connection: psycopg.Connection, home: Path, paths: list[Path]) -> Iterator[Figure]:
    digits = figures.rounded
    both: list[Load] = []
    alone: list[Load] = []
    copies: list[float] = []
    deadline = time.monotonic() + SECONDS
    while not both or (len(both) < REPETITIONS and time.monotonic() < deadline):
        server.empty(connection)
        alone.append(_took(home, "load", paths[:1]))
        server.empty(connection)
        both.append(_took(home, "load", paths))
        copies.append(_copied(connection))
    rate = median(load.events / load.seconds for load in both)
    yield Figure(
        f"store {both[0].events:,} events of {FILES} hours, two loaders on two cores, everything on",
        digits(rate),
        "events/s",
        BUDGET,
        {"raw COPY of the acts alone": digits(median(copies))},
    )
    yield Figure(
        "of the time of the cores, taken by other programs meanwhile",
        digits(100 * median(load.others for load in both)),
        "%",
    )
    yield Figure("runs of each in turn", float(len(both)), "runs")
    yield Figure(
        "one of these files alone, by one loader",
        digits(median(load.events / load.seconds for load in alone)),
        "events/s",
    )
    events = both[0].events / 100_000
    loaders, database = (median(load.loaders for load in both), median(load.server for load in both))
    yield Figure(
        "time of the processors for 100,000 events",
        digits((loaders + database) / events),
        "s",
        None,
        {"of this the loaders": digits(loaders / events), "of this PostgreSQL": digits(database / events)},
    )
    free = 2 * both[0].events / (loaders + database)
    yield Figure("what two cores would store at that price with nothing else to do", digits(free), "events/s")
    yield Figure("most memory held by a loader", digits(median(load.peak for load in both)), "MB")
    (days,) = connection.execute("SELECT count(DISTINCT day) FROM devstats_stale_day").fetchone() or (0,)
    what = f"recount of the {days} days that this made stale, all metrics"
    yield Figure(what, digits(_took(home, "count").seconds), "s")


def _took(home: Path, verb: str, paths: Sequence[Path] = ()) -> Load:
    """What `verb` of `bench.loading` took, in a new process."""
    before, busy, began = server.processor_seconds(home), machine.busy_seconds(), time.perf_counter()
    command = [sys.executable, "-m", "bench.loading", verb, *map(str, paths)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{verb} failed: {ended.stderr.strip()[-2000:]}")
    took = json.loads(ended.stdout)
    used = server.processor_seconds(home) - before
    others = machine.busy_seconds() - busy - used - took.pop("started") - took["loaders"]
    share = others / (time.perf_counter() - began) / (os.cpu_count() or 1)
    return Load(**took, server=used, others=max(0.0, share))


def _copied(connection: psycopg.Connection) -> float:
    """Acts per second of a COPY of all there are, into a table that is nothing but rows."""
    connection.execute(_RAW)
    with connection.cursor().copy(_READ) as copy:
        rows = b"".join(bytes(block) for block in copy)
    connection.execute("CHECKPOINT")
    began = time.perf_counter()
    with connection.cursor().copy("COPY raw_act FROM STDIN") as copy:
        copy.write(rows)
    seconds = time.perf_counter() - began
    return rows.count(b"\n") / seconds
