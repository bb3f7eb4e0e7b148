"""Which repositories' events are kept: those of the catalogue, by name and, once known, by number.

A repository seen once under a tracked name is tracked by its number from then on, so that its events under
other names, before and after a rename, are kept too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from django.db import connection

from landscape.queries import scopes

# The selection of `--every-repository`; any other is a digest, or two.
EVERY = "every"


@dataclass(slots=True)
class Selection:
    """Patterns (`owner/name`, `owner/*`, lower case) and numbers of the repositories that are kept."""

    patterns: frozenset[str]
    ids: frozenset[int] = frozenset()
    _decided: dict[str, bool] = field(default_factory=dict, repr=False)

    def selects(self, repository_id: int, name: str) -> bool:
        """Whether the events of a repository are kept, by number or by name in any case."""
        by_name = self._decided.get(name)
        if by_name is None:
            by_name = self._decided[name] = self._matches(name.lower())
        return by_name or repository_id in self.ids

    @property
    def digest(self) -> str:
        """`<patterns>.<numbers>`: when a half differs, files loaded before may hold events to be kept."""
        return f"{_digest(self.patterns)}.{_digest(map(str, self.ids))}"

    def has_patterns_of(self, digest: str) -> bool:
        """Whether `digest` is of a selection by the same patterns, whatever its numbers."""
        return digest.partition(".")[0] == _digest(self.patterns)

    def _matches(self, lower: str) -> bool:
        owner, slash, _ = lower.partition("/")
        return lower in self.patterns or f"{owner}{slash}*" in self.patterns


@dataclass(frozen=True, slots=True)
class EveryRepository:
    """The selection that keeps all of GitHub."""

    digest: str = EVERY

    def selects(self, repository_id: int, name: str) -> bool:  # noqa: ARG002 - the shape of a selection
        """Whether the events of a repository are kept: yes."""
        return True


def selection() -> Selection:
    """What is tracked now: the catalogue's patterns, and the numbers of repositories seen under them."""
    patterns = scopes.tracked()
    exact = sorted(pattern for pattern in patterns if not pattern.endswith("/*"))
    owners = sorted(pattern.removesuffix("/*") for pattern in patterns if pattern.endswith("/*"))
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT repository_id
            FROM devstats_repository_alias
            WHERE repository_id > 0
                AND (name_lower = ANY(%s) OR split_part(name_lower, '/', 1) = ANY(%s))
            """,
            [exact, owners],
        )
        return Selection(patterns, frozenset(number for (number,) in cursor.fetchall()))


def _digest(words: Iterable[str]) -> str:
    return blake2b("\n".join(sorted(words)).encode(), digest_size=8).hexdigest()
