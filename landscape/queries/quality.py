"""All that may be mended as of a day, remembered until the catalogue or a file is another."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from landscape import certified_items, flaws, gaps, inspections
from landscape.catalogue import Card, Catalogue
from landscape.certifications import AIPlatform, CertifiedProduct
from landscape.flaws import Flaw
from landscape.gaps import FIELDS, Certifiable, Coverage, Gap
from landscape.inspections import Inspected
from landscape.intake.quality import Rule
from landscape.queries import maintaining
from landscape.queries.catalogue import catalogue, newest_revision

_REMEMBERED = 4
# What a file breaks without breaking a rule that has a name.
_OTHER = "other"
_SENTENCES = {rule.value: rule.sentence for rule in Rule} | {_OTHER: "All that a file says can be kept."}

type Placed = tuple[Flaw, Card | None]
"""A flaw and the item that has it, None where none does."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule and what breaks it.

    `told` is how often each file until this one broke it, by its day, the earliest first; empty for rules
    that are not of files.
    """

    rule: str
    sentence: str
    flaws: tuple[Placed, ...]
    told: tuple[tuple[date, int], ...] = ()

    @property
    def number(self) -> int:
        """How many things there are to mend."""
        return len(self.flaws)

    @property
    def since_before(self) -> int | None:
        """How many more than in the file before; None where there was none."""
        return self.told[-1][1] - self.told[-2][1] if len(self.told) > 1 else None


@dataclass(frozen=True, slots=True, eq=False)
class Quality:
    """The board of a day: `file` is the landscape in force, None where none is.

    `unread` is how many earlier files nobody looked at yet. `by_item` are flaws by the slug of the item.
    """

    file: Inspected | None
    unread: int
    of_file: tuple[Ruled, ...]
    beyond: tuple[Ruled, ...]
    lacks: tuple[Ruled, ...]
    coverage: tuple[Coverage, ...]
    by_item: Mapping[str, tuple[Flaw, ...]]

    @property
    def rules(self) -> Mapping[str, Ruled]:
        """Every rule by its word."""
        return {one.rule: one for one in (*self.of_file, *self.beyond, *self.lacks)}


def quality(on: date | None, *, today: date) -> Quality:
    """The board of the day `on`, now by default. Two queries where it is remembered."""
    files = [one for one in inspections.files() if on is None or one.on <= on]
    return _remembered(
        on, today, newest_revision(), tuple((one.on, one.sha256, one.counts is None) for one in files)
    )


@functools.lru_cache(maxsize=_REMEMBERED)
def _remembered(
    on: date | None, today: date, _revision: int | None, _files: tuple[tuple[date, str, bool], ...]
) -> Quality:
    files = [one for one in inspections.files() if on is None or one.on <= on]
    there = catalogue(on)
    maintained = maintaining.maintainership(on=on)
    in_force = files[-1] if files else None
    broken = flaws.placed(inspections.found(in_force), there) if in_force else []
    ends = gaps.loose_ends(there, maintained, _certifiable(there), on=on or today)
    beyond = flaws.placed(ends, there)
    lacks = flaws.placed(gaps.lacking(there, maintained), there)
    by_item: defaultdict[str, list[Flaw]] = defaultdict(list)
    for flaw, card in (*broken, *beyond, *lacks):
        if card is not None:
            by_item[card.slug].append(flaw)
    return Quality(
        file=in_force,
        unread=sum(one.counts is None for one in files[:-1]),
        of_file=_of_file(broken, files) if in_force else (),
        beyond=_ruled(((gap.value, gap.sentence) for gap in Gap), beyond),
        lacks=_ruled(((field.rule, field.sentence) for field in FIELDS), lacks),
        coverage=gaps.coverage(there, maintained),
        by_item={slug: tuple(found) for slug, found in by_item.items()},
    )


def _of_file(broken: list[Placed], files: list[Inspected]) -> tuple[Ruled, ...]:
    """The rules that this file or an earlier one breaks first, by how often; the kept ones after them."""
    numbers = flaws.counts(flaw for flaw, _ in broken)
    told = {
        rule: tuple(
            (one.on, (one.counts.get(rule, 0)) if one.counts is not None else numbers.get(rule, 0))
            for one in files
            if one.counts is not None or one is files[-1]
        )
        for rule in _SENTENCES
    }
    ruled = [
        Ruled(rule, sentence, tuple(pair for pair in broken if pair[0].rule == rule), told[rule])
        for rule, sentence in _SENTENCES.items()
        if rule != _OTHER or any(number for _, number in told[rule])
    ]
    return tuple(sorted(ruled, key=lambda one: (-one.number, -max(number for _, number in one.told))))


def _ruled(rules: Iterable[tuple[str, str]], found: list[Placed]) -> tuple[Ruled, ...]:
    return tuple(
        Ruled(rule, sentence, tuple(pair for pair in found if pair[0].rule == rule))
        for rule, sentence in rules
    )


def _certifiable(there: Catalogue) -> Certifiable:
    products, platforms = there.of(CertifiedProduct), there.of(AIPlatform)
    links = [certified_items.links(kind.values(), there) for kind in (products, platforms)]
    return Certifiable(
        products={
            slug: (one.vendor, one.name, reverse(name, args=[slug]))
            for name, kind in (("certified-product", products), ("ai-platform", platforms))
            for slug, one in kind.items()
        },
        items={slug: item for one in links for slug, item in one.items.items()},
        doubtful=tuple(maybe for one in links for maybe in one.doubtful),
    )
