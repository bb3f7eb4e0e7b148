"""Organisations and members as other programs read them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from landscape import members as belonging
from landscape.api.asked import Found
from landscape.api.item_shapes import Named
from landscape.backing import Standing
from landscape.catalogue import Catalogue, name_key
from landscape.certified import Certified, Product
from landscape.members import Member


class Membership(BaseModel):
    """A membership: `level` is the slug of its shelf, `item` that of the entry; null: no day is given."""

    level: str
    title: str
    item: str
    joined_on: date | None
    is_end_user: bool


class Organisation(Named):
    """Who stands behind items; `items` is how many, memberships and projects among them.

    Products, platforms and maintainers count where the company that they give means this organisation.
    """

    items: int
    projects: int
    certified_products: int
    ai_platforms: int
    maintainers: int
    memberships: list[Membership]
    country: str | None
    kind: str | None


class Organisations(BaseModel):
    """A part of a list of organisations, and how many there are in all."""

    count: int
    results: list[Organisation]


class CertifiedNamed(Named):
    """A certified product or platform, and its first and last version of Kubernetes."""

    first: str
    last: str


class Maintaining(BaseModel):
    """A person on a list; `item` is null for a list that no item is known for, which `list` names."""

    name: str | None
    handle: str | None
    item: str | None
    list: str


class Leading(BaseModel):
    """A person in a role of a group or of one of its subprojects."""

    name: str
    handle: str | None
    role: str
    group: str
    subproject: str | None


class WholeOrganisation(Organisation):
    """All that stands under an organisation's name."""

    listed: list[Named]
    products: list[CertifiedNamed]
    platforms: list[CertifiedNamed]
    people: list[Maintaining]
    leads: list[Leading]


class MembersAsked(Found):
    """Which members."""

    level: str = Field("", max_length=80, description="Slug of a level: platinum, gold, silver …")
    end_user: bool | None = Field(None, description="Those that the landscape marks as end users, or others")


class CataloguedMember(Membership):
    """A member; `organisation` is null where it is unnamed or nothing is given to know it by."""

    name: str
    organisation: str | None
    homepage: str | None


class Members(BaseModel):
    """A part of a list of members, and how many there are in all."""

    count: int
    results: list[CataloguedMember]


def chosen(standings: Mapping[str, Standing], words: str) -> list[Standing]:
    """Those with `words` in their names, by name."""
    wanted = name_key(words)
    return [one for one in standings.values() if wanted in name_key(one.name)]


def brief(one: Standing) -> dict[str, Any]:
    """The fields of `Organisation`."""
    return {
        "slug": one.slug,
        "name": one.name,
        "items": len(one.items) + len(one.memberships),
        "projects": len(one.projects),
        "certified_products": len(one.products),
        "ai_platforms": len(one.platforms),
        "maintainers": one.maintainers,
        "memberships": [_membership(member) for member in one.memberships],
        "country": one.country or None,
        "kind": one.kind or None,
    }


def whole(one: Standing) -> dict[str, Any]:
    """The fields of `WholeOrganisation`."""
    return {
        **brief(one),
        "listed": [{"slug": card.slug, "name": card.name} for card in one.items],
        "products": _certified(one.products),
        "platforms": _certified(one.platforms),
        "people": [
            {
                "name": post.person.name or None,
                "handle": post.person.handle or None,
                "item": post.item or None,
                "list": post.list.called,
            }
            for post in one.posts
        ],
        "leads": [
            {
                "name": lead.seat.name,
                "handle": lead.seat.handle or None,
                "role": lead.seat.role,
                "group": lead.group.slug,
                "subproject": lead.subproject or None,
            }
            for lead in one.leads
        ],
    }


def members(catalogue: Catalogue, asked: MembersAsked) -> list[Member]:
    """The members that are asked for, by name."""
    wanted = name_key(asked.q)
    return [
        one
        for one in belonging.members(catalogue)
        if wanted in name_key(one.name)
        and asked.level in {"", one.level.slug}
        and asked.end_user in {None, one.is_end_user}
    ]


def member(one: Member) -> dict[str, Any]:
    """The fields of `CataloguedMember`."""
    return {
        **_membership(one),
        "name": one.name,
        "organisation": one.organisation or None,
        "homepage": one.homepage or None,
    }


def _membership(one: Member) -> dict[str, Any]:
    return {
        "level": one.level.slug,
        "title": one.level.title,
        "item": one.slug,
        "joined_on": one.joined_on,
        "is_end_user": one.is_end_user,
    }


def _certified[Entry: Certified](products: Iterable[Product[Entry]]) -> list[dict[str, str]]:
    return [
        {"slug": one.slug, "name": one.name, "first": str(one.first), "last": str(one.last)}
        for one in products
    ]
