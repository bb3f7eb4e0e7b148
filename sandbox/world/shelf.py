"""The read side: every repository as it stands at an instant."""

from dataclasses import dataclass, field

from sandbox.world import things
from sandbox.world.made import World
from sandbox.world.things import Account, Happening, Label, Repository


@dataclass(slots=True)
class Ticket:
    """An issue or pull request as it stands."""

    born: things.Issue | things.PullRequest
    updated_at: int
    closed_at: int | None = None
    closed_by: Account | None = None
    merged_at: int | None = None
    merged_by: Account | None = None
    merge_sha: str | None = None
    head_sha: str = ""
    labels: list[Label] = field(default_factory=list)
    comments: int = 0
    reviews: list[things.Review] = field(default_factory=list)

    @property
    def is_pull(self) -> bool:
        """Whether it is a pull request."""
        return isinstance(self.born, things.PullRequest)

    @property
    def state(self) -> str:
        """Open or closed."""
        return "open" if self.closed_at is None else "closed"


@dataclass(slots=True)
class Shelf:
    """A repository as it stands, its lists oldest first."""

    repository: Repository
    tickets: list[Ticket] = field(default_factory=list)
    comments: list[things.Comment] = field(default_factory=list)
    review_comments: list[things.ReviewComment] = field(default_factory=list)
    commit_comments: list[things.CommitComment] = field(default_factory=list)
    events: list[things.IssueEvent] = field(default_factory=list)
    releases: list[things.Release] = field(default_factory=list)
    stars: list[things.Star] = field(default_factory=list)
    forks: list[things.Fork] = field(default_factory=list)
    commits: list[things.Commit] = field(default_factory=list)
    waiting: dict[int, str] = field(default_factory=dict)
    version: int = 0
    open_tickets: int = 0
    pushed_at: int | None = None
    updated_at: int = 0

    def ticket(self, number: int) -> Ticket:
        """The issue or pull request of that number."""
        return self.tickets[number - 1]

    def put(self, happening: Happening) -> None:  # noqa: C901 - a case a kind
        """Note what happened."""
        self.version += 1
        thing = happening.thing
        match thing:
            case things.Issue() | things.PullRequest():
                self._opened(thing)
            case things.Push():
                self._pushed(thing)
            case things.IssueEvent():
                self._changed(thing)
            case things.Comment():
                self.comments.append(thing)
                self._touched(thing.number, happening.at).comments += 1
            case things.Review():
                self._touched(thing.number, happening.at).reviews.append(thing)
            case things.ReviewComment():
                self.review_comments.append(thing)
                self._touched(thing.number, happening.at)
            case things.CommitComment():
                self.commit_comments.append(thing)
            case things.Release():
                self.releases.append(thing)
            case things.Star():
                self.stars.append(thing)
                self.updated_at = happening.at
            case things.Fork():
                self.forks.append(thing)

    def _touched(self, number: int, at: int) -> Ticket:
        ticket = self.ticket(number)
        ticket.updated_at = at
        return ticket

    def _opened(self, thing: things.Issue | things.PullRequest) -> None:
        ticket = Ticket(thing, updated_at=thing.created_at)
        ticket.head_sha = self.waiting.pop(thing.number, "")
        self.tickets.append(ticket)
        self.open_tickets += 1

    def _pushed(self, push: things.Push) -> None:
        if push.number is None:
            self.commits.extend(push.commits)
            self.pushed_at = self.updated_at = push.pushed_at
        elif push.number > len(self.tickets):
            # The branch of a pull request is there a moment before the pull request.
            self.waiting[push.number] = push.head
        else:
            self._touched(push.number, push.pushed_at).head_sha = push.head

    def _changed(self, event: things.IssueEvent) -> None:
        self.events.append(event)
        ticket = self._touched(event.number, event.created_at)
        match event.event:
            case "labeled":
                assert event.label is not None
                ticket.labels.append(event.label)
            case "unlabeled":
                ticket.labels = [label for label in ticket.labels if label != event.label]
            case "merged":
                ticket.merged_at, ticket.merged_by = event.created_at, event.actor
                ticket.merge_sha = event.commit_id
            case "closed":
                ticket.closed_at, ticket.closed_by = event.created_at, event.actor
                self.open_tickets -= 1
            case "reopened":
                ticket.closed_at = ticket.closed_by = None
                self.open_tickets += 1


class Shelves:
    """All repositories and accounts at an instant, which only moves forward."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._at = world.began_at - 1
        self.by_name: dict[str, Shelf] = {}
        self.by_id: dict[int, Shelf] = {}
        self.accounts: dict[str, Account] = {}

    def at(self, now: int) -> "Shelves":
        """Everything that happened until `now`."""
        if now > self._at:
            for happening in self._world.history(after=self._at, through=now):
                self._put(happening)
            self._at = now
        return self

    def truth_history(self) -> tuple[Happening, ...]:
        """What happened up to the instant shown, for counting it plainly."""
        return tuple(self._world.history(after=self._world.began_at - 1, through=self._at))

    def _put(self, happening: Happening) -> None:
        repository, thing = happening.repository, happening.thing
        shelf = self.by_id.get(repository.id)
        if shelf is None:
            shelf = Shelf(repository)
            self.by_id[repository.id] = self.by_name[repository.full_name.lower()] = shelf
            self._met(repository.owner)
        shelf.put(happening)
        match thing:
            case things.IssueEvent():
                self._met(thing.actor)
            case things.Release():
                self._met(thing.author)
            case things.Fork():
                self._met(thing.owner)
            case things.Push():
                for commit in thing.commits:
                    self._met(commit.author)
                    self._met(commit.committer)
                self._met(thing.user)
            case _:
                self._met(thing.user)

    def _met(self, account: Account) -> None:
        self.accounts.setdefault(account.login.lower(), account)
