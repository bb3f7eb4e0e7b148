"""Certifications as things with history: products, files nobody can read, what a person confirmed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from landscape.catalogue import Catalogue, Source, name_key
from landscape.certified import (
    AIConformance,
    Certification,
    Certified,
    KubernetesVersion,
    Level,
    Product,
    Unread,
)
from landscape.certified_products import resting_on


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedProduct(Product[Certification]):
    """A product of certified Kubernetes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AIPlatform(Product[AIConformance]):
    """A platform with its answers to the AI checklist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadFile(Unread):
    """A certification of which only the place is known; its folder may be no product's (yet)."""

    source: Source

    @property
    def key(self) -> str:
        """What it goes by: "k8s-conformance/v1.20/civo"."""
        return f"{self.source}/v{self.kubernetes}/{self.folder}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedFolder:
    """A folder "OVH", or a single place "v1.12/nks", is of the product of this slug, as a person said."""

    source: Source
    folder: str
    product: str

    @property
    def key(self) -> str:
        """What it goes by: "k8s-conformance/OVH"."""
        return f"{self.source}/{self.folder}"


@dataclass(frozen=True, slots=True)
class Met:
    """Of how many requirements that must be met how many are."""

    met: int
    of: int


def met(answer: AIConformance) -> Met:
    """How far a platform meets what it must, by its vendor's own answers."""
    musts = [one for one in answer.requirements if one.level is Level.MUST]
    return Met(sum(not one.is_unmet for one in musts), len(musts))


def confirmed_folders(catalogue: Catalogue, source: Source) -> dict[str, str]:
    """The product's slug by folder or place, as far as persons have confirmed it."""
    return {one.folder: one.product for one in catalogue.of(ConfirmedFolder).values() if one.source is source}


def unread_places(catalogue: Catalogue, source: Source) -> tuple[Unread, ...]:
    """The places of the files that cannot be read, by version and folder."""
    found = (
        Unread(one.kubernetes, one.folder)
        for one in catalogue.of(UnreadFile).values()
        if one.source is source
    )
    return tuple(sorted(found, key=lambda one: (one.kubernetes, one.folder)))


def files[Entry: Certified](
    products: Iterable[Product[Entry]], unread: Iterable[Unread]
) -> Mapping[KubernetesVersion, int]:
    """How many files every version has, those that cannot be read too, by version."""
    counted = Counter(entry.kubernetes for product in products for entry in product.certifications)
    counted.update(place.kubernetes for place in unread)
    return {version: counted[version] for version in sorted(counted)}


def standing_on(product: CertifiedProduct, platforms: Iterable[AIPlatform]) -> tuple[AIPlatform, ...]:
    """The AI platforms whose Kubernetes is `product`, by slug.

    They name it, or have both its vendor and its folder's name.
    """
    folders, vendor = set(product.folders), name_key(product.vendor)
    return tuple(
        platform
        for platform in sorted(platforms, key=lambda one: one.slug)
        if resting_on(product, platform.certifications)
        or (name_key(platform.vendor) == vendor and not folders.isdisjoint(platform.folders))
    )
