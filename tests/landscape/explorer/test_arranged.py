"""A landscape's own arrangement: its tabs, large tiles, orders and rules; and ours where it has none."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date

from landscape import arrangement
from landscape.arrangement import SLUG, Arrangement, Event, Featured, Tab
from landscape.catalogue import Catalogue
from landscape.explorer import finding, grouping
from landscape.explorer.index import Index
from landscape.explorer.selection import Selection
from landscape.intake import settings_yml
from tests.landscape.explorer import catalogues
from tests.landscape.explorer.catalogues import card
from tests.landscape.landscapes import needs_real_data
from tests.landscape.sources import needs_real_files, real

OURS = Arrangement(
    foundation="Harbour",
    url="https://landscape.example.org",
    members_category="Members",
    tabs=(
        Tab("All ships", "ships", ("Platform", "Runtime")),
        Tab("Crew", "crew", ("Members",)),
        Tab("Agents", "agents", ("AI Agent",)),
    ),
    featured=(
        Featured("maturity", "sandbox", 1, "Young", ("Agents",)),
        Featured("maturity", "graduated", 2, "Old"),
        Featured("subcategory", "Gold"),
    ),
    orders=(("Runtime", ("Storage", "Mesh")), ("Members", ("Silver",))),
    end_users=(("Members", ("Gold",)), ("Platform", ())),
    tags=(("storage", (("Runtime", ("Storage",)),)), ("sails", (("Runtime", ()),))),
    event=Event("Regatta", date(2026, 7, 28), date(2026, 7, 31), "https://example.org/regatta"),
)


def arranged(said: Arrangement = OURS, catalogue: Catalogue | None = None) -> Index:
    there = catalogue or catalogues.small()
    return Index.of(replace(there, others={Arrangement: {SLUG: said}}))


def names(index: Index, tab: str) -> list[str]:
    return [one.name for one in index.of_mask(index.of_tab(tab))]


def test_tabs_are_those_of_the_arrangement_and_ours_of_everything_is_last() -> None:
    index = arranged()

    assert dict(index.tabs.titles) == {
        "ships": "All ships",
        "crew": "Crew",
        "agents": "Agents",
        "all": "Everything",
    }
    assert index.tabs.home == "ships"
    assert [tab.is_chosen for tab in finding.found(index, Selection()).tabs] == [True, False, False]


def test_every_project_is_at_home_also_where_its_category_is_another_tab_s() -> None:
    assert "Gull" in names(arranged(), "")


def test_a_category_that_no_tab_lists_is_shown_at_home() -> None:
    without = replace(OURS, tabs=(Tab("Crew", "crew", ("Members",)), Tab("Ships", "projects", ("Runtime",))))

    index = arranged(without)

    assert index.tabs.home == "projects"
    assert "Dock" in names(index, "")


def test_categories_and_subcategories_stand_in_the_order_of_the_arrangement() -> None:
    found = arranged().catalogue.categories

    assert [(one.slug, [slug for slug, _ in one.subcategories]) for one in found] == [
        ("platform", ["certified-kubernetes-hosted"]),
        ("runtime", ["storage", "mesh"]),
        ("members", ["silver", "gold"]),
        ("ai-agent", ["memory"]),
    ]


def test_a_subcategory_that_its_category_s_order_lacks_is_shown_among_everything_only() -> None:
    index = arranged()

    assert names(index, "crew") == []
    assert "Pier" in names(index, "all")


def test_large_tiles_come_first_in_their_order_except_on_tabs_that_take_them_out() -> None:
    index = arranged()
    sail, gull = index.catalogue.cards["sail"], index.catalogue.cards["gull"]

    assert [one.name for one in index.cards if index.arranged.rule(one)] == ["Hold", "Sail", "Pier", "Gull"]
    assert index.arranged.rule(gull) == OURS.featured[0]
    assert index.arranged.rule(gull, "agents") is None
    assert index.arranged.rank(gull) < index.arranged.rank(sail) < index.arranged.rank(gull, "agents")


def test_of_two_rules_for_one_item_the_one_of_its_maturity_counts() -> None:
    gold = card("Anchor", catalogues.GOLD, maturity="graduated")

    assert arranged().arranged.rule(gold) == Featured("maturity", "graduated", 2, "Old")


def test_end_users_and_tags_are_told_by_place_and_an_item_s_own_word_stands() -> None:
    index = arranged()
    told = {
        one.name: (applied.details.is_end_user, applied.details.tags)
        for one in index.cards
        for applied in [index.arranged.applied(one)]
    }

    assert told == {
        "Dock": (True, ()),
        "Hold": (False, ("storage", "sails")),
        "Wreck": (False, ("storage", "sails")),
        "Sail": (False, ("sails",)),
        "Oar": (False, ()),
        "Pier": (True, ()),
        "Gull": (False, ()),
    }
    own = replace(index.catalogue.cards["sail"], details=replace(index.cards[0].details, tags=("wind",)))
    assert index.arranged.tags(own) == ("wind",)
    assert index.answers["tag"].keys() == {"storage", "sails"}


def test_the_event_is_told_until_its_last_day() -> None:
    shown = arranged().arranged

    assert shown.event(on=date(2026, 7, 31)) == OURS.event
    assert shown.event(on=date(2026, 8, 1)) is None


def test_without_settings_the_built_in_arrangement_holds_with_members_as_the_catalogue_has_them() -> None:
    members = [tab for tab in arrangement.of(catalogues.small()).tabs if tab.alias == "members"]

    assert members == [Tab("Members", "members", ("Members",))]


def test_the_category_that_settings_name_is_the_members_and_no_other() -> None:
    said = replace(OURS, members_category="Platform")
    there = replace(catalogues.small(), others={Arrangement: {SLUG: said}})

    assert {one.slug for one in arrangement.with_members(there).categories if one.holds_members} == {
        "platform"
    }


def test_a_members_category_that_is_not_there_changes_nothing() -> None:
    there = replace(
        catalogues.small(),
        others={Arrangement: {SLUG: replace(OURS, members_category="Passengers")}},
    )

    assert arrangement.with_members(there) == there


def test_what_is_named_and_not_there_is_doubtful() -> None:
    said = Arrangement(
        foundation="Harbour",
        url="https://landscape.example.org",
        members_category="Crew",
        tabs=(Tab("Ships", "ships", ("Runtime", "Rafts")),),
        featured=(Featured("subcategory", "Tin"), Featured("subcategory", "Gold")),
        orders=(("Runtime", ("Mesh", "Nets")),),
        end_users=(("Rafts", ("Mesh",)),),
        tags=(("sails", (("Boats", ()),)),),
    )

    assert arrangement.doubts(said, catalogues.small()) == (
        "members_category: there is no category 'Crew'",
        "groups / Ships: there is no category 'Rafts'",
        "enduser: there is no category 'Rafts'",
        "tags / sails: there is no category 'Boats'",
        "categories / Runtime: there is no subcategory 'Nets'",
        "featured_items: there is no subcategory 'Tin'",
    )


@functools.cache
def real_index() -> Index:
    """CNCF's landscape as CNCF's settings arrange it."""
    (said,) = settings_yml.read(real("settings.yml")).things
    return arranged(said, catalogues.real())


@needs_real_data
@needs_real_files
def test_every_cncf_project_is_among_projects_and_products() -> None:
    index = real_index()
    projects = {one.slug for one in index.cards if one.maturity}

    assert len(projects) == 255
    assert projects <= {one.slug for one in index.of_mask(index.of_tab(""))}


@needs_real_data
@needs_real_files
def test_no_item_is_in_no_tab_but_everything() -> None:
    index = real_index()
    hidden = sorted(
        one.name
        for place, one in enumerate(index.cards)
        if not any(index.shown_in[tab] >> place & 1 for tab in index.tabs.titles if tab != "all")
    )

    assert hidden == []


@needs_real_data
@needs_real_files
def test_nothing_that_settings_name_is_missing() -> None:
    index = real_index()
    assert arrangement.doubts(index.arranged.arrangement, index.catalogue) == ()


@needs_real_data
@needs_real_files
def test_large_tiles_are_small_among_certified_partners() -> None:
    index = real_index()
    large = [one for one in index.cards if index.arranged.rule(one)]

    assert len(large) == 38 + 38 + 17 + 17
    assert [one.name for one in large if one.maturity and index.arranged.rule(one, "partners")] == []


@needs_real_data
@needs_real_files
def test_the_map_draws_members_in_the_order_of_their_levels() -> None:
    index = real_index()
    selection = Selection(tab="members")

    (members,) = grouping.sections(index, selection, finding.found(index, selection))

    assert [box.title for box in members.boxes] == [
        "Platinum",
        "Gold",
        "Silver",
        "End User Supporter and Contributor",
        "Nonprofit",
        "Academic",
    ]
