"""What imports left open: found anew in the catalogue as it is, without what people have settled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.urls import reverse

from landscape import certified_items, labels, maintainers, overlay, revise, stewardship, words
from landscape.catalogue import Catalogue, Source
from landscape.certifications import CertifiedProduct
from landscape.certified import Certified
from landscape.editing import access
from landscape.intake import certified_apply, doubts
from landscape.intake.certified_files import Reading
from landscape.kinds import Redirect, difference
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from landscape.stewardship import Deed
from landscape.words import EXISTS, Distinct, Word

_LANDSCAPES = 2
"""How many of the newest landscapes are looked at for renamed items."""


@dataclass(frozen=True, slots=True)
class Open:
    """Two that may be one: what sort of question it is, what both are called, and why they may be one.

    The addresses are of the pages that show what they are, "" where there is none.
    """

    about: str
    first: str
    second: str
    first_name: str
    second_name: str
    why: str
    first_url: str = ""
    second_url: str = ""

    @property
    def key(self) -> str:
        """What its answer goes by."""
        return f"{self.about}/{self.first}/{self.second}"


TITLES: Mapping[str, str] = {
    "renamed": "Items that may have been renamed",
    Source.CERTIFIED_KUBERNETES.value: "Folders of certified Kubernetes",
    Source.AI_CONFORMANCE.value: "Folders of AI conformance",
    "product": "Certified products that may be items",
    "maintainers": "Labels of maintainers",
}


def questions(found: Catalogue) -> list[Open]:
    """All that is open in the catalogue, by sort."""
    settled = found.of(Distinct)
    every = [*_renamed(found), *_folders(found), *_products(found), *_labels(found)]
    return [one for one in every if one.key not in settled]


def answered(question: Open, *, is_same: bool, who: str, why: str, now: datetime) -> None:
    """Remembers the answer, from today on. Raises Refused."""
    if question.about in {Source.CERTIFIED_KUBERNETES, Source.AI_CONFORMANCE}:
        _folder(question, is_same=is_same, who=who, why=why, now=now)
    elif not is_same:
        pair = {"about": question.about, "first": question.first, "second": question.second}
        said: dict[str, object] = {EXISTS: True, **pair}
        deed = Deed(kind="distinct", slug=question.key, who=who, why=why, on=now.date(), said=said)
        stewardship.done(deed, now=now)
    elif question.about == "renamed":
        said = {EXISTS: True, "to": question.first}
        deed = Deed(kind="redirect", slug=question.second, who=who, why=why, on=now.date(), said=said)
        stewardship.done(deed, now=now)
    else:
        aliases = sorted({*catalogue().cards[question.second].aliases, question.first})
        said = {"aliases": aliases}
        deed = Deed(kind="item", slug=question.second, who=who, why=why, on=now.date(), said=said)
        stewardship.done(deed, now=now)


def _renamed(found: Catalogue) -> Iterator[Open]:
    """Items that came with a landscape with which others left that share something with them."""
    days = (
        Revision.objects.filter(source=Source.LANDSCAPE, is_whole=True)
        .order_by("-effective_on")
        .values_list("effective_on", flat=True)
        .distinct()[:_LANDSCAPES]
    )
    known = {(old, one.to) for old, one in found.of(Redirect).items()}
    for day in days:
        before, after = catalogue(day - timedelta(days=1)), catalogue(day)
        for card, slugs, why in doubts.pairs(difference(before, after)):
            for slug in slugs:
                if (slug, card.slug) not in known and card.slug in found.cards and slug not in found.cards:
                    yield Open(
                        "renamed",
                        card.slug,
                        slug,
                        card.name,
                        before.cards[slug].name,
                        why,
                        access.public("item", card.slug),
                        reverse("steward-past", args=["item", slug]),
                    )


def _folders(found: Catalogue) -> Iterator[Open]:
    for source in certified_apply.MODELS:
        kind, products = certified_apply.KINDS[source], found.of(certified_apply.MODELS[source])
        for one in certified_apply.doubts(found, source):
            pages = [
                access.public(kind, slug) if slug in products else ""
                for place in (one.first, one.second)
                for slug in [_product(products, place)]
            ]
            yield Open(source.value, one.first, one.second, one.first, one.second, one.reason, *pages)


def _products(found: Catalogue) -> Iterator[Open]:
    products = found.of(CertifiedProduct)
    for one in certified_items.links(products.values(), found).doubtful:
        product = products[one.product]
        called = f"{product.vendor}: {product.name}"
        for item in one.items:
            pages = access.public("certified-product", product.slug), access.public("item", item)
            yield Open("product", called, item, called, found.cards[item].name, one.why, *pages)


def _labels(found: Catalogue) -> Iterator[Open]:
    lists = maintainers.maintainership(found).unmatched
    known = maintainers.names(found)
    for one in labels.matches([(entry.label,) for entry in lists], known).doubtful:
        for index in one.indices:
            for slug in one.candidates:
                yield Open(
                    "maintainers",
                    lists[index].called,
                    slug,
                    lists[index].called,
                    found.cards[slug].name,
                    "a label much like its name",
                    second_url=access.public("item", slug),
                )


def _folder(question: Open, *, is_same: bool, who: str, why: str, now: datetime) -> None:
    """Folders are followed anew with what was confirmed, so that products become one, or stay two."""
    source = Source(question.about)
    products = catalogue().of(certified_apply.MODELS[source])
    first, second = (_product(products, place) for place in (question.first, question.second))
    if is_same:
        # What two become goes by the name of the one that was certified first, as it has been known longer.
        known = [slug for slug in (first, second) if slug in products]
        first = second = min(known, key=lambda slug: products[slug].versions[0], default=first)
    confirmed = {question.first: first, question.second: second}
    reading: Reading[Certified] = Reading()

    def propose(before: Catalogue) -> Catalogue:
        said = before.of(Word)
        after = certified_apply.compare(reading, overlay.beneath(before), source=source, confirmed=confirmed)
        return overlay.over(after, said, before) if said else after

    kinds = frozenset({certified_apply.KINDS[source], "unread-certification", "confirmed-folder"})
    signature = revise.Signature(
        who=who,
        source=Source.STEWARD,
        why=why,
        effective_on=now.date(),
        revised_at=now,
        is_whole=False,
        about=kinds,
    )
    revise.revise(propose, replace(signature, through=frozenset((kind, "") for kind in kinds)))


def _product(products: Mapping[str, CertifiedProduct] | Mapping[str, object], place: str) -> str:
    """The slug of the product that has a folder "OVH", or a place "v1.12/nks"."""
    folder = place.rpartition("/")[2] if place.startswith("v") and "/" in place else place
    return next(
        (slug for slug, one in products.items() if folder in getattr(one, "folders", ())),
        words.key("", folder)[1:],
    )
