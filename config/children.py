"""Programs started by a program: their lines on one terminal, their end with its end."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


@dataclass(slots=True)
class Child:
    """One program, started in the project's folder; a Ctrl-C on the terminal reaches only its parent."""

    name: str
    command: list[str]
    files: tuple[int, ...] = ()  # open files it inherits
    started_at: float = 0.0  # on the monotonic clock, as every time here
    due_at: float | None = 0.0  # when to start it; None once started
    deaths: int = 0  # in quick succession
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it, now."""
        self.end()
        self._process = subprocess.Popen(
            [*_ending_with_parent(), *self.command],
            cwd=_ROOT,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            pass_fds=self.files,
            start_new_session=True,
        )
        self.started_at = time.monotonic()
        self.due_at = None
        threading.Thread(target=_show, args=(self.name, self._process), daemon=True).start()

    @property
    def code(self) -> int | None:
        """The exit code of the last start; None before it and while it runs."""
        return self._process.poll() if self._process else None

    def signal(self, word: signal.Signals) -> None:
        """Send `word` to the program, if it runs."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(word)

    def wait(self, *, until: float) -> None:
        """Return when the program has ended, or at `until`."""
        if self._process:
            try:
                self._process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                return

    def end(self) -> None:
        """Kill whatever of the program, or of what it started, still runs."""
        if self._process:
            with contextlib.suppress(ProcessLookupError, PermissionError):  # nobody is left in its group
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def say(text: str, *, name: str = "") -> None:
    """One line on the terminal, with who says it."""
    sys.stdout.write(f"{name:>6} | {text}\n" if name else f"{text}\n")
    sys.stdout.flush()


def _show(name: str, process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            say(line.rstrip("\n"), name=name)


def _ending_with_parent() -> list[str]:
    """A prefix that has the kernel end the program when we are killed, where there is one."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def _environment() -> dict[str, str]:
    """Ours; and since a pipe hides the terminal from the program, word that a person reads along."""
    return os.environ | ({"FORCE_COLOR": "1"} if sys.stdout.isatty() else {})
