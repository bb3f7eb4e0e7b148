"""What an organisation stands behind on a day: items, memberships, products, people; values only."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from landscape import companies, maintainers, members
from landscape.catalogue import Card, Catalogue, name_key, organisation_kinds
from landscape.certifications import AIPlatform, CertifiedProduct
from landscape.groups import Group, Role, Seat
from landscape.maintainers import Post
from landscape.members import Member
from landscape.organisations import KIND_TITLES, UNKNOWN, country_names


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody in a role of a group; `subproject` is the name of the part that is led, "" for all of it."""

    group: Group
    seat: Seat
    subproject: str


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """An organisation and all that stands under its name.

    `country` and `kind` are in the words people use, "" where nobody said. `items` are without its
    memberships, by name. Products, platforms and people are its own where the
    company they give means this organisation and no other; what is doubtful is nobody's.
    """

    slug: str
    name: str
    country: str
    kind: str
    memberships: tuple[Member, ...]
    items: tuple[Card, ...]
    products: tuple[CertifiedProduct, ...]
    platforms: tuple[AIPlatform, ...]
    posts: tuple[Post, ...]
    leads: tuple[Lead, ...]

    @property
    def projects(self) -> tuple[Card, ...]:
        """Its items that are CNCF projects."""
        return tuple(card for card in self.items if card.maturity)

    @property
    def level(self) -> str:
        """Its membership, the weightiest of them, as pages call it; "" where it is no member."""
        return self.memberships[0].level.called if self.memberships else ""

    @property
    def maintainers(self) -> int:
        """How many people maintain something for it, each once."""
        return len({name_key(post.person.handle or post.person.name) for post in self.posts})


def standings(catalogue: Catalogue) -> Mapping[str, Standing]:
    """Every organisation of `catalogue` by slug, in the order of their names."""
    known, kinds = companies.companies(catalogue), organisation_kinds(catalogue)
    own = {member.slug for member in members.members(catalogue)}
    memberships = _by((one.organisation, one) for one in members.members(catalogue))
    items = _by((card.organisation, card) for card in catalogue.cards.values() if card.slug not in own)
    products = _by((known.slug(one.vendor), one) for one in catalogue.of(CertifiedProduct).values())
    platforms = _by((known.slug(one.vendor), one) for one in catalogue.of(AIPlatform).values())
    held = maintainers.maintainership(catalogue).by_company
    posts = _by((known.slug(post.person.company), post) for listed in held.values() for post in listed)
    leads = _by((known.slug(lead.seat.company), lead) for lead in _leads(catalogue))
    return {
        slug: Standing(
            slug=slug,
            name=name,
            country=country_names().get(catalogue.abouts.get(slug, UNKNOWN).country, ""),
            kind=KIND_TITLES[kinds[slug]] if slug in kinds else "",
            memberships=tuple(
                sorted(memberships.get(slug, ()), key=lambda one: members.rank(one.level.slug))
            ),
            items=tuple(sorted(items.get(slug, ()), key=lambda card: (name_key(card.name), card.slug))),
            products=tuple(sorted(products.get(slug, ()), key=lambda one: (name_key(one.name), one.slug))),
            platforms=tuple(sorted(platforms.get(slug, ()), key=lambda one: (name_key(one.name), one.slug))),
            posts=posts.get(slug, ()),
            leads=leads.get(slug, ()),
        )
        for slug, name in sorted(
            catalogue.organisations.items(), key=lambda pair: (name_key(pair[1]), pair[0])
        )
    }


def _leads(catalogue: Catalogue) -> Iterator[Lead]:
    """Everybody who leads or speaks for a group now, with those of its parts."""
    for _, group in sorted(catalogue.of(Group).items()):
        yield from (Lead(group, seat, "") for seat in group.seats if seat.role is not Role.EMERITUS)
        for part in group.subprojects:
            yield from (Lead(group, seat, part.name) for seat in part.seats if seat.role is not Role.EMERITUS)


def _by[Key: Hashable, Thing](pairs: Iterable[tuple[Key, Thing]]) -> dict[Key, tuple[Thing, ...]]:
    found: defaultdict[Key, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        if key:
            found[key].append(thing)
    return {key: tuple(own) for key, own in found.items()}
