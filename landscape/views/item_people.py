"""Who maintains an item: each person once, with all lists that name them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from landscape.catalogue import Catalogue, Source
from landscape.maintainers import MaintainerList, Post
from landscape.queries import maintaining
from landscape.queries.maintaining import Held, Since
from landscape.templatetags.figures import day
from landscape.views import day_asked

# So many are read at a glance; the others are folded.
_AT_A_GLANCE = 8
SOURCES = {
    Source.PROJECT_MAINTAINERS: "CNCF's project-maintainers.csv",
    Source.DOT_PROJECT: "the project's own maintainers.yaml",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who maintains it; `handle` is "" where none is given, `lists` say on which and for what."""

    name: str
    handle: str
    url: str
    company: str
    since: Since | None
    lists: str

    @property
    def listed_since(self) -> str:
        """The day, "by" it where the first file that is known lists the person already."""
        if self.since is None:
            return "–"
        return f"{'by ' if self.since.is_first else ''}{day(self.since.on)}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the item's maintainers, and where the project keeps it itself."""

    label: str
    source: str
    url: str
    number: int


@dataclass(frozen=True, slots=True)
class Maintainers:
    """All of them by name: the first few, and the others."""

    number: int
    first: tuple[Person, ...]
    others: tuple[Person, ...]
    lists: tuple[Listed, ...]
    are_several: bool
    has_first_day: bool


def lists(catalogue: Catalogue, posts: Iterable[Post]) -> dict[str, list[Held]]:
    """The versions of the lists that these posts are on, by slug of the list; one query, or none."""
    own = {id(post.list) for post in posts}
    keys = [key for key, one in catalogue.of(MaintainerList).items() if id(one) in own]
    return maintaining.held(keys) if keys else {}


def shown(posts: tuple[Post, ...], held: Mapping[str, list[Held]], on: date | None) -> Maintainers | None:
    """The maintainers of an item by its posts, None where nobody names any."""
    if not posts:
        return None
    lists = list({id(post.list): post.list for post in posts}.values())
    since = maintaining.since(held, on=on)
    own: dict[str, list[Post]] = {}
    for post in posts:
        own.setdefault(maintaining.key(post.person), []).append(post)
    people = sorted(
        (_person(posts, since.get(key), on, are_several=len(lists) > 1) for key, posts in own.items()),
        key=lambda one: (one.name or one.handle).casefold(),
    )
    # One more than fits is not worth a fold.
    first = len(people) if len(people) <= _AT_A_GLANCE + 2 else _AT_A_GLANCE
    return Maintainers(
        number=len(people),
        first=tuple(people[:first]),
        others=tuple(people[first:]),
        lists=tuple(_listed(one) for one in lists),
        are_several=len(lists) > 1,
        has_first_day=any(one.since and one.since.is_first for one in people),
    )


def address(handle: str, on: date | None = None) -> str:
    """Where all roles of a person are shown."""
    return day_asked.on(reverse("person", args=[handle.lower()]), on)


def _person(posts: Iterable[Post], since: Since | None, on: date | None, *, are_several: bool) -> Person:
    told = list(posts)
    people = [post.person for post in told]
    handle = next((one.handle for one in people if one.handle), "")
    name = next((one.name for one in people if one.name), "")
    names = [*(post.list.label for post in told), *(team for one in people for team in one.teams)]
    return Person(
        # Who gave no name has the handle for one in CNCF's list.
        name="" if name == handle else name,
        handle=handle,
        url=address(handle, on) if handle else "",
        company=next((one.company for one in people if one.company), ""),
        since=since,
        lists=", ".join(dict.fromkeys(names)) if are_several or any(one.teams for one in people) else "",
    )


def _listed(one: MaintainerList) -> Listed:
    return Listed(one.called, SOURCES[one.source], one.list_url, len(one.maintainers))
