"""What the page of an item leads to: groups, certified products."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.landscape import conformances, grouped, landscapes, moments
from tests.landscape.conformances import answered, said
from tests.landscape.landscapes import item
from tests.landscape.moments import words

pytestmark = pytest.mark.django_db


def part(name: str, address: str) -> str:
    text = moments.page(address)
    return text.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0].partition(">")[2]


def test_an_item_names_the_groups_that_own_its_code() -> None:
    landscapes.load(
        landscapes.one_shelf(
            item("Kubernetes", repo_url="https://github.com/kubernetes/kubernetes"),
            item("Drivers", repo_url="https://github.com/kubernetes-csi/docs"),
            item("Rook", repo_url="https://github.com/rook/rook"),
        )
    )
    grouped.load(grouped.SIGS)

    assert words(part("groups", "/items/kubernetes")) == (
        "Groups all groups SIG Storage kubernetes/kubernetes"
    )
    assert words(part("groups", "/items/drivers")) == "Groups all groups SIG Storage kubernetes-csi/docs"
    assert part("groups", "/items/rook") == ""


@pytest.fixture
def certified(tmp_path: Path) -> None:
    landscapes.load(
        landscapes.landscape(
            {
                "Orchestration": {"Scheduling": [item("Kubernetes")]},
                "Platform": {
                    "Certified Kubernetes - Hosted": [item("Pier", homepage_url="https://pier.example.org/x")]
                },
            }
        )
    )
    conformances.load(
        tmp_path / "k8s",
        {
            "v1.28/pier": said("Google", "Pier"),
            "v1.30/pier": said("Google", "Pier"),
            "v1.30/k3s": said("SUSE <b>", "k3s", type="distribution"),
            "v1.29/old": said("Old", "Old"),
        },
        on="2026-08-07",
    )
    conformances.load(
        tmp_path / "ai", {"v1.33/pier": answered("Google", "Pier", dra="Implemented")}, on="2026-08-07"
    )


@pytest.mark.usefixtures("certified")
def test_a_certified_offering_says_for_which_versions_and_as_what() -> None:
    found = part("certified", "/items/pier")

    assert words(found) == (
        "Certified Product Vendor Kubernetes As Pier Google 1.28 to 1.30, 1 left out hosted"
        " AI conformance: Pier , Kubernetes 1.33."
    )
    assert re.findall(r'href="([^"]*)"', found) == ["/certifications/pier", "/certifications/ai/pier"]


@pytest.mark.usefixtures("certified")
def test_kubernetes_says_who_is_certified_for_its_newest_version() -> None:
    found = part("certified", "/items/kubernetes")

    assert words(found) == (
        "Certified all 2 of 1.30"
        " 2 products of 2 vendors are certified for Kubernetes 1.30, the newest version anybody is certified"
        " for; among them: Product Vendor Kubernetes As Pier Google 1.28 to 1.30, 1 left out hosted"
        " k3s SUSE &lt;b&gt; 1.30 distribution"
    )
    assert 'href="/certifications?kubernetes=1.30"' in found


@pytest.mark.usefixtures("certified")
def test_what_leads_to_others_keeps_the_day() -> None:
    found = part("certified", "/items/pier?on=2026-08-08")

    assert 'href="/certifications/pier?on=2026-08-08"' in found
