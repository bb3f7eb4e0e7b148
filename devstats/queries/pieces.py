"""Pieces: where each stretch of a window is answered from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from devstats.vocabulary import Grain, Span


class Source(StrEnum):
    """What a piece is counted from; facts only for parts of days, and for hours."""

    FACTS = "facts"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a window and its source: for days and months it begins and ends with whole ones."""

    source: Source
    span: Span


def cut(span: Span, grain: Grain | None, *, has_months: bool) -> list[Piece]:
    """The pieces of `span` up to its `as_of`; none cuts through a day or month that it counts whole.

    Without a grain only the value of the whole is wanted. `has_months` says that month tallies are kept.
    """
    known = _up_to_as_of(span)
    if known is None:
        return []
    if grain is Grain.HOUR:
        return [Piece(Source.FACTS, known)]
    days = known.whole_days()
    pieces = [Piece(Source.FACTS, edge) for edge in known.edges(Grain.DAY)]
    if days is None:
        return pieces
    months = days.whole(Grain.MONTH) if has_months and _holds_months(grain) else None
    if months is None:
        return [*pieces, Piece(Source.DAYS, days)]
    pieces += [Piece(Source.DAYS, edge) for edge in days.edges(Grain.MONTH)]
    return [*pieces, Piece(Source.MONTHS, months)]


def sources(pieces: Iterable[Piece]) -> dict[Source, list[Span]]:
    """The spans of each source."""
    found: dict[Source, list[Span]] = {}
    for piece in pieces:
        found.setdefault(piece.source, []).append(piece.span)
    return found


def _up_to_as_of(span: Span) -> Span | None:
    if span.from_at >= span.as_of:
        return None
    return replace(span, until=min(span.until, span.as_of))


def _holds_months(grain: Grain | None) -> bool:
    return grain is None or grain in {Grain.MONTH, Grain.QUARTER, Grain.YEAR}
