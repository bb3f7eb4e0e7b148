"""What of a catalogue can be found by typing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from landscape import markup, people
from landscape.catalogue import Card, Catalogue, Maturity, Source, name_key
from landscape.groups import Group
from landscape.guide import Chapter


class Kind(StrEnum):
    """What is found."""

    ITEM = "item"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    SUBCATEGORY = "subcategory"
    GROUP = "group"
    CHAPTER = "chapter"
    PERSON = "person"
    REPOSITORY = "repository"


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing and the words it is found by; see `models.SearchEntry`."""

    kind: Kind
    slug: str
    title: str
    key: str
    names: str
    about: str
    said: str
    weight: float


@dataclass(frozen=True, slots=True)
class Gone:
    """An item or a group that was in the catalogue until the day before `left_on`, as it was last."""

    slug: str
    thing: Card | Group
    left_on: date


# Whoever types a name means the project more often than its vendor's membership.
_WEIGHTS: Mapping[str, float] = {
    Maturity.GRADUATED.value: 1.0,
    Maturity.INCUBATING.value: 0.8,
    Maturity.SANDBOX.value: 0.6,
    Maturity.ARCHIVED.value: 0.2,
}
_OF_PRODUCT, _OF_MEMBER, _OF_SHELF, _OF_ORGANISATION = 0.4, 0.1, 0.5, 0.3
_OF_GROUP, _OF_CHAPTER, _OF_PERSON = 0.4, 0.4, 0.2
# Whoever begins to type a repository means its project; only a whole name means the repository.
_OF_REPOSITORY = -1.0
# What has left is meant by those who know its name, and comes after what is there.
_OF_GONE = -0.5
# What a person does is told in a line.
_ROLES_SAID = 3


def entries(catalogue: Catalogue, gone: Iterable[Gone] = ()) -> list[Entry]:
    """Everything that can be found in `catalogue`, and what has `gone` from it, each once."""
    return [
        *_shelves(catalogue),
        *_organisations(catalogue),
        *_items(catalogue),
        *_groups(catalogue),
        *_chapters(catalogue),
        *_people(catalogue),
        *_repositories(catalogue),
        *map(_former, gone),
    ]


def words(text: str) -> list[str]:
    """The words of `text` as they are compared."""
    return re.findall(r"[^\W_]+", name_key(text))


def _items(catalogue: Catalogue) -> Iterator[Entry]:
    names = {(one.slug, slug): name for one in catalogue.categories for slug, name in one.subcategories}
    members = {one.slug for one in catalogue.categories if one.holds_members}
    for card in catalogue.cards.values():
        organisation = catalogue.organisations.get(card.organisation, "")
        weight = _WEIGHTS.get(card.maturity, _OF_MEMBER if card.shelf[0] in members else _OF_PRODUCT)
        yield _entry(
            Kind.ITEM,
            card.slug,
            card.name,
            names=[*sorted(card.aliases), *sorted(row.pattern for row in card.repositories)],
            about=" ".join((card.description, names[card.shelf], organisation)),
            said=[card.maturity.capitalize(), names[card.shelf], organisation],
            weight=weight,
        )


def _organisations(catalogue: Catalogue) -> Iterator[Entry]:
    sizes = Counter(card.organisation for card in catalogue.cards.values())
    for slug, name in catalogue.organisations.items():
        said = "1 item" if sizes[slug] == 1 else f"{sizes[slug]} items"
        yield _entry(
            Kind.ORGANISATION,
            slug,
            name,
            names=[],
            about="",
            said=["Organisation", said],
            weight=_OF_ORGANISATION,
        )


def _shelves(catalogue: Catalogue) -> Iterator[Entry]:
    for category in catalogue.categories:
        yield _entry(
            Kind.CATEGORY,
            category.slug,
            category.name,
            names=[],
            about="",
            said=["Category"],
            weight=_OF_SHELF,
        )
        for slug, name in category.subcategories:
            yield _entry(
                Kind.SUBCATEGORY,
                f"{category.slug}/{slug}",
                name,
                names=[],
                about=category.name,
                said=["Subcategory", category.name],
                weight=_OF_SHELF,
            )


def _groups(catalogue: Catalogue) -> Iterator[Entry]:
    """Groups, by what they own too; by who leads them only where a handle or a name is typed whole."""
    for group in catalogue.of(Group).values():
        seats = [*group.seats, *(seat for part in group.subprojects for seat in part.seats)]
        people = dict.fromkeys(f"{seat.name} {seat.handle}" for seat in seats)
        parts = " ".join(part.description for part in group.subprojects)
        number = len(group.subprojects)
        yield _entry(
            Kind.GROUP,
            group.slug,
            group.title,
            names=[
                group.slug,
                group.label,
                *(part.name for part in group.subprojects),
                *group.repositories,
            ],
            about=" ".join((group.mission, parts, *people)),
            said=[group.kind.called, f"{number} subprojects" if number > 1 else ""],
            weight=_OF_GROUP,
        )


def _chapters(catalogue: Catalogue) -> Iterator[Entry]:
    for chapter in catalogue.of(Chapter).values():
        texts = [chapter.text, *(section.text for section in chapter.sections)]
        keywords = [*chapter.keywords, *(word for section in chapter.sections for word in section.keywords)]
        yield _entry(
            Kind.CHAPTER,
            chapter.slug,
            chapter.title,
            names=[section.title for section in chapter.sections],
            about=" ".join((*keywords, *map(markup.text, texts))),
            said=["Guide", "CNCF's" if chapter.source is Source.CNCF_GUIDE else "as of November 2018"],
            weight=_OF_CHAPTER,
        )


def _people(catalogue: Catalogue) -> Iterator[Entry]:
    for key, person in people.people(catalogue).items():
        roles = list(dict.fromkeys(f"{part.what}, {part.title}" for part in person.parts))
        more = len(roles) - _ROLES_SAID
        yield _entry(
            Kind.PERSON,
            key,
            person.name,
            names=[key],
            about="",
            said=[f"@{person.handle}", *roles[:_ROLES_SAID], f"{more} more" if more > 0 else ""],
            weight=_OF_PERSON,
        )


def _repositories(catalogue: Catalogue) -> Iterator[Entry]:
    """Every repository by itself, with whose it is; those of an owner together are found as the item."""
    owners: dict[str, str] = {}
    for group in catalogue.of(Group).values():
        owners |= {name.lower(): group.title for name in group.repositories}
    for card in catalogue.cards.values():
        owners |= {row.pattern: card.name for row in card.repositories if not row.pattern.endswith("/*")}
    for pattern, owner in owners.items():
        yield _entry(
            Kind.REPOSITORY,
            pattern,
            pattern,
            names=[],
            about="",
            said=["Repository", f"of {owner}"],
            weight=_OF_REPOSITORY,
        )


def _former(gone: Gone) -> Entry:
    """What has left is found by its names, after all that is there, and says when it left."""
    thing = gone.thing
    said = [f"Left on {gone.left_on.day} {gone.left_on:%b %Y}"]
    if isinstance(thing, Group):
        title, names, about = thing.title, [thing.slug, thing.label], thing.mission
        said.append(thing.kind.called)
    else:
        title, names, about = thing.name, sorted(thing.aliases), thing.description
        said.append(thing.maturity.capitalize())
    kind = Kind.GROUP if isinstance(thing, Group) else Kind.ITEM
    return _entry(kind, gone.slug, title, names=names, about=about, said=said, weight=_OF_GONE)


def _entry(  # noqa: PLR0913 - one for each column
    kind: Kind, slug: str, title: str, *, names: Iterable[str], about: str, said: Iterable[str], weight: float
) -> Entry:
    return Entry(
        kind=kind,
        slug=slug,
        title=title,
        key=name_key(title)[:200],
        names=" ".join(dict.fromkeys(word for name in (title, *names) for word in words(name)))
        or name_key(title),
        about=" ".join(about.split()),
        said=" · ".join(part for part in said if part),
        weight=weight,
    )
