"""Items in lists and by themselves."""

import pytest
from django.test import Client

from tests.landscape import landscapes
from tests.landscape.api import asking
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db

STORAGE = {
    "category": {"slug": "runtime", "name": "Runtime"},
    "subcategory": {"slug": "cloud-native-storage", "name": "Cloud Native Storage"},
}
NOTHING_SAID: dict[str, object] = {
    "also_on": [],
    "maturity": None,
    "accepted_on": None,
    "incubating_on": None,
    "graduated_on": None,
    "archived_on": None,
    "organisation": None,
    "homepage": "https://example.org/",
    "description": None,
    "repositories": [],
    "joined_on": None,
    "is_end_user": False,
    "is_specification": False,
    "is_open_source": None,
    "licence": None,
    "country": None,
    "organisation_type": None,
    "groups": [],
    "measured": {
        "stars": None,
        "contributors": None,
        "licence": None,
        "languages": None,
        "first_commit_on": None,
        "latest_commit_on": None,
        "latest_act_on": None,
        "activity": None,
        "at": {},
    },
    "source": "landscape",
}
ROOK = {
    "slug": "rook",
    "name": "Rook",
    "kind": "project",
    "url": "/items/rook",
    **STORAGE,
    **NOTHING_SAID,
    "also_on": [
        {
            "category": {"slug": "wasm", "name": "Wasm"},
            "subcategory": {"slug": "tools", "name": "Tools"},
        }
    ],
    "maturity": "graduated",
    "accepted_on": "2018-01-29",
    "incubating_on": "2018-09-25",
    "graduated_on": "2020-10-07",
    "organisation": {"slug": "cncf", "name": "Cncf"},
    "description": "Storage <for> clusters",
    "repositories": ["rook/rook", "rook/website"],
}


def test_a_list_tells_each_item_briefly_and_how_many_there_are() -> None:
    asking.small_world()

    assert asking.answer("v1/items?category=runtime&limit=2&offset=1") == {
        "count": 3,
        "results": [
            {
                "slug": "longhorn",
                "name": "Longhorn",
                "kind": "project",
                "url": "/items/longhorn",
                **STORAGE,
                **NOTHING_SAID,
                "maturity": "incubating",
            },
            ROOK,
        ],
    }


def test_an_item_by_itself_tells_all_that_is_known() -> None:
    asking.small_world()

    assert asking.answer("v1/items/rook") == {
        "documents": [],
        "evidence": [],
        "maintainers": [],
        **ROOK,
        "aliases": [],
        "links": [
            {"kind": "crunchbase", "url": "https://www.crunchbase.com/organization/cncf", "name": None},
            {"kind": "summary-intro", "url": "https://youtube.com/watch", "name": None},
            {"kind": "twitter", "url": "https://twitter.com/rook_io", "name": None},
            {"kind": "other", "url": "https://example.org/forum", "name": "Forum"},
        ],
        "audits": [
            {
                "audited_on": "2019-12-03",
                "kind": "security",
                "vendor": "Audit",
                "url": "https://example.org/audit",
            }
        ],
        "summary": {
            "use_case": "Storing",
            "business_use_case": None,
            "release_rate": None,
            "integrations": None,
            "personas": ["Operators", "Developers"],
            "tags": [],
        },
        "advisory_groups": [],
        "parent": None,
        "became": None,
        "became_url": None,
        "logo": "a.svg",
        "branch": "main",
        "chat_channel": None,
        "lfx_slug": "rook",
        "clomonitor_name": None,
        "annual_review_on": "2021-01-01",
        "training_types": [],
        "training_certifications": [],
        "annotations": {"team": "blue"},
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Anchor (member)", "Ceph", "Dock", "Longhorn", "Pier (member)", "Rook"]),
        ("maturity=graduated,incubating", ["Longhorn", "Rook"]),
        ("maturity=none&category=runtime", ["Ceph"]),
        ("category=wasm", ["Rook"]),
        ("subcategory=platform/certified-kubernetes-hosted", ["Dock"]),
        ("kind=member", ["Anchor (member)", "Pier (member)"]),
        ("kind=project,certified", ["Dock", "Longhorn", "Rook"]),
        ("kind=product", ["Ceph"]),
        ("membership=gold", ["Pier (member)"]),
        ("organisation=cncf", ["Rook"]),
        ("q=CLUSTERS", ["Rook"]),
        ("q=cloud+storage&maturity=incubating", ["Longhorn"]),
        ("category=nothing-of-the-kind", []),
        ("group=sig-storage", []),
        ("maturity=&q=", ["Anchor (member)", "Ceph", "Dock", "Longhorn", "Pier (member)", "Rook"]),
    ],
)
def test_filters_leave_what_every_one_of_them_admits(query: str, found: list[str]) -> None:
    asking.small_world()

    assert asking.names(f"v1/items?{query}") == found


def test_items_are_those_of_the_day_that_is_asked_for() -> None:
    asking.two_days()

    told = {
        day: [
            (row["slug"], row["maturity"], row["url"]) for row in asking.answer(f"v1/items{day}")["results"]
        ]
        for day in ("?on=2019-12-30", "?on=2019-12-31", "?on=2020-12-30", "")
    }

    before = [
        ("ceph", None, "/items/ceph?on={}"),
        ("rook", "incubating", "/items/rook?on={}"),
    ]
    assert told == {
        "?on=2019-12-30": [],
        "?on=2019-12-31": [(*row[:2], row[2].format("2019-12-31")) for row in before],
        "?on=2020-12-30": [(*row[:2], row[2].format("2020-12-30")) for row in before],
        "": [("rook", "graduated", "/items/rook"), ("vitess", None, "/items/vitess")],
    }


def test_an_item_that_is_gone_is_told_of_its_days_alone() -> None:
    asking.two_days()

    assert asking.answer("v1/items/ceph?on=2020-01-01")["name"] == "Ceph"
    assert asking.refusal("v1/items/ceph") == (404, {"error": "there is no item 'ceph' in the catalogue"})
    assert asking.refusal("v1/items/vitess?on=2020-01-01") == (
        404,
        {"error": "there is no item 'vitess' in the catalogue of 2020-01-01"},
    )


def test_what_landscape2_calls_an_item_leads_to_it() -> None:
    asking.small_world()

    response = Client().get("/api/v1/items/runtime--cloud-native-storage--rook?on=2026-08-07")

    assert (response.status_code, response["Location"]) == (301, "/api/v1/items/rook?on=2026-08-07")
    assert response["Content-Type"] == "application/json"


def test_one_name_of_two_items_gives_two_slugs() -> None:
    landscapes.load(
        landscapes.landscape(
            {"A": {"B": [item("X")]}, "C": {"D": [item("X", homepage_url="https://x.example.org/")]}}
        )
    )

    assert {row["slug"] for row in asking.answer("v1/items")["results"]} == {"x", "x-d"}
