"""A loader killed at any moment leaves nothing half-done: loading on gives what one run would have given."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from devstats.models import ArchiveHour
from tests.devstats.harvest import tables
from tests.places import ROOT, SHARED_DATA
from tests.workers import environment

KILLS = 30
_SECONDS = 60
_FOLDER = SHARED_DATA / "events" / "kubernetes-2017-07"


def start(paths: Sequence[Path], *, workers: int) -> subprocess.Popen[bytes]:
    """The command as an operator gives it, in a process group of its own."""
    return subprocess.Popen(
        [
            sys.executable,
            "manage.py",
            "load_gharchive",
            "--every-repository",
            "--no-count",
            "-v0",
            f"--workers={workers}",
            *map(str, paths),
        ],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def loaded() -> int:
    """How many files the ledger says are loaded."""
    return ArchiveHour.objects.filter(state=ArchiveHour.State.LOADED).count()


@pytest.mark.skipif(not _FOLDER.is_dir(), reason="the real events do not lie beside this checkout")
@pytest.mark.django_db(transaction=True)
def test_thirty_kills_and_a_last_run_give_the_tables_of_one_run() -> None:
    paths = sorted(_FOLDER.glob("2017-07-25-*.json.gz"))
    assert len(paths) == 24
    tables.empty()
    assert start(paths, workers=1).wait(_SECONDS) == 0
    undisturbed = tables.checksums()
    assert undisturbed["devstats_act"][0] == 3067, "the day's events, by a plain count over its files"

    # Not the same moments in each run, but a failure can be told again by its seed.
    seed = random.SystemRandom().randrange(2**32)
    moments = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secret
    kills, stops = 0, set()
    while kills < KILLS:
        tables.empty()
        workers = moments.choice([1, 1, 2])
        for wanted in sorted(moments.sample(range(len(paths)), 5)):
            if killed(start(paths, workers=workers), once_loaded=wanted, after=moments.uniform(0, 0.005)):
                kills += 1
                stops.add(loaded())
        assert start(paths, workers=workers).wait(_SECONDS) == 0
        assert tables.checksums() == undisturbed, f"seed {seed}, after {kills} kills"

    assert len(stops) > KILLS // 4, f"the kills came at too few stages of the load to tell anything: {stops}"


def killed(loader: subprocess.Popen[bytes], *, once_loaded: int, after: float) -> bool:
    """Kill the loader `after` seconds from when so many files are loaded; whether it was still at work.

    By what it has done, not by the clock alone: on a busy machine it would be killed before it had begun.
    """
    while loader.poll() is None and loaded() < once_loaded:
        time.sleep(0.001)
    time.sleep(after)
    os.killpg(loader.pid, signal.SIGKILL)
    return loader.wait(_SECONDS) == -signal.SIGKILL
