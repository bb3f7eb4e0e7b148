"""`make run`: everything starts, stays up, and ends together."""

import contextlib
import functools
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
import pytest

from config.embedded.home import Home
from tests.config import homes
from tests.places import ROOT


@dataclass
class Site:
    process: subprocess.Popen[bytes]
    log: Path
    port: int
    home: Path

    @property
    def said(self) -> str:
        return self.log.read_text()

    @property
    def programs(self) -> dict[str, psutil.Process]:
        """The children that always run, by name."""
        found = {}
        for child in psutil.Process(self.process.pid).children():
            words = ""
            with contextlib.suppress(psutil.Error):  # it has just ended
                words = " ".join(child.cmdline())
            for name, mark in {"web": "gunicorn", "worker": "config --quiet worker", "beat": "beat"}.items():
                if mark in words:
                    found[name] = child
        return found

    def read(self, path: str) -> str:
        """The page or file at `path`; raises for anything but 200."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return str(answer.read(), "utf-8", "replace")

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def end(self, word: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """Its exit code and the seconds it took to end."""
        begun = time.monotonic()
        self.process.send_signal(word)
        return self.process.wait(homes.SECONDS), time.monotonic() - begun


@contextmanager
def site(home: Path, *words: str, port: int | None = None) -> Iterator[Site]:
    port = port or free_port()
    log = home.with_suffix(".log")
    with log.open("wb") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.supervisor", *words],
            cwd=ROOT,
            env=homes.environment(home) | {"PERIPLUS_ADDRESS": f"127.0.0.1:{port}", "PERIPLUS_LOG": "info"},
            stdin=subprocess.DEVNULL,
            stdout=lines,
            stderr=lines,
        )
    running = Site(process, log, port, home)
    try:
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def eventually(holds: Callable[[], bool], site: Site) -> None:
    deadline = time.monotonic() + 3 * homes.SECONDS
    while not holds():
        assert site.process.poll() is None, site.said
        assert time.monotonic() < deadline, site.said
        time.sleep(0.1)


def has_another(site: Site, name: str, than: psutil.Process) -> bool:
    return site.programs.get(name, than) != than


def alive(process: psutil.Process) -> bool:
    """Whether it still does anything: the dead whom nobody has collected yet do not."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run") / "home"


def test_the_site_answers_says_where_and_leaves_nothing_after_ctrl_c(home: Path) -> None:
    with site(home) as running:
        eventually(lambda: "Periplus is at" in running.said, running)
        eventually(lambda: "ready." in running.said, running)
        healthy, programs = running.is_healthy(), sorted(running.programs)
        page = running.read("/")
        files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
        unread = [file for file in files if not running.read(file)]
        children = psutil.Process(running.process.pid).children(recursive=True)

        code, seconds = running.end()

    assert f"Periplus is at http://127.0.0.1:{running.port}/\n" in running.said
    assert (healthy, programs) == (True, ["beat", "web", "worker"])
    assert (len(files) > 2, unread) == (True, [])
    assert (code, seconds < 20) == (0, True)  # two or three where nothing else runs
    assert [child for child in children if alive(child)] == []
    assert homes.processes(home) == []
    assert list((home / "sockets").iterdir()) == []


def test_a_second_run_has_the_data_of_the_first(home: Path) -> None:
    url = Home(home).database_url
    with site(home) as running:
        eventually(lambda: "Periplus is at" in running.said, running)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        running.end(signal.SIGTERM)

    with site(home) as running:
        eventually(lambda: "Periplus is at" in running.said, running)
        with psycopg.connect(url) as connection:
            rows = connection.execute("SELECT answer FROM kept").fetchall()
        running.end(signal.SIGTERM)

    assert rows == [(42,)]


def test_whoever_is_killed_is_started_again(home: Path) -> None:
    with site(home) as running:
        eventually(running.is_healthy, running)
        for name in ("web", "worker", "beat"):
            killed = running.programs[name]
            killed.kill()
            eventually(functools.partial(has_another, running, name, killed), running)
        eventually(running.is_healthy, running)
        running.end()

    assert "web ended with exit code -9; starting it again in 1 s" in running.said


def test_a_killed_database_comes_back_while_the_site_runs(home: Path) -> None:
    with site(home) as running:
        eventually(running.is_healthy, running)
        server = homes.postmaster(home)
        server.kill()
        eventually(lambda: not running.is_healthy() or homes.postmaster(home) != server, running)

        eventually(running.is_healthy, running)
        running.end()

    assert homes.processes(home) == []


def test_a_killed_supervisor_takes_everything_with_it(home: Path) -> None:
    with site(home) as running:
        eventually(running.is_healthy, running)
        children = psutil.Process(running.process.pid).children(recursive=True)
        running.process.kill()

        _, left = psutil.wait_procs(children, timeout=homes.SECONDS)

    assert [child for child in left if alive(child)] == []
    assert homes.settled(home) == []


def test_a_taken_port_is_said_and_the_next_one_used(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with site(home, port=port) as running:
            eventually(lambda: "Periplus is at" in running.said, running)
            running.end()

    assert f"port {port} is taken by another program; using " in running.said
    assert f"Periplus is at http://127.0.0.1:{port}/\n" not in running.said


@pytest.mark.parametrize(
    ("words", "variables", "sentence"),
    [
        (
            ["--events", "nowhere"],
            {},
            f"there is no {ROOT / 'nowhere'}; EVENTS is a folder of GH Archive files",
        ),
        (
            [],
            {"PERIPLUS_ADDRESS": "8000"},
            "PERIPLUS_ADDRESS is '8000'; write host:port, as in 127.0.0.1:8000",
        ),
        (
            [],
            {"PERIPLUS_ADDRESS": "192.0.2.1:8000"},
            "cannot listen at 192.0.2.1:8000: Cannot assign requested address",
        ),
        (
            [],
            {"PERIPLUS_HOME": os.devnull},
            f"cannot write {os.devnull}: File exists; set PERIPLUS_HOME to a folder of yours",
        ),
    ],
)
def test_what_cannot_run_is_one_sentence(
    tmp_path: Path, words: list[str], variables: dict[str, str], sentence: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "config.supervisor", *words],
        cwd=ROOT,
        env=homes.environment(tmp_path) | variables,
        capture_output=True,
        text=True,
        timeout=homes.SECONDS,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.splitlines()[-1].startswith(sentence)
