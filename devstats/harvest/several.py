"""Many files at once, by as many processes as there are cores.

Processes, not threads: unpacking lets other threads run, but three quarters of the time is Python's own.
"""

import concurrent.futures
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path

from django.db import Error

from devstats.harvest import names, processes, tracked
from devstats.harvest.ledger import Outcome
from devstats.harvest.load import load
from devstats.harvest.tracked import EveryRepository, Selection

WORKERS = 2
# Starting processes may take a second, in which one alone loads some ten thousand events.
_LEAST_BYTES_FOR_SEVERAL = 32 << 20


def load_each(
    paths: Sequence[Path],
    *,
    now: datetime,
    is_every: bool = False,
    is_again: bool = False,
    workers: int | None = None,
) -> Iterator[Outcome]:
    """Load files, and give what became of each as soon as it is known.

    Where nobody says how many `workers` are to share them, they are one until the files are large enough.

    Repositories seen under a tracked name for the first time are tracked by number from then on, and a file
    read before may hold their events under other names. So the files are gone through once more if there
    were any; one that did hold such events gives a second outcome.
    """
    workers = workers or _workers(paths)
    selection = EveryRepository() if is_every else tracked.selection()
    yield from _pass(paths, selection, now=now, is_again=is_again, workers=workers)
    if isinstance(selection, Selection) and (grown := tracked.selection()).digest != selection.digest:
        for outcome in _pass(paths, grown, now=now, is_again=False, workers=workers):
            if outcome.state == "loaded" and not outcome.was_held:
                yield outcome


def _workers(paths: Sequence[Path]) -> int:
    size = sum(path.stat().st_size for path in paths if path.is_file())
    return WORKERS if size >= _LEAST_BYTES_FOR_SEVERAL else 1


def _pass(
    paths: Sequence[Path],
    selection: Selection | EveryRepository,
    *,
    now: datetime,
    is_again: bool,
    workers: int,
) -> Iterator[Outcome]:
    if min(len(paths), workers) < 2:  # noqa: PLR2004 - one is no crowd
        for path in paths:
            yield load(path, selection, now=now, is_again=is_again)
        return
    pool = processes.pool(min(len(paths), workers))
    try:
        begun = {pool.submit(load, path, selection, now=now, is_again=is_again): path for path in paths}
        for done in concurrent.futures.as_completed(begun):
            yield _outcome(done, names.name_of(begun[done], now=now))
    finally:
        # Ctrl-C: files that were begun end or are put back, the others are not begun.
        pool.shutdown(cancel_futures=True)


def _outcome(done: Future[Outcome], name: str) -> Outcome:
    try:
        return done.result()
    except BrokenProcessPool:
        return Outcome(name, "failed", message="not loaded: a loading process was killed")
    except Error as error:
        return Outcome(name, "failed", message=f"not loaded: {str(error).partition('\n')[0]}")
