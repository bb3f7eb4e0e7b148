"""What is measured and on what: the commit, the machine, and what a process takes of it."""

import os
import platform
import re
import resource
import subprocess
from pathlib import Path

import psutil

from bench.figures import ROOT


def commit() -> str:
    """The commit that was measured, and whether the tree had changes beside it."""
    name = _git("rev-parse", "--short", "HEAD") or "unknown"
    # What the bench itself writes is no change.
    changes = _git("status", "--porcelain", "--", ".", ":!bench/results", ":!docs/performance.md")
    return f"{name} with changes" if changes else name


def description() -> str:
    """Cores, processor, memory, system; nothing that names the machine itself."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores of {_processor()}, {memory:.0f} GiB of memory, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def processor_seconds() -> float:
    """What this process and the ended ones that it started have had of the processors."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def busy_seconds() -> float:
    """What all programs of this machine have had of its processors."""
    times = psutil.cpu_times()
    return times.user + times.system


def peak_megabytes() -> float:
    """The most memory that this process has held, its program included.

    getrusage would not do: what the process that started this one held when it did so counts there too.
    """
    found = re.search(r"^VmHWM:\s*([0-9]+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert found is not None, "Linux says how much a process has held"
    return int(found[1]) / 1024


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()
