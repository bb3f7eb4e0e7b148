"""Records meet their cards, and slugs stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from landscape.catalogue import Card, Repository, Source, name_key, slug_of
from landscape.intake import matching
from landscape.intake.records import Record

HERE, THERE = ("runtime", "storage"), ("wasm", "tools")


def record(name: str, shelf: tuple[str, str] = HERE, *, maturity: str = "", slug: str = "") -> Record:
    return Record(line=1, name=name, shelf=shelf, maturity=maturity, slug=slug)


def card(name: str, shelf: tuple[str, str] = HERE, *, slug: str = "", aliases: tuple[str, ...] = ()) -> Card:
    return Card(
        slug=slug or slug_of(name),
        source=Source.LANDSCAPE,
        name=name,
        shelf=shelf,
        aliases=frozenset(aliases),
    )


@pytest.mark.parametrize(
    ("records", "cards", "pairs"),
    [
        ([record("Rook")], [card("Rook")], {"Rook": "rook"}),
        ([record("ROOK ")], [card("Rook")], {"ROOK ": "rook"}),
        ([record("iits-consulting")], [card("iits consulting")], {"iits-consulting": "iits-consulting"}),
        ([record("Rook", THERE)], [card("Rook")], {"Rook": "rook"}),
        ([record("Crow")], [card("Rook")], {}),
        (
            [record("Notary Project")],
            [card("Notary", aliases=("Notary Project",))],
            {"Notary Project": "notary"},
        ),
        (
            [record("The Update Framework (TUF)"), record("TUF", THERE)],
            [card("The Update Framework (TUF)", slug="tuf", aliases=("TUF",))],
            {"The Update Framework (TUF)": "tuf"},
        ),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_a_record_is_matched_by_name_place_and_alias(
    records: list[Record], cards: list[Card], pairs: dict[str, str]
) -> None:
    found = matching.matches(records, {card.slug: card for card in cards}, {})

    assert {records[index].name: slug for index, slug in found.items()} == pairs


def with_repository(name: str, shelf: tuple[str, str] = HERE) -> tuple[Record, Card]:
    """A record and a card of that name, both of one repository."""
    held = frozenset({Repository("rook/rook", is_primary=True, source=Source.LANDSCAPE)})
    return (
        replace(record(name, shelf), repositories=("rook/rook",), has_primary=True),
        replace(card(name, shelf), repositories=held),
    )


def test_a_renamed_item_is_known_by_its_repository_wherever_it_stands() -> None:
    new, _ = with_repository("Castle", THERE)
    _, old = with_repository("Rook")

    assert matching.matches([record("Crow"), new], {"rook": old, "jay": card("Jay")}, {}) == {1: "rook"}


def test_a_repository_that_two_share_tells_nothing() -> None:
    (one, _), (other, _), (_, old) = map(with_repository, ("Castle", "Tower", "Rook"))

    assert matching.matches([one, other], {"rook": old}, {}) == {}


@pytest.mark.parametrize(("shelf", "found"), [(HERE, {0: "rook"}), (THERE, {})])
def test_a_renamed_item_is_known_by_its_homepage_on_its_shelf_only(
    shelf: tuple[str, str], found: dict[int, str]
) -> None:
    new = replace(record("Castle", shelf), homepage="https://rook.example.org/")
    old = replace(card("Rook"), homepage="http://www.rook.example.org")

    assert matching.matches([new], {"rook": old}, {}) == found


def test_a_confirmed_name_goes_to_the_project_before_a_namesake() -> None:
    records = [record("OPA", THERE), record("Open Policy Agent (OPA)", maturity="sandbox")]
    cards = {"opa": card("OPA", ("provisioning", "security"), slug="opa")}
    confirmed = {name_key("OPA"): "opa", name_key("Open Policy Agent (OPA)"): "opa"}

    assert matching.matches(records, cards, confirmed) == {1: "opa"}


def test_namesakes_get_slugs_of_their_own_and_the_project_the_plain_one() -> None:
    records = [
        record("Okahu", ("a", "observability")),
        record("Okahu", ("b", "observability")),
        record("Okahu", ("c", "observability"), maturity="sandbox"),
        record("Okahu!", ("b", "observability")),
    ]

    found = matching.slugs(records, range(4), ["kgateway"], {})

    assert found == {
        2: "okahu",
        0: "okahu-observability",
        1: "okahu-b-observability",
        3: "okahu-b-observability-2",
    }


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Open Policy Agent (OPA)", "open-policy-agent-opa"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Metal³-io", "metal3-io"),
        ("Banco de Crédito BCP (member)", "banco-de-credito-bcp-member"),
        ("云原生", "x7a08db3c7d"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_slug_is_made_of_the_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(some.lists(some.sampled_from(["Rook", "rook", "Crow", "C", "C++", "云"]), unique=True), some.randoms())
def test_slugs_do_not_depend_on_the_order_of_the_file(names: list[str], order: object) -> None:
    records = [record(name, shelf) for name in names for shelf in (HERE, THERE)]
    shuffled = list(records)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random

    one = matching.slugs(records, range(len(records)), [], {})
    other = matching.slugs(shuffled, range(len(records)), [], {})

    assert {records[index]: slug for index, slug in one.items()} == {
        shuffled[index]: slug for index, slug in other.items()
    }
    assert len(set(one.values())) == len(records)
