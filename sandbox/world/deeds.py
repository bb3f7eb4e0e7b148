"""What people do, one function a deed: each answers with the things that come of it."""

from collections.abc import Iterator
from random import Random

from sandbox.world import words
from sandbox.world.things import (
    Account,
    Comment,
    Commit,
    CommitComment,
    Fork,
    Issue,
    IssueEvent,
    Label,
    PullRequest,
    Release,
    Review,
    ReviewComment,
    Star,
    Thing,
)
from sandbox.world.yard import Draft, Yard

DEFAULT_REF = "refs/heads/master"


def founded(yard: Yard, at: int, author: Account, rng: Random) -> Iterator[Thing]:
    """The first commit."""
    commit = yard.commit(
        yard.main, rng, author=author, committer=author, authored_at=at, at=at, message="Begin"
    )
    yield yard.push(DEFAULT_REF, [commit], user=author, before=None, at=at)


def opened(yard: Yard, at: int, draft: Draft) -> Iterator[Thing]:
    """An issue."""
    draft.number = yard.number()
    body = f"What happens: {draft.title.lower()}.\n\nWhat should happen: nothing of the sort."
    yield Issue(yard.numbers.next("ticket"), draft.number, draft.user, draft.title, body, at)


def proposed(yard: Yard, at: int, draft: Draft) -> Iterator[Thing]:
    """A pull request, with its branch pushed just before."""
    draft.number = yard.number()
    draft.branch = yard.main.fork()
    base = yard.main.head
    assert base is not None
    for _ in range(1 + int(draft.rng.random() ** 3 * 4)):
        _add_commit(yard, at, draft)
    yield yard.push(
        f"refs/heads/{draft.ref}", draft.commits, user=draft.user, before=None, at=at, number=draft.number
    )
    yield PullRequest(
        id=yard.numbers.next("pull"),
        issue_id=yard.numbers.next("ticket"),
        number=draft.number,
        user=draft.user,
        title=draft.title,
        body=f"{draft.title}, as was asked for." if draft.rng.random() < 0.9 else "",
        created_at=at,
        draft=draft.rng.random() < 0.04,
        head_ref=draft.ref,
        base_ref=yard.repository.default_branch,
        base_sha=base,
    )


def pushed_more(yard: Yard, at: int, draft: Draft) -> Iterator[Thing]:
    """One more commit on the branch of a pull request."""
    if draft.is_closed:
        return
    assert draft.branch is not None
    before = draft.branch.head
    commit = _add_commit(yard, at, draft)
    yield yard.push(
        f"refs/heads/{draft.ref}", [commit], user=draft.user, before=before, at=at, number=draft.number
    )


def commented(yard: Yard, at: int, draft: Draft, user: Account, body: str) -> Iterator[Thing]:
    """A comment on an issue or pull request."""
    yield Comment(yard.numbers.next("comment"), draft.number, user, body, at)


def reviewed(  # noqa: PLR0913, PLR0917 - a review has as many sides
    yard: Yard, at: int, draft: Draft, user: Account, state: str, remarks: int
) -> Iterator[Thing]:
    """A review, with remarks on lines."""
    if draft.is_closed:
        return
    last = draft.commits[-1]
    body = draft.rng.choice(words.REMARKS) if draft.rng.random() < 0.3 else ""
    review = Review(yard.numbers.next("review"), draft.number, user, state, body, last.sha, at)
    yield review
    for _ in range(remarks):
        change = draft.rng.choice(last.changes)
        yield ReviewComment(
            id=yard.numbers.next("review comment"),
            number=draft.number,
            pull_request_review_id=review.id,
            user=user,
            body=draft.rng.choice(words.REMARKS),
            path=change.path,
            line=1 + int(draft.rng.random() * change.lines),
            commit_id=last.sha,
            created_at=at,
        )


def labelled(yard: Yard, at: int, draft: Draft, actor: Account, names: tuple[str, ...]) -> Iterator[Thing]:
    """Labels are put on, those that are not on it yet."""
    for name in names:
        if name not in draft.labels:
            label = draft.labels[name] = yard.label(name)
            yield _event(yard, at, draft, "labeled", actor, label=label)


def unlabelled(yard: Yard, at: int, draft: Draft, actor: Account, name: str) -> Iterator[Thing]:
    """A label is taken off."""
    label = draft.labels.pop(name, None)
    if label:
        yield _event(yard, at, draft, "unlabeled", actor, label=label)


def closed(yard: Yard, at: int, draft: Draft, actor: Account) -> Iterator[Thing]:
    """An issue or pull request is closed."""
    if not draft.is_closed:
        draft.is_closed = True
        yield _event(yard, at, draft, "closed", actor)


def reopened(yard: Yard, at: int, draft: Draft, actor: Account) -> Iterator[Thing]:
    """It is opened again."""
    if draft.is_closed:
        draft.is_closed = False
        yield _event(yard, at, draft, "reopened", actor)


def merged(yard: Yard, at: int, draft: Draft, actor: Account) -> Iterator[Thing]:
    """A pull request is merged, or squashed, as the repository's custom is."""
    if draft.is_closed:
        return
    assert draft.branch is not None
    before = yard.main.head
    if yard.sketch.merges:
        message = f"Merge pull request #{draft.number} from {draft.user.login}/{draft.ref}\n\n{draft.title}"
        commit = yard.joined(draft.branch, draft.commits, merger=actor, at=at, message=message)
        landed = [*draft.commits, commit]
    else:
        trailers = _trailers(yard, draft)
        message = f"{draft.title} (#{draft.number})" + (f"\n\n{trailers}" if trailers else "")
        commit = yard.squashed(draft.branch, draft.commits, author=draft.user, at=at, message=message)
        landed = [commit]
    draft.is_closed = True
    yield yard.push(DEFAULT_REF, landed, user=actor, before=before, at=at)
    yield _event(yard, at, draft, "merged", actor, commit_id=commit.sha)
    yield _event(yard, at, draft, "closed", actor)


def pushed(yard: Yard, at: int, user: Account, rng: Random) -> Iterator[Thing]:
    """A commit straight to the default branch."""
    before = yard.main.head
    title = f"{rng.choice(words.VERBS)} {rng.choice(words.NOUNS)}"
    commit = yard.commit(yard.main, rng, author=user, committer=user, authored_at=at, at=at, message=title)
    yield yard.push(DEFAULT_REF, [commit], user=user, before=before, at=at)


def remarked(yard: Yard, at: int, user: Account, body: str) -> Iterator[Thing]:
    """A comment on the newest commit."""
    assert yard.main.head is not None
    yield CommitComment(yard.numbers.next("commit comment"), yard.main.head, user, body, at)


def released(yard: Yard, at: int, author: Account) -> Iterator[Thing]:
    """A release; every fourth begins a minor version, and is tried out first."""
    yard.releases += 1
    minor, patch = divmod(yard.releases, 4)
    assert yard.main.head is not None
    tag = f"v1.{minor}.{patch}" if patch else f"v1.{minor}.0-rc.1"
    yield Release(
        yard.numbers.next("release"), tag, author, "See the change log.", not patch, yard.main.head, at
    )


def starred(yard: Yard, at: int, user: Account) -> Iterator[Thing]:
    """A star, the first one of this account."""
    if user.id not in yard.known:
        yard.known.add(user.id)
        yield Star(user, at)


def forked(yard: Yard, at: int, user: Account) -> Iterator[Thing]:
    """A fork, the first one of this account."""
    if -user.id not in yard.known:
        yard.known.add(-user.id)
        yield Fork(yard.numbers.next("repository"), user, at)


def _add_commit(yard: Yard, at: int, draft: Draft) -> Commit:
    assert draft.branch is not None
    before = draft.commits[-1].committed_at if draft.commits else 0
    written_at = max(before + 1, at - 60 - int(draft.rng.random() ** 2 * 40_000)) if before < at - 60 else at
    trailers = _trailers(yard, draft)
    commit = yard.commit(
        draft.branch,
        draft.rng,
        author=draft.user,
        committer=draft.user,
        authored_at=written_at,
        at=min(at, written_at + int(draft.rng.random() * 600)),
        message=draft.title + (f"\n\n{trailers}" if trailers else ""),
    )
    draft.commits.append(commit)
    return commit


def _trailers(yard: Yard, draft: Draft) -> str:
    draw = draft.rng.random()
    lines = []
    if draw < 0.08:
        other = yard.circle.keeper(draft.rng, other_than=draft.user)
        lines.append(f"Co-authored-by: {other.name} <{other.email}>")
    if draw < 0.5:
        lines.append(f"Signed-off-by: {draft.user.name} <{draft.user.email}>")
    return "\n".join(lines)


def _event(  # noqa: PLR0913 - an event has as many sides
    yard: Yard,
    at: int,
    draft: Draft,
    event: str,
    actor: Account,
    *,
    label: Label | None = None,
    commit_id: str | None = None,
) -> IssueEvent:
    return IssueEvent(yard.numbers.next("event"), draft.number, event, actor, at, label, commit_id)
