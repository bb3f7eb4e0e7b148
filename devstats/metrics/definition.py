"""What a metric is: all that one definition file says."""

from dataclasses import dataclass
from hashlib import blake2b

from devstats.vocabulary import Arithmetic, Direction, Unit

REQUIRED_COLUMNS = ("at", "utc_day", "repository_id", "amount")
OPTIONAL_COLUMNS = ("person_id", "segment", "item")


@dataclass(frozen=True, slots=True)
class Example:
    """A question about a named world of the tests, and what it comes to.

    `points` is empty where only the total is of interest.
    """

    world: str
    scope: str
    from_: str
    to: str
    every: str
    bots: str
    total: float | None
    points: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One metric. `sql` is one simple SELECT that yields a row an observation and never buckets them.

    `member` says what is told apart by a distinct count: a person, or an item. `kinds` are the titles of its
    segments; where it is empty and the SQL yields segments, any word may be one. `better` colours a change.
    """

    slug: str
    title: str
    question: str
    unit: Unit
    arithmetic: Arithmetic
    chart: str
    better: Direction
    caveat: str
    version: int
    group: str
    order: int
    member: str
    kinds: tuple[tuple[str, str], ...]
    devstats_name: str
    devstats_difference: str
    example: Example
    sql: str
    columns: tuple[str, ...]

    @property
    def splits(self) -> tuple[str, ...]:
        """The words it can be split by."""
        words = {"repository": "repository_id", "person": "person_id", "kind": "segment"}
        return tuple(word for word, column in words.items() if column in self.columns)

    @property
    def has_months(self) -> bool:
        """Whether month tallies are kept: samples are not fewer in a month than in its days."""
        return not self.arithmetic.is_percentile

    @property
    def digest(self) -> str:
        """Changes with everything that its tallies are made by; begins with the arithmetic."""
        made_by = f"{self.version} {self.member} {self.sql}"
        return f"{self.arithmetic}:{blake2b(made_by.encode(), digest_size=12).hexdigest()}"

    def kind_title(self, kind: str) -> str:
        """What to call a segment: as the definition says, else the word itself without hyphens."""
        return dict(self.kinds).get(kind) or kind.replace("-", " ")
