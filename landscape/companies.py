"""Which organisation a company's name means, where that is sure: sources spell companies as they like.

A person settles the rest by giving the company's membership an alias.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from landscape.catalogue import Card, Catalogue, name_key

_SUFFIX = re.compile(
    r"[,.]|\b(?:inc|ltd|llc|gmbh|corp|corporation|co|company|limited|sas|ag|kg|technologies|technology)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
# What a landscape writes behind the name of a member.
_MEMBERSHIP = re.compile(r"\s*\((?:member|supporter|contributor)\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Companies:
    """Slugs of organisations by what they are called; a name that may mean two of them means none."""

    by_key: Mapping[str, str]

    def slug(self, name: str) -> str:
        """The organisation that is called `name`, with or without what stands in brackets; "" for none."""
        return self.by_key.get(key(name)) or self.by_key.get(key(_BRACKETS.sub(" ", name)), "")


def key(name: str) -> str:
    """`name` as companies are compared: what kind of company it is in law does not tell two apart."""
    spelt = name_key(name)
    return " ".join(_SUFFIX.sub(" ", spelt).split()) or spelt


def without_membership(name: str) -> str:
    """The name of a member without what a landscape writes behind it: "Acme (member)" is Acme."""
    return _MEMBERSHIP.sub("", name) or name


def companies(catalogue: Catalogue) -> Companies:
    """The names by which the organisations of `catalogue` are known.

    Each name by the strongest that is called so: an alias that a person gave its membership, its own name,
    the name of its membership, the words of its slug.
    """
    found: dict[str, str] = {}
    for names in (_aliases(catalogue), _own(catalogue), _of_members(catalogue), _words(catalogue)):
        meant: defaultdict[str, set[str]] = defaultdict(set)
        for name, slug in names:
            meant[key(name)].add(slug)
        # One that is called so more weakly still is no other company, but two that are alike are neither.
        for name, slugs in meant.items():
            found.setdefault(name, min(slugs) if len(slugs) == 1 else "")
    return Companies({name: slug for name, slug in found.items() if name and slug})


def _aliases(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for card in _memberships(catalogue):
        yield from ((alias, card.organisation) for alias in sorted(card.aliases))


def _own(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from ((name, slug) for slug, name in catalogue.organisations.items())


def _of_members(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from ((without_membership(card.name), card.organisation) for card in _memberships(catalogue))


def _words(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from ((slug.replace("-", " "), slug) for slug in catalogue.organisations)


def _memberships(catalogue: Catalogue) -> Iterator[Card]:
    members = {category.slug for category in catalogue.categories if category.holds_members}
    yield from (card for card in catalogue.cards.values() if card.organisation and card.shelf[0] in members)
