"""Certifications made up for one test."""

from landscape.certified import Certification, KubernetesVersion, Offer, Product


def version(text: str) -> KubernetesVersion:
    """The version written "1.30"."""
    return KubernetesVersion.parse(text)


def certification(
    place: str, vendor: str = "", name: str = "", *, website: str = "", offer: Offer | None = None
) -> Certification:
    """The certification at `place`, "v1.30/gke"; vendor and name are the folder's unless said."""
    kubernetes, _, folder = place.partition("/")
    return Certification(
        kubernetes=version(kubernetes),
        folder=folder,
        vendor=vendor or folder,
        name=name or folder,
        website=website,
        offer=offer,
    )


def product(slug: str, *entries: Certification, unread: tuple[str, ...] = ()) -> Product[Certification]:
    """The product of `entries`, of which the last one names it."""
    return Product(
        slug=slug,
        vendor=entries[-1].vendor,
        name=entries[-1].name,
        folders=tuple(dict.fromkeys(entry.folder for entry in entries)),
        certifications=entries,
        unread=tuple(map(version, unread)),
    )
