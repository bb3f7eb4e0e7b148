"""Certified products meet the items that they surely are; what else is alike is for a person."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from landscape.catalogue import Card, Catalogue, Category, Source
from landscape.certified import Certification, Product
from landscape.certified_items import Links, Maybe, links
from tests.landscape.certifications import certification, product

SHELVES = (
    Category(
        "platform",
        "Platform",
        holds_members=False,
        subcategories=(("certified-kubernetes-hosted", "Hosted"), ("paas", "PaaS")),
    ),
    Category("members", "Members", holds_members=True, subcategories=(("gold", "Gold"),)),
)
HOSTED, PAAS, GOLD = (
    ("platform", "certified-kubernetes-hosted"),
    ("platform", "paas"),
    ("members", "gold"),
)


def card(slug: str, name: str, shelf: tuple[str, str] = HOSTED, **fields: object) -> Card:
    plain = Card(slug=slug, source=Source.LANDSCAPE, name=name, shelf=shelf)
    return replace(plain, **fields)  # type: ignore[arg-type]  # of the fields' types, as each test gives them


def catalogue(*cards: Card, organisations: Mapping[str, str] | None = None) -> Catalogue:
    return Catalogue(SHELVES, organisations or {"acme": "Acme, Inc."}, {one.slug: one for one in cards})


def of(slug: str, vendor: str, name: str, website: str = "") -> Product[Certification]:
    return product(slug, certification(f"v1.30/{slug}", vendor, name, website=website))


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("Engine", card("engine", "Engine")),
        ("engine", card("engine", "ENGINE")),
        ("Acme Engine (AE)", card("engine", "Acme Engine")),
        ("Acme Engine", card("engine", "Acme Engine (AE)")),
        ("Acme Engine AE", card("engine", "Acme Engine (AE)")),
        ("Engine", card("engine", "Motor", aliases=frozenset({"Engine"}))),
        ("Engine", card("engine", "Motor", PAAS, aliases=frozenset({"Acme: Engine"}))),
        ("Engine", card("engine", "Engine", PAAS, organisation="acme")),
    ],
)
def test_the_same_name_is_sure_on_a_shelf_of_certified_products_or_of_the_same_organisation(
    name: str, one: Card
) -> None:
    assert links([of("e", "Acme", name)], catalogue(one)) == Links({"e": "engine"}, ())


def test_a_name_alone_is_a_doubt() -> None:
    found = links([of("e", "Acme", "Engine")], catalogue(card("engine", "Engine", PAAS)))

    assert found == Links({}, (Maybe("e", ("engine",), "the same name, of another organisation"),))


def test_a_name_that_two_items_have_is_a_doubt() -> None:
    found = links([of("e", "Acme", "Engine")], catalogue(card("b", "Engine (X)"), card("a", "Engine")))

    assert found == Links({}, (Maybe("e", ("a", "b"), "the same name"),))


def test_a_member_is_no_product() -> None:
    assert links([of("e", "Acme", "Acme")], catalogue(card("acme", "Acme", GOLD))) == Links({}, ())


PAGE = "https://www.example.org/engine/"
MOTOR = card("motor", "Motor", homepage="http://example.org/engine", organisation="acme")


def test_a_homepage_is_sure_where_the_organisation_is_the_same() -> None:
    assert links([of("e", "Acme", "Engine", PAGE)], catalogue(MOTOR)) == Links({"e": "motor"}, ())


def test_a_homepage_of_another_organisation_is_a_doubt() -> None:
    found = links([of("e", "Emca", "Engine", PAGE)], catalogue(MOTOR))

    assert found == Links({}, (Maybe("e", ("motor",), "the same homepage"),))


def test_a_homepage_of_two_products_is_sure_of_neither() -> None:
    found = links([of("e", "Acme", "Engine", PAGE), of("f", "Acme", "Furnace", PAGE)], catalogue(MOTOR))

    why = "the same homepage of the same organisation"
    assert found == Links({}, (Maybe("e", ("motor",), why), Maybe("f", ("motor",), why)))


def test_a_homepage_without_a_path_says_nothing() -> None:
    whole = card("motor", "Motor", homepage="https://example.org/", organisation="acme")

    assert links([of("e", "Acme", "Engine", "https://example.org")], catalogue(whole)) == Links({}, ())
