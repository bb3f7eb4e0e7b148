"""From a question to its answer: who asks, what it costs, what is shown, and whether that is new."""

import re
from collections.abc import Callable
from threading import Lock

from sandbox.server import lists, paging, searching, shapes, speech
from sandbox.server.limits import Limits
from sandbox.server.speech import Asked, Refused, Reply, told
from sandbox.server.tickets import Shapes
from sandbox.world import truth
from sandbox.world.made import World
from sandbox.world.shelf import Shelf, Shelves

_REPOSITORY = re.compile(
    r"/(?:repos/(?P<name>[^/]+/[^/]+)|repositories/(?P<id>[0-9]{1,18}))(?:/(?P<tail>.+))?"
)
_REVIEWS = re.compile(r"pulls/([0-9]+)/reviews")
_FOUND_AT_MOST = 1000
_LISTS: dict[str, Callable[[lists.Stand, Asked], Reply]] = {
    "issues": lists.issues,
    "issues/comments": lists.comments,
    "issues/events": lists.events,
    "pulls": lists.pulls,
    "pulls/comments": lists.review_comments,
    "comments": lists.commit_comments,
    "releases": lists.releases,
    "stargazers": lists.stargazers,
    "forks": lists.forks,
    "commits": lists.commits,
}


class Sandbox:
    """The whole of it: a world, its clocks and its limits, behind one method."""

    def __init__(self, world: World, *, clock: Callable[[], int], wall: Callable[[], int]) -> None:
        self._shelves = Shelves(world)
        self._clock, self._wall = clock, wall
        self._limits = Limits()
        self._lock = Lock()

    def answer(self, asked: Asked) -> Reply:
        """The reply to a request."""
        with self._lock:
            shelves = self._shelves.at(self._clock())
            try:
                if asked.path == "/_truth/counts.json":
                    return self._truth(shelves, asked)
                return self._as_github(shelves, asked)
            except Refused as refused:
                return speech.refusal(refused)

    def _as_github(self, shelves: Shelves, asked: Asked) -> Reply:
        now, credential = self._wall(), _credential(asked)
        pool = "search" if asked.path.startswith("/search/") else "core"
        if credential.startswith("revoked"):
            raise Refused(401, "Bad credentials")
        if asked.path == "/rate_limit":
            reply = told(self._limits.overview(credential, now=now))
        else:
            reply = self._paid(shelves, asked, credential, pool, now)
        reply.headers |= self._limits.headers(credential, pool, now=now)
        return reply

    def _paid(self, shelves: Shelves, asked: Asked, credential: str, pool: str, now: int) -> Reply:
        try:
            self._limits.spend(credential, pool, now=now)
            reply = _route(shelves, asked)
        except Refused as refused:
            return speech.refusal(refused)
        etag = reply.headers.get("ETag", "")
        if etag and etag.removeprefix("W/") in asked.headers.get("if-none-match", ""):
            self._limits.give_back(credential, pool, now=now)
            return Reply(
                304, b"", {name: text for name, text in reply.headers.items() if name != "Content-Type"}
            )
        return reply

    def _truth(self, shelves: Shelves, asked: Asked) -> Reply:
        try:
            since, until = (speech.instant(asked.query[name]) for name in ("from", "to"))
        except (KeyError, ValueError, OverflowError) as error:
            raise Refused(422, "from= and to= are instants or days, both are needed") from error
        return told(truth.counts(shelves.truth_history(), since=since, until=until))


def _route(shelves: Shelves, asked: Asked) -> Reply:
    if asked.method not in {"GET", "HEAD"}:
        raise Refused(404, "Not Found")
    if asked.path == "/search/issues":
        return _search(shelves, asked)
    if match := re.fullmatch(r"/users/([^/]+)", asked.path):
        account = shelves.accounts.get(match[1].lower())
        if account is None:
            raise Refused(404, "Not Found")
        return told(shapes.profile(account, asked.base))
    match = _REPOSITORY.fullmatch(asked.path)
    shelf = _shelf(shelves, match) if match else None
    if match is None or shelf is None:
        raise Refused(404, "Not Found")
    tail = match["tail"]
    if tail is None:
        return told(shapes.full_repository(shelf, asked.base))
    stand = lists.Stand(shelf, Shapes(shelf, asked.base), f"{asked.base}/repositories/{shelf.repository.id}")
    if tail in _LISTS:
        return _LISTS[tail](stand, asked)
    if reviews := _REVIEWS.fullmatch(tail):
        return lists.reviews(stand, asked, reviews[1])
    raise Refused(404, "Not Found")


def _shelf(shelves: Shelves, match: re.Match[str]) -> Shelf | None:
    return shelves.by_id.get(int(match["id"])) if match["id"] else shelves.by_name.get(match["name"].lower())


def _search(shelves: Shelves, asked: Asked) -> Reply:
    text = asked.query.get("q", "").strip()
    if not text:
        raise Refused(
            422, "Validation Failed", errors=[{"resource": "Search", "field": "q", "code": "missing"}]
        )
    hits = searching.found(text, shelves.by_id.values())
    page = asked.query.get("page", "1")
    if page.isascii() and page.isdigit() and (int(page[:9]) - 1) * paging.size(asked) >= _FOUND_AT_MOST:
        raise Refused(422, "Only the first 1000 search results are available")
    shown, link = paging.numbered(asked, hits[:_FOUND_AT_MOST], at=f"{asked.base}/search/issues")
    items = [
        # A body that is null in lists is an empty text here: GitHub's description allows no null.
        {**Shapes(hit.shelf, asked.base).issue(hit.ticket), "body": hit.ticket.born.body, "score": 1.0}
        for hit in shown
    ]
    reply = told(
        {"total_count": len(hits), "incomplete_results": False, "search_type": "lexical", "items": items}
    )
    if link:
        reply.headers["Link"] = link
    return reply


def _credential(asked: Asked) -> str:
    """What the client says who it is; nobody is known here, so that every token is good but `revoked…`."""
    return asked.headers.get("authorization", "").partition(" ")[2].strip()
