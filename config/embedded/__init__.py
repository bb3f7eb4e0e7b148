"""PostgreSQL and Valkey below `$PERIPLUS_HOME`, for whoever was given no address of real ones.

The first who needs them starts them, everybody else joins, and they stop soon after the last has gone,
however it went: a user is a process that holds a shared lock, which ends with it. The decision and the
ways that failed: docs/adr/0001-embedded-servers.md.
"""

import contextlib
import fcntl
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.embedded import postgresql, valkey
from config.embedded.home import Home, Unstartable

__all__ = ["Services", "Unstartable", "addresses", "ensure", "leave"]

_ROOT = Path(__file__).resolve().parent.parent.parent
_PATIENCE_SECONDS = 150  # somebody else may be making the cluster or replaying its log
_KEEPER_SECONDS = 1  # it looks ten times a second whether it is still needed
_joined: dict[Path, int] = {}  # the open users.lock of each home


@dataclass(frozen=True, slots=True)
class Services:
    """Where the database and the broker answer."""

    database_url: str
    redis_url: str


def addresses() -> Services:
    """The addresses given by the environment, else those of the embedded servers, started or not."""
    home = _home()
    return Services(
        database_url=_given("DATABASE_URL") or home.database_url,
        redis_url=_given("REDIS_URL") or home.redis_url,
    )


def ensure() -> Services:
    """The same addresses, answering; this process is a user of the embedded servers until it ends.

    May be called again at any time: a server that died is started again.
    Raises Unstartable with a sentence for the person in front of it.
    """
    servers = [
        server
        for variable, server in (("DATABASE_URL", postgresql), ("REDIS_URL", valkey))
        if not _given(variable)
    ]
    if servers:
        home = _home()
        home.make()
        with _alone(home):
            _join(home)
            home.prepare()
            _appoint_keeper(home)  # before the servers: where only one of them starts, it ends it too
            if missing := [server for server in servers if not server.answers(home)]:
                home.insist_on_space()
            for server in missing:
                server.start(home)
    return addresses()


def leave() -> None:
    """Stop being a user; where nobody else is one, return only when the servers have stopped."""
    home = _home()
    if (lock := _joined.pop(home.path, None)) is None:
        return
    # Said aloud: a child on its way into another program holds a copy of the file for a moment longer.
    fcntl.flock(lock, fcntl.LOCK_UN)
    os.close(lock)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with _opened(home, "users.lock") as users:
            if locked(users, fcntl.LOCK_EX):
                stop(home)
                break
            if locked(users, fcntl.LOCK_SH):
                return  # somebody shares it: not ours to stop
        time.sleep(0.02)
    with _opened(home, "keeper.lock") as keeper:
        deadline = time.monotonic() + _KEEPER_SECONDS
        while not locked(keeper, fcntl.LOCK_EX) and time.monotonic() < deadline:
            time.sleep(0.02)


def stop(home: Home) -> None:
    """Stop both servers of `home`; for whoever holds its users' lock alone."""
    valkey.stop(home)
    postgresql.stop(home)
    home.sweep()


def locked(file: int, kind: int) -> bool:
    """Whether the open `file` could be locked at once."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _home() -> Home:
    return Home(Path(_given("PERIPLUS_HOME") or _ROOT / ".local").resolve())


def _given(variable: str) -> str:
    return os.environ.get(variable, "").strip()


@contextlib.contextmanager
def _alone(home: Home) -> Iterator[None]:
    """One process at a time looks whether the servers run, and starts them."""
    with _opened(home, "start.lock") as file:
        _wait_for(file, fcntl.LOCK_EX, "another process has been starting the servers")
        yield


def _join(home: Home) -> None:
    """Hold the users' lock until this process and all it forks have ended."""
    if home.path not in _joined:
        file = _open(home, "users.lock")
        _wait_for(file, fcntl.LOCK_SH, "another process has been stopping the servers")
        _joined[home.path] = file


def _appoint_keeper(home: Home) -> None:
    """Have a process that waits for the last user to go and then stops the servers; one is enough."""
    with _opened(home, "keeper.lock") as file:
        if not locked(file, fcntl.LOCK_EX):
            return
    log = os.fspath(home.path / "keeper.log")
    # Not subprocess: it complains of a child that outlives its parent, and this one is meant to.
    os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "config.embedded.keeper", os.fspath(home.path)],
        os.environ | {"PYTHONPATH": os.fspath(_ROOT)},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )


@contextlib.contextmanager
def _opened(home: Home, name: str) -> Iterator[int]:
    file = _open(home, name)
    try:
        yield file
    finally:
        os.close(file)


def _open(home: Home, name: str) -> int:
    try:
        return os.open(home.path / name, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise home.unwritable(error) from error


def _wait_for(file: int, kind: int, obstacle: str) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not locked(file, kind):
        if time.monotonic() > deadline:
            raise Unstartable(f"{obstacle} for {_PATIENCE_SECONDS} seconds; end it or try again")
        time.sleep(0.02)
