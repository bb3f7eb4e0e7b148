"""Bare clones without the contents of files: made, brought up to date, looked at."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devstats.harvest.git import program
from devstats.harvest.git.failures import GitFailed, Gone, TooLarge, Unreachable
from devstats.harvest.git.origins import Origin
from devstats.harvest.git.program import Bounds
from devstats.harvest.git.tips import BRANCHES, TAGS, Tips

FETCH_SECONDS = 3_600
CLONE_BYTES = 8 << 30
# git.git's own has 20 kB; a larger one is a trap, and is left out.
MAILMAP_BYTES = 1 << 20
# Each fetch adds one.
PACKS = 50

_REFS = (f"+{BRANCHES}*:{BRANCHES}*", f"+{TAGS}*:{TAGS}*")
_GONE = ("not found", "does not exist", "could not read Username", "does not appear to be a git repository")


@dataclass(frozen=True, slots=True)
class Clone:
    """A bare repository on this machine, as it was last brought up to date.

    `mailmap` is the object in which the default branch keeps its .mailmap: when another than before, people
    of commits already read may be called otherwise. `is_whole` where the contents of files are here too.
    """

    folder: Path
    tips: Tips
    mailmap: str | None
    is_whole: bool


def fetched(
    folder: Path,
    origin: Origin,
    *,
    is_whole: bool = False,
    seconds: float = FETCH_SECONDS,
    most_bytes: int = CLONE_BYTES,
) -> Clone:
    """The clone in `folder`, made if it is not there, with all branches and tags that `origin` has now.

    Commits that nothing leads to any more stay in it. One at a time works on a folder, others wait. What was
    left half-done is mended, or cloned anew where it cannot be.
    Raises Gone, Unreachable or TooLarge; GitFailed where git cannot work in the folder.
    """
    bounds = Bounds(origin.protocol, seconds, lambda: _size(folder) > most_bytes)
    with _alone(folder):
        _made(folder)
        settings = {"remote.origin.url": str(origin)}
        if not is_whole:
            settings |= {"remote.origin.promisor": "true", "remote.origin.partialCloneFilter": "blob:none"}

        def ask(*arguments: str) -> bytes:
            return _asked(folder, arguments, settings=settings, bounds=bounds)

        default = _default_branch(ask("ls-remote", "--symref", "origin", "HEAD"))
        contents = () if is_whole else ("--filter=blob:none",)
        ask(
            "fetch", *contents, "--prune", "--no-tags", "--no-auto-maintenance", "--no-write-fetch-head",
            "--update-head-ok", "--quiet", "origin", *_REFS,
        )  # fmt: skip
        if default:
            program.answer(folder, "symbolic-ref", "HEAD", default)
        if len(list(folder.glob("objects/pack/*.pack"))) > PACKS:
            # All objects into few packs, those too that nothing leads to any more: git keeps all of a clone
            # without contents by itself, and stumbles over what is not there when it is told to.
            kept = ("--keep-unreachable",) if is_whole else ()
            program.answer(folder, "repack", "-a", "-d", "-q", *kept, settings=settings)
        mailmap = _mailmap(folder, default, ask)
        return Clone(folder, _tips(folder, default), mailmap, is_whole)


def unknown(clone: Clone, tips: Tips) -> frozenset[str]:
    """Those commits of earlier `tips` that the clone does not have."""
    asked = tips.of_all()
    given = "".join(f"{sha}\n" for sha in sorted(asked)).encode()
    there = program.answer(
        clone.folder, "rev-list", "--no-walk", "--ignore-missing", "--stdin", given=given
    ).decode()
    return asked - set(there.split())


def _asked(folder: Path, arguments: tuple[str, ...], *, settings: dict[str, str], bounds: Bounds) -> bytes:
    """What git says after it has spoken to the origin."""
    try:
        with program.output(folder, *arguments, settings=settings, bounds=bounds) as written:
            return written.read()
    except (Unreachable, TooLarge):
        raise
    except GitFailed as failure:
        kind = Gone if any(words in str(failure) for words in _GONE) else Unreachable
        raise kind(f"{settings['remote.origin.url']}: {failure}") from failure


def _made(folder: Path) -> None:
    """See to it that there is a repository in `folder`, free of what one that was killed has left."""
    if (folder / "HEAD").exists():
        # Nobody else is at work here.
        for left in (*folder.rglob("*.lock"), *folder.glob("objects/pack/tmp_*")):
            left.unlink(missing_ok=True)
        if _is_sound(folder):
            return
    draft = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    # An empty template: no hooks, no excludes.
    program.answer(draft, "init", "--bare", "--quiet", "--template=", "--initial-branch=main")
    draft.rename(folder)


def _is_sound(folder: Path) -> bool:
    """Whether all that branches and tags lead to is there: after a power cut a pack may be empty."""
    try:
        _tips(folder, None)
    except GitFailed:
        return False
    return True


def _default_branch(listing: bytes) -> str | None:
    """The branch that HEAD leads to; None where it leads to none."""
    first = listing.decode(errors="surrogateescape").partition("\n")[0]
    name, _, head = first.removeprefix("ref: ").partition("\t")
    return name if first.startswith("ref: ") and head == "HEAD" and name.startswith(BRANCHES) else None


def _mailmap(folder: Path, default: str | None, ask: Callable[..., bytes]) -> str | None:
    """The object of the default branch's .mailmap; the only contents that are fetched."""
    if not default:
        return None
    entry = program.answer(folder, "ls-tree", "-z", "HEAD", ".mailmap").decode(errors="replace")
    kind, _, rest = entry.removeprefix("100644 ").removeprefix("100755 ").partition(" ")
    sha = rest.partition("\t")[0]
    if kind != "blob" or int(ask("cat-file", "-s", sha)) > MAILMAP_BYTES:
        return None
    return sha


def _tips(folder: Path, default: str | None) -> Tips:
    form = "%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)"
    commits: dict[str, str] = {}
    for line in program.answer(folder, "for-each-ref", f"--format={form}", BRANCHES, TAGS).splitlines():
        name, sha, kind, target, target_kind = line.decode(errors="surrogateescape").split("\0")
        if kind == "commit":
            commits[name] = sha
        elif target_kind == "commit":
            commits[name] = target
        elif target_kind == "tag" and (peeled := _peeled(folder, target)):
            commits[name] = peeled
    return Tips(default if default in commits else None, commits)


def _peeled(folder: Path, tag: str) -> str:
    """The commit that a tag of a tag leads to; empty if it leads to none."""
    try:
        found = program.answer(folder, "rev-parse", "--verify", "--quiet", f"{tag}^{{commit}}")
    except GitFailed:
        return ""
    return found.decode().strip()


def _size(folder: Path) -> int:
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - a Path for each file is slow
            except FileNotFoundError:
                continue  # git puts files in place while we look
    return total


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
