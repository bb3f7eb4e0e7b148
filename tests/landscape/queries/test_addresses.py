"""Every word that ever meant an item still leads to it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from landscape import addresses, revise
from landscape.kinds import SHELVED
from landscape.queries.addresses import Found, found
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, landscape, one_shelf, signature

pytestmark = pytest.mark.django_db


def rename(old: str, new: str) -> None:
    revise.revise(
        lambda before: addresses.renamed(before, old=old, new=new),
        replace(signature(), is_whole=False, about=SHELVED | {"redirect"}),
    )


@pytest.mark.parametrize(
    ("names", "old_id"),
    [
        (("Runtime", "Cloud Native Storage", "Rook"), "runtime--cloud-native-storage--rook"),
        (("Orchestration & Management", "A/B", "C++"), "orchestration-management--a-b--c++"),
        (("Special", "Kubernetes", "Acme (KCSP)"), "special--kubernetes--acme-kcsp"),
        (("Special", "x_y", "\u00c9tat 云"), "special--x-y--état-云"),
    ],
)
def test_an_old_id_is_made_as_landscape2_makes_it(names: tuple[str, str, str], old_id: str) -> None:
    assert addresses.old_id(*names) == old_id


def test_all_old_ids_of_a_moved_and_renamed_item_lead_to_it() -> None:
    landscapes.load(landscape({"Runtime": {"Storage": [at_home("Rook")]}}), on=date(2019, 12, 31))
    landscapes.load(landscape({"Data": {"Storage": [at_home("Rook")]}}), on=date(2020, 12, 31))
    renamed = at_home("Rook") | {"name": "Castle"}
    landscapes.load(landscape({"Data": {"Storage": [renamed]}}), on=date(2021, 12, 31))
    landscapes.load(landscape({"Old": {"Storage": [at_home("Rook")]}}), on=date(2018, 12, 31))

    words = (
        "rook",
        "runtime--storage--rook",
        "data--storage--rook",
        "data--storage--castle",
        "old--storage--rook",
    )

    assert [found(word) for word in words] == [
        Found("rook", is_redirect=False),
        *[Found("rook", is_redirect=True)] * 4,
    ]
    assert [found(word) for word in ("tower", "storage--rook", "")] == [None, None, None]


def test_a_later_name_leads_to_the_slug_unless_another_item_had_it_too() -> None:
    landscapes.load(one_shelf(at_home("Rook"), at_home("Crow")), on=date(2019, 12, 31))
    castle, tower = at_home("Rook") | {"name": "Castle"}, at_home("Crow") | {"name": "Tower"}
    landscapes.load(one_shelf(castle, tower), on=date(2020, 12, 31))
    assert [found("castle"), found("tower")] == [
        Found("rook", is_redirect=True),
        Found("crow", is_redirect=True),
    ]

    landscapes.load(
        landscape({"Runtime": {"Storage": [castle, tower], "Network": [at_home("Tower")]}}),
        on=date(2021, 12, 31),
    )

    assert found("castle") == Found("rook", is_redirect=True)
    assert found("tower") == Found("tower", is_redirect=False)


def test_an_item_that_is_gone_is_found_still() -> None:
    landscapes.load(one_shelf(at_home("Rook"), at_home("Crow")), on=date(2019, 12, 31))
    landscapes.load(one_shelf(at_home("Crow")), on=date(2020, 12, 31))

    assert found("rook") == Found("rook", is_redirect=False)
    assert found("runtime--storage--rook") == Found("rook", is_redirect=True)


def test_a_changed_slug_leads_on_however_often_it_was_changed() -> None:
    landscapes.load(one_shelf(at_home("Rook"), at_home("Crow")))
    rename("rook", "castle")
    rename("castle", "tower")

    assert [found(word) for word in ("rook", "castle", "TOWER", "tower", "runtime--storage--rook")] == [
        *[Found("tower", is_redirect=True)] * 3,
        Found("tower", is_redirect=False),
        Found("tower", is_redirect=True),
    ]


def test_a_slug_may_be_changed_back() -> None:
    landscapes.load(one_shelf(at_home("Rook")))
    rename("rook", "castle")
    rename("castle", "rook")

    assert [found(word) for word in ("rook", "castle")] == [
        Found("rook", is_redirect=False),
        Found("rook", is_redirect=True),
    ]


def test_a_changed_slug_is_kept_by_the_next_landscape() -> None:
    landscapes.load(one_shelf(at_home("Rook")))
    rename("rook", "castle")

    changed = landscapes.load(one_shelf(at_home("Rook")))

    assert not changed


def test_a_slug_of_today_costs_one_query_where_the_catalogue_is_remembered() -> None:
    landscapes.load(one_shelf(at_home("Rook")))
    found("rook")

    with CaptureQueriesContext(connection) as queries:
        found("rook")

    assert len(queries) == 1
