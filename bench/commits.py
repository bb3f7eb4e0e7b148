"""Reading the commits of a clone with their people and trailers, beside git that only lists them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench import figures, machine
from bench.figures import ROOT, Figure, Result

NAME = "commits"
COMMITS = 21_000
REPETITIONS = 5
BUDGET = 5_000  # commits/s

_PEOPLE = 300
_BRANCHES = 3  # every third commit merges a branch of one
_BEGAN = 1_500_000_000
_ZONES = ("+0000", "+0200", "-0700", "+0530")

METHOD = f"""\
One repository of {COMMITS:,} commits, made anew by `git fast-import` in a temporary folder, always the
same bytes: {_PEOPLE} people in four time zones, one commit in three a merge, all but merges signed off,
one in five of these with a co-author, each changing one of 1,000 files; a .mailmap that renames every
sixth person. It is cloned as the harvest does, without the contents of files.

Ours reads the default branch into values: names, hashes of addresses after .mailmap, instants with zones,
parents, trailers, people of trailers; in a new process, whose start, imports and settings are not in the
time. The rival, `git log --format=%H | wc -l`, only lists the same commits; another count than ours ends
the bench. They take turns, {REPETITIONS} times; figures are medians. Names of files are read once more,
merges left out."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading found and took."""

    commits: int
    trailers: int
    seconds: float
    changes: int
    naming_seconds: float
    peak_megabytes: float


def measure(folder: Path) -> Result:
    """All figures, from a repository made in `folder`."""
    theirs, ours = folder / "theirs", folder / "ours"
    _make(theirs)
    reads: list[Read] = []
    listings: list[float] = []
    for _ in range(REPETITIONS):
        reads.append(_read_by_another(theirs, ours, folder))
        listings.append(_listed(ours, reads[-1].commits))
    return Result(NAME, machine.commit(), machine.description(), tuple(_figures(reads, listings)))


def _figures(reads: list[Read], listings: list[float]) -> Iterator[Figure]:
    digits = figures.rounded
    first = reads[0]
    yield Figure(
        f"read {first.commits:,} commits with {first.trailers:,} trailers",
        digits(first.commits / median(read.seconds for read in reads)),
        "commits/s",
        BUDGET,
        {"git log --format=%H | wc -l": digits(first.commits / median(listings))},
    )
    yield Figure(
        f"read what {first.changes:,} of them changed, by names of files",
        digits(first.changes / median(read.naming_seconds for read in reads)),
        "commits/s",
    )
    yield Figure("most memory held", digits(median(read.peak_megabytes for read in reads)), "MB")


def _make(folder: Path) -> None:
    _git(folder, "init", "--bare", "--quiet", "--initial-branch=main", "--template=")
    _git(folder, "config", "uploadpack.allowFilter", "true")
    _git(folder, "fast-import", "--quiet", given="".join(_stream()))


def _stream() -> Iterator[str]:
    """The repository as fast-import reads it; commit n has the mark n."""
    mailmap = "".join(f"Known {n} <known-{n}@example.org> <p{n}@example.com>\n" for n in range(0, _PEOPLE, 6))
    for number in range(1, COMMITS + 1):
        is_merge = number % _BRANCHES == 0
        branch = "side" if number % _BRANCHES == 2 else "main"  # noqa: PLR2004 - the second of three
        message = f"Change {number}\n\nWhy it was needed, in a line.\n" + (
            "" if is_merge else _signed(number)
        )
        yield f"commit refs/heads/{branch}\nmark :{number}\n"
        yield f"author {_person(number)}\ncommitter {_person(number + 1)}\n"
        yield f"data {len(message)}\n{message}\n"
        if number > 1:
            # A branch begins at the commit before, the merge joins both.
            yield f"from :{number - 2 if is_merge else number - 1}\n"
        if is_merge:
            yield f"merge :{number - 1}\n"
        else:
            text = f"{number}\n"
            yield f"M 100644 inline pkg/{number % 1000}.go\ndata {len(text)}\n{text}"
        if number == 1:
            yield f"M 100644 inline .mailmap\ndata {len(mailmap)}\n{mailmap}"


def _person(number: int) -> str:
    who = number * 7 % _PEOPLE
    return f"Person {who} <p{who}@example.com> {_BEGAN + number * 600} {_ZONES[who % len(_ZONES)]}"


def _signed(number: int) -> str:
    people = [(number * 7, "Signed-off-by")] + ([] if number % 5 else [(number * 11, "Co-authored-by")])
    return "\n" + "".join(
        f"{key}: Person {who % _PEOPLE} <p{who % _PEOPLE}@example.com>\n" for who, key in people
    )


def _listed(folder: Path, expected: int) -> float:
    """Seconds of the rival; raises RuntimeError where it counts others."""
    began = time.perf_counter()
    # Our own path, in a temporary folder.
    ended = subprocess.run(
        ["sh", "-c", 'git --git-dir="$0" log --format=%H HEAD | wc -l', str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - began
    if int(ended.stdout) != expected:
        raise RuntimeError(f"git lists {ended.stdout.strip()} commits, ours are {expected}")
    return seconds


def _git(folder: Path, *words: str, given: str = "") -> None:
    subprocess.run(["git", f"--git-dir={folder}", *words], input=given.encode(), check=True)


def _read_by_another(theirs: Path, ours: Path, home: Path) -> Read:
    command = [sys.executable, "-m", "bench.commits", str(theirs), str(ours)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "PERIPLUS_HOME": str(home)}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"reading failed: {ended.stderr.strip()[-2000:]}")
    return Read(**json.loads(ended.stdout))


def _read(theirs: str, ours: str) -> Read:
    from devstats.harvest import identity  # noqa: PLC0415 - it reads the settings
    from devstats.harvest.git import clones, commits, files, tips  # noqa: PLC0415 - likewise
    from devstats.harvest.git.origins import Origin  # noqa: PLC0415 - likewise

    identity.author_hash("nobody@example.com")  # the settings are read by now
    clone = clones.fetched(Path(ours), Origin.parse(theirs))
    span = tips.changes(tips.Tips.none(), clone.tips).default.entered
    began = time.perf_counter()
    read = list(commits.read(clone, span))
    seconds, began = time.perf_counter() - began, time.perf_counter()
    changes = sum(1 for _ in files.read(clone, span))
    naming = time.perf_counter() - began
    trailers = sum(len(commit.trailers) for commit in read)
    return Read(len(read), trailers, seconds, changes, naming, machine.peak_megabytes())


if __name__ == "__main__":
    print(json.dumps(asdict(_read(sys.argv[1], sys.argv[2]))))
