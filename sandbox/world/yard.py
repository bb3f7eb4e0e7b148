"""Where plans become things: numbers, ids, branches and files of a repository, as they stand."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from sandbox.world import git, words
from sandbox.world.people import Circle, Machines
from sandbox.world.projects import Sketch
from sandbox.world.things import Account, Change, Commit, Label, Push, Repository


class Numbers:
    """Ids over the whole world, each kind growing with time as GitHub's do."""

    def __init__(self) -> None:
        starts = {
            "ticket": 3_100_000_000,
            "comment": 3_300_000_000,
            "event": 17_000_000_000,
            "label": 6_000_000_000,
        }
        self._next: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2_000_000_000, 7))
        for kind, start in starts.items():
            self._next[kind] = count(start, 7)

    def next(self, kind: str) -> int:
        """The next id of its kind."""
        return next(self._next[kind])


@dataclass(slots=True)
class Branch:
    """A branch: its newest commit, and per file its id and number of lines."""

    head: str | None = None
    files: dict[str, tuple[str, int]] = field(default_factory=dict)

    def fork(self) -> "Branch":
        """A branch that begins where this one stands."""
        return Branch(self.head, dict(self.files))


@dataclass(slots=True)
class Draft:
    """An issue or pull request from its plan on; numbered when it is opened."""

    user: Account
    title: str
    rng: Random
    ref: str = ""
    number: int = 0
    branch: Branch | None = None
    commits: list[Commit] = field(default_factory=list)
    labels: dict[str, Label] = field(default_factory=dict)
    is_closed: bool = False


@dataclass(slots=True)
class Yard:
    """A repository at the moment up to which the world has been lived."""

    repository: Repository
    sketch: Sketch
    circle: Circle
    machines: Machines
    numbers: Numbers
    main: Branch = field(default_factory=Branch)
    last_number: int = 0
    last_change: int = 0
    releases: int = 0
    labels: dict[str, Label] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)

    def number(self) -> int:
        """The next number of an issue or pull request."""
        self.last_number += 1
        return self.last_number

    def label(self, name: str) -> Label:
        """The label of that name, made when it is first used."""
        if name not in self.labels:
            color = words.COLORS[sum(name.encode()) % len(words.COLORS)]
            self.labels[name] = Label(self.numbers.next("label"), name, color)
        return self.labels[name]

    def commit(  # noqa: PLR0913 - what git itself asks for
        self,
        branch: Branch,
        rng: Random,
        *,
        author: Account,
        committer: Account,
        authored_at: int,
        at: int,
        message: str,
    ) -> Commit:
        """A commit on `branch` that writes one to three files anew."""
        changes = tuple(self._change(branch, rng, path) for path in _some_files(rng))
        return self._made(
            branch,
            author=author,
            committer=committer,
            authored_at=authored_at,
            at=at,
            message=message,
            parents=(branch.head,) if branch.head else (),
            changes=changes,
        )

    def joined(
        self, other: Branch, commits: list[Commit], *, merger: Account, at: int, message: str
    ) -> Commit:
        """The merge commit that brings `other` into the default branch."""
        assert self.main.head is not None
        assert other.head is not None
        changes = {change.path: change for commit in commits for change in commit.changes}
        for path in changes:
            self.main.files[path] = other.files[path]
        return self._made(
            self.main,
            author=merger,
            committer=self.machines.web,
            authored_at=at,
            at=at,
            message=message,
            parents=(self.main.head, other.head),
            changes=(),
        )

    def squashed(
        self, other: Branch, commits: list[Commit], *, author: Account, at: int, message: str
    ) -> Commit:
        """One commit on the default branch that does what `commits` did."""
        changes = {change.path: change for commit in commits for change in commit.changes}
        kept = []
        for path, change in changes.items():
            before = self.main.files.get(path, ("", 0))[1]
            self.main.files[path] = other.files[path]
            kept.append(Change(path, change.change, change.lines, change.lines, before))
        return self._made(
            self.main,
            author=author,
            committer=self.machines.web,
            authored_at=at,
            at=at,
            message=message,
            parents=(self.main.head,) if self.main.head else (),
            changes=tuple(kept),
        )

    def push(  # noqa: PLR0913 - what a push consists of
        self,
        ref: str,
        commits: list[Commit],
        *,
        user: Account,
        before: str | None,
        at: int,
        number: int | None = None,
    ) -> Push:
        """The push that brings `commits`, oldest first, to `ref`."""
        return Push(
            id=self.numbers.next("push"),
            user=user,
            ref=ref,
            before=before,
            head=commits[-1].sha,
            commits=tuple(commits),
            pushed_at=at,
            number=number,
        )

    def _change(self, branch: Branch, rng: Random, path: str) -> Change:
        self.last_change += 1
        lines = 1 + int(rng.random() ** 3 * 60)
        before = branch.files.get(path, ("", 0))[1]
        branch.files[path] = (git.sha("blob", git.blob(path, self.last_change, lines)), lines)
        return Change(path, self.last_change, lines, lines, before)

    def _made(  # noqa: PLR0913 - what git itself asks for
        self,
        branch: Branch,
        *,
        author: Account,
        committer: Account,
        authored_at: int,
        at: int,
        message: str,
        parents: tuple[str, ...],
        changes: tuple[Change, ...],
    ) -> Commit:
        tree = git.sha("tree", git.tree({name: sha for name, (sha, _) in branch.files.items()}))
        body = git.commit(
            tree_sha=tree,
            parents=parents,
            author=(author, authored_at),
            committer=(committer, at),
            message=message,
        )
        branch.head = git.sha("commit", body)
        return Commit(branch.head, tree, parents, message, author, committer, authored_at, at, changes)


def _some_files(rng: Random) -> list[str]:
    return rng.sample(words.FILES, 1 + (rng.random() < 0.5) + (rng.random() < 0.2))
