"""What the page of an item says of it, part by part."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.landscape import landscapes, moments
from tests.landscape.landscapes import item
from tests.landscape.moments import words

pytestmark = pytest.mark.django_db


def load(**fields: object) -> None:
    landscapes.load(landscapes.one_shelf(item("Rook", **fields), item("Ceph")))


def part(name: str, address: str = "/items/rook") -> str:
    """The words of the section of that anchor, "" where there is none."""
    text = moments.page(address)
    return words(text.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0].partition(">")[2])


def test_a_project_tells_for_whom_it_is() -> None:
    load(
        extra={
            "summary_use_case": "Storage <of> one's own",
            "summary_business_use_case": "Fewer bills",
            "summary_integrations": "Ceph",
            "summary_release_rate": "Monthly",
            "summary_personas": "SREs, Architects",
            "summary_tags": "storage",
        }
    )

    assert part("what").endswith(
        "What for Storage &lt;of&gt; one&#x27;s own What a business gains Fewer bills"
        " Works with Ceph Releases Monthly For SREs, Architects. Topics: storage."
    )


def test_audits_stand_with_date_kind_vendor_and_report_the_newest_first() -> None:
    load(
        project="sandbox",
        extra={
            "accepted": "2018-01-29",
            "audits": [
                {"date": "2019-01-02", "type": "security", "url": "https://a.example.org/", "vendor": "Crow"},
                {"date": "2020-03-04", "type": "fuzzing", "url": "https://b.example.org/", "vendor": "Jay"},
            ],
        },
    )

    assert part("audits") == (
        "Audits Date Kind By whom Report 4 Mar 2020 fuzzing Jay report 2 Jan 2019 security Crow report"
    )


def test_further_facts_are_said_in_words() -> None:
    load(
        project="sandbox",
        license="Apache License 2.0",
        extra={
            "accepted": "2018-01-29",
            "specification": True,
            "annual_review_date": "2021-05-06",
            "annual_review_url": "https://review.example.org/",
            "chat_channel": "#rook",
            "training_certifications": "cka, ckad",
            "training_type": "instructor-led",
        },
    )

    assert part("facts") == (
        "Facts Licence Apache License 2.0 Specification a specification, not a program"
        " Annual review 6 May 2021 Talks in #rook"
        " Prepares for Certified Kubernetes Administrator, Certified Kubernetes Application Developer"
        " Teaches instructor-led"
    )


def test_links_have_plain_names_and_those_of_their_owners_come_last() -> None:
    load(
        twitter="https://twitter.com/rook_io",
        extra={
            "dev_stats_url": "https://rook.devstats.cncf.io/",
            "documentation_url": "https://rook.io/docs/",
            "other_links": [{"name": "Shop", "url": "https://shop.example.org/"}],
        },
    )

    assert part("links") == (
        "Links Documentation rook.io/docs X (Twitter) twitter.com/rook_io"
        " DevStats rook.devstats.cncf.io Shop shop.example.org"
    )


def test_a_part_leads_to_the_whole_and_back() -> None:
    landscapes.load(
        landscapes.one_shelf(
            item("Rook", project="sandbox", extra={"accepted": "2018-01-29"}),
            item("Castle", extra={"parent_project": "rook"}),
        )
    )

    assert '<p class="note">A part of <a href="/items/rook">Rook</a>.</p>' in moments.page("/items/castle")
    assert "Its parts with pages of their own: Castle" in part("what")


def test_what_says_nothing_has_no_empty_parts() -> None:
    load()

    text = moments.page("/items/ceph")

    assert re.findall(r'<section class="panel[^"]*" aria-labelledby="([a-z-]+)"', text) == [
        "what",
        "history",
        "stands",
        "beside",
        "away",
    ]


def test_activity_is_asked_for_by_its_address_on_the_day_of_the_page() -> None:
    load(repo_url="https://github.com/rook/rook")

    now, then = moments.page("/items/rook"), moments.page("/items/rook?on=2026-08-10")

    assert 'hx-get="/devstats/project/rook/in-short"' in now
    assert 'hx-get="/devstats/project/rook/in-short?asof=2026-08-11"' in then
    assert "page of their own" in part("activity")


def test_an_item_is_told_when_the_numbers_have_no_tables() -> None:
    load(repo_url="https://github.com/rook/rook")

    def without(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:  # noqa: ANN401 - Django's own shape
        if "devstats_" in sql:
            raise AssertionError(f"the page of an item asked devstats: {sql}")
        return execute(sql, *rest)

    with connection.execute_wrapper(without):
        assert Client().get("/items/rook").status_code == 200
