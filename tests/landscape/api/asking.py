"""Asking the API, and small worlds to ask."""

from datetime import date
from typing import Any

from django.test import Client

from tests.landscape import landscapes
from tests.landscape.landscapes import item


def answer(address: str) -> Any:  # noqa: ANN401 - whatever JSON says
    """What `/api/` answers there, which must be 200."""
    response = Client().get(f"/api/{address}")
    assert response.status_code == 200, response.content
    return response.json()


def refusal(address: str) -> tuple[int, Any]:
    """The status and the answer where there is none."""
    response = Client().get(f"/api/{address}")
    assert response["Content-Type"] == "application/json"
    return response.status_code, response.json()


def names(address: str) -> list[str]:
    """The names in a list, in its order."""
    return [row["name"] for row in answer(address)["results"]]


ROOK = item(
    "Rook",
    project="graduated",
    description="Storage <for> clusters",
    repo_url="https://github.com/rook/rook",
    branch="main",
    additional_repos=[{"repo_url": "https://github.com/rook/website"}],
    twitter="https://twitter.com/rook_io",
    crunchbase="https://www.crunchbase.com/organization/cncf",
    second_path=["Wasm / Tools"],
    extra={
        "accepted": "2018-01-29",
        "incubating": "2018-09-25",
        "graduated": "2020-10-07",
        "lfx_slug": "rook",
        "audits": [
            {"date": "2019-12-03", "type": "security", "url": "https://example.org/audit", "vendor": "Audit"}
        ],
        "summary_use_case": "Storing",
        "summary_personas": "Operators, Developers",
        "summary_intro_url": "https://youtube.com/watch",
        "annual_review_date": "2021-01-01",
        "other_links": [{"name": "Forum", "url": "https://example.org/forum"}],
        "annotations": {"team": "blue"},
    },
)


def small_world() -> None:
    """The landscape of 2026-08-07: two projects, two products and two members."""
    landscapes.load(
        landscapes.landscape(
            {
                "Runtime": {
                    "Cloud Native Storage": [ROOK, item("Ceph"), item("Longhorn", project="incubating")]
                },
                "Platform": {"Certified Kubernetes - Hosted": [item("Dock")]},
                "Wasm": {"Tools": []},
                "CNCF Members": {
                    "Gold": [item("Pier (member)", joined=date(2020, 2, 1), enduser=True)],
                    "Silver": [item("Anchor (member)")],
                },
            }
        )
    )


def two_days() -> None:
    """On 2019-12-31 Rook and Ceph; a year later Rook moved up, Ceph left, and Vitess came."""
    rook = {**ROOK, "project": "incubating"}
    landscapes.load(landscapes.one_shelf(rook, item("Ceph")), on=date(2019, 12, 31))
    landscapes.load(
        landscapes.one_shelf(ROOK, item("Vitess", homepage_url="https://vitess.example.org/")),
        on=date(2020, 12, 31),
    )
