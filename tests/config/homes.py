"""Homes of embedded servers for tests, and programs that use them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.places import ROOT

SECONDS = 60  # as long as a busy machine may take


def environment(home: Path) -> dict[str, str]:
    """The variables of a program that uses the embedded servers of `home`."""
    tests_own = {"DATABASE_URL", "REDIS_URL", "PERIPLUS_DEBUG"}
    kept = {name: text for name, text in os.environ.items() if name not in tests_own}
    return kept | {"PERIPLUS_HOME": str(home), "PYTHONPATH": str(ROOT), "PERIPLUS_ENV": ""}


def run(home: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run some Python as a user of `home`, to its end."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=environment(home),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS * 4,
        check=False,
    )


@contextmanager
def user(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the servers of `home` and keeps them until it is ended."""
    code = "from config import embedded; embedded.ensure(); print('ready', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment(home),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def processes(home: Path) -> list[str]:
    """The names of all processes that work for `home`, sorted; servers are known by their folder."""
    names = []
    for process in psutil.process_iter(["name", "cwd", "cmdline"]):
        about, words = process.info["cwd"] or "", process.info["cmdline"] or []
        if Path(about).is_relative_to(home) or str(home) in words:
            names.append("keeper" if "config.embedded.keeper" in words else process.info["name"])
    return sorted(set(names))


def settled(home: Path) -> list[str]:
    """What works for `home` once nobody uses it, or is left when patience ends."""
    deadline = time.monotonic() + SECONDS
    while (left := processes(home)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left


def keeper(home: Path) -> psutil.Process:
    """The process that waits to stop the servers of `home`."""
    (found,) = (
        process
        for process in psutil.process_iter(["cmdline"])
        if {"config.embedded.keeper", str(home)} <= set(process.info["cmdline"] or [])
    )
    return found


def postmaster(home: Path) -> psutil.Process:
    """The PostgreSQL that writes into `home`."""
    return psutil.Process(int((home / "postgresql" / "postmaster.pid").read_text().split()[0]))


def broker(home: Path) -> psutil.Process:
    """The Valkey that listens in `home`."""
    return psutil.Process(int((home / "logs" / "valkey.pid").read_text()))
