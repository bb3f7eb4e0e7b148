"""Which organisation a company's name means."""

from __future__ import annotations

import pytest

from landscape import companies
from landscape.catalogue import Card, Catalogue, Category, Source
from landscape.companies import without_membership


def member(slug: str, name: str, *, organisation: str, aliases: tuple[str, ...] = ()) -> Card:
    """A member of the organisation."""
    return Card(
        slug=slug,
        source=Source.LANDSCAPE,
        name=name,
        shelf=("members", "gold"),
        organisation=organisation,
        aliases=frozenset(aliases),
    )


def slug(name: str, cards: tuple[Card, ...] = (), **organisations: str) -> str:
    """What `name` means among these organisations and memberships."""
    category = Category("members", "Members", holds_members=True, subcategories=(("gold", "Gold"),))
    catalogue = Catalogue(
        categories=(category,), organisations=organisations, cards={card.slug: card for card in cards}
    )
    return companies.companies(catalogue).slug(name)


@pytest.mark.parametrize("name", ["Acme", "ACME", "Acme, Inc.", "acme GmbH", " Acme  Ltd", "Acme (AC)"])
def test_case_law_and_brackets_do_not_tell_companies_apart(name: str) -> None:
    assert slug(name, acme="Acme") == "acme"


@pytest.mark.parametrize("name", ["Acme Labs", "Acm", "", "()", "Inc."])
def test_what_is_merely_alike_means_nobody(name: str) -> None:
    assert slug(name, acme="Acme") == ""


def test_a_name_of_two_organisations_means_neither() -> None:
    assert slug("Acme", acme="Acme", acme_2="ACME Inc.") == ""


def test_an_own_name_is_stronger_than_the_words_of_a_slug() -> None:
    assert slug("Crow", crow="Raven", bird="Crow") == "bird"


def test_an_organisation_goes_by_the_name_of_its_membership_too() -> None:
    assert (
        slug("Crow", (member("m", "Crow (member)", organisation="bird-9"),), **{"bird-9": "Bird"}) == "bird-9"
    )


def test_an_alias_that_a_person_gave_settles_it() -> None:
    card = member("m", "Amazon Web Services (member)", organisation="aws-1", aliases=("Amazon",))

    assert slug("Amazon", (card,), **{"aws-1": "Amazon Web Services", "other": "Amazon"}) == "aws-1"


def test_an_alias_of_what_is_no_membership_says_nothing() -> None:
    card = Card(
        slug="engine",
        source=Source.LANDSCAPE,
        name="Engine",
        shelf=("runtime", "storage"),
        organisation="acme",
        aliases=frozenset({"Motor"}),
    )

    assert slug("Motor", (card,), acme="Acme") == ""


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Acme (member)", "Acme"),
        ("Acme (Supporter)", "Acme"),
        ("Acme (contributor) ", "Acme"),
        ("Acme (HPE)", "Acme (HPE)"),
        ("(member)", "(member)"),
    ],
)
def test_a_members_name_is_without_what_a_landscape_writes_behind_it(written: str, name: str) -> None:
    assert without_membership(written) == name
