"""Who a commit names: a name, the salted hash of an address, the account that GitHub's addresses tell."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from msgspec import Struct

from devstats.harvest import identity
from devstats.harvest.git import program
from devstats.harvest.git.clones import Clone

LEFT_OUT = "<…>"

# The greatest number of PostgreSQL's bigint has 19 digits.
_GITHUB = re.compile(
    r"(?:([0-9]{1,18})\+)?([A-Za-z0-9_-]+(?:\[bot\])?)@users\.noreply\.github\.com", re.IGNORECASE
)


_ADDRESS = re.compile(rb"[^\s<>,;:()\"'@]+@[^\s<>,;:()\"'@]+")


class Person(Struct, frozen=True, gc=False):
    """Somebody as the repository's .mailmap calls them; no address is kept, nor one given as a name.

    `written_hash` is that of the address that was written, where .mailmap may have put another.
    `account_id` and `login` are known where the written address is one that GitHub gave out.
    """

    name: str
    author_hash: int | None
    written_hash: int | None
    account_id: int | None = None
    login: str = ""


type Mapping = Callable[[bytes, bytes], tuple[bytes, bytes]]
"""From a name and an address as written to those that .mailmap puts in their place."""


@lru_cache(maxsize=1 << 16)
def person(name: bytes, address: bytes, written: bytes) -> Person:
    """The person of a name and an address, who had `written` another address, or this one."""
    as_written = text(written).strip()
    known = _GITHUB.fullmatch(as_written)
    number, login = known.groups() if known else (None, "")
    return Person(
        text(_ADDRESS.sub(b"", name)).strip(),
        identity.author_hash(text(address)),
        identity.author_hash(as_written),
        int(number) if number else None,
        login,
    )


@contextmanager
def mapping(clone: Clone) -> Iterator[Mapping]:
    """What the clone's .mailmap makes of people, by git's own reading of it."""
    if clone.mailmap is None:
        yield lambda name, address: (name, address)
        return
    with program.conversation(clone.folder, "check-mailmap", "--stdin", settings=settings(clone)) as ask:

        @lru_cache(maxsize=1 << 16)
        def mapped(name: bytes, address: bytes) -> tuple[bytes, bytes]:
            called, _, mapped_address = ask(b"%s <%s>" % (name, address)).rpartition(b"<")
            return called.strip(), mapped_address.removesuffix(b">")

        yield mapped


def settings(clone: Clone) -> dict[str, str]:
    """What tells git which .mailmap to use."""
    return {"mailmap.blob": clone.mailmap or ""}


def address(written: bytes) -> re.Match[bytes] | None:
    """The first e-mail address in a text."""
    return _ADDRESS.search(written)


def without_addresses(written: bytes) -> str:
    """A text with a sign in the place of each e-mail address."""
    return text(_ADDRESS.sub(LEFT_OUT.encode(), written))


def text(written: bytes) -> str:
    """UTF-8, or else Latin-1, which old commits hold without saying so."""
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("latin-1")
