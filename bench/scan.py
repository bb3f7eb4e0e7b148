"""Scanning an hour of the archive and keeping the tracked repositories, beside zcat, DuckDB and chDB."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench import figures, machine, rivals
from bench.corpus import KUBERNETES_LINES, REAL_HOUR, Corpus
from bench.figures import Figure, Result
from bench.rivals import Run

NAME = "scan"
COPIES = 18
REPETITIONS = 5
# A machine with much else to do gets fewer, so that the bench ends.
LEAST_REPETITIONS = 3
SECONDS = 90
# Of `zcat FILE | wc -l` on the same core.
BUDGET = 0.5

_HOUR = datetime(2026, 3, 2, tzinfo=UTC)
_OURS, _COUNTING, _ZCAT, _DUCKDB, _CHDB = "ours", "ours, counting alone", "zcat | wc -l", "DuckDB", "chDB"
# Who runs, on how many cores, in turn.
_ALONE = [(name, 1) for name in (_OURS, _ZCAT, _DUCKDB, _CHDB, _COUNTING)]
_ON_TWO = [(name, 2) for name in (_ZCAT, _DUCKDB, _CHDB)]

METHOD = f"""\
One file of {COPIES} copies of 8,395 real events, some 400 MB unpacked, made anew in a temporary folder,
always the same bytes: the 7,427 events of 2015-01-01 01:00 UTC (all of GitHub), 800 of 2021-07-21 (all of
GitHub, reviews among them) and {KUBERNETES_LINES} of July 2017 from Kubernetes' repositories, other ones
in each copy. Numbers, first digits of commits and the hour are other ones in each copy, so that all keys
differ. Two events in a hundred are in one of the repositories of the starting catalogue, a larger share
than on GitHub.

Ours reads every line, counts each event by type, takes a checksum of the file, decodes the tracked events
and makes all facts of them. `zcat | wc -l` only unpacks and counts lines. DuckDB (`read_json`) and chDB
(`JSONEachRow`) count the tracked events by type, from the type and the repository's name alone; that they
find exactly ours is checked in every run, a difference ends the bench.

Each contestant runs {REPETITIONS} times (at least {LEAST_REPETITIONS}, where a machine is so busy that
time runs out) in turn: ours, rival, ours, rival, …; each time in a new process that may use one core
(both programs of the pipe on the same one) or two; starting Python, importing and loading the catalogue
are not in the time, starting `zcat` and `wc` is, some milliseconds. Figures are medians; the ratio is
that of the medians of one run. Other programs that take their share of the core slow all contestants, not
all alike: time of the processors leaves out the waiting, the fastest runs are those disturbed least.
Memory is the most that the process has held, its program included."""


@dataclass(slots=True)
class Timings:
    """All runs of each contestant with so many cores."""

    runs: dict[tuple[str, int], list[Run]] = field(default_factory=dict)

    @property
    def repetitions(self) -> int:
        """How often each ran."""
        return min(len(runs) for runs in self.runs.values())

    def add(self, name: str, cores: int, run: Run) -> None:
        """One more run."""
        self.runs.setdefault((name, cores), []).append(run)

    def seconds(self, name: str, cores: int = 1) -> float:
        """The median by the clock."""
        return median(run.seconds for run in self.runs[name, cores])

    def peak(self, name: str, cores: int = 1) -> float:
        """The median of the most memory held."""
        return median(run.peak_megabytes for run in self.runs[name, cores])

    def tracked(self) -> int:
        """How many tracked events there are, by all who say so in all their runs.

        Raises RuntimeError where two contestants found different ones.
        """
        said = [(name, run.counts) for (name, _), runs in self.runs.items() for run in runs if run.counts]
        _, ours = said[0]
        for name, counts in said:
            if counts != ours:
                raise RuntimeError(f"{name} found {counts}, the first of them {ours}")
        return sum(ours.values())


def measure(folder: Path) -> Result:
    """All figures, from a file made in `folder`, and from the real hour as it is."""
    corpus = Corpus()
    file = corpus.write(folder, _HOUR, copies=COPIES)
    events = corpus.events(COPIES)
    del corpus  # what this process holds when it starts another counts as that one's memory
    large = _timed(file, [*_ALONE, *_ON_TWO], folder)
    real = _timed(REAL_HOUR, _ALONE[:2], folder)
    found = (*_figures(large, events, file.stat().st_size), *_real_figures(real))
    return Result(NAME, machine.commit(), machine.description(), found)


def _timed(file: Path, contest: list[tuple[str, int]], home: Path) -> Timings:
    timings = Timings()
    deadline = time.monotonic() + SECONDS
    for repetition in range(REPETITIONS):
        if repetition >= LEAST_REPETITIONS and time.monotonic() > deadline:
            break
        for name, cores in contest:
            timings.add(name, cores, rivals.run(name, file, threads=cores, home=home))
    return timings


def _figures(timings: Timings, events: int, size: int) -> Iterator[Figure]:
    digits = figures.rounded
    what = f"{events:,} events, {size / 1e6:.0f} MB"
    seconds = timings.seconds(_OURS)
    others = {
        "zcat | wc -l": digits(timings.seconds(_ZCAT)),
        "zcat | wc -l, two cores": digits(timings.seconds(_ZCAT, 2)),
        "DuckDB, one core": digits(timings.seconds(_DUCKDB)),
        "DuckDB, two cores": digits(timings.seconds(_DUCKDB, 2)),
        "chDB, one core": digits(timings.seconds(_CHDB)),
        "chDB, two cores": digits(timings.seconds(_CHDB, 2)),
        "ours, counting alone": digits(timings.seconds(_COUNTING)),
    }
    yield Figure(
        f"scan an hour on one core ({what}), of the time of zcat | wc -l",
        digits(seconds / timings.seconds(_ZCAT)),
        "×",
        BUDGET,
        {
            "zcat | wc -l": 1.0,
            "DuckDB, one core": digits(timings.seconds(_DUCKDB) / timings.seconds(_ZCAT)),
            "chDB, one core": digits(timings.seconds(_CHDB) / timings.seconds(_ZCAT)),
        },
    )
    yield Figure("the same, by the fastest run of each", _ratio(timings, min, "seconds"), "×", BUDGET)
    yield Figure(
        "the same, by time of the processors", _ratio(timings, median, "processor_seconds"), "×", BUDGET
    )
    yield Figure("the same by the clock", digits(seconds), "s", None, others)
    yield Figure("runs of each in turn", float(timings.repetitions), "runs")
    yield Figure("events scanned on one core", digits(events / seconds), "events/s")
    tracked = float(timings.tracked())
    yield Figure(
        "events of tracked repositories found",
        tracked,
        "events",
        None,
        dict.fromkeys(("DuckDB", "chDB"), tracked),
    )
    yield Figure(
        "most memory held",
        digits(timings.peak(_OURS)),
        "MB",
        None,
        {name: digits(timings.peak(name)) for name in (_DUCKDB, _CHDB)},
    )


def _real_figures(timings: Timings) -> Iterator[Figure]:
    digits = figures.rounded
    seconds, zcat = timings.seconds(_OURS), timings.seconds(_ZCAT)
    yield Figure(
        "scan the real hour of 2015 as it is (7,427 events, none tracked), of the time of zcat | wc -l",
        digits(seconds / zcat),
        "×",
        BUDGET,
        {"zcat | wc -l": 1.0},
    )
    yield Figure("the same by the clock", digits(seconds), "s", None, {"zcat | wc -l": digits(zcat)})


def _ratio(timings: Timings, of: Callable[[Iterable[float]], float], time_of: str) -> float:
    ours, zcat = (of([getattr(run, time_of) for run in timings.runs[name, 1]]) for name in (_OURS, _ZCAT))
    return figures.rounded(ours / zcat)
