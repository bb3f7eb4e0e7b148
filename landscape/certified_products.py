"""Certifications followed across versions: which of them are of the same product.

The only identity the repositories have is the folder's name, and a renamed folder loses the thread. What a
person confirmed joins or parts folders; everything that merely looks alike is a doubt for a person to settle.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from landscape.catalogue import name_key, slug_of
from landscape.certified import AIConformance, Certification, Certified, KubernetesVersion, Product, Unread

# At this share of letters in threes "Docker for Mac" meets "Docker Desktop for Mac" and not "… for Windows";
# among the real names 0.6 loses a renaming, and half meets other products of the same vendor.
_SIMILAR = 0.55
# Hosts where many vendors live: to share one says nothing.
_SHARED_HOSTS = frozenset({"github.com", "gitlab.com", "gitee.com", "bitbucket.org"})
_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Two folders that may be one product, or two places of one folder that may be two products.

    `first` and `second` are written as the keys of `confirmed` are; naming both there settles the doubt.
    """

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Followed[Entry: Certified]:
    """Products by slug, and what a person has to decide."""

    products: tuple[Product[Entry], ...]
    doubtful: tuple[Doubt, ...]


def products[Entry: Certified](
    certifications: Iterable[Entry], confirmed: Mapping[str, str], *, unread: Iterable[Unread] = ()
) -> Followed[Entry]:
    """The products that `certifications` are of.

    `confirmed` maps a folder ("OVH") to a product's slug, or a single place ("v1.12/nks") where a folder
    was taken over by another product; a folder not in it is a product of its own. A folder of which no file
    can be read is no product.
    """
    ordered = sorted(certifications, key=lambda entry: (entry.kubernetes, entry.folder, entry.name))
    slugs = _slugs(ordered, confirmed)
    by_slug: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in ordered:
        by_slug[_slug(entry, confirmed, slugs)].append(entry)
    unread_by_slug: defaultdict[str, set[KubernetesVersion]] = defaultdict(set)
    for place in unread:
        slug = _slug(place, confirmed, slugs)
        unread_by_slug[slug].add(place.kubernetes)
    found = tuple(
        Product(
            slug=slug,
            vendor=entries[-1].vendor,
            name=entries[-1].name,
            folders=tuple(dict.fromkeys(entry.folder for entry in entries)),
            certifications=tuple(entries),
            unread=tuple(sorted(unread_by_slug[slug])),
        )
        for slug, entries in sorted(by_slug.items())
    )
    doubts = itertools.chain(_alike(found, confirmed), _taken_over(found, confirmed))
    return Followed(found, tuple(sorted(doubts)))


def resting_on(
    product: Product[Certification], answers: Iterable[AIConformance]
) -> tuple[AIConformance, ...]:
    """The AI conformance that names this product as the Kubernetes beneath it, by version and folder."""
    found = [answer for answer in answers if answer.rests_on.partition("/")[2] in product.folders]
    return tuple(sorted(found, key=lambda answer: (answer.kubernetes, answer.folder)))


def _slugs[Entry: Certified](ordered: list[Entry], confirmed: Mapping[str, str]) -> dict[str, str]:
    """A slug for each folder that is not confirmed; who was certified first keeps the plain one."""
    slugs: dict[str, str] = {}
    used: set[str] = set()
    for folder in dict.fromkeys(entry.folder for entry in ordered):
        if folder in confirmed:
            continue
        slug = slug_of(folder)
        wanted = itertools.chain((slug,), (f"{slug}-{number}" for number in itertools.count(2)))
        slugs[folder] = next(slug for slug in wanted if slug not in used)
        used.add(slugs[folder])
    return slugs


def _slug(entry: Certified | Unread, confirmed: Mapping[str, str], slugs: Mapping[str, str]) -> str:
    place = f"v{entry.kubernetes}/{entry.folder}"
    return confirmed.get(place) or confirmed.get(entry.folder) or slugs.get(entry.folder, "")


@dataclass(frozen=True, slots=True)
class _Traits:
    """What one folder's certifications have said, as it is compared."""

    vendors: frozenset[str]
    names: frozenset[str]
    threes: frozenset[frozenset[str]]
    pages: frozenset[str]
    hosts: frozenset[str]
    versions: frozenset[KubernetesVersion]


def _alike[Entry: Certified](
    found: tuple[Product[Entry], ...], confirmed: Mapping[str, str]
) -> Iterator[Doubt]:
    """Pairs of products that may be one: a reason each.

    Two that were certified for the same version are two, unless vendor and name are the same.
    """
    # A product of several folders stands with the one certified last, by which its successor is known, and
    # with a place where the folder is another product's too.
    shared = Counter(folder for product in found for folder in product.folders)
    traits: dict[str, _Traits] = {}
    for product in found:
        last = product.certifications[-1]
        traits[last.place if shared[last.folder] > 1 else last.folder] = _traits(product)
    for first, second in itertools.combinations(sorted(traits), 2):
        if first in confirmed and second in confirmed:
            continue
        reasons = list(_reasons(first, traits[first], second, traits[second]))
        if reasons:
            yield Doubt(first, second, "; ".join(reasons))


def _reasons(first: str, one: _Traits, second: str, other: _Traits) -> Iterator[str]:
    shared_versions = one.versions & other.versions
    shared_names = one.names & other.names
    shared_vendors = one.vendors & other.vendors
    if shared_versions:
        if shared_names and shared_vendors:
            yield f"the same vendor and name, though both are certified for {max(shared_versions)}"
        return
    if _letters(first) == _letters(second):
        yield "the folders differ in case or punctuation only"
    if shared_names:
        yield "the same vendor and name" if shared_vendors else "the same name"
    if one.pages & other.pages:
        yield "the same address"
    if shared_names or not (shared_vendors or one.hosts & other.hosts):
        return
    if any(itertools.starmap(_is_similar, itertools.product(one.threes, other.threes))):
        yield "a similar name of the same vendor" if shared_vendors else "a similar name on the same site"


def _taken_over[Entry: Certified](
    found: tuple[Product[Entry], ...], confirmed: Mapping[str, str]
) -> Iterator[Doubt]:
    """Folders in which vendor, name and site all changed between two versions."""
    for product in found:
        for before, after in itertools.pairwise(product.certifications):
            is_settled = before.folder in confirmed or {before.place, after.place} <= confirmed.keys()
            if before.folder != after.folder or is_settled:
                continue
            if (
                name_key(before.vendor) != name_key(after.vendor)
                and name_key(before.name) != name_key(after.name)
                and not _hosts([before]) & _hosts([after])
            ):
                reason = (
                    f"the same folder, but {after.vendor}: {after.name} after {before.vendor}: {before.name}"
                )
                yield Doubt(before.place, after.place, reason)


def _traits[Entry: Certified](product: Product[Entry]) -> _Traits:
    entries = product.certifications
    # One that was renamed was like its successor at its end, or like its predecessor at its beginning.
    ends = {name_key(entries[0].name), name_key(entries[-1].name)}
    return _Traits(
        vendors=frozenset(name_key(entry.vendor) for entry in entries),
        names=frozenset(name_key(entry.name) for entry in entries),
        threes=frozenset(map(_threes, ends)),
        pages=frozenset(
            _page(address) for entry in entries for address in (entry.website, entry.repository) if address
        ),
        hosts=_hosts(entries),
        versions=frozenset(product.versions),
    )


def _hosts[Entry: Certified](entries: Iterable[Entry]) -> frozenset[str]:
    hosts = {_page(entry.website).partition("/")[0] for entry in entries if entry.website}
    return frozenset(hosts - _SHARED_HOSTS)


def _page(address: str) -> str:
    """An address as it is compared: without scheme, www, query and the slash at its end."""
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/').lower()}"


def _is_similar(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= _SIMILAR * (len(one) + len(other))


def _threes(name: str) -> frozenset[str]:
    padded = f"  {name} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def _letters(folder: str) -> str:
    return _NOT_A_LETTER.sub("", name_key(folder))
