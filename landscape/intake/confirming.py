"""Which item a label of a file means, where its names do not say it: what to ask people, and their answer.

An answer is kept as an alias of the item, so that it is asked once; who gave it stands in the log.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from landscape import labels, revise
from landscape.catalogue import Catalogue, name_key
from landscape.models import Version


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person has to decide.

    `label` is what `--same` is to be told, `why` what is in doubt where that is not which item is meant;
    `candidates` are slugs of items, the likeliest first.
    """

    label: str
    candidates: tuple[str, ...] = ()
    why: str = ""

    def __str__(self) -> str:
        if self.why:
            return f"{self.label}: {self.why}"
        if not self.candidates:
            return f"{self.label} is no item's name, and nothing is like it"
        return f"{self.label} may be {' or '.join(self.candidates)}"


def likely(
    spelt: Sequence[Sequence[str]], names: Mapping[str, str], identifiers: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """For labels that are no names, each in one or several spellings, the slugs they may mean.

    Words for machines come first: in the landscape "metal3" is what LFX calls Metal³.
    """
    by_word = {name_key(word): slug for word, slug in identifiers.items()}
    exact = [[by_word[key] for one in row if (key := name_key(one)) in by_word] for row in spelt]
    found: dict[int, tuple[str, ...]] = {
        index: doubt.candidates for doubt in labels.matches(spelt, names).doubtful for index in doubt.indices
    }
    return [tuple(dict.fromkeys((*own, *found.get(index, ()))))[:3] for index, own in enumerate(exact)]


def confirm(same: Mapping[str, str], signature: revise.Signature) -> None:
    """Remembers that each label means the item of that slug, from the day of `signature` on.

    Every later version of the items has the alias too. Raises revise.Refused where there is no such item
    on that day, and where the label is another item's alias.
    """
    if not same:
        return
    told = ", ".join(f"{label} is {slug}" for label, slug in same.items())
    signature = replace(signature, why=f"confirmed: {told}", is_whole=False, about=frozenset({"item"}))
    with transaction.atomic():
        revise.revise(lambda there: _with_aliases(there, same, is_strict=True), signature)
        for day in later_versions(same.values(), signature.effective_on):
            later = replace(signature, effective_on=day)
            revise.revise(lambda there: _with_aliases(there, same, is_strict=False), later)


def later_versions(slugs: Iterable[str], on: date) -> list[date]:
    """The days after `on` from which other versions of these items hold."""
    found = Version.objects.filter(kind="item", slug__in=list(slugs), valid_from__gt=on, body__isnull=False)
    return list(found.order_by("valid_from").values_list("valid_from", flat=True).distinct())


def _with_aliases(catalogue: Catalogue, same: Mapping[str, str], *, is_strict: bool) -> Catalogue:
    cards = dict(catalogue.cards)
    missing = [slug for slug in same.values() if slug not in cards]
    if missing and is_strict:
        raise revise.Refused("; ".join(f"there is no item {slug!r} on that day" for slug in missing))
    for label, slug in same.items():
        if (card := cards.get(slug)) is None:
            continue
        keys = {name_key(alias) for alias in (card.name, *card.aliases)}
        if name_key(label) not in keys:
            cards[slug] = replace(card, aliases=card.aliases | {label})
    return replace(catalogue, cards=cards)
