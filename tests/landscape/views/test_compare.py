"""The page of a comparison: what it shows, how it is chosen, what it refuses."""

import html
import json
import re
from datetime import date
from http import HTTPStatus

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from landscape.views import day_asked
from tests.landscape import grouped, landscapes
from tests.landscape.compared import CEPH, ROOK, YOUNG
from tests.landscape.landscapes import at_home, item, landscape, needs_real_data
from tests.landscape.moments import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_asked, "today", lambda: TODAY)


@pytest.fixture
def storage() -> None:
    """Storage of two days: Young is there from the second on, and Castle until then."""
    landscapes.load(
        landscape({"Runtime": {"Storage": [ROOK, CEPH, at_home("Castle")], "Network": [at_home("Net")]}}),
        on=date(2019, 6, 1),
    )
    landscapes.load(
        landscape({"Runtime": {"Storage": [ROOK, CEPH, YOUNG], "Network": [at_home("Net")]}}),
        on=date(2020, 12, 1),
    )


def get(address: str) -> HttpResponse:
    return Client().get(address)  # type: ignore[return-value]  # its subclass of the tests


def page(address: str) -> str:
    response = get(address)
    assert response.status_code == HTTPStatus.OK, response.content[:500]
    return response.content.decode()


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def rows(text: str) -> dict[str, list[str]]:
    """The cells of the comparison by the row's heading; what differs says so in it."""
    found = re.findall(r'<tr[^>]*>\s*<th scope="row">(.*?)</th>(.*?)</tr>', text, re.DOTALL)
    return {
        words(heading).replace(" , differs", "*"): [
            words(cell) for cell in re.findall(r"<td>(.*?)</td>", cells, re.DOTALL)
        ]
        for heading, cells in found
    }


@pytest.mark.usefixtures("storage")
def test_items_stand_side_by_side_and_what_differs_is_marked() -> None:
    assert rows(page("/compare?items=rook,ceph")) == {
        "In a sentence*": ["Storage <b>for</b> clusters.", "Storage."],
        "Stands in": ["Runtime / Storage", "Runtime / Storage"],
        "Homepage*": ["rook.example.org", "ceph.example.org"],
        "Level*": ["graduated", "not a CNCF project"],
        "Accepted*": ["29 Jan 2018", "–"],
        "Incubating since*": ["25 Sep 2018", "–"],
        "Graduated*": ["7 Oct 2020", "–"],
        "Time in the sandbox*": ["239 days", "–"],
        "Time incubating*": ["743 days", "–"],
        "Time graduated*": ["95 days", "–"],
        "Age as a project*": ["2.9 years", "–"],
        "Repositories*": ["rook/rook", "–"],
        "Audits*": ["16 Dec 2019, security, Trail", "–"],
        "Whom it serves*": ["Operators Developers", "–"],
        "Works with*": ["See Ceph", "–"],
        "Slack*": ["slack.rook.example.org", "–"],
    }


@pytest.mark.usefixtures("storage")
def test_rows_that_are_alike_can_be_left_out() -> None:
    whole, folded = page("/compare?items=rook,ceph"), page("/compare?items=rook,ceph&only=differences")

    assert "15 of 16 facts differ." in words(whole)
    assert rows(whole).keys() - rows(folded).keys() == {"Stands in"}


@pytest.mark.usefixtures("storage")
def test_subcategories_are_told_by_their_items_and_by_what_came_and_went() -> None:
    assert rows(page("/compare?subcategories=runtime/storage,runtime/network")) == {
        "Category": ["Runtime", "Runtime"],
        "Items*": ["3", "1"],
        "Organisations": ["0", "0"],
        "With source code*": ["1 of 3", "0 of 1"],
        "Projects*": ["2", "0"],
        "Graduated*": ["Rook", "–"],
        "Sandbox*": ["Young", "–"],
        "Archived, of all projects*": ["0%", "–"],
        "Projects with audits*": ["1 of 2", "–"],
        "Accepted last*": ["Young 1 Jun 2019", "–"],
        "Accepted first*": ["Rook 29 Jan 2018", "–"],
        "Accepted to incubating*": ["239 days, of one", "–"],
        "Accepted to graduated*": ["982 days, of one", "–"],
        "Entered*": ["Young", "–"],
        "Left*": ["Castle", "–"],
    }


@pytest.mark.usefixtures("storage")
def test_a_comparison_is_of_any_day() -> None:
    text = page("/compare?items=rook,castle&on=2019-12-31")

    assert rows(text)["Age as a project*"] == ["1.9 years", "–"]
    assert 'href="/items/rook?on=2019-12-31"' in text
    response = get("/compare?items=rook,castle")
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert (
        "&#x27;castle&#x27; is not in the catalogue any more; compare as of a day when it was."
        in response.content.decode()
    )


@pytest.mark.usefixtures("storage")
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/compare?items=rook&items=ceph", "/compare?items=rook,ceph"),
        ("/compare?items=rook&add=ceph", "/compare?items=rook,ceph"),
        ("/compare?items=rook&add=CEPH", "/compare?items=rook,ceph"),
        ("/compare?items=runtime--storage--rook,ceph", "/compare?items=rook,ceph"),
        (f"/compare?items=rook,ceph&on={TODAY}", "/compare?items=rook,ceph"),
        (
            "/compare?subcategories=runtime/storage&add=runtime/network",
            "/compare?subcategories=runtime/storage,runtime/network",
        ),
    ],
)
def test_forms_and_names_of_before_lead_to_the_one_address(address: str, leads_to: str) -> None:
    response = get(address)

    assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, leads_to)


@pytest.mark.usefixtures("storage")
def test_words_that_name_nothing_for_sure_are_searched_for() -> None:
    text = page("/compare?items=rook&add=youn")

    assert "Which one is “youn”?" in text
    assert 'href="/compare?items=rook,young"' in text


@pytest.mark.usefixtures("storage")
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("items=rook,nothing", "There is no item 'nothing' in the catalogue."),
        ("items=rook,rook", "'rook' stands twice in the list; each is compared once."),
        ("items=rook,runtime--storage--rook", "'rook' stands twice in the list; each is compared once."),
        ("items=rook&add=rook", "'rook' stands twice in the list; each is compared once."),
        ("items=a,b,c,d,e,f,g", "From 2 to 6 items can be compared, not 7."),
        ("items=%00,rook", "There is no item '\\x00' in the catalogue."),
        ("items=<script>,rook", "There is no item '<script>' in the catalogue."),
        (
            "subcategories=runtime/nothing,runtime/storage",
            "There is no subcategory 'runtime/nothing'; it is written category/subcategory.",
        ),
        (
            "items=rook,ceph&on=2030-01-01",
            "2030-01-01 is yet to come; the catalogue is known until today, 2021-01-10.",
        ),
    ],
)
def test_what_cannot_be_compared_is_a_sentence(query: str, sentence: str) -> None:
    response = get(f"/compare?{query}")

    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert sentence in html.unescape(response.content.decode())
    assert "<script>," not in response.content.decode()


@pytest.mark.usefixtures("storage")
def test_one_alone_is_shown_with_what_could_stand_beside_it() -> None:
    text = page("/compare?items=rook")

    assert re.findall(r'href="(/compare\?items=rook,[a-z]+)"', text) == [
        "/compare?items=rook,young",
        "/compare?items=rook,ceph",
    ]


@pytest.mark.usefixtures("storage")
def test_an_item_leads_to_its_neighbours_in_one_click() -> None:
    text = page("/items/rook")

    assert 'href="/compare?items=rook,young,ceph"' in text
    assert get("/compare?items=rook,young,ceph").status_code == HTTPStatus.OK


@pytest.mark.usefixtures("storage")
def test_the_explorers_rows_and_cards_are_ticked_into_a_form() -> None:
    for view in ("table", "cards"):
        text = page(f"/landscape?tab=all&view={view}")

        ticks = re.findall(r'<input type="checkbox"\s+form="beside"\s+name="items"\s+value="([^"]+)"', text)
        assert sorted(ticks) == ["ceph", "net", "rook", "young"]
        assert '<form class="beside-ticked" id="beside" method="get" action="/compare">' in text


@pytest.mark.usefixtures("storage")
def test_a_comparison_is_written_for_programs() -> None:
    found = json.loads(get("/compare.json?items=rook,ceph&only=differences").content)
    lines = get("/compare.csv?items=rook,ceph").content.decode().splitlines()

    assert found["columns"] == [{"slug": "rook", "name": "Rook"}, {"slug": "ceph", "name": "Ceph"}]
    assert {
        "key": "graduated",
        "title": "Graduated",
        "differs": True,
        "answers": [["2020-10-07"], []],
    } in found["facts"]
    assert (lines[0], lines[2]) == (
        "fact,differs,rook,ceph",
        "place,false,Runtime / Storage,Runtime / Storage",
    )
    assert get("/compare.csv?items=rook").status_code == HTTPStatus.BAD_REQUEST
    assert get("/compare.pdf?items=rook,ceph").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.usefixtures("storage")
def test_figures_of_activity_are_asked_for_by_their_address() -> None:
    landscapes.load(
        landscape(
            {"Runtime": {"Storage": [ROOK, CEPH | {"repo_url": "https://github.com/ceph/ceph"}, item("X")]}}
        ),
        on=TODAY,
    )

    text = page("/compare?items=rook,ceph,x")

    assert 'hx-get="/devstats/compare/rook,ceph"' in text
    assert re.search(r'<a class="away"\s+href="/devstats/compare/rook,ceph">', text)
    assert "hx-get" not in page("/compare?items=rook,x")


def test_meshes_are_compared_by_what_our_chapter_says_they_can() -> None:
    landscapes.load_seed()
    grouped.load_ours()

    text = page("/compare?items=istio,linkerd")

    assert rows(text)["Resilience*"] == [
        "Istio 1.0: yes, faults on purpose too",
        "Linkerd 2.0: in part: balancing by latency Linkerd 1.5: yes: retries, circuit breakers, deadlines",
    ]


def test_before_any_catalogue_is_loaded_the_page_says_how_to_load_one() -> None:
    assert "load_landscape" in page("/compare")


@pytest.mark.usefixtures("storage")
def test_a_comparison_asks_the_database_no_more_than_it_must(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page("/compare?items=rook,ceph")
    page("/compare?subcategories=runtime/storage,runtime/network")

    with django_assert_num_queries(4):
        page("/compare?items=rook,ceph")
    with django_assert_num_queries(4):
        page("/compare?subcategories=runtime/storage,runtime/network")


@needs_real_data
def test_real_projects_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_asked, "today", lambda: date(2026, 8, 7))
    landscapes.load(landscapes.real(), on=date(2026, 8, 7))

    found = rows(page("/compare?items=kubernetes,prometheus"))

    assert found["Graduated*"] == ["6 Mar 2018", "9 Aug 2018"]
    assert found["Level"] == ["graduated", "graduated"]
