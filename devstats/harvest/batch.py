"""The facts of many events, gathered into one row a key.

The merges here are those of `merges` in the database, and like them commutative, associative and idempotent:
what never changes keeps the least of what was said, a snapshot is replaced whole by the greater one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec import Struct

from devstats.harvest.facts import Event, Facts, IssueFact, PullFact, ReleaseFact, ReviewFact, Sighting

# An account's type: a user may become an organisation, never the other way; an app is a bot for good.
_TYPE_RANK = {"": 0, "User": 1, "Organization": 2, "Bot": 3}

type ActKey = tuple[int, str, int, str]  # repository, kind, key, acted at
type ThingKey = tuple[int, int]  # repository, GitHub's number
type CommitKey = tuple[int, str, str]  # repository, sha, pushed at
type CommitRow = tuple[int, int | None, bool | None]  # pusher, author's hash, whether new to GitHub


class Seen(Struct, gc=False):
    """When a name was seen first and last, and of an account its type."""

    first_at: str
    last_at: str
    type: str = ""


@dataclass(slots=True)
class Batch:
    """Rows by key; `matched` events went in, of which `len(acts)` are different."""

    matched: int = 0
    acts: dict[ActKey, tuple[int, str]] = field(default_factory=dict)  # account, item
    commits: dict[CommitKey, CommitRow] = field(default_factory=dict)
    pulls: dict[ThingKey, PullFact] = field(default_factory=dict)
    issues: dict[ThingKey, IssueFact] = field(default_factory=dict)
    reviews: dict[ThingKey, ReviewFact] = field(default_factory=dict)
    releases: dict[ThingKey, ReleaseFact] = field(default_factory=dict)
    repositories: dict[tuple[int, str], Seen] = field(default_factory=dict)  # id, name
    accounts: dict[tuple[int, str], Seen] = field(default_factory=dict)  # id, login

    def add(self, event: Event, facts: Facts) -> None:
        """Merge in what one event says. Never fails: facts have been checked."""
        self.matched += 1
        at = event.at
        repository, actor = event.repository_id, event.actor
        act, row = (repository, facts.kind, facts.key, at), (actor.id, facts.item)
        before = self.acts.setdefault(act, row)
        if before != row:
            self.acts[act] = min(before[0], row[0]), min(before[1], row[1])
        self._account(actor, at)
        for sighting in facts.sightings:
            self._account(sighting, at)
        _see(self.repositories, (repository, event.repository), at)
        for sha, author_hash, is_distinct in facts.commits:
            _merge(self.commits, (repository, sha, at), (actor.id, author_hash, is_distinct), _commit)
        if facts.pull:
            _merge(self.pulls, (repository, facts.pull.id), facts.pull, _pull)
        if facts.issue:
            _merge(self.issues, (repository, facts.issue.id), facts.issue, _issue)
        if facts.review:
            _merge(self.reviews, (repository, facts.review.id), facts.review, _review)
        if facts.release:
            _merge(self.releases, (repository, facts.release.id), facts.release, _release)

    def _account(self, sighting: Sighting, at: str) -> None:
        seen = _see(self.accounts, (sighting.id, sighting.login), at)
        if sighting.type and sighting.type != seen.type:
            seen.type = greater_type(seen.type, sighting.type)


def greater_type(one: str, other: str) -> str:
    """The type of an account of which both were said."""
    return max(one, other, key=_TYPE_RANK.__getitem__)


def _see[K](names: dict[K, Seen], key: K, at: str) -> Seen:
    seen = names.get(key)
    if seen is None:
        seen = names[key] = Seen(at, at)
    elif at < seen.first_at:
        seen.first_at = at
    elif at > seen.last_at:
        seen.last_at = at
    return seen


def _merge[K, T](rows: dict[K, T], key: K, new: T, merged: Callable[[T, T], T]) -> None:
    old = rows.get(key)
    rows[key] = new if old is None else merged(old, new)


def _least[V: (int, str)](one: V | None, other: V | None) -> V | None:
    if one is None:
        return other
    if other is None:
        return one
    return min(one, other)


def _commit(one: CommitRow, other: CommitRow) -> CommitRow:
    flags = [flag for flag in (one[2], other[2]) if flag is not None]
    return min(one[0], other[0]), _least(one[1], other[1]), any(flags) if flags else None


def _pull(one: PullFact, other: PullFact) -> PullFact:
    return PullFact(
        one.id,
        min(one.number, other.number),
        _least(one.author_id, other.author_id),
        _least(one.created_at, other.created_at),
        _least(one.merged_at, other.merged_at),
        _least(one.merger_id, other.merger_id),
        _newest(one.state, other.state),
        _newest(one.size, other.size),
    )


def _issue(one: IssueFact, other: IssueFact) -> IssueFact:
    return IssueFact(
        one.id,
        min(one.number, other.number),
        one.is_pull or other.is_pull,
        _least(one.author_id, other.author_id),
        _least(one.created_at, other.created_at),
        _newest(one.state, other.state),
    )


def _review(one: ReviewFact, other: ReviewFact) -> ReviewFact:
    return ReviewFact(
        one.id,
        min(one.pull_id, other.pull_id),
        min(one.number, other.number),
        min(one.account_id, other.account_id),
        min(one.submitted_at, other.submitted_at),
        # A review is dismissed after it was given, and the words happen to stand in that order:
        # approved, changes_requested, commented, dismissed.
        max(one.state, other.state),
    )


def _release(one: ReleaseFact, other: ReleaseFact) -> ReleaseFact:
    return ReleaseFact(
        one.id,
        min(one.tag, other.tag),
        _least(one.account_id, other.account_id),
        min(one.published_at, other.published_at),
        # A pre-release becomes a release, not the other way.
        one.is_prerelease and other.is_prerelease,
    )


def _newest[S: tuple[object, ...]](one: S | None, other: S | None) -> S | None:
    if one is None or other is None:
        return one or other
    return max(one, other)
