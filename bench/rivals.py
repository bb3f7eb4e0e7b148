"""One contestant at reading a file of the archive, run once in a process of its own.

`python -m bench.rivals NAME FILE THREADS` prints what it found and what it took, as JSON. Imports and the
catalogue are not in the time: a worker has them long before the file.
"""

import functools
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml

from bench import machine
from bench.figures import ROOT

type Counts = dict[str, int]
"""Events of the tracked repositories, by type; of a contestant that does not look at them, nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run found and took: by the clock, of the processors, and of memory at its peak."""

    counts: Counts
    seconds: float
    processor_seconds: float
    peak_megabytes: float


def run(name: str, path: Path, *, threads: int, home: Path) -> Run:
    """One run of the contestant `name` on the file at `path`, in a new process that may use so many cores.

    Ours keeps its salt in `home`, not in the site's own folder.
    """
    command = [sys.executable, "-m", "bench.rivals", name, str(path), str(threads)]
    environment = os.environ | {"PERIPLUS_HOME": str(home), "PERIPLUS_ENV": ""}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{name} failed: {ended.stderr.strip()[-2000:]}")
    return Run(**json.loads(ended.stdout))


@functools.cache
def patterns() -> frozenset[str]:
    """The repositories of the starting catalogue's projects, as the site tracks them."""
    text = (ROOT / "landscape" / "seed" / "november-2018.yml").read_text(encoding="utf-8")
    projects = yaml.load(text, yaml.CSafeLoader)["projects"]
    return frozenset(pattern.lower() for project in projects for pattern in project["repositories"])


def _ours(*, is_counting: bool) -> Callable[[str, int], Counts]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415 - only this contestant needs it

    django.setup()
    from devstats.harvest import archive, identity  # noqa: PLC0415 - models load after Django's setup
    from devstats.harvest.tracked import Selection  # noqa: PLC0415 - as above

    selection = Selection(patterns())
    identity.author_hash("the salt is read from its file before the clock runs")

    def read(path: str, _threads: int) -> Counts:
        found = archive.scan(Path(path), selection, now=datetime.now(UTC), is_counting=is_counting)
        if found.damage or found.problems.total:
            raise RuntimeError(f"{path}: {found.damage or found.problems.listed()}")
        return {} if is_counting else _by_type(kind for _, kind, _, _ in found.batch.acts)

    return read


def _by_type(kinds: Iterable[str]) -> Counts:
    """Acts by the type of event that they were; a kind begins with what its type is called in it."""
    words = (next(event_type for word, event_type in _TYPES if kind.startswith(word)) for kind in kinds)
    return dict(Counter(words))


def _zcat() -> Callable[[str, int], Counts]:
    def read(path: str, _threads: int) -> Counts:
        with subprocess.Popen(["zcat", path], stdout=subprocess.PIPE) as zcat:
            subprocess.run(["wc", "-l"], stdin=zcat.stdout, stdout=subprocess.DEVNULL, check=True)
        return {}

    return read


def _duckdb() -> Callable[[str, int], Counts]:
    import duckdb  # noqa: PLC0415 - a rival's weight must not be on the others

    exact, owners = _split()
    query = """
        SELECT type, count(*)
        FROM read_json(?, format = 'newline_delimited',
                       columns = {'type': 'VARCHAR', 'repo': 'STRUCT(name VARCHAR)'})
        WHERE lower(repo.name) IN (SELECT unnest(?))
            OR split_part(lower(repo.name), '/', 1) IN (SELECT unnest(?))
        GROUP BY type
    """

    def read(path: str, threads: int) -> Counts:
        with duckdb.connect(config={"threads": threads}) as connection:
            return dict(connection.execute(query, [path, exact, owners]).fetchall())

    return read


def _chdb() -> Callable[[str, int], Counts]:
    import chdb  # noqa: PLC0415 - as above

    exact, owners = (", ".join(f"'{word}'" for word in words) for words in _split())
    run_query: Callable[[str, str], object] = chdb.query  # it has no types of its own
    run_query("SELECT 1", "CSV")

    def read(path: str, threads: int) -> Counts:
        query = f"""
            SELECT type, count() AS number
            FROM file('{path}', 'JSONEachRow', 'type String, repo Tuple(name String)')
            WHERE lower(repo.name) IN ({exact}) OR splitByChar('/', lower(repo.name))[1] IN ({owners})
            GROUP BY type
            SETTINGS max_threads = {threads}
        """  # noqa: S608 - patterns of our own catalogue, a path of our own making
        lines = str(run_query(query, "JSONEachRow")).splitlines()
        return {row["type"]: int(row["number"]) for row in map(json.loads, lines)}

    return read


def _split() -> tuple[list[str], list[str]]:
    """The patterns as names of repositories, and as owners of whom all are tracked."""
    owners = sorted(pattern.removesuffix("/*") for pattern in patterns() if pattern.endswith("/*"))
    return sorted(pattern for pattern in patterns() if not pattern.endswith("/*")), owners


CONTESTANTS: dict[str, Callable[[], Callable[[str, int], Counts]]] = {
    "ours": functools.partial(_ours, is_counting=False),
    "ours, counting alone": functools.partial(_ours, is_counting=True),
    "zcat | wc -l": _zcat,
    "DuckDB": _duckdb,
    "chDB": _chdb,
}

# Longer words before those that they begin with; a type that is missing here ends the bench.
_TYPES = (
    ("commit-comment", "CommitCommentEvent"),
    ("create", "CreateEvent"),
    ("delete", "DeleteEvent"),
    ("fork", "ForkEvent"),
    ("issue-comment", "IssueCommentEvent"),
    ("issue-", "IssuesEvent"),
    ("member", "MemberEvent"),
    ("public", "PublicEvent"),
    ("pull-", "PullRequestEvent"),
    ("push", "PushEvent"),
    ("release", "ReleaseEvent"),
    ("review-comment", "PullRequestReviewCommentEvent"),
    ("review", "PullRequestReviewEvent"),
    ("star", "WatchEvent"),
    ("wiki", "GollumEvent"),
)


def _measured(name: str, path: str, threads: int) -> Run:
    # Inherited by all it starts, so that `zcat` and `wc` share the one core too.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-threads:])
    read = CONTESTANTS[name]()
    before, began = machine.processor_seconds(), time.perf_counter()
    counts = read(path, threads)
    seconds = time.perf_counter() - began
    return Run(counts, seconds, machine.processor_seconds() - before, machine.peak_megabytes())


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(sys.argv[1], sys.argv[2], int(sys.argv[3])))))
