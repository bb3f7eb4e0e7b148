"""The explorer's page: one address for what it shows, the same with scripts and without."""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape, needs_real_data

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def harbour(db: None) -> None:
    """Three items on two shelves, one of them a project, one with something to escape."""
    landscapes.load(
        landscape(
            {
                "Runtime": {
                    "Storage": [
                        item(
                            "Rook",
                            project="graduated",
                            extra={"accepted": "2018-01-29", "graduated": "2020-10-07"},
                        ),
                        item("<b>Bold</b>", description="Says <i>more</i> than it should"),
                    ],
                    "Network": [
                        item("Cilium", project="incubating", repo_url="https://github.com/cilium/cilium")
                    ],
                }
            }
        )
    )


def get(address: str, **headers: str) -> HttpResponse:
    return Client(headers=headers).get(address)  # type: ignore[return-value]  # its subclass of the tests


def page(address: str, **headers: str) -> str:
    response = get(address, **headers)
    assert response.status_code == HTTPStatus.OK, (response.status_code, response.headers)
    return response.content.decode()


def tiles(text: str) -> list[tuple[str, str]]:
    """Classes and names of the tiles."""
    return re.findall(
        r'<a class="tile ?([^"]*)"\s+href="[^"]*"><b class="[^"]*">[^<]*</b><span>([^<]*)</span>', text
    )


@pytest.mark.usefixtures("harbour")
def test_the_map_shows_every_item_and_greys_or_enlarges_by_level() -> None:
    assert tiles(page("/landscape")) == [
        ("is-large is-graduated", "Rook"),
        ("", "&lt;b&gt;Bold&lt;/b&gt;"),
        ("is-large is-incubating", "Cilium"),
    ]


@pytest.mark.usefixtures("harbour")
def test_a_filter_fades_the_others_where_they_are() -> None:
    assert tiles(page("/landscape?maturity=graduated")) == [
        ("is-large is-graduated", "Rook"),
        ("is-out", "&lt;b&gt;Bold&lt;/b&gt;"),
        ("is-out is-large is-incubating", "Cilium"),
    ]
    assert tiles(page("/landscape?maturity=graduated&others=hide")) == [("is-large is-graduated", "Rook")]


@pytest.mark.usefixtures("harbour")
def test_html_in_a_text_is_shown_as_text() -> None:
    for view in ("grid", "cards", "table"):
        address = "/landscape" if view == "grid" else f"/landscape?view={view}"
        assert "<b>Bold" not in page(address)
        assert "<i>more" not in page(address)


@pytest.mark.usefixtures("harbour")
def test_a_form_sent_without_scripts_is_led_to_the_one_address() -> None:
    response = get("/landscape?q=&tab=projects&maturity=incubating&maturity=graduated&on=&classify=category")

    assert (response.status_code, response["Location"]) == (302, "/landscape?maturity=graduated,incubating")


@pytest.mark.usefixtures("harbour")
def test_a_part_is_the_page_without_its_frame_and_says_its_address() -> None:
    part = get("/landscape?q=roo&tab=projects", **PART)
    whole = page("/landscape?q=roo")

    text = part.content.decode()
    assert part["HX-Push-Url"] == "/landscape?q=roo"
    assert part["Vary"] == "HX-Request-Type, Cookie, Accept-Encoding"
    assert text.strip().startswith('<div id="explorer"')
    assert text.strip() in whole
    assert "<html" not in text


@pytest.mark.usefixtures("harbour")
def test_going_back_in_history_gets_the_whole_page() -> None:
    assert "<html" in page("/landscape", **{"HX-Request": "true", "HX-Request-Type": "full"})


@pytest.mark.usefixtures("harbour")
def test_what_is_chosen_has_a_chip_that_takes_it_off() -> None:
    text = page("/landscape?q=roo&maturity=graduated")

    chips = re.findall(r'<span class="filter-name">([^<]*)</span>\s*<a href="([^"]*)"', text)
    assert chips == [
        ("“roo”", "/landscape?maturity=graduated"),
        ("Graduated", "/landscape?q=roo"),
    ]


@pytest.mark.usefixtures("harbour")
def test_options_are_counted_beside_them() -> None:
    text = page("/landscape?maturity=graduated")

    options = re.findall(
        r'name="(\w+)"\s+value="([^"]*)"\s+(checked)?>\s*<span>[^<]*</span>\s*<output>(\d+)', text
    )
    assert options == [
        ("maturity", "graduated", "checked", "1"),
        ("maturity", "incubating", "", "1"),
        ("maturity", "none", "", "1"),
        ("repository", "public", "", "0"),
        ("repository", "none", "", "1"),
    ]


@pytest.mark.usefixtures("harbour")
def test_where_nothing_is_left_the_page_says_why_and_what_to_do() -> None:
    text = page("/landscape?q=roook")

    assert "Nothing here has all of these" in text
    assert 'href="/search?q=roook"' in text
    assert tiles(text) == []


@pytest.mark.django_db
def test_before_any_catalogue_is_loaded_the_page_says_how_to_load_one() -> None:
    text = page("/landscape")

    assert "The catalogue is empty" in text
    assert "load_landscape" in text


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("maturity=graduatd", "&#x27;graduatd&#x27; is no maturity; there are graduated"),
        ("nonsense=1", "There is nothing called &#x27;nonsense&#x27; to choose here."),
        ("on=2018-02-30", "There is no day 2018-02-30."),
        ("on=9018-12-31", "9018-12-31 is yet to come; name a day until today."),
        ("q=%00%01", ""),
    ],
)
def test_what_cannot_be_read_is_a_400_with_a_sentence(query: str, sentence: str) -> None:
    response = get(f"/landscape?{query}")

    assert (response.status_code, sentence in response.content.decode()) == (400 if sentence else 302, True)


@pytest.mark.usefixtures("harbour")
def test_the_page_is_only_read() -> None:
    assert Client().post("/landscape").status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.usefixtures("harbour")
def test_a_choice_costs_one_query_once_the_catalogue_is_remembered(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    get("/landscape", **PART)

    with django_assert_num_queries(1):
        get("/landscape?maturity=graduated", **PART)
    with django_assert_num_queries(1):
        get("/landscape?view=cards&q=roo", **PART)


@pytest.mark.usefixtures("harbour")
def test_a_revision_is_seen_at_once() -> None:
    before = tiles(page("/landscape"))
    landscapes.load(landscapes.one_shelf(item("Ceph")))

    assert (len(before), tiles(page("/landscape"))) == (3, [("", "Ceph")])


@needs_real_data
@pytest.mark.django_db
def test_the_whole_real_landscape_is_below_a_hundred_kilobytes() -> None:
    landscapes.load(landscapes.real())

    response = get("/landscape?tab=all", **{"Accept-Encoding": "gzip"})

    assert len(response.content) < 60_000
    text = page("/landscape?tab=all")
    slugs = set(re.findall(r'href="/items/([^"]+)"', text))
    assert len(slugs) == 2413


@needs_real_data
@pytest.mark.django_db
def test_the_map_and_its_items_are_shown_as_of_a_day() -> None:
    for year in (2018, 2021):
        landscapes.load(landscapes.year_ends()[year], on=date(year, 12, 31))

    text = page("/landscape?tab=all&on=2018-12-31")

    assert re.findall(r'role="status">\s*<strong>([\d,]+)</strong>', text) == ["604"]
    assert "as of 31 Dec 2018" in text
    assert 'href="/items/kubernetes?on=2018-12-31"' in text
    assert "As of 31 Dec 2018." in page("/items/kubernetes?on=2018-12-31")
    counted = re.findall(
        r'value="(graduated|incubating|sandbox)"[^>]*>\s*<span>\w+</span>\s*<output>(\d+)', text
    )
    assert counted == [("graduated", "3"), ("incubating", "17"), ("sandbox", "12")]
