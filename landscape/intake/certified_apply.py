"""Certifications into the catalogue: what a delivery says of the versions of Kubernetes it has files of.

Old versions leave CNCF's repository for an archive, so a delivery without a version says nothing of it.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from landscape import certified_products, revise
from landscape.catalogue import Catalogue, Difference, Source
from landscape.certifications import (
    AIPlatform,
    CertifiedProduct,
    ConfirmedFolder,
    UnreadFile,
    confirmed_folders,
    unread_places,
)
from landscape.certified import Certified, KubernetesVersion, Product, Unread
from landscape.certified_products import Doubt, Followed
from landscape.intake.certified_files import Reading

MODELS: Mapping[Source, type[CertifiedProduct | AIPlatform]] = {
    Source.CERTIFIED_KUBERNETES: CertifiedProduct,
    Source.AI_CONFORMANCE: AIPlatform,
}
KINDS: Mapping[Source, str] = {
    Source.CERTIFIED_KUBERNETES: "certified-product",
    Source.AI_CONFORMANCE: "ai-platform",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What changed, and what a person has to decide about products as they are after it."""

    changed: Difference
    doubtful: tuple[Doubt, ...]


def compare[Entry: Certified](
    reading: Reading[Entry], catalogue: Catalogue, *, source: Source, confirmed: Mapping[str, str]
) -> Catalogue:
    """`catalogue` with what `reading` says; `confirmed` folders are added to those known."""
    folders = confirmed_folders(catalogue, source) | dict(confirmed)
    unread = _unread(reading, catalogue, source)
    model: type[Any] = MODELS[source]  # its entries are of the reading's type
    followed = _followed(tuple(_entries(reading, catalogue.of(model))), tuple(folders.items()), unread)
    others_unread = {key: one for key, one in catalogue.of(UnreadFile).items() if one.source is not source}
    return replace(
        catalogue,
        others={
            **catalogue.others,
            model: {one.slug: _thing(model, one) for one in followed.products},
            UnreadFile: others_unread
            | _by_key(UnreadFile(one.kubernetes, one.folder, source=source) for one in unread),
            ConfirmedFolder: dict(catalogue.of(ConfirmedFolder))
            | _by_key(
                ConfirmedFolder(source=source, folder=folder, product=product)
                for folder, product in confirmed.items()
            ),
        },
    )


def apply[Entry: Certified](
    reading: Reading[Entry], signature: revise.Signature, *, confirmed: Mapping[str, str]
) -> Done:
    """Writes what `compare` gives, as `signature`'s source says it. Raises Refused."""
    source = signature.source
    about = frozenset({KINDS[source], "unread-certification", "confirmed-folder"})
    changed = revise.revise(
        lambda catalogue: compare(reading, catalogue, source=source, confirmed=confirmed),
        replace(signature, about=about),
    )
    return Done(changed, doubts(changed.after, source))


def doubts(catalogue: Catalogue, source: Source) -> tuple[Doubt, ...]:
    """What a person has to decide about the products in `catalogue`."""
    products: Mapping[str, Product[Any]] = catalogue.of(MODELS[source])
    entries = tuple(entry for one in products.values() for entry in one.certifications)
    folders = tuple(confirmed_folders(catalogue, source).items())
    return _followed(entries, folders, unread_places(catalogue, source)).doubtful


# A revision asks once for each span of days, and then for what is doubtful; every product is compared with
# every other.
@functools.lru_cache(maxsize=2)
def _followed(
    entries: tuple[Any, ...], folders: tuple[tuple[str, str], ...], unread: tuple[Unread, ...]
) -> Followed[Any]:
    return certified_products.products(entries, dict(folders), unread=unread)


def _entries[Entry: Certified](
    reading: Reading[Entry], known: Mapping[str, Product[Entry]]
) -> Iterator[Entry]:
    """What is known of other versions, and what the delivery has."""
    versions = _versions(reading)
    for product in known.values():
        yield from (entry for entry in product.certifications if entry.kubernetes not in versions)
    yield from reading.records


def _unread[Entry: Certified](
    reading: Reading[Entry], catalogue: Catalogue, source: Source
) -> tuple[Unread, ...]:
    versions = _versions(reading)
    kept = [one for one in unread_places(catalogue, source) if one.kubernetes not in versions]
    return tuple(dict.fromkeys((*kept, *reading.unread)))


def _versions[Entry: Certified](reading: Reading[Entry]) -> set[KubernetesVersion]:
    return {one.kubernetes for one in reading.records} | {one.kubernetes for one in reading.unread}


def _thing(model: type[Any], product: Product[Any]) -> Any:  # noqa: ANN401 - of the type that `model` is
    return model(**{field.name: getattr(product, field.name) for field in fields(product)})


def _by_key[Keyed: (UnreadFile, ConfirmedFolder)](things: Iterable[Keyed]) -> dict[str, Keyed]:
    return {thing.key: thing for thing in things}
