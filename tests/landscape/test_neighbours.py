"""What stands near an item."""

from landscape import neighbours
from landscape.catalogue import Card, Catalogue, Source
from landscape.details import Details, Summary

SHELF = ("runtime", "storage")


def card(slug: str, **fields: object) -> Card:
    return Card(**{"slug": slug, "source": Source.LANDSCAPE, "name": slug, "shelf": SHELF} | fields)  # type: ignore[arg-type]


def test_the_nearest_in_maturity_and_purpose_come_first_and_what_is_archived_last() -> None:
    for_operators = Details(summary=Summary(personas=("Operators",)))
    cards = [
        card("rook", maturity="graduated", details=for_operators),
        card("elsewhere", shelf=("data", "storage"), maturity="graduated"),
        card("guest", shelf=("data", "storage"), also_on=frozenset([SHELF]), maturity="graduated"),
        card("old", maturity="archived"),
        card("product"),
        card("young", maturity="sandbox"),
        card("alike", maturity="graduated", details=for_operators),
        card("brother", maturity="graduated"),
    ]
    catalogue = Catalogue(cards={one.slug: one for one in cards})

    found = neighbours.neighbours(catalogue, catalogue.cards["rook"])

    assert [one.slug for one in found] == ["alike", "brother", "young", "product", "guest", "old"]
