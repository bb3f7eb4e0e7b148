"""Scopes: whose activity is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from devstats.vocabulary.misunderstood import Misunderstood, quoted

KINDS = ("all", "maturity", "category", "project", "group", "repository")

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_REPOSITORY = re.compile(r"[A-Za-z0-9_-]{1,100}/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}")


@dataclass(frozen=True, slots=True)
class Scope:
    """The repositories a question is about: a kind and, but for `all`, whose.

    `slug` is `owner/name` for a repository, as written; GitHub's names have no case, so compare them without.
    """

    kind: str
    slug: str = ""

    def __post_init__(self) -> None:
        """Refuse what `parse` would refuse."""
        if self.kind not in KINDS:
            raise Misunderstood(
                f"cannot read the scope {quoted(str(self))}; it begins with {', '.join(KINDS)}"
            )
        if self.kind == "all":
            is_right = not self.slug
        elif self.kind == "repository":
            is_right = is_repository(self.slug)
        else:
            is_right = _SLUG.fullmatch(self.slug) is not None
        if not is_right:
            raise Misunderstood(f"cannot read the scope {quoted(str(self))}; try {_EXAMPLES[self.kind]}")

    @classmethod
    def parse(cls, text: str) -> Scope:
        """Read `all`, `project/kubernetes` or `repository/kubernetes/kubernetes`."""
        kind, slash, slug = text.partition("/")
        if slash and not slug:
            raise Misunderstood(f"cannot read the scope {quoted(text)}; try {_EXAMPLES.get(kind, 'all')}")
        return cls(kind, slug)

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}" if self.slug else self.kind


def is_repository(text: str) -> bool:
    """Whether `text` could be the name of a repository on GitHub, `owner/name`."""
    return _REPOSITORY.fullmatch(text) is not None


_EXAMPLES = {
    "all": "all",
    "maturity": "maturity/graduated",
    "category": "category/runtime",
    "project": "project/kubernetes",
    "group": "group/sig-node",
    "repository": "repository/kubernetes/kubernetes",
}
