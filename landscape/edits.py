"""What each version of an item changed, in words; values only, no database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from landscape.catalogue import Card
from landscape.queries.history import Told

_SHORT = 80


@dataclass(frozen=True, slots=True)
class Edit:
    """What was said anew of an item from a day on, and by which revision."""

    on: date
    said: tuple[str, ...]
    revision: int


def edits(told: Iterable[Told], titles: Mapping[str, str]) -> list[Edit]:
    """The edits that lie between the versions of an item, the newest first.

    Versions that differ only in who says so are no edits. `titles` are those of organisations by slug, and
    of shelves by "category/subcategory"; what has none any more is named by its slug.
    """
    found: list[Edit] = []
    before: Card | None = None
    ended: date | None = None
    for one in told:
        # Between two versions there may be days of which nobody said anything.
        if before is not None and ended is not None and ended < one.valid_from:
            found.append(Edit(ended, ("left",), one.revision))
            before = None
        said = _said(before, one.value, titles, is_first=not found)
        if said:
            found.append(Edit(one.valid_from, said, one.revision))
        before, ended = one.value, one.valid_until
    return found[::-1]


def _said(
    before: Card | None, after: Card | None, titles: Mapping[str, str], *, is_first: bool
) -> tuple[str, ...]:
    if after is None:
        return ("left",) if before is not None else ()
    if before is None:
        level = f", {after.maturity}" if after.maturity else ""
        return (f"{'entered' if is_first else 'came back'}{level}",)
    return tuple(
        _changed(name, *pair, titles if name in _SLUGS else {})
        for name, of in _FIELDS.items()
        if (pair := (of(before), of(after))) and pair[0] != pair[1]
    )


def _changed(name: str, before: object, after: object, titles: Mapping[str, str]) -> str:
    """Texts that are short are shown, before and after; of all else only that it is otherwise."""
    match before, after:
        case (str(), str()) if len(before) <= _SHORT and len(after) <= _SHORT:
            was, is_now = titles.get(before, before), titles.get(after, after)
            if not before:
                return f"{name}: {is_now}"
            return f"{name}: {was} → {is_now}" if after else f"{name}: no longer {was}"
        case (frozenset(), frozenset()):
            more, fewer = len(after - before), len(before - after)
            counts = [f"{more} more" if more else "", f"{fewer} fewer" if fewer else ""]
            return f"{name}: {', '.join(count for count in counts if count)}"
    return f"{name} changed"


_FIELDS: Mapping[str, Callable[[Card], object]] = {
    "level": lambda card: card.maturity,
    "name": lambda card: card.name,
    "place": lambda card: "/".join(card.shelf),
    "further places": lambda card: frozenset("/".join(shelf) for shelf in card.also_on),
    "organisation": lambda card: card.organisation,
    "homepage": lambda card: card.homepage,
    "description": lambda card: card.description,
    "repositories": lambda card: frozenset(row.pattern for row in card.repositories),
    "dates": lambda card: frozenset((move.step, move.moved_on) for move in card.moves),
    "links": lambda card: frozenset((link.kind, link.url) for link in card.links),
    "audits": lambda card: frozenset(card.details.audits),
    "what became of it": lambda card: card.became,
}
_SLUGS = {"place", "organisation"}
