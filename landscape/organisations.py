"""What is known of an organisation besides its name: where it sits, and of what kind it is."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django_countries import countries


class OrganisationKind(StrEnum):
    """What an organisation is, seen from the ecosystem; one that is several is what it is foremost."""

    COMPANY = "company"
    FOUNDATION = "foundation"
    ACADEMIC = "academic"
    END_USER = "end-user"
    GOVERNMENT = "government"
    PEOPLE = "people"


KIND_TITLES: Mapping[OrganisationKind, str] = {
    OrganisationKind.COMPANY: "Company",
    OrganisationKind.FOUNDATION: "Foundation or non-profit",
    OrganisationKind.ACADEMIC: "University or research",
    OrganisationKind.END_USER: "End user",
    OrganisationKind.GOVERNMENT: "Government",
    OrganisationKind.PEOPLE: "Group of people",
}

# What CNCF calls the shelves of its members. The paid levels do not tell of what kind a member is.
_KIND_OF_MEMBERSHIP = {
    "academic": OrganisationKind.ACADEMIC,
    "nonprofit": OrganisationKind.FOUNDATION,
    "end-user-supporter": OrganisationKind.END_USER,
    "end-user-supporter-and-contributor": OrganisationKind.END_USER,
}


@dataclass(frozen=True, slots=True)
class About:
    """What somebody said of an organisation; "" where nobody did.

    `country` is of ISO 3166, two capital letters; `kind` a word of `OrganisationKind`.
    """

    country: str = ""
    kind: str = ""


UNKNOWN = About()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company, foundation or group of people, as it stands in the tables; see `About`."""

    name: str
    country: str = ""
    kind: str = ""


@functools.cache
def country_names() -> Mapping[str, str]:
    """The countries of ISO 3166 as people call them, by code, from A to Z."""
    return MappingProxyType({code: str(name) for code, name in countries})


def kind_of_member(memberships: Iterable[str]) -> OrganisationKind | None:
    """What the slugs of a member's subcategories tell; None where they tell nothing."""
    return next(
        (_KIND_OF_MEMBERSHIP[slug] for slug in sorted(memberships) if slug in _KIND_OF_MEMBERSHIP), None
    )


def problems(about: About) -> list[str]:
    """A sentence for each thing said that cannot be so."""
    found = []
    if about.country and about.country not in country_names():
        found.append(f"{about.country!r} is no country of ISO 3166, which are two capital letters")
    if about.kind and about.kind not in list(OrganisationKind):
        found.append(f"{about.kind!r} is no kind of organisation; there are {', '.join(OrganisationKind)}")
    return found
