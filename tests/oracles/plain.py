"""GH Archive files counted in plain Python: every event is looked at for every question."""

import gzip
import json
import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

type Event = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """One observation: when, where, by whom, of what kind, how much; `member` is what is told apart."""

    at: datetime
    repository: str
    person: str
    kind: str
    amount: float = 1
    member: str = ""


@dataclass(frozen=True)
class Asked:
    """What is asked: a half-open window, and what narrows it (None: nothing does)."""

    metric: str
    from_at: datetime
    until: datetime
    repository: str | None = None
    person: str | None = None
    kind: str | None = None
    bots: str = "include"


def events(folder: Path) -> list[Event]:
    """Every event of every file of `folder`."""
    lines: list[Event] = []
    for path in sorted(folder.glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines += [json.loads(line) for line in file]
    return lines


def value(asked: Asked, found: Iterable[Event], bots: frozenset[str] = frozenset()) -> float | None:
    """What `asked` comes to; None where a percentile has no samples."""
    return _combined(asked.metric, list(seen(asked, found, bots)))


def values_by(
    asked: Asked, part: Callable[[Seen], str], found: Iterable[Event], bots: frozenset[str] = frozenset()
) -> dict[str, float | None]:
    """The value of every part that has any."""
    parts: dict[str, list[Seen]] = {}
    for one in seen(asked, found, bots):
        parts.setdefault(part(one), []).append(one)
    return {name: _combined(asked.metric, members) for name, members in parts.items()}


def seen(asked: Asked, found: Iterable[Event], bots: frozenset[str] = frozenset()) -> Iterator[Seen]:
    """The observations behind the value."""
    for one in _METRICS[asked.metric](found):
        if not asked.from_at <= one.at < asked.until:
            continue
        if asked.repository is not None and one.repository != asked.repository:
            continue
        if asked.person is not None and one.person != asked.person:
            continue
        if asked.kind is not None and one.kind != asked.kind:
            continue
        if asked.bots == "exclude" and one.person in bots:
            continue
        if asked.bots == "only" and one.person not in bots:
            continue
        yield one


def day(one: Seen) -> str:
    """The UTC day of an observation."""
    return f"{one.at:%Y-%m-%d}"


def hour(one: Seen) -> str:
    """The UTC hour of an observation."""
    return f"{one.at:%Y-%m-%dT%H:00:00Z}"


def _combined(metric: str, members: list[Seen]) -> float | None:
    if metric in {"devstats-contributors", "pull-authors", "commenters"}:
        return len({one.person for one in members})
    if metric == "commits":
        return len({one.member for one in members})
    if metric == "time-to-merge":
        return statistics.median(one.amount for one in members) if members else None
    return sum(one.amount for one in members)


@cache
def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


_KINDS = {
    "IssueCommentEvent": "issue-comment",
    "PullRequestReviewCommentEvent": "review-comment",
    "CommitCommentEvent": "commit-comment",
    "PushEvent": "push",
    "WatchEvent": "star",
    "ForkEvent": "fork",
    "ReleaseEvent": "release",
    "CreateEvent": "create",
    "DeleteEvent": "delete",
    "MemberEvent": "member",
}
_CONTRIBUTIONS = {
    "PushEvent",
    "PullRequestEvent",
    "IssuesEvent",
    "PullRequestReviewEvent",
    "CommitCommentEvent",
    "IssueCommentEvent",
    "PullRequestReviewCommentEvent",
}


def _kind(event: Event) -> str:
    action = event["payload"].get("action")
    if event["type"] == "PullRequestEvent":
        is_merged = action == "closed" and event["payload"]["pull_request"]["merged"]
        return "pull-merged" if is_merged else f"pull-{action}"
    if event["type"] == "IssuesEvent":
        return f"issue-{action}"
    return _KINDS[event["type"]]


def _acts(*kinds: str) -> Callable[[Iterable[Event]], Iterator[Seen]]:
    """Observations of the kinds given; of every kind without any."""

    def found(all_events: Iterable[Event]) -> Iterator[Seen]:
        for event in all_events:
            kind = _kind(event)
            if not kinds or kind in kinds:
                yield _seen(event, kind)

    return found


def _contributions(all_events: Iterable[Event]) -> Iterator[Seen]:
    for event in all_events:
        if event["type"] in _CONTRIBUTIONS:
            yield _seen(event, _kind(event))


def _commits(all_events: Iterable[Event]) -> Iterator[Seen]:
    for event in all_events:
        if event["type"] == "PushEvent":
            for commit in event["payload"]["commits"]:
                yield _seen(event, "", member=commit["sha"])


def _merges(all_events: Iterable[Event]) -> Iterator[Seen]:
    """Each pull request once, whichever event told of its merge."""
    told: dict[tuple[int, int], Seen] = {}
    for event in all_events:
        pull = event["payload"].get("pull_request")
        if pull and pull.get("merged_at"):
            at = _instant(pull["merged_at"])
            waited = at - _instant(pull["created_at"])
            told[event["repo"]["id"], pull["id"]] = Seen(
                at, event["repo"]["name"], pull["user"]["login"], "", waited / timedelta(seconds=1)
            )
    yield from told.values()


def _seen(event: Event, kind: str, member: str = "") -> Seen:
    return Seen(
        at=_instant(event["created_at"]),
        repository=event["repo"]["name"],
        person=event["actor"]["login"],
        kind=kind,
        member=member,
    )


_COMMENTS = _acts("issue-comment", "review-comment", "commit-comment")
_METRICS: dict[str, Callable[[Iterable[Event]], Iterator[Seen]]] = {
    "events": _acts(),
    "devstats-contributions": _contributions,
    "devstats-contributors": _contributions,
    "pulls-opened": _acts("pull-opened"),
    "pulls-closed": _acts("pull-closed", "pull-merged"),
    "pulls-merged": _acts("pull-merged"),
    "pulls-reopened": _acts("pull-reopened"),
    "pull-authors": _acts("pull-opened"),
    "time-to-merge": _merges,
    "issues-opened": _acts("issue-opened"),
    "issues-closed": _acts("issue-closed"),
    "issues-reopened": _acts("issue-reopened"),
    "comments": _COMMENTS,
    "commenters": _COMMENTS,
    "pushes": _acts("push"),
    "commits": _commits,
    "stars": _acts("star"),
    "forks": _acts("fork"),
    "releases": _acts("release"),
}
METRICS = tuple(_METRICS)
