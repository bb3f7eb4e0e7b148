"""What lies between two catalogues."""

from dataclasses import replace

from landscape import addresses
from landscape.catalogue import Card, Catalogue, Source
from landscape.queries.comparison import Comparison, Shift, comparison

ROOK = Card(
    slug="rook", source=Source.LANDSCAPE, name="Rook", shelf=("runtime", "storage"), maturity="sandbox"
)
CROW = replace(ROOK, slug="crow", name="Crow", maturity="")


def catalogue_of(*cards: Card) -> Catalogue:
    return Catalogue(cards={card.slug: card for card in cards})


def test_nothing_lies_between_a_catalogue_and_itself() -> None:
    assert not comparison(catalogue_of(ROOK, CROW), catalogue_of(ROOK, CROW))


def test_what_entered_left_and_moved_is_told_apart() -> None:
    jay, wren = replace(CROW, slug="jay", name="jay"), replace(ROOK, slug="wren", name="Wren")
    grown = replace(ROOK, maturity="graduated", shelf=("runtime", "network"), name="Rook!")

    found = comparison(
        catalogue_of(ROOK, CROW, replace(jay, maturity="archived")), catalogue_of(grown, wren, CROW)
    )

    assert found == Comparison(
        entered=(wren,),
        left=(replace(jay, maturity="archived"),),
        levels=(
            Shift("jay", "jay", "archived", ""),
            Shift("rook", "Rook!", "sandbox", "graduated"),
            Shift("wren", "Wren", "", "sandbox"),
        ),
        categories=(Shift("rook", "Rook!", "runtime/storage", "runtime/network"),),
        renamed=(Shift("rook", "Rook!", "Rook", "Rook!"),),
    )


def test_an_item_whose_slug_was_changed_is_the_same() -> None:
    before = catalogue_of(ROOK, CROW)
    after = addresses.renamed(before, old="rook", new="castle")

    assert not comparison(before, after)
    assert after.cards.keys() == {"castle", "crow"}
