"""Levels of membership, and what lies between the members of two days."""

from __future__ import annotations

from landscape import members
from landscape.catalogue import Catalogue, Category
from landscape.members import Level, Member, Turned, Turnover

GOLD, SILVER = Level("gold", "Gold"), Level("silver", "Silver")


def member(slug: str, level: Level = SILVER, *, organisation: str = "") -> Member:
    """A member called as its slug."""
    return Member(slug, slug, level, organisation, None, is_end_user=False)


def test_levels_come_by_their_weight_and_unknown_ones_last() -> None:
    shelves = ("academic", "silver", "bronze", "end-user-supporter-and-contributor", "platinum", "gold")
    category = Category("m", "M", holds_members=True, subcategories=tuple((one, one) for one in shelves))

    found = [level.slug for level in members.levels(Catalogue(categories=(category,)))]

    assert found == ["platinum", "gold", "silver", "end-user-supporter-and-contributor", "academic", "bronze"]


def test_shelves_of_items_are_no_levels() -> None:
    category = Category("r", "Runtime", holds_members=False, subcategories=(("gold", "Gold"),))

    assert members.levels(Catalogue(categories=(category,))) == ()


def test_both_names_of_the_end_users_level_are_short() -> None:
    slugs = ("end-user-supporter", "end-user-supporter-and-contributor", "silver")

    assert [Level(slug, "A Title").called for slug in slugs] == ["End user", "End user", "A Title"]


def test_who_joined_left_and_rose_is_told_by_name() -> None:
    crow, rook, tern = member("crow"), member("rook"), member("tern")

    found = members.turnover([rook, crow], [member("rook", GOLD), tern])

    assert found == Turnover(joined=(tern,), left=(crow,), moved=(Turned(member("rook", GOLD), SILVER),))


def test_an_organisation_with_another_entry_has_moved_not_left() -> None:
    before, after = (
        member("acme-member", organisation="acme"),
        member("acme-supporter", GOLD, organisation="acme"),
    )

    assert members.turnover([before], [after]) == Turnover((), (), (Turned(after, SILVER),))


def test_a_shelf_of_end_users_that_is_renamed_is_the_same_level() -> None:
    before = member("birds", Level("end-user-supporter", "End User Supporter"))
    after = member("birds", Level("end-user-supporter-and-contributor", "End User Supporter and Contributor"))

    assert not members.turnover([before], [after])


def test_entries_without_an_organisation_are_never_taken_for_one_another() -> None:
    before, after = member("bear"), member("wolf")

    assert members.turnover([before], [after]) == Turnover((after,), (before,), ())


def test_the_same_members_are_no_turnover() -> None:
    assert not members.turnover([member("crow")], [member("crow")])
