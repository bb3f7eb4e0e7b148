"""The lists of a repository: which items, in which order, on which page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.server import paging
from sandbox.server.speech import Asked, Refused, Reply, instant, told
from sandbox.server.tickets import Shapes
from sandbox.world import things
from sandbox.world.shelf import Shelf, Ticket

_STARS_SHOWN = 40_000
_STATES = ("open", "closed", "all")


@dataclass(frozen=True, slots=True)
class Stand:
    """A repository that was asked for: as it stands, in which shapes, and where its address is."""

    shelf: Shelf
    shapes: Shapes
    address: str

    def page(self, asked: Asked, items: Sequence[Any], shape: Callable[[Any], object], tail: str) -> Reply:
        """The page by number of a list."""
        most = _STARS_SHOWN if tail == "stargazers" else None
        shown, link = paging.numbered(asked, items, at=f"{self.address}/{tail}", most=most)
        return _linked([shape(item) for item in shown], link)


def issues(stand: Stand, asked: Asked) -> Reply:
    """Issues, pull requests among them, by cursor."""
    since = _instant(asked, "since")
    chosen = [ticket for ticket in _in_state(stand.shelf.tickets, asked) if ticket.updated_at >= (since or 0)]
    place = _place(_one_of(asked, "sort", ("created", "updated", "comments")))
    descending = _one_of(asked, "direction", ("desc", "asc")) == "desc"
    chosen.sort(key=place, reverse=descending)
    shown, link = paging.by_cursor(
        asked, chosen, at=f"{stand.address}/issues", place=place, is_descending=descending
    )
    return _linked([stand.shapes.issue(ticket) for ticket in shown], link)


def pulls(stand: Stand, asked: Asked) -> Reply:
    """Pull requests."""
    sort = _one_of(asked, "sort", ("created", "updated", "popularity"))
    ways = ("desc", "asc") if sort == "created" else ("asc", "desc")
    chosen = [ticket for ticket in _in_state(stand.shelf.tickets, asked) if ticket.is_pull]
    chosen.sort(key=_place(sort), reverse=_one_of(asked, "direction", ways) == "desc")
    return stand.page(asked, chosen, stand.shapes.pull, "pulls")


def comments(stand: Stand, asked: Asked) -> Reply:
    """Comments on issues and pull requests."""
    return _said(stand, asked, stand.shelf.comments, stand.shapes.comment, "issues/comments")


def review_comments(stand: Stand, asked: Asked) -> Reply:
    """Comments on lines of pull requests."""
    return _said(stand, asked, stand.shelf.review_comments, stand.shapes.review_comment, "pulls/comments")


def commit_comments(stand: Stand, asked: Asked) -> Reply:
    """Comments on commits."""
    return stand.page(asked, stand.shelf.commit_comments, stand.shapes.commit_comment, "comments")


def reviews(stand: Stand, asked: Asked, number: str) -> Reply:
    """Reviews of a pull request, oldest first."""
    tickets = stand.shelf.tickets
    place = int(number[:9])
    if not 0 < place <= len(tickets) or not tickets[place - 1].is_pull:
        raise Refused(404, "Not Found")
    return stand.page(asked, tickets[place - 1].reviews, stand.shapes.review, f"pulls/{place}/reviews")


def events(stand: Stand, asked: Asked) -> Reply:
    """What was done to issues and pull requests, newest first."""
    return stand.page(asked, stand.shelf.events[::-1], stand.shapes.event, "issues/events")


def releases(stand: Stand, asked: Asked) -> Reply:
    """Releases, newest first."""
    return stand.page(asked, stand.shelf.releases[::-1], stand.shapes.release, "releases")


def stargazers(stand: Stand, asked: Asked) -> Reply:
    """Stars, oldest first; with their time for those who ask for that form."""
    has_time = "vnd.github.star+json" in asked.headers.get("accept", "") or (
        "vnd.github.v3.star+json" in asked.headers.get("accept", "")
    )
    shape: Callable[[things.Star], object] = stand.shapes.star if has_time else stand.shapes.stargazer
    return stand.page(asked, stand.shelf.stars, shape, "stargazers")


def forks(stand: Stand, asked: Asked) -> Reply:
    """Forks, newest first or oldest first."""
    ways = {"newest": -1, "oldest": 1}
    return stand.page(
        asked,
        stand.shelf.forks[:: ways[_one_of(asked, "sort", tuple(ways))]],
        stand.shapes.fork,
        "forks",
    )


def commits(stand: Stand, asked: Asked) -> Reply:
    """Commits of the default branch, last landed first, between instants of committing."""
    if asked.query.get("sha", stand.shelf.repository.default_branch) != stand.shelf.repository.default_branch:
        raise Refused(404, "Not Found")
    since, until = _instant(asked, "since"), _instant(asked, "until")
    chosen = [
        commit
        for commit in reversed(stand.shelf.commits)
        if (since is None or commit.committed_at >= since) and (until is None or commit.committed_at <= until)
    ]
    return stand.page(asked, chosen, stand.shapes.commit, "commits")


def _said[T: (things.Comment, things.ReviewComment)](
    stand: Stand, asked: Asked, said: Sequence[T], shape: Callable[[T], object], tail: str
) -> Reply:
    # Nothing here is edited, so the order of ids is that of creation and of change; `direction` needs `sort`.
    since = _instant(asked, "since") or 0
    chosen = [comment for comment in said if comment.created_at >= since]
    if "sort" in asked.query:
        _one_of(asked, "sort", ("created", "updated"))
        if _one_of(asked, "direction", ("desc", "asc")) == "desc":
            chosen.reverse()
    return stand.page(asked, chosen, shape, tail)


def _in_state(tickets: Sequence[Ticket], asked: Asked) -> list[Ticket]:
    state = _one_of(asked, "state", _STATES)
    return [ticket for ticket in tickets if state in ("all", ticket.state)]


def _place(sort: str) -> Callable[[Ticket], tuple[int, int]]:
    match sort:
        case "updated":
            return lambda ticket: (ticket.updated_at, ticket.born.number)
        case "comments" | "popularity":
            return lambda ticket: (ticket.comments, ticket.born.number)
        case _:
            return lambda ticket: (ticket.born.created_at, ticket.born.number)


def _one_of(asked: Asked, name: str, allowed: Sequence[str]) -> str:
    """The word given, or the first one allowed where none or another is given, as GitHub does it."""
    value = asked.query.get(name, allowed[0])
    return value if value in allowed else allowed[0]


def _instant(asked: Asked, name: str) -> int | None:
    text = asked.query.get(name)
    if not text:
        return None
    try:
        return instant(text)
    except (ValueError, OverflowError) as error:
        raise Refused(422, "Validation Failed", errors=[{"field": name, "code": "invalid"}]) from error


def _linked(content: list[object], link: str) -> Reply:
    reply = told(content)
    if link:
        reply.headers["Link"] = link
    return reply
