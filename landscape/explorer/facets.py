"""Facets: what a card can be chosen by. A facet is one declaration; one without facts is not shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from landscape import arrangement
from landscape.catalogue import Card, Catalogue, Maturity, Shelf, Source, Step, slug_of
from landscape.explorer.surroundings import Surroundings
from landscape.groups import Group
from landscape.organisations import KIND_TITLES, country_names
from landscape.standings import Activity

YES, NONE = "yes", "none"

type Titles = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A question with ready answers.

    `values` are a card's answers (it may have several, or none; "" is none); `titles` are the words for the
    answers of a catalogue in its surroundings. With `order` these are all the answers there can be, in their
    order; without, an answer is any slug, and they come `as_titled`, the `newest_first`, or else the most
    frequent first. One that stands `under` another is asked only once that has been answered. What
    `is_measured` is known of now alone.
    """

    key: str
    title: str
    values: Callable[[Card, Surroundings], Iterable[str]]
    titles: Callable[[Catalogue, Surroundings], Titles]
    order: tuple[str, ...] = ()
    as_titled: bool = False
    newest_first: bool = False
    under: str = ""
    is_measured: bool = False


def shelves(card: Card) -> tuple[Shelf, ...]:
    """Where a card stands, its own shelf first."""
    return (card.shelf, *sorted(card.also_on - {card.shelf}))


def certified(card: Card) -> frozenset[str]:
    """As which kinds of Kubernetes it is certified, by where it stands."""
    return frozenset(_CERTIFIED[slug] for _, slug in shelves(card) if slug in _CERTIFIED)


def _always(titles: Titles) -> Callable[[Catalogue, Surroundings], Titles]:
    return lambda *_: titles


def subcategories(catalogue: Catalogue) -> Titles:
    """Names by "category/subcategory"; with the category's where two share one."""
    names = Counter(name for category in catalogue.categories for _, name in category.subcategories)
    return {
        f"{category.slug}/{slug}": name if names[name] == 1 else f"{name}, {category.name}"
        for category in catalogue.categories
        for slug, name in category.subcategories
    }


def _memberships(catalogue: Catalogue, _: Surroundings) -> Titles:
    return {
        slug: name
        for category in catalogue.categories
        if category.holds_members
        for slug, name in category.subcategories
    }


def _licences(catalogue: Catalogue, around: Surroundings) -> Titles:
    names = {name for card in catalogue.cards.values() if (name := around.licence(card))}
    return {slug_of(name): name for name in sorted(names, key=str.casefold)}


def _tags(catalogue: Catalogue, _: Surroundings) -> Titles:
    names = {name for card in catalogue.cards.values() for name in card.details.tags}
    names |= {tag for tag, _ in arrangement.of(catalogue).tags}
    return {slug_of(name): name for name in sorted(names, key=str.casefold)}


def _languages(_: Catalogue, around: Surroundings) -> Titles:
    names = {name for standing in around.standings.values() for name in standing.languages}
    return {slug_of(name): name for name in sorted(names, key=str.casefold)}


def _groups(catalogue: Catalogue, _: Surroundings) -> Titles:
    titles = {slug: group.title for slug, group in catalogue.of(Group).items()}
    return dict(sorted(titles.items(), key=lambda pair: pair[1].casefold()))


def _countries(_: Catalogue, __: Surroundings) -> Titles:
    return {code.lower(): name for code, name in country_names().items()}


def _years(catalogue: Catalogue, _: Surroundings) -> Titles:
    years = {str(move.moved_on.year) for card in catalogue.cards.values() for move in card.moves}
    return {year: year for year in years}


_LEVELS = {level.value: level.value.capitalize() for level in Maturity} | {NONE: "Not a CNCF project"}

# What the subcategories of certified products are called in CNCF's landscape.
_CERTIFIED = {
    "certified-kubernetes-distribution": "distribution",
    "certified-kubernetes-hosted": "hosted",
    "certified-kubernetes-installer": "installer",
    "certified-kubernetes-ai-platform": "ai-platform",
}
_CERTIFIED_TITLES = {
    "distribution": "Distribution",
    "hosted": "Hosted",
    "installer": "Installer",
    "ai-platform": "AI platform",
}
_REPOSITORIES = {"public": "Public repository", NONE: "None known"}
_AUDITED = {YES: "Audited", NONE: "No audit known"}
_END_USERS = {YES: "End users", NONE: "Others"}
_OPEN = {YES: "Said to be", NONE: "Said not to be"}
_SPECIFICATIONS = {YES: "Specifications", NONE: "Others"}
_ACTIVITIES = {word.value: word.value.capitalize() for word in Activity}
_KINDS = {kind.value: title for kind, title in KIND_TITLES.items()}
_SOURCES = {
    Source.LANDSCAPE.value: "CNCF landscape",
    Source.NOVEMBER_2018.value: "As of November 2018",
    Source.STEWARD.value: "Stewards",
}

FACETS: tuple[Facet, ...] = (
    Facet(
        key="maturity",
        title="Maturity",
        values=lambda card, _: (card.maturity or NONE,),
        titles=_always(_LEVELS),
        order=tuple(_LEVELS),
    ),
    Facet(
        key="category",
        title="Category",
        values=lambda card, _: {category for category, _ in shelves(card)},
        titles=lambda catalogue, _: {category.slug: category.name for category in catalogue.categories},
        as_titled=True,
    ),
    Facet(
        key="subcategory",
        title="Subcategory",
        values=lambda card, _: {"/".join(shelf) for shelf in shelves(card)},
        titles=lambda catalogue, _: subcategories(catalogue),
        as_titled=True,
        under="category",
    ),
    Facet(
        key="membership",
        title="Membership",
        values=lambda card, around: {
            slug for category, slug in shelves(card) if category in around.arranged.tabs.members
        },
        titles=_memberships,
        as_titled=True,
    ),
    Facet(
        key="certified",
        title="Certified Kubernetes",
        values=lambda card, _: certified(card),
        titles=_always(_CERTIFIED_TITLES),
        order=tuple(_CERTIFIED_TITLES),
    ),
    Facet(
        key="repository",
        title="Source code",
        values=lambda card, _: ("public" if card.repositories else NONE,),
        titles=_always(_REPOSITORIES),
        order=tuple(_REPOSITORIES),
    ),
    Facet(
        key="open-source",
        title="Open source",
        values=lambda card, _: (
            () if card.details.is_open_source is None else (YES if card.details.is_open_source else NONE,)
        ),
        titles=_always(_OPEN),
        order=tuple(_OPEN),
    ),
    Facet(
        key="licence",
        title="Licence",
        values=lambda card, around: (slug_of(name),) if (name := around.licence(card)) else (),
        titles=_licences,
    ),
    Facet(
        key="language",
        title="Language",
        values=lambda card, around: {slug_of(name) for name in around.standing(card).languages},
        titles=_languages,
        is_measured=True,
    ),
    Facet(
        key="activity",
        title="Activity",
        values=lambda card, around: (around.standing(card).activity or "",),
        titles=_always(_ACTIVITIES),
        order=tuple(_ACTIVITIES),
        is_measured=True,
    ),
    Facet(
        key="audited",
        title="Security audits",
        values=lambda card, _: (YES if card.details.audits else NONE,) if card.maturity else (),
        titles=_always(_AUDITED),
        order=tuple(_AUDITED),
    ),
    Facet(
        key="tag",
        title="TAG",
        values=lambda card, around: {slug_of(name) for name in around.arranged.tags(card)},
        titles=_tags,
        as_titled=True,
    ),
    Facet(
        key="group",
        title="Group",
        values=lambda card, around: around.groups(card),
        titles=_groups,
    ),
    Facet(
        key="end-user",
        title="End user",
        values=lambda card, around: (YES if around.arranged.is_end_user(card) else NONE,),
        titles=_always(_END_USERS),
        order=tuple(_END_USERS),
    ),
    Facet(
        key="specification",
        title="Specification",
        values=lambda card, _: (YES if card.details.is_specification else NONE,),
        titles=_always(_SPECIFICATIONS),
        order=tuple(_SPECIFICATIONS),
    ),
    Facet(
        key="organisation",
        title="Organisation",
        values=lambda card, _: (card.organisation,) if card.organisation else (),
        titles=lambda catalogue, _: catalogue.organisations,
    ),
    Facet(
        key="organisation-type",
        title="Organisation type",
        values=lambda card, around: (around.kind_of_organisation(card),),
        titles=_always(_KINDS),
        order=tuple(_KINDS),
    ),
    Facet(
        key="country",
        title="Country",
        values=lambda card, around: (around.country(card).lower(),),
        titles=_countries,
    ),
    Facet(
        key="accepted",
        title="Accepted in",
        values=lambda card, _: {str(move.moved_on.year) for move in card.moves if move.step is Step.ACCEPTED},
        titles=_years,
        newest_first=True,
    ),
    Facet(
        key="source",
        title="Listed by",
        values=lambda card, _: (card.source.value,),
        titles=_always(_SOURCES),
        order=tuple(_SOURCES),
    ),
)
BY_KEY: Mapping[str, Facet] = {facet.key: facet for facet in FACETS}
