"""Certified Kubernetes and AI conformance as values, and the questions their matrix answers.

A certification is one file that CNCF accepted for one version of Kubernetes; a product is what several of
them are of (`certified_products` follows it). Nothing here reads a file or asks the database.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from landscape.catalogue import name_key

_VERSION = re.compile(r"v?(\d{1,3})\.(\d{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class KubernetesVersion:
    """A minor version of Kubernetes, which is what is certified; 1.9 is before 1.10."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"

    @classmethod
    def parse(cls, text: str) -> "KubernetesVersion":
        """The version written "1.30" or "v1.30"; raises ValueError."""
        found = _VERSION.fullmatch(text)
        if found is None:
            raise ValueError(f"cannot read {text!r} as a version of Kubernetes such as 1.30")
        return cls(int(found[1]), int(found[2]))


class Offer(StrEnum):
    """How one gets a certified Kubernetes."""

    DISTRIBUTION = "distribution"
    HOSTED = "hosted"
    INSTALLER = "installer"
    OTHER = "other"


class Level(StrEnum):
    """How much a requirement of AI conformance matters, in the checklist's words."""

    MUST = "MUST"
    SHOULD = "SHOULD"


class Status(StrEnum):
    """A vendor's answer to a requirement, in the checklist's words."""

    IMPLEMENTED = "Implemented"
    PARTIALLY_IMPLEMENTED = "Partially Implemented"
    NOT_IMPLEMENTED = "Not Implemented"
    NOT_APPLICABLE = "N/A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """What every accepted file says; `folder` names the product in its repository.

    `version` is the product's own; the four addresses are http or https, "" where none was given.
    """

    kubernetes: KubernetesVersion
    folder: str
    vendor: str
    name: str
    version: str = ""
    description: str = ""
    website: str = ""
    repository: str = ""
    documentation: str = ""
    logo: str = ""

    @property
    def place(self) -> str:
        """Where the file lies in its repository: "v1.30/gke"."""
        return f"v{self.kubernetes}/{self.folder}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification(Certified):
    """One product certified for one version; `offer` is None where no type was given.

    `offer_word` is the type as the file has it.
    """

    offer: Offer | None = None
    offer_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One line of the AI checklist as a vendor answered it.

    `level_word` and `status_word` are what the file has; `level` and `status` are None where that is empty
    or no word of the checklist's. `evidence` are addresses, names of files beside the answer, or words.
    """

    area: str
    id: str
    description: str = ""
    level: Level | None = None
    level_word: str = ""
    status: Status | None = None
    status_word: str = ""
    evidence: tuple[str, ...] = ()
    notes: str = ""

    @property
    def is_unmet(self) -> bool:
        """Whether it must be implemented and, by the vendor's own answer, is not."""
        return self.level is Level.MUST and self.status is not Status.IMPLEMENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class AIConformance(Certified):
    """One platform's answers for one version; `version` is the platform's.

    `rests_on` is the place of the certified Kubernetes the vendor names, "v1.35/eks": it may be somebody
    else's product (NVIDIA NIM names Amazon's EKS).
    """

    rests_on: str = ""
    requirements: tuple[Requirement, ...] = ()

    @property
    def unmet(self) -> tuple[Requirement, ...]:
        """What must be implemented and, by the vendor's own answer, is not."""
        return tuple(requirement for requirement in self.requirements if requirement.is_unmet)


@dataclass(frozen=True, slots=True)
class Unread:
    """A certification of which only the place is known: its file cannot be read."""

    kubernetes: KubernetesVersion
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Product[Entry: Certified]:
    """Certifications of the same product, by version; vendor and name are those of the latest one.

    There is at least one certification. `unread` are versions it is certified for by files that cannot be
    read.
    """

    slug: str
    vendor: str
    name: str
    folders: tuple[str, ...]
    certifications: tuple[Entry, ...]
    unread: tuple[KubernetesVersion, ...] = ()

    @property
    def versions(self) -> tuple[KubernetesVersion, ...]:
        """All versions it is certified for, the earliest first."""
        return tuple(sorted({entry.kubernetes for entry in self.certifications} | set(self.unread)))

    @property
    def first(self) -> KubernetesVersion:
        """The first version it was certified for."""
        return self.versions[0]

    @property
    def last(self) -> KubernetesVersion:
        """The last version it was certified for."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one product has for one version: no certification, one, or several that are one product.

    `is_unread` where there is one whose file cannot be read: certified, nobody knows as what.
    """

    certifications: tuple[Certification, ...] = ()
    is_unread: bool = False

    @property
    def offers(self) -> tuple[Offer | None, ...]:
        """The types, each once; None stands for a certification without one."""
        return tuple(dict.fromkeys(entry.offer for entry in self.certifications))


@dataclass(frozen=True, slots=True)
class Row:
    """One product of the matrix; `cells` stand in the order of the matrix's versions."""

    product: Product[Certification]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Products by vendor and name against versions of Kubernetes, the earliest first."""

    versions: tuple[KubernetesVersion, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Turnover:
    """Products that are certified for a version and were not for the one before, and the reverse; slugs."""

    joined: tuple[str, ...]
    left: tuple[str, ...]


def matrix(products: Iterable[Product[Certification]]) -> Matrix:
    """Who is certified for which version, and as what."""
    ordered = sorted(
        products, key=lambda product: (name_key(product.vendor), name_key(product.name), product.slug)
    )
    versions = tuple(sorted({version for product in ordered for version in product.versions}))
    return Matrix(versions, tuple(Row(product, _cells(product, versions)) for product in ordered))


def offering(
    products: Iterable[Product[Certification]], *, kubernetes: KubernetesVersion, offer: Offer
) -> tuple[Product[Certification], ...]:
    """Who offers this version in this way: "who offers hosted 1.30"; by vendor and name."""
    return tuple(
        row.product
        for row in matrix(products).rows
        if any(
            entry.kubernetes == kubernetes and entry.offer is offer for entry in row.product.certifications
        )
    )


def turnover[Entry: Certified](
    products: Sequence[Product[Entry]], *, before: KubernetesVersion, after: KubernetesVersion
) -> Turnover:
    """Who joined and who left between two versions; slugs, sorted."""
    held = {product.slug for product in products if before in product.versions}
    holds = {product.slug for product in products if after in product.versions}
    return Turnover(tuple(sorted(holds - held)), tuple(sorted(held - holds)))


def offers(
    certifications: Iterable[Certification],
) -> Mapping[KubernetesVersion, Mapping[Offer | None, int]]:
    """How many certifications of each type every version has, by version; None: no type is given."""
    counted: defaultdict[KubernetesVersion, Counter[Offer | None]] = defaultdict(Counter)
    for certification in certifications:
        counted[certification.kubernetes][certification.offer] += 1
    return {version: dict(counted[version]) for version in sorted(counted)}


def _cells(product: Product[Certification], versions: tuple[KubernetesVersion, ...]) -> tuple[Cell, ...]:
    held: defaultdict[KubernetesVersion, list[Certification]] = defaultdict(list)
    for entry in product.certifications:
        held[entry.kubernetes].append(entry)
    return tuple(Cell(tuple(held[version]), version in product.unread) for version in versions)
