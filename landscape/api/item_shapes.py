"""The shapes in which other programs read items."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel

from landscape.catalogue import Maturity, Source, Step
from landscape.organisations import OrganisationKind
from landscape.standings import Activity


class Kind(StrEnum):
    """What an item is; the first of these that it is."""

    MEMBER = "member"
    PROJECT = "project"
    CERTIFIED = "certified"
    PRODUCT = "product"


class Named(BaseModel):
    """Something with a page or list of its own."""

    slug: str
    name: str


class Place(BaseModel):
    """A subcategory and its category."""

    category: Named
    subcategory: Named


class Measured(BaseModel):
    """What is measured of an item now; null is no answer. `at` tells when each of them was measured."""

    stars: int | None
    contributors: int | None
    licence: str | None
    languages: list[str] | None
    first_commit_on: date | None
    latest_commit_on: date | None
    latest_act_on: date | None
    activity: Activity | None
    at: dict[str, datetime]


class Item(BaseModel):
    """An item briefly; what nobody said is null. A repository is "owner/name", or "owner/*" for all."""

    slug: str
    name: str
    kind: Kind
    url: str
    category: Named
    subcategory: Named
    also_on: list[Place]
    maturity: Maturity | None
    accepted_on: date | None
    incubating_on: date | None
    graduated_on: date | None
    archived_on: date | None
    organisation: Named | None
    homepage: str | None
    description: str | None
    repositories: list[str]
    joined_on: date | None
    is_end_user: bool
    is_specification: bool
    is_open_source: bool | None
    licence: str | None
    country: str | None
    organisation_type: OrganisationKind | None
    groups: list[str]
    measured: Measured
    source: Source


class ItemLink(BaseModel):
    """An address and what it is of; a `name` where its owners gave it one."""

    kind: str
    url: str
    name: str | None = None


class ItemAudit(BaseModel):
    """An examination by a third party."""

    audited_on: date
    kind: str
    vendor: str
    url: str


class ItemSummary(BaseModel):
    """What a project says of itself to people who choose."""

    use_case: str | None
    business_use_case: str | None
    release_rate: str | None
    integrations: str | None
    personas: list[str]
    tags: list[str]


class ItemMaintainer(BaseModel):
    """A person on a list of the item's maintainers; `list_url` is where the project keeps that list."""

    name: str | None
    handle: str | None
    company: str | None
    teams: list[str]
    label: str
    source: Source
    list_url: str | None


class ItemDocument(BaseModel):
    """A document that the project's own file points to: an address, or a path in its repository."""

    kind: str
    place: str


class ItemEvidence(BaseModel):
    """An address that shows that a project reached a step, and the day which goes with it."""

    step: Step
    moved_on: date
    url: str


class WholeItem(Item):
    """All that is known of an item."""

    maintainers: list[ItemMaintainer]
    documents: list[ItemDocument]
    evidence: list[ItemEvidence]

    aliases: list[str]
    links: list[ItemLink]
    audits: list[ItemAudit]
    summary: ItemSummary | None
    advisory_groups: list[str]
    parent: str | None
    became: str | None
    became_url: str | None
    logo: str | None
    branch: str | None
    chat_channel: str | None
    lfx_slug: str | None
    clomonitor_name: str | None
    annual_review_on: date | None
    training_types: list[str]
    training_certifications: list[str]
    annotations: dict[str, str]


class Items(BaseModel):
    """A part of a list of items, and how many there are in all."""

    count: int
    results: list[Item]
