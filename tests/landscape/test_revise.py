"""The one way to change the catalogue."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from landscape import revise
from landscape.catalogue import Card, Catalogue, Category, Link, Repository, Source
from landscape.intake import landscape_yml
from landscape.models import Change, Item, ItemAlias, Revision
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape, one_shelf, signature

CARD = Card(slug="rook", source=Source.LANDSCAPE, name="Rook", shelf=("runtime", "storage"))
SHELVES = Catalogue(categories=(Category("runtime", "Runtime", False, (("storage", "Storage"),)),))  # noqa: FBT003 - a dataclass of the test


def with_cards(*cards: Card) -> Callable[[Catalogue], Catalogue]:
    return lambda _: replace(SHELVES, cards={card.slug: card for card in cards})


@pytest.mark.django_db
def test_what_is_written_reads_back_as_proposed() -> None:
    content = landscape(
        {
            "Runtime": {
                "Storage": [
                    item(
                        "Rook",
                        project="graduated",
                        description="<i>Keeps</i> data.",
                        repo_url="https://github.com/rook/rook",
                        second_path=["Old / Shelf"],
                        crunchbase="https://www.crunchbase.com/organization/cf",
                        extra={"accepted": "2018-01-29", "blog_url": "https://blog.rook.io/"},
                    ),
                    item("Crow"),
                ]
            },
            "Old": {"Shelf": []},
        }
    )

    changed = landscapes.load(content)

    assert landscapes.without_log() == landscapes.without_log(changed.after)
    assert changed.items.added == ("crow", "rook")


@pytest.mark.django_db
def test_a_second_landscape_turns_the_first_into_itself() -> None:
    landscapes.load(
        landscape(
            {
                "Runtime": {
                    "Storage": [item("Rook", project="sandbox", twitter="https://x.com/a"), item("Crow")]
                },
                "Gone": {"With": [item("Wind")]},
            }
        )
    )
    content = landscape(
        {
            "New": {"First": []},
            "Runtime": {
                "Network": [item("Rook", project="graduated", twitter="https://x.com/b")],
                "Storage": [],
            },
        }
    )

    changed = landscapes.load(content)

    assert landscapes.without_log() == landscapes.without_log(changed.after)
    assert (changed.items.added, changed.items.changed, changed.items.removed) == (
        (),
        ("rook",),
        ("crow", "wind"),
    )
    assert changed.categories.removed == ("gone",)
    assert [category.name for category in catalogue().categories] == ["New", "Runtime"]


@pytest.mark.django_db
def test_the_log_says_who_changed_what_and_from_when() -> None:
    landscapes.load(one_shelf(item("Rook", project="sandbox"), item("Crow")), on=date(2018, 1, 29))
    landscapes.load(one_shelf(item("Rook", project="graduated")), on=date(2020, 10, 7))

    latest = Revision.objects.latest("pk")
    assert (latest.who, latest.source, latest.why) == ("a test", "landscape", "to see")
    assert latest.effective_on == date(2020, 10, 7)
    changes = latest.changes.order_by("slug").values_list("kind", "slug", "action", "fields")
    assert [change[:3] for change in changes] == [("item", "crow", "removed"), ("item", "rook", "changed")]
    assert changes[1][3] == {"maturity": ["sandbox", "graduated"]}
    assert changes[0][3]["name"] == ["Crow", None]


@pytest.mark.django_db
def test_a_revision_that_changes_nothing_is_not_logged() -> None:
    landscapes.load(one_shelf(item("Rook")))

    changed = landscapes.load(one_shelf(item("Rook")))

    assert not changed
    assert Revision.objects.count() == 1


@pytest.mark.django_db
def test_foreseeing_writes_nothing() -> None:
    reading = landscape_yml.read(one_shelf(item("Rook")))

    changed = revise.foresee(lambda catalogue: landscape_yml.compare(reading, catalogue))

    assert changed.items.added == ("rook",)
    assert landscapes.without_log() == ((), {}, {})
    assert not Revision.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (replace(CARD, name=""), "rook: a name has 1 to 200 characters, not 0"),
        (replace(CARD, name="x" * 201), "rook: a name has 1 to 200 characters, not 201"),
        (replace(CARD, maturity="ripe"), "rook: 'ripe' is no maturity"),
        (replace(CARD, organisation="cf"), "rook: there is no organisation 'cf'"),
        (replace(CARD, shelf=("runtime", "attic")), "rook: there is no subcategory runtime/attic"),
        (replace(CARD, slug="The Rook"), "The Rook: 'The Rook' is no slug"),
        (
            replace(CARD, homepage="javascript:alert(1)"),
            "rook: 'javascript:alert(1)' is not an http or https address of at most 2000 characters",
        ),
        (
            replace(CARD, links=frozenset({Link("blog", "ftp://a", Source.LANDSCAPE)})),
            "rook: 'ftp://a' is not an http or https address of at most 2000 characters",
        ),
        (
            replace(CARD, repositories=frozenset({Repository("Rook/Rook", False, Source.LANDSCAPE)})),  # noqa: FBT003 - as above
            "rook: 'Rook/Rook' is neither owner/name nor owner/*, in lower case",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_card_that_breaks_a_rule_is_refused_and_nothing_is_written(card: Card, sentence: str) -> None:
    with pytest.raises(revise.Refused) as refusal:
        revise.revise(with_cards(card), signature())

    assert str(refusal.value) == sentence
    assert not Item.objects.exists()
    assert not Revision.objects.exists()


@pytest.mark.django_db
def test_an_alias_names_one_item_only() -> None:
    cards = [
        replace(CARD, slug=slug, name=slug, aliases=frozenset({alias}))
        for slug, alias in (("rook", "Tower"), ("castle", "TOWER"))
    ]

    with pytest.raises(revise.Refused, match="castle: 'TOWER' is an alias of rook already"):
        revise.revise(with_cards(*cards), signature())


@pytest.mark.django_db
def test_an_alias_may_pass_from_one_item_to_another() -> None:
    rook, crow = CARD, replace(CARD, slug="crow", name="Crow")
    revise.revise(with_cards(replace(rook, aliases=frozenset({"Bird"})), crow), signature())

    revise.revise(with_cards(rook, replace(crow, aliases=frozenset({"Bird"}))), signature())

    assert list(ItemAlias.objects.values_list("item__slug", "name")) == [("crow", "Bird")]


@pytest.mark.django_db
def test_two_items_may_exchange_their_names() -> None:
    one, other = CARD, replace(CARD, slug="crow", name="Crow")
    revise.revise(with_cards(one, other), signature())

    revise.revise(with_cards(replace(one, name="Crow"), replace(other, name="Rook")), signature())

    assert dict(Item.objects.values_list("slug", "name")) == {"rook": "Crow", "crow": "Rook"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda: Item.objects.update(maturity="ripe"),
        lambda: Item.objects.update(name=""),
        lambda: Item.objects.update(slug="The Rook"),
        lambda: Item.objects.update(homepage="javascript:alert(1)"),
        lambda: Item.objects.get().repositories.create(pattern="Rook/Rook", source="landscape"),
        lambda: Item.objects.get().repositories.create(pattern="rook", source="landscape"),
        lambda: Item.objects.get().repositories.create(pattern="rook/rook", source="landscape"),
        lambda: Item.objects.get().repositories.create(pattern="a/b", is_primary=True, source="landscape"),
        lambda: Item.objects.get().moves.create(step="ripe", moved_on="2020-01-01", source="landscape"),
        lambda: Item.objects.get().links.create(kind="blog", url="", source="landscape"),
        lambda: Item.objects.get().aliases.create(name="Rook", key=""),
        lambda: Change.objects.update(action="forgotten"),
        lambda: Revision.objects.update(who=""),
    ],
)
def test_the_database_itself_refuses_what_must_not_be(change: Callable[[], object]) -> None:
    landscapes.load(one_shelf(item("Rook", repo_url="https://github.com/rook/rook")))

    with pytest.raises(IntegrityError), transaction.atomic():
        change()


@pytest.mark.django_db(transaction=True)
def test_loads_at_the_same_time_end_as_one_after_the_other() -> None:
    landscapes.load_seed()
    contents = [
        one_shelf(
            *(
                item(f"Item {number}", repo_url=f"https://github.com/a/{number}")
                for number in range(first, first + 9)
            )
        )
        for first in (0, 5)
    ]
    failures: list[BaseException] = []

    def load(content: bytes) -> None:
        reading = landscape_yml.read(content)

        def propose(catalogue: Catalogue) -> Catalogue:
            proposed = landscape_yml.compare(reading, catalogue)
            time.sleep(0.05)  # so that whoever does not wait for the other would overtake it here
            return proposed

        try:
            revise.revise(propose, signature())
        except BaseException as failure:  # noqa: BLE001 - a thread's failure must reach the test
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=load, args=[content]) for content in contents * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    ended = landscapes.without_log()
    # Whichever came last, nothing of the other is left, nothing is doubled.
    assert ended in [_loaded_alone(content) for content in contents]
    assert Item.objects.count() == 29 + 9


def _loaded_alone(content: bytes) -> tuple[object, ...]:
    landscapes.forget()
    landscapes.load_seed()
    landscapes.load(content)
    return landscapes.without_log()
