"""What each version of an item changed, in words; values only, no database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from landscape import links
from landscape.catalogue import Card
from landscape.queries.history import Told
from landscape.queries.maintaining import Held

LEFT = "left"

_SHORT = 80
# Of what is in a list anew or no longer so many are named, the others counted.
_NAMED = 4


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
            found.append(Edit(ended, (LEFT,), one.revision))
            before = None
        said = _said(before, one.value, titles, is_first=not found)
        if said:
            found.append(Edit(one.valid_from, said, one.revision))
        before, ended = one.value, one.valid_until
    return found[::-1]


def of_maintainers(lists: Iterable[Iterable[Held]]) -> list[Edit]:
    """Who was listed anew and who no longer, the newest edit first; what several lists say at once is one."""
    came: dict[tuple[date, int], dict[str, str]] = {}
    went: dict[tuple[date, int], dict[str, str]] = {}
    begun: set[tuple[date, int]] = set()
    for versions in lists:
        before: Held | None = None
        for one in versions:
            at, known = (one.since, one.revision), before.people if before else {}
            came.setdefault(at, {}).update({who: one.people[who] for who in one.people.keys() - known.keys()})
            went.setdefault(at, {}).update({who: known[who] for who in known.keys() - one.people.keys()})
            if before is None:
                begun.add(at)
            before = one
    return [
        Edit(at[0], (f"maintainers: {said}",), at[1])
        for at in sorted(came, reverse=True)
        if (said := _turnover(came[at], went[at], is_first=at in begun))
    ]


def merged(*edited: Iterable[Edit]) -> list[Edit]:
    """Edits of several kinds by day, the newest first; those of one day and revision are one."""
    found: dict[tuple[date, int], list[str]] = {}
    for one in (one for part in edited for one in part):
        found.setdefault((one.on, one.revision), []).extend(one.said)
    return [Edit(on, tuple(found[on, revision]), revision) for on, revision in sorted(found, reverse=True)]


def _turnover(came: Mapping[str, str], went: Mapping[str, str], *, is_first: bool) -> str:
    """Of the first file only how many it lists: they were there before."""
    if is_first:
        return f"{len(came)} listed" if came else ""
    more, fewer = _named(came.values(), {}), _named(went.values(), {})
    told = [f"now {more}" if more else "", f"no longer {fewer}" if fewer else ""]
    return "; ".join(part for part in told if part)


def shelves(card: Card) -> set[str]:
    """The shelves that an edit of `card` may name, as `titles` has them."""
    return {"/".join(shelf) for shelf in (card.shelf, *card.also_on)}


def _said(
    before: Card | None, after: Card | None, titles: Mapping[str, str], *, is_first: bool
) -> tuple[str, ...]:
    if after is None:
        return (LEFT,) if before is not None else ()
    if before is None:
        level = f", {after.maturity}" if after.maturity else ""
        return (f"{'entered' if is_first else 'came back'}{level}",)
    return tuple(
        _changed(name, *pair, titles if name in _SLUGS else {})
        for name, of in _FIELDS.items()
        if (pair := (of(before), of(after))) and pair[0] != pair[1]
    )


def _changed(name: str, before: object, after: object, titles: Mapping[str, str]) -> str:
    """Short texts are shown, before and after; what is in a list anew or no longer, by its name."""
    match before, after:
        case (str(), str()) if len(before) <= _SHORT and len(after) <= _SHORT:
            was, is_now = titles.get(before, before), titles.get(after, after)
            if not before:
                return f"{name}: {is_now}"
            return f"{name}: {was} → {is_now}" if after else f"{name}: no longer {was}"
        case (dict(), dict()):
            return f"{name}: {'; '.join(_each(before, after))}"
        case (frozenset(), frozenset()):
            more, fewer = _named(after - before, titles), _named(before - after, titles)
            told = [f"now {more}" if more else "", f"no longer {fewer}" if fewer else ""]
            return f"{name}: {'; '.join(part for part in told if part)}"
    return f"{name} changed"


def _each(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What has a value anew, has another one, has none any more."""
    more = _named(after.keys() - before.keys(), {})
    fewer = _named(before.keys() - after.keys(), {})
    others = sorted(key for key in before.keys() & after.keys() if before[key] != after[key])
    return [
        *([f"now {more}"] if more else []),
        *(f"{key} {before[key]} → {after[key]}" for key in others),
        *([f"no longer {fewer}"] if fewer else []),
    ]


def _named(listed: Iterable[str], titles: Mapping[str, str]) -> str:
    """The names of a few, and how many others there are."""
    names = sorted({titles.get(one, one) for one in listed}, key=str.casefold)
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED + 1 else []
    return _and([*(names[:_NAMED] if more else names), *more])


def _and(words: list[str]) -> str:
    return " and ".join(word for word in (", ".join(words[:-1]), words[-1] if words else "") if word)


def _moves(card: Card) -> dict[str, list[str]]:
    """The days of each step: sources may give several."""
    found: dict[str, list[str]] = {}
    for step, on in sorted({(move.step, move.moved_on) for move in card.moves}):
        found.setdefault(step.value, []).append(_day(on))
    return found


def _links(card: Card) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, url in sorted({(link.kind, link.url) for link in card.links}):
        found.setdefault(links.titled(kind), []).append(links.plain(url))
    return found


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"


_FIELDS: Mapping[str, Callable[[Card], object]] = {
    "level": lambda card: card.maturity,
    "name": lambda card: card.name,
    "place": lambda card: "/".join(card.shelf),
    "further places": lambda card: frozenset("/".join(shelf) for shelf in card.also_on),
    "organisation": lambda card: card.organisation,
    "homepage": lambda card: card.homepage,
    "description": lambda card: card.description,
    "repositories": lambda card: frozenset(row.pattern for row in card.repositories),
    "dates": lambda card: {step: " and ".join(days) for step, days in _moves(card).items()},
    "links": lambda card: {kind: " and ".join(urls) for kind, urls in _links(card).items()},
    "audits": lambda card: frozenset(
        f"{audit.kind} by {audit.vendor}, {_day(audit.audited_on)}" for audit in card.details.audits
    ),
    "what became of it": lambda card: card.became,
}
_SLUGS = {"place", "further places", "organisation"}
