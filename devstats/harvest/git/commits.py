"""Commits of a clone, as one stream that git itself parts into fields, trailers and people."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from devstats.harvest.git import people, program, trailers
from devstats.harvest.git.clones import Clone
from devstats.harvest.git.people import Mapping, Person
from devstats.harvest.git.tips import Span
from devstats.harvest.git.trailers import CO_AUTHOR, Trailer

# Kiribati's clocks are the furthest ahead.
MOST_OFFSET = timedelta(hours=14)
MINUTES = 60

# Git ends a message at its first NUL: no field can hold one, so that nothing in a commit can forge another.
_FIELDS = ("%H", "%T", "%P", "%aN", "%aE", "%ae", "%ad", "%cN", "%cE", "%ce", "%cd")
_TRAILERS = "%(trailers:only=true,unfold=true,separator=%x00,key_value_separator=%x00)"
_FORMAT = "%x00".join((*_FIELDS, _TRAILERS, ""))


class Commit(Struct, frozen=True, gc=False):
    """A commit. Its instants bear the zone of who made it; None where it tells none that can be."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author: Person
    authored_at: datetime | None
    committer: Person
    committed_at: datetime | None
    trailers: tuple[Trailer, ...] = ()

    @property
    def is_merge(self) -> bool:
        """Whether it has more than one parent."""
        return len(self.parents) > 1

    @property
    def co_authors(self) -> tuple[Person, ...]:
        """Who is named as a co-author, each once, without the author."""
        named = (credit.person for credit in self.trailers if credit.role == CO_AUTHOR)
        found: dict[int | str, Person] = {}
        for who in named:
            if who and who.author_hash != self.author.author_hash:
                found.setdefault(who.author_hash or who.name, who)
        return tuple(found.values())


def read(clone: Clone, span: Span) -> Iterator[Commit]:
    """The commits of `span`, each after its parents.

    Raises GitFailed; what was given before stands.
    """
    if span.is_empty:
        return
    with (
        people.mapping(clone) as mapped,
        program.output(
            clone.folder,
            "log", "--stdin", "-z", "--topo-order", "--reverse", "--no-color", "--no-notes",
            "--no-show-signature", "--encoding=UTF-8", "--date=raw", "--no-patch", f"--format={_FORMAT}",
            given=str(span).encode(),
            settings=people.settings(clone),
        ) as written,
    ):  # fmt: skip
        tokens = program.tokens(written)
        for sha in tokens:
            yield _commit(sha, tokens, mapped)


def shas(clone: Clone, span: Span) -> Iterator[str]:
    """The names of the commits of `span`, each after its parents."""
    if span.is_empty:
        return
    with program.output(
        clone.folder, "rev-list", "--stdin", "--topo-order", "--reverse", given=str(span).encode()
    ) as written:
        for line in written:
            yield line.decode().rstrip()


def _commit(sha: bytes, tokens: Iterator[bytes], mapped: Mapping) -> Commit:
    tree, parents, *people_and_dates = islice(tokens, len(_FIELDS) - 1)
    name, address, written, authored, maker, maker_address, maker_written, committed = people_and_dates
    return Commit(
        sha.decode(),
        tree.decode(),
        tuple(parents.decode().split()),
        people.person(name, address, written),
        instant(authored),
        people.person(maker, maker_address, maker_written),
        instant(committed),
        tuple(_trailers(tokens, mapped)),
    )


def _trailers(tokens: Iterator[bytes], mapped: Mapping) -> Iterator[Trailer]:
    """Keys and values in turn up to an empty key, which none has; without any, two empty tokens."""
    key = next(tokens)
    if not key:
        next(tokens)
        return
    while key:
        yield trailers.trailer(key, next(tokens), mapped)
        key = next(tokens)


def instant(raw: bytes) -> datetime | None:
    """Git's seconds and zone, `1500000000 +0200`; None where there are none, or of no year that is.

    A zone that is none on earth, as a program of 2008 wrote them, counts as UTC.
    """
    seconds, _, zone = raw.partition(b" ")
    try:
        return datetime.fromtimestamp(int(seconds), _zone(zone))
    except (ValueError, OverflowError, OSError):
        return None


@lru_cache(maxsize=1 << 10)
def _zone(written: bytes) -> timezone:
    hours, minutes = divmod(abs(int(written)), 100)
    offset = timedelta(hours=hours, minutes=minutes)
    if offset > MOST_OFFSET or minutes >= MINUTES:
        return UTC
    return timezone(-offset if written.startswith(b"-") else offset)
