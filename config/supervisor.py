"""`make run`: the servers, the web server, a worker and beat, started together and stopped together."""

import argparse
import errno
import http
import os
import signal
import socket
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType

from config import embedded, environment, health
from config.children import Child, say

_GRACE_SECONDS = 5  # then whoever still runs is killed: pages and tasks can be lost, tables cannot
_MOST_DEATHS = 5
_STEADY_SECONDS = 60  # deaths further apart than this are not counted together
_LOOK_AT_SERVERS_SECONDS = 5
_STEP_SECONDS = 0.1
_PORTS_TRIED = 20
_PYTHON = sys.executable


class _Stopped(Exception):  # noqa: N818 - what happened, not what went wrong
    """Somebody asked us to stop; raised by the signal's handler wherever we are."""


class _Hopeless(Exception):  # noqa: N818 - the same
    """Something cannot be kept running; the text says what and what to do."""


def main() -> int:
    """Run everything until told to stop: 0 when told, 1 when something cannot run, with a sentence."""
    environment.read()
    options = argparse.ArgumentParser(prog="supervisor", description=__doc__)
    options.add_argument(
        "--events", default="", metavar="FOLDER", help="GH Archive files to load once it runs"
    )
    chosen = options.parse_args()
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(word, _stop)
    children: list[Child] = []
    try:
        events = _events(chosen.events)
        with _listen(os.environ.get("PERIPLUS_ADDRESS") or "127.0.0.1:8000") as listener:
            say("starting the database and the broker")
            embedded.ensure()
            _prepare(children)
            _watch(children, listener, events)
    except _Stopped:
        say("stopping")
        return 0
    except (_Hopeless, embedded.Unstartable) as trouble:
        say(f"{trouble}")
        return 1
    finally:
        _end(children)
    return 0


def _prepare(children: list[Child]) -> None:
    """Tables, starting catalogue, static files: what must be there before anybody serves pages."""
    child = Child("setup", [_PYTHON, "manage.py", "prepare"])
    children.append(child)
    child.start()
    while child.code is None:
        time.sleep(_STEP_SECONDS)
    if child.code != 0:
        raise _Hopeless("the database could not be prepared; the lines above say why")


def _services(listener: socket.socket) -> list[Child]:
    """The programs that always run. The socket is ours: a visitor waits while the web server starts again."""
    celery = [_PYTHON, "-m", "celery", "--app", "config", "--quiet"]
    web = [_PYTHON, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
    return [
        Child("web", [*web, "--bind", f"fd://{listener.fileno()}"], files=(listener.fileno(),)),
        Child("worker", [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"]),
        Child("beat", [*celery, "beat"]),
    ]


def _watch(children: list[Child], listener: socket.socket, events: str) -> None:
    """Keep our programs and the servers running, and say the address once pages can be had there."""
    address = _address(listener)
    services = _services(listener)
    children += services
    is_ready, look_at = False, time.monotonic() + _LOOK_AT_SERVERS_SECONDS
    while True:
        now = time.monotonic()
        for child in services:
            _tend(child, now)
        if now >= look_at:
            embedded.ensure()  # one that was killed comes back
            look_at = now + _LOOK_AT_SERVERS_SECONDS
        if not is_ready and _is_healthy(address):
            is_ready = True
            say(f"\n  Periplus is at {address}/\n  Ctrl-C stops it and leaves nothing running.\n")
            if events:
                loading = Child("events", [_PYTHON, "manage.py", "load_gharchive", "--queue", events])
                children.append(loading)
                loading.start()
        time.sleep(_STEP_SECONDS)


def _tend(child: Child, now: float) -> None:
    """Start `child` if it is due; if it ended, say so and when it is due again. Raises _Hopeless."""
    if child.due_at is not None:
        if now >= child.due_at:
            child.start()
    elif child.code is not None:
        child.deaths = 1 if now - child.started_at > _STEADY_SECONDS else child.deaths + 1
        if child.deaths > _MOST_DEATHS:
            raise _Hopeless(f"{child.name} keeps ending, see its lines above; everything is stopped")
        pause = 2 ** (child.deaths - 1)
        say(f"{child.name} ended with exit code {child.code}; starting it again in {pause} s")
        child.due_at = now + pause


def _end(children: list[Child]) -> None:
    """Ask all to end, kill those that take too long, and stop the servers unless others use them."""
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(word, signal.SIG_IGN)
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + _GRACE_SECONDS
    for child in children:
        child.wait(until=deadline)
        child.end()
    embedded.leave()


def _events(folder: str) -> str:
    """The folder or file to load, absolute, or nothing."""
    if not folder:
        return ""
    path = Path(folder).expanduser().absolute()
    if not path.exists():
        raise _Hopeless(f"there is no {path}; EVENTS is a folder of GH Archive files")
    return str(path)


def _listen(address: str) -> socket.socket:
    """An open socket at `address` ("host:port"), or at the next free port."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise _Hopeless(f"PERIPLUS_ADDRESS is {address!r}; write host:port, as in 127.0.0.1:8000")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(int(port), int(port) + _PORTS_TRIED):
        try:
            listener = socket.create_server((host.strip("[]"), candidate), family=family, backlog=128)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise _Hopeless(f"cannot listen at {address}: {error.strerror}") from error
            continue
        if candidate != int(port):
            say(f"port {port} is taken by another program; using {candidate} (PERIPLUS_ADDRESS chooses)")
        return listener
    raise _Hopeless(f"{_PORTS_TRIED} ports from {port} on are taken; set PERIPLUS_ADDRESS to a free one")


def _address(listener: socket.socket) -> str:
    """The address to type into a browser."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(address + health.PATH, timeout=1) as answer:  # noqa: S310 - http, see above
            return bool(answer.status == http.HTTPStatus.OK)
    except OSError:
        return False


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _Stopped


if __name__ == "__main__":
    sys.exit(main())
