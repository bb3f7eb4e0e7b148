"""What a month's events amount to; values only, no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from landscape.catalogue import Source
from landscape.queries.history import Event, Month
from landscape.queries.maintaining import Turnover

_BEGUN: Mapping[Source, str] = {
    Source.NOVEMBER_2018: "our starting catalogue begins",
    Source.LANDSCAPE: "the landscape begins",
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day of a source: what it added was there before, and only now is known."""

    on: date
    items: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A month, by what happened to items.

    An item that entered as a project or left as one is in `levels`, too. Who maintains what is counted only:
    a file of maintainers may change hundreds of posts. `beginnings` stand for what they
    added, which is in no other list.
    """

    first: date
    beginnings: tuple[Beginning, ...]
    entered: tuple[Event, ...]
    left: tuple[Event, ...]
    levels: tuple[Event, ...]
    categories: tuple[Event, ...]
    renamed: tuple[Event, ...]
    maintainers: Turnover = field(default_factory=Turnover)

    @property
    def events(self) -> tuple[Event, ...]:
        """All that happened, what moved level first."""
        told = (*self.levels, *self.entered, *self.left, *self.categories, *self.renamed)
        return tuple(dict.fromkeys(told))

    @property
    def counts(self) -> dict[str, int]:
        """How many things happened, by word, in the order they are told."""
        return {
            "moved level": len(self.levels),
            "entered": len(self.entered),
            "left": len(self.left),
            "moved category": len(self.categories),
            "renamed": len(self.renamed),
            "more maintainers": self.maintainers.more,
            "fewer maintainers": self.maintainers.fewer,
        }

    @property
    def sentence(self) -> str:
        """The month in one sentence."""
        told = [one.sentence for one in self.beginnings]
        told += [
            f"{number:,} {word.removesuffix('s') if number == 1 else word}"
            for word, number in self.counts.items()
            if number
        ]
        return "; ".join(told)


def digest(month: Month, beginnings: Mapping[date, Source]) -> Digest:
    """`month`, with what was added on one of `beginnings` told in a line."""
    begun = {event for event in month.events if event.what == "added" and event.on in beginnings}
    events = [event for event in month.events if event not in begun]
    added, removed = _of(events, "added"), _of(events, "removed")
    return Digest(
        first=month.first,
        beginnings=tuple(
            _beginning(on, beginnings, sum(event.on == on for event in begun))
            for on in sorted({event.on for event in begun})
        ),
        entered=added,
        left=removed,
        levels=(
            *_of(events, "level"),
            *(event for event in (*added, *removed) if event.before or event.after),
        ),
        categories=_of(events, "category"),
        renamed=_of(events, "renamed"),
    )


def _beginning(on: date, beginnings: Mapping[date, Source], items: int) -> Beginning:
    """Of the very first day there is nothing before: it is the whole catalogue that begins."""
    is_first = on == min(beginnings)
    begins = "the catalogue begins" if is_first else _BEGUN.get(beginnings[on], f"{beginnings[on]} begins")
    noun = "item" if items == 1 else "items"
    return Beginning(on, items, f"{items:,} {noun}: {begins}")


def _of(events: Iterable[Event], what: str) -> tuple[Event, ...]:
    return tuple(event for event in events if event.what == what)
