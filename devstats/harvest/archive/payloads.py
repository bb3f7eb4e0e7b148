"""The parts of an event that facts are made of, as typed structures; all else in them is skipped unread.

One shape serves all three generations: what one of them left out is optional here. A wrong type, a number
that does not fit the database or an endless name is refused while decoding.
"""

from typing import Annotated, Literal

from msgspec import Meta, Raw, Struct

Id = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Number = Annotated[int, Meta(ge=0, le=2**31 - 1)]
# Bounds far above GitHub's own (39 and 140): an endless name would not fit an index and end the whole load.
Login = Annotated[str, Meta(min_length=1, max_length=100)]
Name = Annotated[str, Meta(min_length=1, max_length=300)]
Text = Annotated[str, Meta(max_length=4000)]
Sha = Annotated[str, Meta(pattern="^[0-9a-fA-F]{40}$")]
OpenOrClosed = Literal["open", "closed"]


class User(Struct, gc=False):
    """Somebody named inside a payload."""

    login: Login
    id: Id | None = None
    type: str | None = None


class Pull(Struct, gc=False):
    """A pull request: whole, or the stub that is left of it since 2025-10-07."""

    id: Id
    number: Number | None = None
    user: User | None = None
    state: OpenOrClosed | None = None
    created_at: str | None = None
    updated_at: str | None = None
    closed_at: str | None = None
    merged: bool | None = None
    merged_at: str | None = None
    merged_by: User | None = None
    additions: Number | None = None
    deletions: Number | None = None
    changed_files: Number | None = None
    commits: Number | None = None


class PullLink(Struct, gc=False):
    """In an issue: set if it is a pull request; before 2015 there for all, its addresses null for issues."""

    url: str | None = None
    html_url: str | None = None


class Issue(Struct, gc=False):
    """An issue, or a pull request seen as one."""

    id: Id
    number: Number
    user: User | None = None
    state: OpenOrClosed | None = None
    created_at: str | None = None
    updated_at: str | None = None
    closed_at: str | None = None
    comments: Number | None = None
    pull_request: PullLink | None = None


class Comment(Struct, gc=False):
    """A comment on an issue, a commit or a line of a pull request."""

    id: Id
    user: User | None = None
    html_url: str | None = None
    commit_id: str | None = None


class Review(Struct, gc=False):
    """A review of a pull request."""

    id: Id
    state: Annotated[str, Meta(min_length=1, max_length=100)]
    user: User | None = None
    submitted_at: str | None = None


class Release(Struct, gc=False):
    """A release."""

    id: Id
    tag_name: Text
    author: User | None = None
    published_at: str | None = None
    prerelease: bool = False


class Numbered(Struct, gc=False):
    """Whatever has a number of GitHub's: a forkee, a member, a team."""

    id: Id | None = None
    login: str | None = None


class CommitAuthor(Struct, gc=False):
    """Who wrote a commit."""

    email: str | None = None


class Commit(Struct, gc=False):
    """A commit of a push, 2015 to 2025-10-06."""

    sha: Sha
    author: CommitAuthor | None = None
    distinct: bool | None = None


class OldCommit(Struct, array_like=True, gc=False):
    """A commit of a push before 2015: `[sha, email, message, name]`, from 2012 on with `distinct`."""

    sha: Sha
    email: str | None
    message: Raw
    name: Raw
    distinct: bool | None = None


class Page(Struct, gc=False):
    """A page of a wiki."""

    page_name: str | None = None
    action: str | None = None
    sha: str | None = None


class PushPayload(Struct, gc=False):
    """PushEvent."""

    push_id: Id | None = None
    ref: str | None = None
    head: str | None = None
    before: str | None = None
    commits: list[Commit] | None = None
    shas: list[OldCommit] | None = None


class PullPayload(Struct, gc=False):
    """PullRequestEvent."""

    action: str
    pull_request: Pull
    number: Number | None = None


class ReviewPayload(Struct, gc=False):
    """PullRequestReviewEvent."""

    action: str
    review: Review
    pull_request: Pull


class ReviewCommentPayload(Struct, gc=False):
    """PullRequestReviewCommentEvent."""

    comment: Comment
    action: str = "created"
    pull_request: Pull | None = None


class IssuePayload(Struct, gc=False):
    """IssuesEvent; before 2015 the issue's id alone."""

    action: str
    issue: Issue | Id
    number: Number | None = None


class IssueCommentPayload(Struct, gc=False):
    """IssueCommentEvent; before 2015 the two ids alone."""

    action: str = "created"
    issue: Issue | None = None
    comment: Comment | None = None
    issue_id: Id | None = None
    comment_id: Id | None = None


class CommitCommentPayload(Struct, gc=False):
    """CommitCommentEvent; before 2015 the comment's id alone."""

    action: str = "created"
    comment: Comment | None = None
    comment_id: Id | None = None
    commit: str | None = None


class ReleasePayload(Struct, gc=False):
    """ReleaseEvent."""

    action: str
    release: Release


class ForkPayload(Struct, gc=False):
    """ForkEvent; before 2015 the fork's id, or nothing."""

    forkee: Numbered | Id | None = None


class RefPayload(Struct, gc=False):
    """CreateEvent, DeleteEvent."""

    ref_type: str = ""
    ref: str | None = None


class WikiPayload(Struct, gc=False):
    """GollumEvent."""

    pages: list[Page]


class MemberPayload(Struct, gc=False):
    """MemberEvent."""

    member: Numbered
    action: str = "added"


class NumberedPayload(Struct, gc=False):
    """DownloadEvent."""

    id: Id | None = None


class NoPayload(Struct, gc=False):
    """WatchEvent, PublicEvent: the event says it all."""
