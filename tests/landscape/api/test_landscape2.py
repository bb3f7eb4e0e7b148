"""The paths that readers of landscape2 know, in its shapes."""

from datetime import date
from typing import Any, Literal, NotRequired, TypedDict

import msgspec
import pytest
from django.test import Client

from landscape.intake.landscape_keys import EXTRA_LINKS
from tests.landscape import landscapes
from tests.landscape.api import asking
from tests.landscape.landscapes import item, needs_real_data

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


class Place(TypedDict):
    category: str
    subcategory: str


class Audit(TypedDict):
    date: date
    type: str
    url: str
    vendor: str


class Link(TypedDict):
    name: str
    url: str


class Repository(TypedDict):
    url: str
    branch: NotRequired[str]
    license: NotRequired[str]
    primary: NotRequired[bool]


class Summary(TypedDict):
    business_use_case: NotRequired[str]
    integration: NotRequired[str]
    integrations: NotRequired[str]
    intro_url: NotRequired[str]
    personas: NotRequired[list[str]]
    release_rate: NotRequired[str]
    tags: NotRequired[list[str]]
    use_case: NotRequired[str]


class Told(TypedDict):
    """An item as landscape2 1.1 and later tell it; their order is that of its keys."""

    category: str
    homepage_url: str
    id: str
    logo_url: str
    name: str
    subcategory: str
    accepted_at: NotRequired[date]
    additional_categories: NotRequired[list[Place]]
    annotations: NotRequired[dict[str, str]]
    archived_at: NotRequired[date]
    artwork_url: NotRequired[str]
    audits: NotRequired[list[Audit]]
    blog_url: NotRequired[str]
    bluesky_url: NotRequired[str]
    chat_channel: NotRequired[str]
    country: NotRequired[str]
    crunchbase_url: NotRequired[str]
    description: NotRequired[str]
    devstats_url: NotRequired[str]
    discord_url: NotRequired[str]
    docker_url: NotRequired[str]
    enduser: NotRequired[bool]
    facebook_url: NotRequired[str]
    github_discussions_url: NotRequired[str]
    gitter_url: NotRequired[str]
    graduated_at: NotRequired[date]
    incubating_at: NotRequired[date]
    joined_at: NotRequired[date]
    latest_annual_review_at: NotRequired[date]
    latest_annual_review_url: NotRequired[str]
    lfx_slug: NotRequired[str]
    linkedin_url: NotRequired[str]
    mailing_list_url: NotRequired[str]
    maturity: NotRequired[Literal["graduated", "incubating", "sandbox", "archived"]]
    openssf_best_practices_url: NotRequired[str]
    oss: NotRequired[bool]
    other_links: NotRequired[list[Link]]
    package_manager_url: NotRequired[str]
    pinterest_url: NotRequired[str]
    reddit_url: NotRequired[str]
    repositories: NotRequired[list[Repository]]
    slack_url: NotRequired[str]
    specification: NotRequired[bool]
    stack_overflow_url: NotRequired[str]
    summary: NotRequired[Summary]
    tag: NotRequired[list[str]]
    training_certifications: NotRequired[str]
    training_type: NotRequired[str]
    twitter_url: NotRequired[str]
    youtube_url: NotRequired[str]


KEYS = list(Told.__annotations__)
ROOK = {
    "category": "Runtime",
    "homepage_url": "https://example.org/",
    "id": "runtime--cloud-native-storage--rook",
    "logo_url": f"{SITE}/api/logos/rook.svg",
    "name": "Rook",
    "subcategory": "Cloud Native Storage",
    "accepted_at": "2018-01-29",
    "additional_categories": [{"category": "Wasm", "subcategory": "Tools"}],
    "annotations": {"team": "blue"},
    "audits": [
        {"date": "2019-12-03", "type": "security", "url": "https://example.org/audit", "vendor": "Audit"}
    ],
    "crunchbase_url": "https://www.crunchbase.com/organization/cncf",
    "description": "Storage <for> clusters",
    "graduated_at": "2020-10-07",
    "incubating_at": "2018-09-25",
    "latest_annual_review_at": "2021-01-01",
    "lfx_slug": "rook",
    "maturity": "graduated",
    "other_links": [{"name": "Forum", "url": "https://example.org/forum"}],
    "repositories": [
        {"url": "https://github.com/rook/rook", "branch": "main", "primary": True},
        {"url": "https://github.com/rook/website", "primary": False},
    ],
    "summary": {
        "intro_url": "https://youtube.com/watch",
        "personas": ["Operators", "Developers"],
        "use_case": "Storing",
    },
    "twitter_url": "https://twitter.com/rook_io",
}
LONGHORN = {
    "category": "Runtime",
    "homepage_url": "https://example.org/",
    "id": "runtime--cloud-native-storage--longhorn",
    "logo_url": f"{SITE}/api/logos/longhorn.svg",
    "name": "Longhorn",
    "subcategory": "Cloud Native Storage",
    "maturity": "incubating",
}
PIER = {
    "category": "CNCF Members",
    "homepage_url": "https://example.org/",
    "id": "cncf-members--gold--pier-member",
    "logo_url": f"{SITE}/api/logos/pier-member.svg",
    "name": "Pier (member)",
    "subcategory": "Gold",
    "enduser": True,
    "joined_at": "2020-02-01",
}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("projects/all.json", [LONGHORN, ROOK]),
        ("projects/count.json", {"count": 2}),
        ("projects/runtime--cloud-native-storage--rook.json", ROOK),
        ("categories/runtime/count.json", {"count": 3}),
        ("categories/runtime/cloud-native-storage/count.json", {"count": 3}),
        ("categories/wasm/all.json", []),
        ("categories/wasm/tools/count.json", {"count": 0}),
        ("members/count.json", {"count": 2}),
        ("members/end-users.json", [PIER]),
    ],
)
def test_each_path_tells_what_landscape2_tells(path: str, told: object) -> None:
    asking.small_world()

    assert asking.answer(path) == told


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("members/all.json", ["Anchor (member)", "Pier (member)"]),
        ("categories/runtime/all.json", ["Ceph", "Longhorn", "Rook"]),
        ("categories/runtime/cloud-native-storage/all.json", ["Ceph", "Longhorn", "Rook"]),
        ("categories/platform/certified-kubernetes-hosted/all.json", ["Dock"]),
    ],
)
def test_lists_are_sorted_by_name(path: str, names: list[str]) -> None:
    asking.small_world()

    assert [told["name"] for told in asking.answer(path)] == names


@pytest.mark.parametrize(
    "path",
    [
        "categories/cncf-members/all.json",
        "categories/runtime/none/count.json",
        "projects/runtime--cloud-native-storage--ceph.json",
    ],
)
def test_what_landscape2_has_no_file_of_is_not_found(path: str) -> None:
    asking.small_world()

    status, told = asking.refusal(path)

    assert (status, list(told)) == (404, ["error"])


def test_the_id_of_before_a_move_leads_to_that_of_today() -> None:
    rook = item("Rook", project="graduated", repo_url="https://github.com/rook/rook")
    landscapes.load(landscapes.landscape({"Runtime": {"Storage": [rook]}}), on=date(2019, 12, 31))
    landscapes.load(landscapes.landscape({"Data": {"Stores": [rook]}}), on=date(2020, 12, 31))

    response = Client().get("/api/projects/runtime--storage--rook.json")

    assert (response.status_code, response["Location"]) == (301, "/api/projects/data--stores--rook.json")


def test_paths_tell_of_another_day_and_pass_over_what_they_do_not_know() -> None:
    asking.two_days()

    assert asking.answer("projects/all.json?on=2020-01-01&v=7")[0]["maturity"] == "incubating"


def test_every_kind_of_link_has_the_key_that_landscape2_gives_it() -> None:
    extra = {key: f"https://{kind}.example.org/" for kind, key in EXTRA_LINKS.items()}
    landscapes.load(landscapes.one_shelf(item("Rook", project="sandbox", extra=extra)))

    told = asking.answer("projects/all.json")[0]

    renamed = {"annual_review_url": "latest_annual_review_url", "dev_stats_url": "devstats_url"}
    left_out = {"documentation_url", "funding_url", "summary_intro_url"}
    assert {key: url for key, url in told.items() if key.endswith("_url") and key not in KEYS[:6]} == {
        renamed.get(key, key): url for key, url in extra.items() if key not in left_out
    }


def test_a_logo_is_a_drawing_that_nothing_can_run_in() -> None:
    landscapes.load(landscapes.one_shelf(item("<script>alert(1)</script>")))
    slug = asking.answer("v1/items")["results"][0]["slug"]

    response = Client().get(f"/api/logos/{slug}.svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert b"<title>&lt;script&gt;" in response.content
    assert b"<script" not in response.content


@needs_real_data
def test_every_item_of_the_real_landscape_has_landscape2s_shape() -> None:
    landscapes.load(landscapes.real())
    told: dict[str, list[dict[str, Any]]] = {
        path: asking.answer(path) for path in ("projects/all.json", "members/all.json")
    }
    paths = {category["id"].split("--")[0] for category in told["projects/all.json"]}
    for path in sorted(paths):
        told[path] = asking.answer(f"categories/{path}/all.json")

    assert {path: len(items) for path, items in told.items() if path.endswith(".json")} == {
        "projects/all.json": 255,
        "members/all.json": 722,
    }
    for items in told.values():
        msgspec.convert(items, list[Told])
        for one in items:
            assert list(one) == [key for key in KEYS if key in one]
            assert not one.keys() - set(KEYS)
    for one in told["projects/all.json"]:
        assert asking.answer(f"projects/{one['id']}.json") == one
