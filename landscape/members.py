"""Members: who belongs to the foundation, at which level, and since when; values only, no database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from landscape.catalogue import Catalogue, name_key
from landscape.companies import without_membership

# The most weighty first; what a landscape has beside them comes after, in its own order.
_RANKS = ("platinum", "gold", "silver", "end-user", "nonprofit", "academic")
_SHORT = {"end-user-supporter": "End user", "end-user-supporter-and-contributor": "End user"}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of membership; `title` is the landscape's word, `called` what pages call it."""

    slug: str
    title: str

    @property
    def called(self) -> str:
        """The level in a word or two: "Platinum", "End user"."""
        return _SHORT.get(self.slug, self.title)


@dataclass(frozen=True, slots=True)
class Member:
    """An entry on a shelf of members.

    `organisation` is a slug, "" where the landscape leaves the member unnamed or gives no key to know it by.
    `joined_on` is None where the landscape gives no day. `is_end_user` is the landscape's own mark, which
    members of every level may have.
    """

    slug: str
    name: str
    level: Level
    organisation: str
    joined_on: date | None
    is_end_user: bool
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class Turned:
    """A member whose level is another than before."""

    member: Member
    before: Level


@dataclass(frozen=True, slots=True)
class Turnover:
    """What lies between the members of two days, each by name."""

    joined: tuple[Member, ...]
    left: tuple[Member, ...]
    moved: tuple[Turned, ...]

    def __bool__(self) -> bool:
        return bool(self.joined or self.left or self.moved)


def levels(catalogue: Catalogue) -> tuple[Level, ...]:
    """The levels there are in `catalogue`, the most weighty first."""
    found = [
        Level(slug, title)
        for category in catalogue.categories
        if category.holds_members
        for slug, title in category.subcategories
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda level: rank(level.slug)))


def members(catalogue: Catalogue) -> tuple[Member, ...]:
    """Every member, by name."""
    found = sorted(_members(catalogue), key=lambda one: (name_key(one.name), one.slug))
    return tuple(found)


def turnover(before: Iterable[Member], after: Iterable[Member]) -> Turnover:
    """Who joined, left and changed level.

    An organisation that leaves with one entry and enters with another has changed its level.
    """
    old, new = {one.slug: one for one in before}, {one.slug: one for one in after}
    gone = [one for slug, one in old.items() if slug not in new]
    come = [one for slug, one in new.items() if slug not in old]
    by_organisation = {one.organisation: one for one in gone if one.organisation}
    pairs = [(old[slug], one) for slug, one in new.items() if slug in old]
    pairs += [
        (by_organisation.pop(one.organisation), one) for one in come if one.organisation in by_organisation
    ]
    was = {one.slug for one, _ in pairs}
    now = {one.slug for _, one in pairs}
    return Turnover(
        joined=_by_name(one for one in come if one.slug not in now),
        left=_by_name(one for one in gone if one.slug not in was),
        moved=tuple(
            Turned(one, earlier.level)
            for earlier, one in sorted(pairs, key=lambda pair: (name_key(pair[1].name), pair[1].slug))
            # A shelf that CNCF renames is the same level: end users stood on two so far.
            if earlier.level.called != one.level.called
        ),
    )


def rank(level: str) -> int:
    """Where a level stands among the others."""
    return next(
        (number for number, word in enumerate(_RANKS) if level == word or level.startswith(f"{word}-")),
        len(_RANKS),
    )


def _members(catalogue: Catalogue) -> Iterator[Member]:
    titles: Mapping[tuple[str, str], str] = {
        (category.slug, slug): title
        for category in catalogue.categories
        if category.holds_members
        for slug, title in category.subcategories
    }
    for card in catalogue.cards.values():
        if card.shelf in titles:
            yield Member(
                slug=card.slug,
                name=without_membership(card.name),
                level=Level(card.shelf[1], titles[card.shelf]),
                organisation=card.organisation,
                joined_on=card.details.joined_on,
                is_end_user=card.details.is_end_user,
                homepage=card.homepage,
            )


def _by_name(found: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(found, key=lambda one: (name_key(one.name), one.slug)))
