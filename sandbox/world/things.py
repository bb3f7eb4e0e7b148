"""What there is in the world, under GitHub's own names. Every instant is in Unix seconds, UTC."""

from dataclasses import dataclass
from enum import StrEnum

DAY_SECONDS = 86_400


class AccountType(StrEnum):
    """The three sorts of accounts that GitHub tells apart."""

    USER = "User"
    ORGANIZATION = "Organization"
    BOT = "Bot"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody, some organisation, or some machine."""

    id: int
    login: str
    type: AccountType
    name: str
    company: str | None
    location: str | None
    created_at: int
    utc_offset_minutes: int = 0

    @property
    def email(self) -> str:
        """The address in commits, of a domain that reaches nobody."""
        return f"{self.login.removesuffix('[bot]')}@users.example"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as it began."""

    id: int
    owner: Account
    name: str
    project: str
    description: str
    language: str
    license: str
    topics: tuple[str, ...]
    default_branch: str
    created_at: int

    @property
    def full_name(self) -> str:
        """`owner/name`."""
        return f"{self.owner.login}/{self.name}"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a repository."""

    id: int
    name: str
    color: str


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it was opened."""

    id: int
    number: int
    user: Account
    title: str
    body: str
    created_at: int


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A pull request as it was opened; `issue_id` is its id in lists of issues."""

    id: int
    issue_id: int
    number: int
    user: Account
    title: str
    body: str
    created_at: int
    draft: bool
    head_ref: str
    base_ref: str
    base_sha: str


@dataclass(frozen=True, slots=True)
class Change:
    """A file of a commit, as `change` wrote it: see `git.blob`."""

    path: str
    change: int
    lines: int
    additions: int
    deletions: int


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, with the id that git itself would give it."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    message: str
    author: Account
    committer: Account
    authored_at: int
    committed_at: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Push:
    """A branch moved; `commits` are those it did not hold before, oldest first."""

    id: int
    user: Account
    ref: str
    before: str | None
    head: str
    commits: tuple[Commit, ...]
    pushed_at: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on an issue or a pull request."""

    id: int
    number: int
    user: Account
    body: str
    created_at: int


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a pull request."""

    id: int
    number: int
    user: Account
    state: str
    body: str
    commit_id: str
    submitted_at: int


@dataclass(frozen=True, slots=True)
class ReviewComment:
    """A comment on a line of a pull request."""

    id: int
    number: int
    pull_request_review_id: int
    user: Account
    body: str
    path: str
    line: int
    commit_id: str
    created_at: int


@dataclass(frozen=True, slots=True)
class CommitComment:
    """A comment on a commit."""

    id: int
    commit_id: str
    user: Account
    body: str
    created_at: int


@dataclass(frozen=True, slots=True)
class IssueEvent:
    """What was done to an issue or pull request: labeled, unlabeled, closed, reopened, merged."""

    id: int
    number: int
    event: str
    actor: Account
    created_at: int
    label: Label | None = None
    commit_id: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A release."""

    id: int
    tag_name: str
    author: Account
    body: str
    prerelease: bool
    commit_id: str
    published_at: int


@dataclass(frozen=True, slots=True)
class Star:
    """Somebody starred the repository."""

    user: Account
    starred_at: int


@dataclass(frozen=True, slots=True)
class Fork:
    """Somebody forked the repository; `id` is the fork's own."""

    id: int
    owner: Account
    created_at: int


type Thing = (
    Issue
    | PullRequest
    | Push
    | Comment
    | Review
    | ReviewComment
    | CommitComment
    | IssueEvent
    | Release
    | Star
    | Fork
)


@dataclass(frozen=True, slots=True)
class Happening:
    """A thing came about in a repository."""

    at: int
    repository: Repository
    thing: Thing
