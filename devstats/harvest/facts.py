"""What one event says, as rows in the making; the same whichever source said it.

Structures of msgspec: a third of a dataclass's time to make, and the garbage collector need not walk the
hundred thousands of them that a file gives.
"""

from msgspec import Struct

type CommitFact = tuple[str, int | None, bool | None]
"""A commit of a push: sha, hash of its author's address, whether it was new to GitHub."""

# An instant without its Z: the microsecond below then sorts after the whole second, as text too.
type AsOf = str


class Sighting(Struct, gc=False):
    """An account seen under a login; `type` is User, Organization, Bot, or empty where nobody said."""

    id: int
    login: str
    type: str = ""


class PullFact(Struct, gc=False):
    """What an event says of a pull request; None is "not said"."""

    id: int
    number: int
    author_id: int | None = None
    created_at: str | None = None
    merged_at: str | None = None
    merger_id: int | None = None
    # (as of, closed at or "", state): the greater tuple is the newer state.
    state: tuple[AsOf, str, str] | None = None
    # (as of, additions, deletions, changed files, commits), -1 where not said.
    size: tuple[AsOf, int, int, int, int] | None = None


class IssueFact(Struct, gc=False):
    """What an event says of an issue; None is "not said"."""

    id: int
    number: int
    is_pull: bool = False
    author_id: int | None = None
    created_at: str | None = None
    # (as of, closed at or "", state, comments or -1): the greater tuple is the newer state.
    state: tuple[AsOf, str, str, int] | None = None


class ReviewFact(Struct, gc=False):
    """A review as submitted."""

    id: int
    pull_id: int
    number: int
    account_id: int
    submitted_at: str
    state: str


class ReleaseFact(Struct, gc=False):
    """A release as published."""

    id: int
    tag: str
    account_id: int | None
    published_at: str
    is_prerelease: bool


class Facts(Struct, gc=False):
    """All that one event says: the act itself, and what it tells of things and accounts beside the actor."""

    kind: str
    key: int
    item: str = ""
    sightings: tuple[Sighting, ...] = ()
    pull: PullFact | None = None
    issue: IssueFact | None = None
    review: ReviewFact | None = None
    release: ReleaseFact | None = None
    commits: tuple[CommitFact, ...] = ()


class Event(Struct, gc=False):
    """Who did something, where and when; what it was stands in the payload."""

    type: str
    at: str
    repository_id: int
    repository: str
    actor: Sighting
    url: str = ""


def as_of(at: str, *, is_cause: bool) -> AsOf:
    """When a state was seen; `is_cause` if the event itself brought it about.

    A comment posted with the button that closes bears the second of the close and still shows the issue
    open. GitHub's instants are whole seconds: the microsecond makes the event that set the state the later.
    """
    return f"{at[:-1]}.000001" if is_cause else at[:-1]
