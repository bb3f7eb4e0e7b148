"""What is to be counted, by one plain pass over what happened; the serving side is not asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from sandbox.world import things
from sandbox.world.things import DAY_SECONDS, Happening

KINDS = (
    "pulls-opened",
    "pulls-merged",
    "issues-opened",
    "comments",
    "reviews",
    "commits",
    "releases",
    "stars",
    "forks",
)


def counts(history: Iterable[Happening], *, since: int, until: int) -> dict[str, dict[str, int]]:
    """How often each kind came about in each repository, in `[since, until)`.

    Comments are those on issues, pull requests, lines and commits. Commits are those on the default branch
    at the end of `history`, by the time they were committed at, which may lie long before they landed.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, kind, at in _facts(history):
        found[name][kind] += since <= at < until
    return {name: {kind: found[name][kind] for kind in KINDS} for name in sorted(found)}


def daily(history: Iterable[Happening]) -> dict[str, dict[str, dict[int, int]]]:
    """The same by UTC day, counted from 1970-01-01; days without anything are left out."""
    found: dict[str, dict[str, dict[int, int]]] = {}
    for name, kind, at in _facts(history):
        days = found.setdefault(name, {}).setdefault(kind, {})
        days[at // DAY_SECONDS] = days.get(at // DAY_SECONDS, 0) + 1
    return found


def _facts(history: Iterable[Happening]) -> Iterable[tuple[str, str, int]]:  # noqa: C901 - a case a kind
    for happening in history:
        name, thing = happening.repository.full_name, happening.thing
        match thing:
            case things.PullRequest():
                yield name, "pulls-opened", happening.at
            case things.Issue():
                yield name, "issues-opened", happening.at
            case things.IssueEvent(event="merged"):
                yield name, "pulls-merged", happening.at
            case things.Comment() | things.ReviewComment() | things.CommitComment():
                yield name, "comments", happening.at
            case things.Review():
                yield name, "reviews", happening.at
            case things.Release():
                yield name, "releases", happening.at
            case things.Star():
                yield name, "stars", happening.at
            case things.Fork():
                yield name, "forks", happening.at
            case things.Push(ref=ref) if ref == f"refs/heads/{happening.repository.default_branch}":
                for commit in thing.commits:
                    yield name, "commits", commit.committed_at
            case _:
                pass
