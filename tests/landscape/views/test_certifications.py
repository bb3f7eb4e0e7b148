"""The certification matrix, and the pages of products and platforms."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import landscapes
from tests.landscape.conformances import answered, load, run, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def certified(tmp_path: Path) -> None:
    """Two products of which one has a gap and a file that cannot be read, and a platform on the other."""
    load(
        tmp_path / "k8s",
        {
            "v1.28/gke": said("Google", "GKE", type="platform", version="gke.1"),
            "v1.29/gke": "vendor: [\n",
            "v1.31/gke": said("Google", "GKE", website_url="https://example.org/gke"),
            "v1.28/k3s": said("Rancher <b>", "k3s", type="distribution"),
            "v1.30/k3s": said("SUSE <b>", "k3s", type=""),
        },
    )
    load(
        tmp_path / "ai",
        {
            "v1.33/gke": answered("Google", "GKE", dra="Implemented", gang="N/A"),
            "v1.33/nim": answered("Else", "NIM", beneath="v1.31/gke", dra="Implemented"),
        },
    )


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> list[str]:
    """The texts of a part of a page, in their order."""
    texts = (" ".join(unescape(text).split()) for text in re.split(r"<[^>]*>", html))
    return [text for text in texts if text]


def table(html: str, heading: str) -> list[list[str]]:
    """The cells of the rows of the table's bodies that is labelled by the heading of that id."""
    region = html[html.index(f'role="group" aria-labelledby="{heading}"') :]
    region = region[region.index("<tbody>") : region.index("</table>")]
    cells = (re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in region.split("<tr>")[1:])
    return [[" ".join(words(cell)) for cell in row] for row in cells]


@pytest.mark.usefixtures("certified")
def test_every_product_has_its_cells_the_newest_version_first() -> None:
    html = page("/certifications")

    head = html[html.index("<thead>") : html.index("</thead>")]
    assert words(head) == [
        *("Vendor", "Product", "First", "Last", "Behind", "AI", "1.31", "1.30", "1.29", "1.28"),
        *("All vendors", "2 products", "certified for each", "1", "1", "1", "2"),
    ]
    assert table(html, "matrix") == [
        ["Google", "GKE", "1.28", "1.31", "0", "1.33: 1/2", "H", "", "?", "O"],
        ["SUSE <b>", "k3s", "1.28", "1.30", "1", "", "", "C", "", "D"],
    ]


@pytest.mark.usefixtures("certified")
def test_every_type_is_counted_by_version() -> None:
    html = page("/certifications")

    region = html[html.index('aria-label="How many of each type"') :]
    rows = region[region.index("<tbody>") : region.index("</table>")].split("<tr>")[1:]
    assert [words(row) for row in rows] == [
        ["Distribution", "0", "0", "0", "1"],
        ["Hosted", "1", "0", "0", "0"],
        ["Installer", "0", "0", "0", "0"],
        ["Other", "0", "0", "0", "1"],
        ["No type given", "0", "1", "0", "0"],
        ["File cannot be read", "0", "0", "1", "0"],
        ["All", "1", "1", "1", "2"],
    ]


@pytest.mark.usefixtures("certified")
def test_who_offers_the_newest_hosted_is_a_link() -> None:
    (address,) = re.findall(r'href="([^"]*)">who offers hosted 1.31<', page("/certifications"))

    assert unescape(address) == "/certifications?kubernetes=1.31&type=hosted"
    assert [row[1] for row in table(page(unescape(address)), "matrix")] == ["GKE"]


@pytest.mark.usefixtures("certified")
def test_what_nobody_offers_is_said_with_a_way_back() -> None:
    html = page("/certifications?kubernetes=1.28&type=installer")

    assert "Nobody is certified so." in html
    assert '<a class="button" href="/certifications">Show everything</a>' in html


@pytest.mark.usefixtures("certified")
def test_ai_platforms_stand_beside_the_matrix() -> None:
    assert table(page("/certifications"), "ai") == [
        ["NIM", "Else", "v2", "1.33", "1 of 1"],
        ["GKE", "Google", "v2", "1.33", "1 of 2"],
    ]


@pytest.mark.usefixtures("certified")
def test_a_blank_form_leads_to_the_one_address_of_everything() -> None:
    response = Client().get("/certifications?kubernetes=&type=&vendor=&on=")

    assert (response.status_code, response["Location"]) == (302, "/certifications")


@pytest.mark.usefixtures("certified")
def test_what_cannot_be_read_is_told() -> None:
    response = Client().get("/certifications?type=cloud")

    assert response.status_code == 400
    assert "&#x27;cloud&#x27; is no type" in response.content.decode()


@pytest.mark.usefixtures("certified")
def test_a_product_has_a_line_for_every_version_between_first_and_last() -> None:
    assert table(page("/certifications/gke"), "versions") == [
        ["1.31", "hosted", "v1", "v1.31/gke"],
        ["1.30", "not certified"],
        ["1.29", "certified; its file cannot be read"],
        ["1.28", "other (“platform”)", "gke.1", "v1.28/gke"],
    ]
    assert table(page("/certifications/k3s"), "versions")[-1] == [
        *("1.28", "distribution", "v1", "Rancher <b>: k3s · v1.28/k3s")
    ]


@pytest.mark.usefixtures("certified")
def test_the_answers_of_all_that_stands_on_a_product_are_on_its_page() -> None:
    html = page("/certifications/gke")

    summaries = re.findall(r"<summary>(.*?)</summary>", html, re.DOTALL)
    assert [" ".join(words(summary)) for summary in summaries] == [
        "Kubernetes 1.33 · NIM of Else v2: 1 of 1 that must be met",
        "Kubernetes 1.33 · GKE of Google v2: 1 of 2 that must be met",
    ]
    assert '<td class="is-unmet">N/A</td>' in html
    assert 'rel="external noopener nofollow">https://example.org/dra</a>' in html


@pytest.mark.usefixtures("certified")
def test_a_platform_leads_to_what_it_stands_on() -> None:
    html = page("/certifications/ai/nim")

    assert '<a href="/certifications/gke">GKE</a> of Google' in " ".join(html.split())


@pytest.mark.usefixtures("certified")
@pytest.mark.parametrize("address", ["/certifications/eks", "/certifications/ai/k3s"])
def test_what_is_not_certified_is_a_404(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_every_link_keeps_the_day(tmp_path: Path) -> None:
    load(tmp_path / "a", {"v1.29/gke": said("Google", "GKE")}, on="2024-01-01")
    load(tmp_path / "b", {"v1.30/gke": said("Google", "GKE")}, on="2024-06-01")

    html = page("/certifications?on=2024-03-01")

    assert table(html, "matrix") == [["Google", "GKE", "1.29", "1.29", "0", "", "H"]]
    own = [unescape(address) for address in re.findall(r'href="(/certifications[^"]*)"', html)]
    assert own == [
        "/certifications",  # the section in the top bar
        "/certifications?kubernetes=1.29&type=hosted&on=2024-03-01",
        "/certifications.csv?on=2024-03-01",
        "/certifications.json?on=2024-03-01",
        "/certifications?kubernetes=1.29&on=2024-03-01",
        "/certifications/gke?on=2024-03-01",
    ]
    assert [row[0] for row in table(page("/certifications/gke?on=2024-03-01"), "versions")] == ["1.29"]
    assert page("/certifications.csv?on=2024-03-01").splitlines()[1] == "Google,GKE,gke,,1.29,1.29,hosted"


def test_what_was_known_when_is_told(tmp_path: Path) -> None:
    load(tmp_path / "a", {"v1.29/gke": said("Google", "GKE")}, on="2024-01-01")
    load(tmp_path / "b", {"v1.30/gke": said("Google", "GKE")}, on="2024-06-01")

    html = page("/certifications/gke")

    known = html[html.index('id="known"') :]
    assert words(known[known.index("<ul") : known.index("</ul>")]) == [
        "1 Jun 2024: 2 versions, the last 1.30",
        "1 Jan 2024: 1 version, the last 1.29",
    ]


def test_a_product_that_was_joined_to_another_leads_to_it(tmp_path: Path) -> None:
    files = {"v1.29/OVH": said("OVH", "Managed"), "v1.30/ovh": said("OVH", "Managed")}
    load(tmp_path, files, on="2024-01-01")
    run(str(tmp_path), "--on", "2024-06-01", "--same", "OVH=ovh")

    response = Client().get("/certifications/ovh-2")

    assert (response.status_code, response["Location"]) == (302, "/certifications/ovh")
    assert Client().get("/certifications/ovh-2?on=2024-03-01").status_code == 200


def test_before_anything_is_loaded_the_products_of_2018_are_shown() -> None:
    landscapes.load_seed()

    html = page("/certifications")

    rows = table(html, "then")
    assert len(rows) == 34
    assert rows[0][:2] == ["Alibaba Cloud", "Container Service"]
    assert 'href="/items/' in html[html.index('aria-labelledby="then"') :]


def test_before_2018_nothing_is_known() -> None:
    landscapes.load_seed()

    html = page("/certifications?on=2017-06-01")

    assert "Nothing is known of 1 Jun 2017." in html
    assert "Alibaba" not in html


@pytest.mark.usefixtures("certified")
def test_pages_ask_little(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for address, queries in (
        ("/certifications", 2),
        ("/certifications/gke", 4),
        ("/certifications/ai/nim", 3),
    ):
        page(address)
        with django_assert_num_queries(queries):
            page(address)
