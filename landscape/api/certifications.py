"""Certified Kubernetes and AI conformance as other programs read them: a row a product and version."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

from landscape.api.asked import Found
from landscape.api.refusals import quoted
from landscape.catalogue import name_key
from landscape.certified import (
    AIConformance,
    Certification,
    Certified,
    KubernetesVersion,
    Level,
    Offer,
    Product,
    Status,
    Unread,
)


class Programme(StrEnum):
    """What is certified: a Kubernetes, or what it offers to AI workloads."""

    KUBERNETES = "kubernetes"
    AI = "ai"


KEPT = {
    Programme.KUBERNETES: ("certified-product", "k8s-conformance"),
    Programme.AI: ("ai-platform", "k8s-ai-conformance"),
}
"""The kind of thing that the catalogue keeps of a programme, and the source that it is from."""


def _version(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        return KubernetesVersion.parse(text)
    except ValueError as error:
        raise ValueError(f"{quoted(text)} is no version of Kubernetes; write it as 1.30") from error


type Version = Annotated[
    KubernetesVersion, BeforeValidator(_version), WithJsonSchema({"type": "string", "examples": ["1.30"]})
]


class CertificationsAsked(Found):
    """Which certifications."""

    kubernetes: Version | None = Field(None, description="The version of Kubernetes, written 1.30")
    type_: Offer | None = Field(None, alias="type", description="How one gets it")
    vendor: str = Field("", description="Words that the vendor's name holds")
    programme: Programme = Field(Programme.KUBERNETES, description="Certified Kubernetes, or AI conformance")


class AIRequirement(BaseModel):
    """A line of the AI checklist as the vendor answered it."""

    area: str
    id: str
    level: Level | None
    status: Status | None
    evidence: list[str]
    notes: str | None


class CertificationRow(BaseModel):
    """A product certified for a version of Kubernetes.

    Of one whose file cannot be read (`is_readable`) no more is known than that it is certified; where no file
    of its folder can, not even of which product it is. `type` is null where none was given or the programme
    has none; `rests_on` is the Kubernetes beneath a platform.
    """

    product: str | None
    vendor: str | None
    name: str | None
    kubernetes: str
    type: Offer | None
    type_word: str | None
    version: str | None
    description: str | None
    website: str | None
    repository: str | None
    documentation: str | None
    folder: str | None
    is_readable: bool
    rests_on: str | None
    requirements: list[AIRequirement]


class Certifications(BaseModel):
    """A part of a list of certifications, and how many there are in all."""

    count: int
    results: list[CertificationRow]


def chosen(
    products: Iterable[Product[Any]], nobodys: Iterable[Unread], asked: CertificationsAsked
) -> list[dict[str, Any]]:
    """The rows that are asked for, by vendor, name and version; `nobodys` are of no product."""
    vendor, wanted = name_key(asked.vendor), name_key(asked.q)
    found = [
        (version, row)
        for version, row in _all(products, nobodys)
        if asked.kubernetes in {None, version}
        and asked.type_ in {None, row["type"]}
        and vendor in name_key(row["vendor"] or "")
        and wanted in name_key(row["name"] or "")
    ]
    found.sort(key=lambda pair: (*(name_key(pair[1][key] or "") for key in ("vendor", "name")), pair[0]))
    return [row for _, row in found]


def nobodys(
    products: Iterable[Product[Any]], unread: Iterable[Unread], confirmed: AbstractSet[str]
) -> list[Unread]:
    """Those of `unread` that are no product's: neither by their folder nor by a person's word on it."""
    folders = {folder for product in products for folder in product.folders} | confirmed
    return [
        place
        for place in unread
        if place.folder not in folders and f"v{place.kubernetes}/{place.folder}" not in folders
    ]


def rows(product: Product[Any]) -> list[tuple[KubernetesVersion, dict[str, Any]]]:
    """The fields of the `CertificationRow`s of `product`, each with its version."""
    unread = [
        (
            version,
            _row(product, Certified(kubernetes=version, folder="", vendor=product.vendor, name=product.name)),
        )
        for version in product.unread
    ]
    read = [(entry.kubernetes, _row(product, entry)) for entry in product.certifications]
    return sorted(read + unread, key=lambda pair: pair[0])


def _all(
    products: Iterable[Product[Any]], nobodys: Iterable[Unread]
) -> Iterator[tuple[KubernetesVersion, dict[str, Any]]]:
    for product in products:
        yield from rows(product)
    for place in nobodys:
        found = Certified(kubernetes=place.kubernetes, folder="", vendor="", name="")
        yield place.kubernetes, _row(None, found) | {"folder": place.folder}


def _row(product: Product[Any] | None, entry: Certified) -> dict[str, Any]:
    offer, word = (entry.offer, entry.offer_word) if isinstance(entry, Certification) else (None, "")
    answers = entry.requirements if isinstance(entry, AIConformance) else ()
    return {
        "product": product.slug if product else None,
        "vendor": entry.vendor or None,
        "name": entry.name or None,
        "kubernetes": str(entry.kubernetes),
        "type": offer,
        "type_word": word or None,
        "version": entry.version or None,
        "description": entry.description or None,
        "website": entry.website or None,
        "repository": entry.repository or None,
        "documentation": entry.documentation or None,
        "folder": entry.folder or None,
        "is_readable": bool(entry.folder),
        "rests_on": (entry.rests_on or None) if isinstance(entry, AIConformance) else None,
        "requirements": [
            {
                "area": answer.area,
                "id": answer.id,
                "level": answer.level,
                "status": answer.status,
                "evidence": list(answer.evidence),
                "notes": answer.notes or None,
            }
            for answer in answers
        ],
    }
