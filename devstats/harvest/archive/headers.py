"""What an event says outside its payload: where it was, which decides whether it is kept; who; when."""

import re
from functools import lru_cache
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from devstats.harvest import identity
from devstats.harvest.archive.payloads import Id, Login
from devstats.harvest.archive.things import clean
from devstats.harvest.facts import Event, Sighting
from devstats.harvest.instants import FIRST, Clock
from devstats.harvest.unfit import Unfit

_NAME = Annotated[str, Meta(max_length=300)]
_TYPES = frozenset({"User", "Organization", "Bot"})
_EVENT_TYPE = re.compile(r"[A-Za-z]{1,60}")
_REPOSITORY = re.compile(r"[^/\s\0]+/[^/\s\0]+")
_ADDRESS = re.compile(r"https?://github\.com/([^/\s]+/[^/\s]+)")


type Place = tuple[int, str]
"""Number and name of a repository."""


class Repo(Struct, gc=False):
    """A repository since 2015, and in 2011."""

    name: _NAME
    id: Id | None = None


class Repository(Struct, gc=False):
    """A repository from 2012 to 2014; the number came late."""

    name: _NAME | None = None
    owner: _NAME | None = None
    id: Id | None = None
    url: str | None = None


class Header(Struct, gc=False):
    """What decides whether an event of any generation is kept."""

    type: str
    repo: Repo | None = None
    repository: Repository | None = None


class Actor(Struct, gc=False):
    """Who did it, since 2015 and in 2011; between, a login alone."""

    login: Login
    id: Id | None = None


class Attributes(Struct, gc=False):
    """What else was said of an actor before 2015."""

    type: str = ""


class Told[P](Struct):
    """An event that is kept, with the payload its type has."""

    created_at: str
    payload: P | None = None
    actor: Actor | Login | UnsetType | None = UNSET
    actor_attributes: Attributes | None = None
    url: str | None = None


DECODER = msgspec.json.Decoder(Header)


def is_event_type(text: str) -> bool:
    """Whether `text` can be the name of an event type: letters, not too many."""
    return _EVENT_TYPE.fullmatch(text) is not None


def repository(header: Header) -> Place | None:
    """Number and name of the repository an event is in; None for one in no repository (a gist, a follow).

    The number is negative where the archive told none.
    """
    if (repo := header.repo) is not None:
        return repo.id or identity.repository_id(repo.name), repo.name
    old = header.repository
    if old is None:
        return None
    name = f"{old.owner}/{old.name}" if old.owner and old.name else ""
    if not name:
        found = _ADDRESS.match(old.url or "")
        if not found:
            return None
        name = found[1]
    return old.id or identity.repository_id(name), name


def event[P](event_type: str, told: Told[P], place: Place, clock: Clock) -> Event:
    """Who did it, where and when.

    Raises Unfit if one of them is missing or cannot be.
    """
    number, name = place
    if not _is_full_name(name):
        raise Unfit("repo.name is not owner/name")
    at = clock.instant(told.created_at, "created_at")
    if at < FIRST:
        raise Unfit("created_at is before 2008")
    return Event(event_type, at, number, name, _actor(told), told.url or "")


@lru_cache(maxsize=1 << 14)
def _is_full_name(name: str) -> bool:
    return _REPOSITORY.fullmatch(name) is not None


def _actor[P](told: Told[P]) -> Sighting:
    actor = told.actor
    if actor is UNSET:
        raise Unfit("actor is missing")
    if actor is None:
        raise Unfit("actor is null")
    if isinstance(actor, str):
        login, number = actor, None
    else:
        login, number = actor.login, actor.id
    attributes = told.actor_attributes
    account_type = attributes.type if attributes and attributes.type in _TYPES else ""
    return Sighting(number or identity.account_id(login), clean(login, "actor.login"), account_type)
