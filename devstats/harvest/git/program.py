"""The program git, run so that neither a repository nor this machine's user can make it do anything else."""

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from devstats.harvest.git.failures import GitFailed, TooLarge, Unreachable

READ_SECONDS = 1_800
WATCH_SECONDS = 0.5
# Of what git says when it fails; a hostile host could make it endless.
WORDS_KEPT = 500
CHUNK_BYTES = 1 << 18
# A word that git knows no protocol by.
NO_PROTOCOL = "none"

# Let through from our own environment: where programs are, and how an operator's network is reached.
_INHERITED = (
    "PATH",
    "TMPDIR",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    *(
        name
        for lower in ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
        for name in (lower, lower.upper())
    ),
)
_NOBODYS = {
    "HOME": os.devnull,
    "XDG_CONFIG_HOME": os.devnull,
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
}
_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.askPass": "",
    "credential.helper": "",
    "gc.auto": "0",
    "fetch.unpackLimit": "1",  # each fetch a pack, and no loose objects that nobody collects
    "maintenance.auto": "false",
    "fetch.recurseSubmodules": "false",
    "http.followRedirects": "initial",  # a renamed repository answers with one
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "60",
    "protocol.version": "2",
    "transfer.bundleURI": "false",
    "mailmap.file": "",
    "mailmap.blob": "",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a git may do: speak one protocol, or none; take so many seconds; bring what is not too large."""

    protocol: str = NO_PROTOCOL
    seconds: float = READ_SECONDS
    is_too_large: Callable[[], bool] = lambda: False


READING = Bounds()


@contextmanager
def output(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    settings: dict[str, str] | None = None,
    bounds: Bounds = READING,
) -> Iterator[IO[bytes]]:
    """What `git ARGUMENTS` writes while it runs in the bare repository `folder`, with `given` as its input.

    It ends, with all that it has started, at its `bounds` or when the block raises.
    Raises GitFailed with git's words, Unreachable when time is over, TooLarge.
    """
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as asked:
        asked.write(given)
        asked.seek(0)
        process = subprocess.Popen(
            _command(folder, arguments, settings or {}),
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=words,
            env=_environment(bounds.protocol),
            cwd="/",
            start_new_session=True,
        )
        assert process.stdout is not None, "its output is piped"
        watch = _Watch(process, bounds)
        watch.start()
        try:
            yield process.stdout
        except BaseException:
            kill(process)
            raise
        finally:
            process.stdout.close()
            process.wait()
            watch.end()
        if watch.failure:
            raise type(watch.failure)(f"git {arguments[0]} {watch.failure}")
        if process.returncode:
            raise GitFailed(f"git {arguments[0]} failed: {_last(words)}")


def answer(
    folder: Path, *arguments: str, given: bytes = b"", settings: dict[str, str] | None = None
) -> bytes:
    """All that `git ARGUMENTS` writes, as `output` gives it."""
    with output(folder, *arguments, given=given, settings=settings) as written:
        return written.read()


def tokens(written: IO[bytes]) -> Iterator[bytes]:
    """What stands before each NUL."""
    begun = b""
    while chunk := written.read(CHUNK_BYTES):
        *whole, begun = (begun + chunk).split(b"\0")
        yield from whole
    assert not begun, "git ends each token"


@contextmanager
def conversation(
    folder: Path, *arguments: str, settings: dict[str, str] | None = None
) -> Iterator[Callable[[bytes], bytes]]:
    """A git that answers every line with a line, for as long as the block lasts.

    Raises GitFailed when it gives no answer.
    """
    process = subprocess.Popen(
        _command(folder, arguments, settings or {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(NO_PROTOCOL),
        cwd="/",
        start_new_session=True,
    )
    asked, written = process.stdin, process.stdout
    assert asked is not None and written is not None, "both are piped"  # noqa: PT018 - one reason for both

    def ask(line: bytes) -> bytes:
        try:
            asked.write(line + b"\n")
            asked.flush()
        except OSError as error:
            raise GitFailed(f"git {arguments[0]} has ended") from error
        if not (said := written.readline()):
            raise GitFailed(f"git {arguments[0]} has ended")
        return said[:-1]

    try:
        yield ask
    finally:
        kill(process)
        with contextlib.suppress(OSError):
            asked.close()
        written.close()
        process.wait()


def kill(process: subprocess.Popen[bytes]) -> None:
    """End it and what it has started, as far as they still run."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class _Watch(threading.Thread):
    """Ends a git that takes too long or too much; `failure` then says why."""

    def __init__(self, process: subprocess.Popen[bytes], bounds: Bounds) -> None:
        super().__init__(daemon=True)
        self.failure: GitFailed | None = None
        self._process = process
        self._bounds = bounds
        self._has_ended = threading.Event()

    def run(self) -> None:
        """Look again and again, until it has ended."""
        deadline = time.monotonic() + self._bounds.seconds
        while not self._has_ended.wait(min(WATCH_SECONDS, max(0.0, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                self.failure = Unreachable(f"took longer than {self._bounds.seconds:g} s")
            elif self._bounds.is_too_large():
                self.failure = TooLarge("brought more than a repository may hold")
            else:
                continue
            kill(self._process)
            return

    def end(self) -> None:
        """Stop looking."""
        self._has_ended.set()
        self.join()


def _command(folder: Path, arguments: tuple[str, ...], settings: dict[str, str]) -> list[str]:
    chosen = [word for key, value in (_SETTINGS | settings).items() for word in ("-c", f"{key}={value}")]
    # The folder is named, so that none is searched for and no other is meant.
    return ["git", f"--git-dir={folder}", *chosen, *arguments]


def _environment(protocol: str) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    is_alone = {"GIT_NO_LAZY_FETCH": "1"} if protocol == NO_PROTOCOL else {}
    return inherited | _NOBODYS | is_alone | {"GIT_ALLOW_PROTOCOL": protocol}


def _last(words: IO[bytes]) -> str:
    end = words.seek(0, os.SEEK_END)
    words.seek(max(0, end - WORDS_KEPT))
    return " ".join(words.read().decode(errors="replace").split()) or "it did not say why"
