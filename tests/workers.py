"""A real Celery worker, in processes of its own, on the test's database and broker."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from config.celery import app
from tests.places import ROOT

_SECONDS = 120  # as long as a busy machine may take


class Worker:
    """One worker: `start`, `stop`, `kill`, as often as a test likes."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        name = f"tests-{os.getpid()}-{time.monotonic_ns()}@localhost"
        command = [sys.executable, "-m", "celery", "--app", "config", "--quiet", "worker"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--concurrency", "2", "--hostname", name, "--without-gossip", "--without-mingle"],
                cwd=ROOT,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + _SECONDS
        while not app.control.ping(destination=[name], timeout=0.5):
            if time.monotonic() > deadline or self._process.poll() is not None:
                self.kill()
                pytest.fail(f"the worker does not answer:\n{self.log.read_text()}")

    def stop(self) -> None:
        """Let it finish what it does, then end it."""
        if self._process:
            self._process.terminate()
            self._process.wait(_SECONDS)
            self.kill()

    def kill(self) -> None:
        """End it and its children as a power cut would."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):  # it has ended by itself
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


def environment() -> dict[str, str]:
    """The variables with which a program of ours works on the database of the running test."""
    settings = connection.settings_dict
    name, user, folder = settings["NAME"], settings["USER"], settings["HOST"]
    return os.environ | {"DATABASE_URL": f"postgresql://{user}@/{name}?host={quote(str(folder))}"}


@pytest.fixture
def worker(transactional_db: None, tmp_path: Path) -> Iterator[Worker]:
    """A worker that listens; what it did is committed, what was queued is forgotten afterwards."""
    app.control.purge()
    worker = Worker(tmp_path / "worker.log")
    worker.start()
    yield worker
    worker.kill()
    app.control.purge()
