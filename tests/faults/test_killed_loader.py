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


def start(paths: Sequence[Path]) -> subprocess.Popen[bytes]:
    """The command as an operator gives it, in a process group of its own."""
    return subprocess.Popen(
        [
            sys.executable,
            "manage.py",
            "load_gharchive",
            "--every-repository",
            "--no-count",
            "-v0",
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
    began = time.monotonic()
    assert start(paths).wait(_SECONDS) == 0
    whole_seconds = time.monotonic() - began
    undisturbed = tables.checksums()
    assert undisturbed["devstats_act"][0] == 3067, "the day's events, by a plain count over its files"

    # Not the same moments in each run, but a failure can be told again by its seed.
    seed = random.SystemRandom().randrange(2**32)
    moments = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secret
    tables.empty()
    kills, stops = 0, set()
    while kills < KILLS:
        if loaded() == len(paths):
            assert tables.checksums() == undisturbed, f"seed {seed}, after {kills} kills"
            tables.empty()
        loader = start(paths)
        time.sleep(moments.uniform(0.3, 1) * whole_seconds)
        os.killpg(loader.pid, signal.SIGKILL)
        if loader.wait(_SECONDS) == -signal.SIGKILL:
            kills += 1
            stops.add(loaded())
    assert start(paths).wait(_SECONDS) == 0

    assert tables.checksums() == undisturbed, f"seed {seed}"
    assert len(stops) > 3, f"the kills came at too few stages of the load to tell anything: {stops}"
