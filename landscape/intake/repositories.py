"""Addresses of repositories, as people write them, turned into patterns."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from landscape.intake.quality import Rule
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

    `remark` says what had to be guessed, "" where nothing had, and `rule` what it is against.
    """

    pattern: str
    remark: str = ""
    rule: str = ""


def address(url: str) -> Address:
    """What the http or https address `url` names; case, `.git`, `www.` and slashes do not matter."""
    parts = urlsplit(url.lower())
    if parts.hostname not in _HOSTS:
        return Address("", f"{shown(url)} is not on GitHub; kept as a link", Rule.REPOSITORY_ELSEWHERE)
    return _on_github([word for word in parts.path.split("/") if word], url)


def owner(url: str) -> Address:
    """All repositories of the organisation that `url` names, whatever follows its name."""
    found = address(url)
    if not found.pattern:
        return found
    return Address(found.pattern.partition("/")[0] + "/*")


def _on_github(words: list[str], url: str) -> Address:
    match words:
        case ["orgs", owner, *_]:
            return _all_of(owner, url)
        case [page, *_] if page in _PAGES:
            return _none(url)
        case [owner]:
            return _all_of(owner, url)
        case [owner, name, *inside] if _OWNER.fullmatch(owner) and _NAME.fullmatch(name.removesuffix(".git")):
            pattern = f"{owner}/{name.removesuffix('.git')}"
            if not inside:
                return Address(pattern)
            sentence = f"{shown(url)} points inside {pattern}; read as that"
            return Address(pattern, sentence, Rule.NOT_A_REPOSITORY)
        case _:
            return _none(url)


def _none(url: str) -> Address:
    return Address("", f"{shown(url)} names no repository; kept as a link", Rule.NOT_A_REPOSITORY)


def _all_of(owner: str, url: str) -> Address:
    if not _OWNER.fullmatch(owner):
        return _none(url)
    sentence = f"{shown(url)} is an organisation, not a repository; read as {owner}/*"
    return Address(f"{owner}/*", sentence, Rule.ORGANISATION_AS_REPOSITORY)
