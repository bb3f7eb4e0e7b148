"""Addresses of repositories, as people write them, turned into patterns."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from landscape.intake.records import shown

_OWNER = re.compile(r"[a-z0-9][a-z0-9_-]{0,38}")
_NAME = re.compile(r"(?!\.{1,2}$)[a-z0-9._-]{1,100}")
_HOSTS = frozenset({"github.com", "www.github.com"})
# First words of GitHub's own pages, which no account can have as its name.
_PAGES = frozenset(
    {"about", "apps", "collections", "features", "marketplace", "orgs", "search", "sponsors", "topics"}
)


@dataclass(frozen=True, slots=True)
class Address:
    """A repository's address: `pattern` is "owner/name" or "owner/*", "" if it is not on GitHub.

    `remark` says what had to be guessed, "" where nothing had.
    """

    pattern: str
    remark: str = ""


def address(url: str) -> Address:
    """What the http or https address `url` names; case, `.git`, `www.` and slashes do not matter."""
    parts = urlsplit(url.lower())
    if parts.hostname not in _HOSTS:
        return Address("", f"{shown(url)} is not on GitHub; kept as a link")
    words = [word for word in parts.path.split("/") if word]
    match words:
        case ["orgs", owner, *_]:
            return _all_of(owner, url)
        case [page, *_] if page in _PAGES:
            return Address("", f"{shown(url)} names no repository; kept as a link")
        case [owner]:
            return _all_of(owner, url)
        case [owner, name, *inside] if _OWNER.fullmatch(owner) and _NAME.fullmatch(name.removesuffix(".git")):
            pattern = f"{owner}/{name.removesuffix('.git')}"
            return Address(pattern, f"{shown(url)} points inside {pattern}; read as that" if inside else "")
        case _:
            return Address("", f"{shown(url)} names no repository; kept as a link")


def owner(url: str) -> Address:
    """All repositories of the organisation that `url` names, whatever follows its name."""
    found = address(url)
    if not found.pattern:
        return found
    return Address(found.pattern.partition("/")[0] + "/*")


def _all_of(owner: str, url: str) -> Address:
    if not _OWNER.fullmatch(owner):
        return Address("", f"{shown(url)} names no repository; kept as a link")
    return Address(f"{owner}/*", f"{shown(url)} is an organisation, not a repository; read as {owner}/*")
