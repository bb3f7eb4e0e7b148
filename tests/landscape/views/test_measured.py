"""What is measured, where readers and programs meet it; written as it always is."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from landscape import measuring, revise
from landscape.explorer import finding
from landscape.explorer.selection import Misunderstood, Selection
from landscape.organisations import About
from landscape.queries import exploring
from landscape.standings import Fact
from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape, signature
from tests.landscape.standing import NOON, measured, record_rook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world() -> None:
    landscapes.load(
        landscape(
            {
                "Runtime": {
                    "Storage": [
                        item(
                            "Rook",
                            project="graduated",
                            repo_url="https://github.com/rook/rook",
                            organization={"name": "Harbour"},
                        ),
                        item("Crow", project="sandbox", license="MIT", organization={"name": "Nest"}),
                        item("Gull", project="sandbox"),
                    ]
                },
                "CNCF Members": {"Academic": [item("Nest (member)", organization={"name": "Nest"})]},
            }
        )
    )
    revise.revise(
        lambda found: replace(found, abouts={"harbour": About("NO", "company")}),
        replace(signature(), is_whole=False),
    )


def choices() -> dict[str, dict[str, int]]:
    """What the explorer offers: facet, words, how many."""
    found = finding.found(exploring.index(), Selection(tab="all"))
    return {choice.key: {option.title: option.count for option in choice.options} for choice in found.choices}


def test_facets_without_facts_are_not_shown() -> None:
    assert {"language", "activity", "country", "group"} & choices().keys() == set()


def test_facets_of_what_is_measured_are_shown_once_it_is() -> None:
    record_rook()
    measuring.record(
        [measured("crow", Fact.ACTIVITY, "silent"), measured("crow", Fact.LICENCE, "Apache-2.0")]
    )

    offered = choices()

    assert offered["language"] == {"C++": 1, "Go": 1}
    assert offered["activity"] == {"Rising": 1, "Silent": 1}
    # Crow's owners say MIT, whatever was found in its repository.
    assert offered["licence"] == {"Apache-2.0": 1, "MIT": 1}


def test_organisations_have_a_type_said_or_told_by_their_membership_and_a_country() -> None:
    revise.revise(
        lambda found: replace(found, abouts={**found.abouts, "nest": About("FI")}),
        replace(signature(), is_whole=False),
    )

    offered = choices()

    assert offered["organisation-type"] == {"Company": 1, "University or research": 2}
    assert offered["country"] == {"Finland": 2, "Norway": 1}


def test_items_sort_by_what_is_measured_and_those_without_stand_last(client: Client) -> None:
    record_rook()
    measuring.record([measured("gull", Fact.STARS, 20_000), measured("crow", Fact.STARS, 0)])

    assert _names(client, "sort=stars") == ["Gull", "Rook", "Crow", "Nest (member)"]
    assert _names(client, "sort=-stars") == ["Crow", "Rook", "Gull", "Nest (member)"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("activity=rising", ["Rook"]),
        ("language=c-plus-plus", ["Rook"]),
        ("language=rust", []),
        ("licence=apache-20,mit", ["Crow", "Rook"]),
        ("country=no", ["Rook"]),
        ("organisation-type=academic", ["Crow", "Nest (member)"]),
    ],
)
def test_programs_filter_as_the_explorer_does(client: Client, query: str, names: list[str]) -> None:
    record_rook()

    assert _names(client, query) == names


def test_an_item_tells_programs_what_is_measured_and_when(client: Client) -> None:
    record_rook()

    answer = client.get("/api/v1/items/rook").json()

    at = "2026-08-07T12:00:00Z"
    assert answer["measured"] == {
        "stars": 12_000,
        "contributors": 71,
        "licence": "Apache-2.0",
        "languages": ["Go", "C++"],
        "first_commit_on": "2016-07-04",
        "latest_commit_on": "2026-08-06",
        "latest_act_on": "2026-08-07",
        "activity": "rising",
        "at": {fact.value: at for fact in Fact},
    }
    assert (answer["country"], answer["organisation_type"]) == ("NO", "company")


@pytest.mark.parametrize("query", ["activity=rising", "language=go", "sort=stars"])
def test_of_a_past_day_nothing_measured_is_answered(client: Client, query: str) -> None:
    record_rook()

    page = client.get(f"/landscape?{query}&on=2026-08-07")
    answer = client.get(f"/api/v1/items?{query}&on=2026-08-07")

    assert (page.status_code, answer.status_code) == (400, 400)
    assert "is measured of now alone" in answer.json()["error"]
    with pytest.raises(Misunderstood, match="is measured of now alone; leave out on=2026-08-07"):
        Selection.parse([("on", ["2026-08-07"]), *[(key, [word]) for key, word in [tuple(query.split("="))]]])


def test_an_answer_changes_its_tag_with_what_is_measured(client: Client) -> None:
    record_rook()
    before = client.get("/api/v1/items")["ETag"]
    assert client.get("/api/v1/items", headers={"If-None-Match": before}).status_code == 304

    measuring.record([measured("rook", Fact.STARS, 12_001, at=NOON + timedelta(hours=1))])

    assert client.get("/api/v1/items", headers={"If-None-Match": before}).status_code == 200


def test_the_page_of_an_item_tells_figures_with_their_place_and_time(client: Client) -> None:
    record_rook()

    page = client.get("/items/rook").content.decode()

    panel = page[page.index('id="measured"') :].split("</section>")[0]
    for words in (
        "12,000",
        "71",
        "4 Jul 2016",
        "Go, C++",
        "rising",
        "GH Archive",
        "Fri 7 Aug 2026, 12:00 UTC",
    ):
        assert words in panel
    assert 'id="measured"' not in client.get("/items/crow").content.decode()
    assert 'id="measured"' not in client.get("/items/rook?on=2026-08-07").content.decode()


def test_the_sheet_of_projects_has_what_is_measured(client: Client) -> None:
    record_rook()

    rows = csv.DictReader(StringIO(client.get("/projects.csv").content.decode()))

    found = {row["slug"]: row for row in rows}
    wanted = ("stars", "languages", "activity", "country", "measured_at", "measured_licence")
    assert [found["rook"][column] for column in wanted] == [
        "12000",
        "Go; C++",
        "rising",
        "NO",
        "2026-08-07T12:00:00Z",
        "Apache-2.0",
    ]
    assert (found["crow"]["stars"], found["crow"]["licence"]) == ("", "MIT")


def _names(client: Client, query: str) -> list[str]:
    answer: dict[str, Any] = client.get(f"/api/v1/items?{query}").json()
    return [one["name"] for one in answer["results"]]
