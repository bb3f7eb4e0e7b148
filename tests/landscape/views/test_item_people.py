"""The page of an item: its maintainers, repositories with who names them, documents, reasons of levels."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils.html import strip_tags

from landscape import stewardship
from landscape.catalogue import Source
from landscape.intake import clomonitor, project_deliveries, project_folders
from landscape.stewardship import Deed
from tests.landscape import landscapes, maintained
from tests.landscape.landscapes import at_home, one_shelf
from tests.landscape.maintained import HEADER, SHEET
from tests.landscape.sources import needs_real_files, real

pytestmark = pytest.mark.django_db
OWN = b"""
schema_version: 1.0.0
slug: rook
name: Rook
description: Keeps data.
project_lead: jo-doe
maturity_log: [{phase: sandbox, date: 2018-01-29, issue: https://github.com/cncf/toc/pull/57}]
repositories: [{url: https://github.com/rook/rook, primary: true, tags: [core]}]
security: {policy: {path: docs/SECURITY.md}}
governance: {contributing: {path: https://example.org/contributing}}
"""
MAP = b"""
- name: rook
  repositories: [{name: web, url: https://github.com/rook/web, check_sets: [docs]}]
"""


def words(page: str, heading: str) -> str:
    """What a section says, spaces made one."""
    found = re.search(rf'<section[^>]*aria-labelledby="{heading}">(.*?)</section>', page, re.DOTALL)
    return " ".join(unescape(strip_tags(found[1].replace("<", " <"))).split()) if found else ""


def page(client: Client, address: str = "/items/rook") -> str:
    return client.get(address).content.decode()


@pytest.fixture
def rook() -> None:
    landscapes.load(
        one_shelf(
            at_home(
                "Rook",
                project="sandbox",
                repo_url="https://github.com/rook/rook",
                extra={"accepted": "2018-01-29"},
            )
        ),
        on=date(2026, 1, 1),
    )


@pytest.mark.usefixtures("rook")
def test_maintainers_are_shown_with_company_day_and_list(client: Client) -> None:
    maintained.load(SHEET, on=date(2026, 2, 1))
    maintained.load(SHEET.replace(b",,Ann,,ann,\n", b",,Bo,,bo,\n"), on=date(2026, 3, 1))

    today, then, before = (
        page(client, f"/items/rook{query}") for query in ("", "?on=2026-02-09", "?on=2026-01-09")
    )

    assert words(today, "maintainers") == (
        "Maintainers 2 Name Company Listed since Bo @bo – 1 Mar 2026 Jo Doe @Jo-Doe Example by 1 Feb 2026 "
        "As listed in CNCF's project-maintainers.csv, kept by the project there . "
        "“By” a day: the first file that is known lists them already."
    )
    assert "Ann @ann" in words(then, "maintainers")
    assert words(before, "maintainers") == ""
    assert 'href="https://example.org/OWNERS"' in today


@pytest.mark.usefixtures("rook")
def test_the_history_tells_who_came_and_went(client: Client) -> None:
    maintained.load(SHEET, on=date(2026, 2, 1))
    maintained.load(SHEET.replace(b",,Ann,,ann,\n", b",,Bo,,bo,\n"), on=date(2026, 3, 1))

    told = words(page(client), "history")

    assert "1 Mar 2026 maintainers: now Bo; no longer Ann (project-maintainers)" in told
    assert "1 Feb 2026 maintainers: 2 listed (project-maintainers)" in told


@pytest.mark.usefixtures("rook")
def test_many_maintainers_are_folded(client: Client) -> None:
    people = "".join(f",,Person {number:02},,p{number:02},\n" for number in range(40))
    maintained.load(f"{HEADER},Rook,Jo Doe,,jo,\n{people}".encode())

    shown = page(client)

    assert "<summary>33 more</summary>" in shown
    assert words(shown, "maintainers").count("@") == 41


@pytest.mark.usefixtures("rook")
def test_markup_in_a_name_is_text(client: Client) -> None:
    maintained.load(f"{HEADER},Rook,<script>alert(1)</script>,<b>Co</b>,jo,\n".encode())

    shown = page(client)

    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<b>Co</b>" not in shown


@pytest.mark.usefixtures("rook")
def test_repositories_documents_and_reasons_say_who_says_so(client: Client) -> None:
    signature = landscapes.signature(Source.CLOMONITOR)
    project_deliveries.apply_maps(clomonitor.read(MAP).things, signature)
    own = project_folders.of_file(OWN).things
    project_deliveries.apply_files(own, landscapes.signature(Source.DOT_PROJECT))

    shown = page(client)

    assert words(shown, "repositories") == (
        "Repositories rook/rook landscape, .project · core rook/web CLOMonitor · docs"
    )
    assert words(shown, "documents") == (
        "Documents Security policy Governance contributing Led by jo-doe "
        "In the project's own words, from its project.yaml."
    )
    assert 'href="https://github.com/rook/rook/blob/HEAD/docs/SECURITY.md"' in shown
    assert 'href="https://github.com/cncf/toc/pull/57"' in shown


@pytest.mark.usefixtures("rook")
def test_programs_get_maintainers_documents_and_reasons(client: Client) -> None:
    maintained.load(SHEET)
    own = project_folders.of_file(OWN).things
    project_deliveries.apply_files(own, landscapes.signature(Source.DOT_PROJECT))

    answer = client.get("/api/v1/items/rook").json()

    assert answer["maintainers"][0] == {
        "name": "Jo Doe",
        "handle": "Jo-Doe",
        "company": "Example",
        "teams": [],
        "label": "Rook",
        "source": "project-maintainers",
        "list_url": "https://example.org/OWNERS",
    }
    assert answer["documents"] == [
        {"kind": "security / policy", "place": "docs/SECURITY.md"},
        {"kind": "governance / contributing", "place": "https://example.org/contributing"},
    ]
    assert answer["evidence"] == [
        {"step": "accepted", "moved_on": "2018-01-29", "url": "https://github.com/cncf/toc/pull/57"}
    ]


@pytest.mark.usefixtures("rook")
def test_what_a_steward_shows_of_a_move_counts_before_the_projects_own_file(client: Client) -> None:
    own = project_folders.of_file(OWN).things
    project_deliveries.apply_files(own, landscapes.signature(Source.DOT_PROJECT))
    vote = {"step": "accepted", "moved_on": "2018-01-30", "evidence": "https://example.org/vote"}
    said = {"moved-accepted": vote}
    deed = Deed(kind="item", slug="rook", who="ada", why="a vote", on=date(2026, 8, 7), said=said)
    stewardship.done(deed, now=landscapes.NOON)

    shown, answer = page(client), client.get("/api/v1/items/rook").json()

    assert 'href="https://example.org/vote"' in shown
    assert "cncf/toc/pull/57" not in shown
    assert answer["evidence"] == [
        {"step": "accepted", "moved_on": "2018-01-30", "url": "https://example.org/vote"}
    ]


@pytest.mark.usefixtures("rook")
def test_the_changes_of_a_month_count_maintainers_in_one_line(client: Client) -> None:
    maintained.load(SHEET, on=date(2026, 2, 1))
    maintained.load(SHEET.replace(b",,Ann,,ann,\n", b",,Bo,,bo,\n,,Lee,,lee,\n"), on=date(2026, 3, 1))

    feed = client.get("/changes.json").json()["items"]

    assert [(one["title"]) for one in feed] == [
        "March 2026: 2 more maintainers; 1 fewer maintainer",
        "January 2026: 1 item: the catalogue begins",
    ]
    assert "2 more maintainers" in page(client, "/changes")


@needs_real_files
def test_no_page_of_a_project_with_its_real_maintainers_weighs_more_than_fifty_kilobytes(
    client: Client,
) -> None:
    landscapes.load(landscapes.real())
    same = {"Kubernetes steering": "kubernetes", "Kubernetes maintainers": "kubernetes"}
    maintained.confirm(same)
    maintained.load(real("project-maintainers.csv"))
    maps = clomonitor.read(real("clomonitor-cncf.yaml")).things
    project_deliveries.apply_maps(maps, landscapes.signature(Source.CLOMONITOR))

    sizes = {slug: len(client.get(f"/items/{slug}").content) for slug in ("kubernetes", "tekton", "istio")}

    assert max(sizes.values()) <= 50_000, sizes
