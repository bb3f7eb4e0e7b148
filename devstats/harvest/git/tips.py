"""Where the branches and tags of a repository lead to, and which commits came and went meanwhile."""

import re
from dataclasses import dataclass
from typing import Self

BRANCHES = "refs/heads/"
TAGS = "refs/tags/"

_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Tips:
    """Each branch and tag by its full name, with its commit; the default branch if there is one."""

    default: str | None
    commits: dict[str, str]

    def __post_init__(self) -> None:
        for sha in self.commits.values():
            if not _SHA.fullmatch(sha):
                raise ValueError(f"{sha!r} is not the name of a commit")

    @classmethod
    def none(cls) -> Self:
        """The tips of a repository that has never been looked at."""
        return cls(None, {})

    def of_default(self) -> frozenset[str]:
        """The commit of the default branch."""
        return frozenset(sha for name, sha in self.commits.items() if name == self.default)

    def of_branches(self) -> frozenset[str]:
        """The commits of all branches, the default one among them."""
        return frozenset(sha for name, sha in self.commits.items() if name.startswith(BRANCHES))

    def of_all(self) -> frozenset[str]:
        """The commits of all branches and tags."""
        return frozenset(self.commits.values())


@dataclass(frozen=True, slots=True)
class Span:
    """The commits that `reached` lead to, but for those that `left_out` lead to."""

    reached: frozenset[str]
    left_out: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """As the programs of git read it, a line each."""
        lines = [*sorted(self.reached - self.left_out), *(f"^{sha}" for sha in sorted(self.left_out))]
        return "".join(f"{line}\n" for line in lines)

    @property
    def is_empty(self) -> bool:
        """Whether it is known to hold nothing, without looking."""
        return self.reached <= self.left_out


@dataclass(frozen=True, slots=True)
class Move:
    """What a set of branches has come to reach, and what it reaches no more."""

    entered: Span
    left: Span


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened between two looks at a repository; each part holds the one before.

    A commit that left `default` and not `branches` is on another branch now; one that left `branches` and
    not `anywhere` has only a tag. One that left `anywhere` is reached by nothing: its branch was deleted
    before it was merged, or history was written anew. `unknown` are earlier tips of which the clone has
    nothing (it was lost and cloned again): what only they led to cannot be listed from it.
    """

    default: Move
    branches: Move
    anywhere: Move
    unknown: frozenset[str] = frozenset()


def changes(before: Tips, after: Tips, unknown: frozenset[str] = frozenset()) -> Changes:
    """What has come and gone from `before` to `after`, as spans that a clone can list."""

    def move(earlier: frozenset[str], later: frozenset[str]) -> Move:
        known = earlier - unknown
        return Move(entered=Span(later, known), left=Span(known, later))

    return Changes(
        default=move(before.of_default(), after.of_default()),
        branches=move(before.of_branches(), after.of_branches()),
        anywhere=move(before.of_all(), after.of_all()),
        unknown=before.of_all() & unknown,
    )
