"""The page of a person: every role of a handle, and who says so."""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from landscape import people
from tests.landscape import backers, grouped, landscapes, maintained
from tests.landscape.moments import page, refusal, words
from tests.landscape.sources import needs_real_files, real

TEAMS = b"""
maintainers:
  - project_id: rook
    org: rook
    teams:
      - {name: project-maintainers, members: [jo-doe]}
"""


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    backers.everything(monkeypatch, tmp_path)


def cells(text: str, label: str) -> list[list[str]]:
    """The cells of the body of the table of that label."""
    body = text.partition(f'aria-label="{label}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body)
    ]


def part(text: str, heading: str) -> list[str]:
    """The lines under a heading."""
    inside = text.partition(f'id="{heading}"')[2].partition("</section>")[0]
    return [words(line) for line in re.findall(r"<li>(.*?)</li>", inside)]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("handle", ["jo-doe", "Jo-Doe", "JO-DOE"])
def test_a_handle_is_one_person_however_it_is_spelt(handle: str) -> None:
    text = page(f"/people/{handle}")

    assert cells(text, "Roles in groups") == [["SIG Storage", "chair", "–", "Acme, Inc."]]
    assert cells(text, "What is maintained") == [
        ["Rook", "–", "ACME", "project-maintainers.csv of cncf/foundation"]
    ]


@pytest.mark.usefixtures("world")
def test_every_source_is_heard_with_what_it_calls_the_company() -> None:
    maintained.load(TEAMS, on=backers.SECOND)

    text = page("/people/jo-doe")

    assert part(text, "companies") == [
        "Acme, Inc. says sigs.yaml of kubernetes/community",
        "ACME says project-maintainers.csv of cncf/foundation",
    ]
    assert (
        re.findall(r'href="(/organisations/[^"]*)"', text.partition('id="companies"')[2])
        == ["/organisations/acme"] * 2
    )
    assert [row[::3] for row in cells(text, "What is maintained")] == [
        ["Rook", "project-maintainers.csv of cncf/foundation"],
        ["Rook", "maintainers.yaml of the project&#x27;s .project repository"],
    ]


@pytest.mark.usefixtures("world")
def test_a_company_that_means_no_organisation_for_certain_leads_nowhere() -> None:
    text = page("/people/kim")

    assert part(text, "companies") == ["Nobody Knows says project-maintainers.csv of cncf/foundation"]
    assert 'href="/organisations/' not in text.partition('id="companies"')[2]


@pytest.mark.django_db
def test_terms_are_told_and_those_that_are_over_say_so() -> None:
    grouped.load(grouped.TAGS)

    assert [cells(page(f"/people/{handle}"), "Roles in groups") for handle in ("kim", "bo")] == [
        [["TAG Workloads", "chair", "1 Jan 2018 to 31 Dec 2019 (over)", "–"]],
        [["TAG Workloads", "chair", "1 Jan 2025 to 31 Dec 2099", "–"]],
    ]


@pytest.mark.usefixtures("world")
def test_who_is_named_no_longer_is_shown_as_on_the_last_day() -> None:
    grouped.load(b"sigs: [{dir: sig-storage, name: Storage}]\n", on=date(2026, 8, 7))

    led = Client().get("/people/lee")

    assert (led.status_code, led["Location"]) == (302, "/people/lee?on=2026-08-06")
    text = page(led["Location"])
    assert cells(text, "Roles in groups") == [["SIG Storage / CSI", "lead", "–", "Nobody Knows"]]
    assert part(text, "named") == ["sig-storage from 1 Jun 2024 until 7 Aug 2026"]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/people/nobody", 404, "No list of groups or maintainers names anybody @nobody."),
        ("/people/ann", 404, "No list of groups or maintainers names anybody @ann."),
        ("/people/%22%25", 404, "No list of groups or maintainers names anybody @"),
        ("/people/a%00b", 404, "No list of groups or maintainers names anybody @a"),
        (
            "/people/jo-doe?on=2024-01-01",
            404,
            "No list of groups or maintainers named @jo-doe on 2024-01-01.",
        ),
        ("/people/jo-doe?on=soon", 400, "'soon' is no day; write it as 2018-12-31."),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(address: str, status: int, sentence: str) -> None:
    assert refusal(address, HTTPStatus(status)).startswith(sentence)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "a_b", "a/b", "a@b", "a" * 40, 'a"', "é"])
def test_what_github_takes_for_no_handle_is_none(text: str) -> None:
    assert not people.is_handle(text)


@pytest.mark.usefixtures("world")
def test_wherever_a_handle_stands_it_leads_to_the_person() -> None:
    found = {
        address: sorted(set(re.findall(r'href="(/people/[^"]*)"', page(address))))
        for address in ("/groups/sig-storage", "/organisations/acme", "/search?q=Jo+Doe")
    }

    assert found == {
        "/groups/sig-storage": ["/people/jo-doe"],
        "/organisations/acme": ["/people/jo-doe"],
        "/search?q=Jo+Doe": ["/people/jo-doe"],
    }


@pytest.mark.usefixtures("world")
def test_a_remembered_page_asks_the_database_no_more_than_it_must(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page("/people/jo-doe")

    with django_assert_num_queries(5):
        page("/people/jo-doe")


@pytest.mark.django_db
@needs_real_files
def test_a_person_of_the_real_files_has_roles_in_both() -> None:
    landscapes.load(landscapes.real())
    grouped.load(real("sigs.yaml"))
    maintained.load(real("project-maintainers.csv"))

    text = page("/people/dims")

    assert ["Kubernetes steering"] in [row[:1] for row in cells(text, "What is maintained")] or cells(
        text, "Roles in groups"
    )
    assert "@example" not in text
