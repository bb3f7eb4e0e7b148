"""Search of issues and pull requests: the qualifiers that reconciliation asks with, and no others."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sandbox.server.speech import Refused, instant
from sandbox.world.shelf import Shelf, Ticket
from sandbox.world.things import DAY_SECONDS

_INSTANTS: dict[str, Callable[[Ticket], int | None]] = {
    "created": lambda ticket: ticket.born.created_at,
    "updated": lambda ticket: ticket.updated_at,
    "closed": lambda ticket: ticket.closed_at,
    "merged": lambda ticket: ticket.merged_at,
}
_CLAIMS: dict[str, Callable[[Ticket], bool]] = {
    "pr": lambda ticket: ticket.is_pull,
    "issue": lambda ticket: not ticket.is_pull,
    "open": lambda ticket: ticket.closed_at is None,
    "closed": lambda ticket: ticket.closed_at is not None,
    "merged": lambda ticket: ticket.merged_at is not None,
    "unmerged": lambda ticket: ticket.is_pull and ticket.merged_at is None,
}


@dataclass(frozen=True, slots=True)
class Found:
    """An issue or pull request with the repository it was found in."""

    shelf: Shelf
    ticket: Ticket


def found(text: str, shelves: Iterable[Shelf]) -> list[Found]:
    """What the query finds, newest first."""
    names: set[str] = set()
    tests: list[Callable[[Ticket], bool]] = []
    for word in text.split():
        key, _, value = word.partition(":")
        if key == "repo":
            names.add(value.lower())
        elif key in _INSTANTS and value:
            tests.append(_within(_INSTANTS[key], *_span(value)))
        elif key in {"is", "type", "state"} and value in _CLAIMS:
            tests.append(_CLAIMS[value])
        else:
            raise _invalid(f"the qualifier {word[:60]!r} is not understood here")
    hits = [
        Found(shelf, ticket)
        for shelf in _chosen(names, shelves)
        for ticket in shelf.tickets
        if all(test(ticket) for test in tests)
    ]
    return sorted(hits, key=lambda hit: (hit.ticket.born.created_at, hit.ticket.born.id), reverse=True)


def _chosen(names: set[str], shelves: Iterable[Shelf]) -> Iterator[Shelf]:
    if not names:
        yield from shelves
        return
    by_name = {shelf.repository.full_name.lower(): shelf for shelf in shelves}
    known = [by_name[name] for name in sorted(names) if name in by_name]
    if not known:
        raise _invalid(
            "The listed users and repositories cannot be searched either because the resources do not exist "
            "or you do not have permission to view them."
        )
    yield from known


def _within(of: Callable[[Ticket], int | None], since: float, until: float) -> Callable[[Ticket], bool]:
    def test(ticket: Ticket) -> bool:
        at = of(ticket)
        return at is not None and since <= at < until

    return test


def _span(text: str) -> tuple[float, float]:
    """The half-open range that a qualifier means: a day counts as a whole, an instant as its second."""
    if match := re.fullmatch(r"(.+)\.\.(.+)", text):
        first, last = match.groups()
        return (
            -float("inf") if first == "*" else _edges(first)[0],
            float("inf") if last == "*" else _edges(last)[1],
        )
    if match := re.fullmatch(r"(>=|<=|>|<)(.+)", text):
        sign, (begins, ends) = match[1], _edges(match[2])
        return {
            ">=": (begins, float("inf")),
            ">": (ends, float("inf")),
            "<": (-float("inf"), begins),
            "<=": (-float("inf"), ends),
        }[sign]
    return _edges(text)


def _edges(text: str) -> tuple[float, float]:
    try:
        at = instant(text)
    except (ValueError, OverflowError) as error:
        raise _invalid(f"{text[:60]!r} is not a recognized date/time format") from error
    return at, at + (1 if "T" in text else DAY_SECONDS)


def _invalid(message: str) -> Refused:
    error = {"message": message, "resource": "Search", "field": "q", "code": "invalid"}
    return Refused(422, "Validation Failed", errors=[error])
