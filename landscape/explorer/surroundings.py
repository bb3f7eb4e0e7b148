"""What a card's answers depend on besides the card: arrangement, organisations, groups, what is measured."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from landscape.catalogue import Card, Catalogue, organisation_kinds
from landscape.explorer.arranged import Arranged
from landscape.groups import Group
from landscape.organisations import UNKNOWN, About, OrganisationKind
from landscape.standings import UNMEASURED, Standing, Standings


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """`kinds` and `abouts` are of organisations, by slug.

    `owners` are the groups by their subprojects' repositories, and by "owner/*" of each; `advisers` are
    the slugs of technical advisory groups by what items call them.
    """

    arranged: Arranged
    kinds: Mapping[str, OrganisationKind]
    abouts: Mapping[str, About]
    owners: Mapping[str, frozenset[str]]
    advisers: Mapping[str, str]
    standings: Standings

    @classmethod
    def of(cls, catalogue: Catalogue, standings: Standings) -> "Surroundings":
        """Those of all cards of `catalogue`."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for slug, group in catalogue.of(Group).items():
            for repository in group.repositories:
                name = repository.lower()
                owners[name].add(slug)
                owners[f"{name.partition('/')[0]}/*"].add(slug)
        return cls(
            arranged=Arranged.of(catalogue),
            kinds=organisation_kinds(catalogue),
            abouts=catalogue.abouts,
            owners={name: frozenset(slugs) for name, slugs in owners.items()},
            advisers={slug.removeprefix("tag-"): slug for slug in catalogue.of(Group)},
            standings=standings,
        )

    def standing(self, card: Card) -> Standing:
        """What is measured of `card`."""
        return self.standings.get(card.slug, UNMEASURED)

    def licence(self, card: Card) -> str:
        """Its licence as its owners say it, else as it was measured; "" where there is no answer."""
        return card.details.licence or self.standing(card).licence

    def kind_of_organisation(self, card: Card) -> str:
        """Of what kind the organisation behind it is; "" where there is no answer."""
        kind = self.kinds.get(card.organisation)
        return kind.value if kind else ""

    def country(self, card: Card) -> str:
        """Where the organisation behind it sits, as ISO 3166 has it; "" where there is no answer."""
        return self.abouts.get(card.organisation, UNKNOWN).country

    def groups(self, card: Card) -> frozenset[str]:
        """The groups with a subproject that has a repository of `card`, and those that advise it."""
        owners = (self.owners.get(row.pattern, ()) for row in card.repositories)
        advisers = {self.advisers[tag] for tag in self.arranged.tags(card) if tag in self.advisers}
        return frozenset(advisers.union(*owners))
