"""What held on which day, whenever it was said."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as some

from landscape import revise
from landscape.catalogue import Card, Catalogue, Category, Source
from landscape.models import Change, Item, Revision, Version
from landscape.queries.catalogue import catalogue, newest_revision, read
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, landscape, one_shelf, signature

type Snapshot = Mapping[tuple[str, str], str]
"""Maturity by subcategory and name."""

FIRST = date(2020, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def file_of(snapshot: Snapshot) -> bytes:
    shelves: dict[str, list[Mapping[str, object]]] = {}
    for (shelf, name), maturity in snapshot.items():
        shelves.setdefault(shelf, []).append(at_home(name, project=maturity) if maturity else at_home(name))
    return landscape({"Runtime": shelves})


def seen(found: Catalogue) -> Snapshot:
    names = {inner: name for category in found.categories for inner, name in category.subcategories}
    return {(names[card.shelf[1]], card.name): card.maturity for card in found.cards.values()}


snapshots = some.dictionaries(
    some.tuples(
        some.sampled_from(["Storage", "Network"]), some.sampled_from(["Rook", "Crow", "Jay", "Wren"])
    ),
    some.sampled_from(["", "sandbox", "graduated"]),
    min_size=1,
)


@pytest.mark.django_db
@settings(max_examples=60)
@given(some.lists(some.tuples(some.integers(0, 12), snapshots), min_size=1, max_size=7))
def test_each_day_is_as_the_last_file_of_it_or_before_says(files: list[tuple[int, Snapshot]]) -> None:
    with transaction.atomic():
        for number, snapshot in files:
            landscapes.load(file_of(snapshot), on=day(number))

        said = dict(files)  # of two files of one day the one loaded later counts
        for number in range(-1, 14):
            last = max((other for other in said if other <= number), default=None)
            assert seen(read(day(number))) == ({} if last is None else said[last])
        assert seen(read(None)) == said[max(said)]
        assert present() == read(None).cards.keys()
        for number, snapshot in files[-1:]:
            assert not landscapes.load(file_of(snapshot), on=day(number))
        transaction.set_rollback(True)


def present() -> set[str]:
    return set(Item.objects.values_list("slug", flat=True))


@pytest.mark.django_db
@given(some.permutations([2018, 2019, 2020, 2021]))
@settings(max_examples=24)
def test_the_order_in_which_two_sources_are_loaded_does_not_matter(order: list[int]) -> None:
    assert loaded(order) == loaded([2018, 2019, 2020, 2021])


def loaded(order: list[int]) -> list[tuple[object, ...]]:
    """The catalogues of five days after our own of 2018 and landscapes of three years were loaded."""
    files = {
        2019: one_shelf(at_home("Rook", project="sandbox"), at_home("Crow")),
        2020: one_shelf(at_home("Rook", project="incubating"), at_home("rkt")),
        2021: one_shelf(at_home("Rook", project="incubating"), at_home("rkt"), at_home("Jay")),
    }
    with transaction.atomic():
        for year in order:
            if year in files:
                landscapes.load(files[year], on=date(year, 12, 31))
            else:
                landscapes.load_seed()
        days = [date(2018, 6, 1), date(2018, 12, 1), *(date(year, 12, 31) for year in files)]
        found = [landscapes.without_log(read(on)) for on in days]
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_a_file_of_the_past_leaves_the_present_alone() -> None:
    landscapes.load(one_shelf(at_home("Rook", project="graduated")), on=day(10))

    changed = landscapes.load(one_shelf(at_home("Rook", project="sandbox"), at_home("Crow")), on=day(5))

    assert changed.items.added == ("crow", "rook")
    assert [read(day(number)).cards.keys() for number in (4, 5, 9, 10)] == [
        set(),
        {"rook", "crow"},
        {"rook", "crow"},
        {"rook"},
    ]
    assert list(Item.objects.values_list("slug", "maturity")) == [("rook", "graduated")]


@pytest.mark.django_db
def test_a_file_that_changes_nothing_still_bounds_one_that_is_loaded_later_for_an_earlier_day() -> None:
    landscapes.load(one_shelf(at_home("Rook")), on=day(1))
    landscapes.load(one_shelf(at_home("Rook")), on=day(10))

    landscapes.load(one_shelf(at_home("Crow")), on=day(5))

    assert [[*read(day(number)).cards] for number in (4, 5, 10)] == [["rook"], ["crow"], ["rook"]]


@pytest.mark.django_db
def test_what_a_landscape_dropped_is_not_brought_back_by_a_lesser_source_of_before() -> None:
    landscapes.load(one_shelf(at_home("Jay")), on=date(2026, 8, 7))
    landscapes.load(one_shelf(at_home("Rook"), at_home("Jay")), on=date(2020, 1, 1))

    landscapes.load_seed()

    assert "rook" in catalogue(date(2018, 11, 1)).cards
    assert "rook" in catalogue(date(2026, 8, 6)).cards
    assert catalogue().gone["rook"] is Source.LANDSCAPE
    assert "rook" not in catalogue().cards


@pytest.mark.django_db
def test_a_revision_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(revise.Refused, match="2026-08-08 is yet to come"):
        landscapes.load(one_shelf(at_home("Rook")), on=date(2026, 8, 8))

    assert newest_revision() is None


def described(slug: str, text: str) -> Callable[[Catalogue], Catalogue]:
    """A correction of one item by hand."""
    return lambda before: replace(
        before, cards={**before.cards, slug: replace(before.cards[slug], description=text)}
    )


@pytest.mark.django_db
def test_a_correction_of_one_item_holds_until_its_next_version() -> None:
    landscapes.load(one_shelf(at_home("Rook"), at_home("Crow")), on=day(0))
    landscapes.load(one_shelf(at_home("Rook", project="sandbox"), at_home("Crow")), on=day(10))

    for slug in ("rook", "crow"):
        revise.revise(described(slug, "A bird."), replace(signature(effective_on=day(5)), is_whole=False))

    told = [
        {slug: card.description for slug, card in read(day(number)).cards.items()} for number in (4, 5, 10)
    ]
    assert told == [
        {"rook": "", "crow": ""},
        {"rook": "A bird.", "crow": "A bird."},
        {"rook": "", "crow": "A bird."},
    ]
    assert dict(Item.objects.values_list("slug", "description")) == {"rook": "", "crow": "A bird."}


@pytest.mark.django_db
def test_a_revision_changes_only_what_it_is_about() -> None:
    shelf = Category("runtime", "Runtime", holds_members=False, subcategories=(("storage", "Storage"),))
    card = Card(slug="rook", source=Source.LANDSCAPE, name="Rook", shelf=("runtime", "storage"))

    with pytest.raises(revise.Refused, match="a revision about item changes category, subcategory"):
        revise.revise(
            lambda _: Catalogue(categories=(shelf,), cards={"rook": card}),
            replace(signature(), about=frozenset({"item"})),
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda: Revision.objects.update(why="because"),
        lambda: Revision.objects.filter(effective_on=day(20)).delete(),
        lambda: Change.objects.update(action="added"),
        lambda: Change.objects.all().delete(),
        lambda: Version.objects.update(slug="crow"),
        lambda: Version.objects.update(body={}),
        lambda: Version.objects.update(valid_from=day(-1)),
        lambda: Version.objects.filter(valid_until=None).update(valid_until=day(-1)),
        lambda: Version.objects.exclude(valid_until=None).update(valid_until=None),
        lambda: Version.objects.exclude(valid_until=None).update(valid_until=day(11)),
        lambda: Version.objects.all().delete(),
        lambda: Version.objects.create(
            kind="item",
            slug="rook",
            valid_from=day(3),
            valid_until=day(4),
            revision=Revision.objects.latest("pk"),
        ),
        lambda: Version.objects.create(
            kind="item",
            slug="jay",
            valid_from=day(3),
            valid_until=day(2),
            revision=Revision.objects.latest("pk"),
        ),
        lambda: Version.objects.create(
            kind="", slug="jay", valid_from=day(3), revision=Revision.objects.latest("pk")
        ),
    ],
)
def test_the_database_refuses_to_tell_the_past_anew(change: Callable[[], object]) -> None:
    landscapes.load(one_shelf(at_home("Rook", project="sandbox")), on=day(0))
    landscapes.load(one_shelf(at_home("Rook", project="graduated")), on=day(10))
    landscapes.load(one_shelf(at_home("Rook", project="graduated")), on=day(20))
    before = list(Version.objects.order_by("pk").values_list())

    with pytest.raises(IntegrityError), transaction.atomic():
        change()

    assert list(Version.objects.order_by("pk").values_list()) == before


@pytest.mark.django_db
def test_the_catalogue_of_a_day_is_remembered_until_the_next_revision() -> None:
    landscapes.load(one_shelf(at_home("Rook")), on=day(0))
    first = catalogue(day(0))

    assert catalogue(day(0)) is first
    landscapes.load(one_shelf(at_home("Crow")), on=day(0))
    assert [*catalogue(day(0)).cards] == ["crow"]


@pytest.mark.django_db
def test_the_tables_of_the_present_say_what_the_versions_say() -> None:
    landscapes.load(
        one_shelf(at_home("Rook", repo_url="https://github.com/rook/rook", extra={"accepted": "2018-01-29"}))
    )

    row = Item.objects.get()

    card = catalogue().cards["rook"]
    assert (row.name, row.maturity, row.homepage) == (card.name, card.maturity, card.homepage)
    assert {one.pattern for one in row.repositories.all()} == {one.pattern for one in card.repositories}
    assert {one.moved_on for one in row.moves.all()} == {one.moved_on for one in card.moves}


@pytest.mark.django_db
def test_what_a_revision_of_a_day_would_change_is_foreseen_against_that_day() -> None:
    landscapes.load(one_shelf(at_home("Rook")), on=day(0))
    landscapes.load(one_shelf(at_home("Crow")), on=day(10))

    then = revise.foresee(described("rook", "A bird."), on=day(5))
    now = revise.foresee(described("crow", "A bird."))

    assert (then.items.changed, now.items.changed) == (("rook",), ("crow",))
    assert Revision.objects.count() == 2
