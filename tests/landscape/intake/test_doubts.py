"""What may be a renaming is listed for a person."""

from dataclasses import replace

import pytest

from landscape.catalogue import Card, Catalogue, Repository, Source, slug_of
from landscape.intake.doubts import Doubt, doubts
from landscape.intake.records import Record
from landscape.kinds import difference

OLD = Card(
    slug="rook",
    source=Source.LANDSCAPE,
    name="Rook",
    shelf=("runtime", "storage"),
    homepage="https://rook.example.org",
    organisation="castle",
    repositories=frozenset({Repository("rook/rook", is_primary=True, source=Source.LANDSCAPE)}),
)


def doubtful(new: Card) -> tuple[Doubt, ...]:
    """What is doubtful where `new` comes as Rook goes."""
    record = Record(line=7, name=new.name, shelf=new.shelf)
    before, after = Catalogue(cards={"rook": OLD}), Catalogue(cards={new.slug: new})
    return doubts([record], difference(before, after))


def unlike(name: str, shelf: tuple[str, str] = ("runtime", "network")) -> Card:
    return Card(slug=slug_of(name), source=Source.LANDSCAPE, name=name, shelf=shelf)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (replace(unlike("Crow"), repositories=OLD.repositories), "the same repository"),
        (unlike("Rook (Wasm)"), "the same name but for its brackets, in the same category"),
        (
            replace(unlike("Crow"), homepage="http://www.rook.example.org/"),
            "the same homepage, in the same category",
        ),
        (
            replace(unlike("Crow", OLD.shelf), organisation="castle"),
            "the same organisation on the same shelf",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_doubtful_for_the_first_thing_that_both_share(new: Card, why: str) -> None:
    assert doubtful(new) == (Doubt(7, new.name, new.slug, ("rook",), why),)


def test_who_shares_nothing_is_new() -> None:
    assert doubtful(replace(unlike("Crow"), organisation="castle")) == ()


def test_a_doubt_is_a_sentence() -> None:
    doubt = Doubt(7, "Crow", "crow", ("rook", "jay"), "the same repository")

    assert str(doubt) == "line 7, Crow: may be rook or jay: the same repository"
