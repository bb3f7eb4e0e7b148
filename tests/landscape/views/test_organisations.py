"""The list of organisations, and the page of one."""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.landscape import backers, landscapes
from tests.landscape.landscapes import needs_real_data
from tests.landscape.moments import page, refusal, words


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    backers.everything(monkeypatch, tmp_path)


def rows(text: str) -> list[list[str]]:
    """The cells of the body of the first table."""
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [
            words(re.sub(r"<b [^>]*>[^<]*</b>", "", cell))
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body)
    ]


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the end of its section."""
    _, found, rest = text.partition(f'id="{heading}"')
    assert found, f"there is no part {heading}"
    return rest.partition("</section>")[0]


@pytest.mark.usefixtures("world")
def test_each_organisation_has_what_stands_under_its_name_most_items_first() -> None:
    assert rows(page("/organisations")) == [
        ["Acme", "Gold", "", "1", "1", "1", "1", "1"],
        ["Crow", "", "", "1", "0", "0", "0", "0"],
        ["Birds", "End user", "End user", "0", "0", "0", "1", "0"],
        ["Deer", "Silver", "", "0", "0", "0", "0", "0"],
    ]


@pytest.mark.usefixtures("world")
def test_of_another_day_it_is_as_it_was_then() -> None:
    assert rows(page("/organisations?on=2024-01-01")) == [
        ["Crow", "Silver", "", "1", "0", "0", "0", "0"],
        ["Acme", "Silver", "", "0", "0", "0", "0", "0"],
    ]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=ac", ["Acme"]),
        ("q=CROW", ["Crow"]),
        ("level=silver", ["Deer"]),
        ("level=none", ["Crow"]),
        ("sort=name", ["Acme", "Birds", "Crow", "Deer"]),
        ("sort=-name", ["Deer", "Crow", "Birds", "Acme"]),
        ("sort=membership", ["Acme", "Deer", "Birds", "Crow"]),
        ("sort=-maintainers&q=r", ["Birds", "Crow", "Deer"]),
    ],
)
def test_they_are_searched_chosen_and_sorted_by_the_address(query: str, names: list[str]) -> None:
    assert [row[0] for row in rows(page(f"/organisations?{query}"))] == names


@pytest.mark.usefixtures("world")
def test_headings_turn_the_order_and_keep_the_rest() -> None:
    text = page("/organisations?q=c&sort=-items&on=2024-01-01")

    found = re.findall(r'(?:aria-sort="(\w+)")?> <a href="([^"]*)">(Name|Items)</a>', text)
    assert found == [
        ("", "/organisations?q=c&amp;on=2024-01-01&amp;sort=name", "Name"),
        ("descending", "/organisations?q=c&amp;on=2024-01-01&amp;sort=items", "Items"),
    ]


@pytest.mark.django_db
def test_a_long_list_is_shown_in_parts() -> None:
    landscapes.load(
        landscapes.one_shelf(*(backers.of(f"o{number:03}", f"I{number}") for number in range(101)))
    )

    first, second = page("/organisations?sort=name"), page("/organisations?sort=name&page=2")

    assert [len(rows(first)), rows(second)[0][0]] == [100, "O100"]
    assert 'rel="next" href="/organisations?sort=name&amp;page=2"' in first
    assert 'rel="prev" href="/organisations?sort=name"' in second


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/organisations?sort=colour", 400, "Sort cannot be 'colour'; it can be name, membership, type,"),
        ("/organisations?level=tin", 400, "'tin' is no level of membership; there are gold, silver,"),
        ("/organisations?page=0", 400, "Page is a number from 1 to 1000, not '0'."),
        ("/organisations?page=٣", 400, "Page is a number from 1 to 1000, not '٣'."),
        ("/organisations?page=99999999999999999999", 400, "Page is a number from 1 to 1000, not"),
        (f"/organisations?q={'x' * 101}", 400, "What is looked for can have 100 characters, not 101."),
        ("/organisations?colour=red", 400, "There is nothing called 'colour' to choose here;"),
        ("/organisations/nobody", 404, "There is no organisation 'nobody' in the catalogue."),
        ("/organisations/%00", 404, "There is no organisation"),
        ("/organisations/birds?on=2024-01-01", 404, "Birds was not in the catalogue on 2024-01-01."),
        ("/organisations/acme?on=2099-01-01", 400, "2099-01-01 is yet to come;"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(address: str, status: int, sentence: str) -> None:
    assert refusal(address, HTTPStatus(status)).startswith(sentence)


@pytest.mark.usefixtures("world")
def test_nobody_of_that_name_is_told_with_a_way_on() -> None:
    text = page("/organisations?q=%3Cb%3Ezz")

    assert "No organisation is called so" in text
    assert "<b>zz" not in text


@pytest.mark.django_db
def test_an_empty_catalogue_says_how_it_is_filled() -> None:
    assert "No organisation is known yet" in page("/organisations")


@pytest.mark.usefixtures("world")
def test_its_membership_is_told_with_its_days_and_its_levels_over_time() -> None:
    text = page("/organisations/acme")

    assert words(text.partition('class="page-lead">')[2].partition("</p>")[0]) == (
        "Gold member since 1 Mar 2020 · example.org/"
    )
    assert re.findall(r"<strong>(\w+)</strong> <span[^>]*>([^<]*)<", part(text, "membership")) == [
        ("Gold", "from 1 Jun 2024"),
        ("Silver", "from 31 Dec 2023 until 1 Jun 2024"),
    ]


@pytest.mark.usefixtures("world")
def test_who_has_left_is_no_member_and_its_membership_has_an_end() -> None:
    text = page("/organisations/crow")

    assert "No member of the CNCF" in text
    assert re.findall(r"<strong>(\w+)</strong> <span[^>]*>([^<]*)<", part(text, "membership")) == [
        ("Silver", "from 31 Dec 2023 until 1 Jun 2024")
    ]


@pytest.mark.usefixtures("world")
def test_items_stand_by_shelf_and_projects_by_level() -> None:
    text = page("/organisations/acme")

    assert re.findall(r"<dt>(.*?)</dt> <dd> (.*?) </dd>", part(text, "items")) == [
        ("Runtime / <span>Storage</span>", '<a href="/items/rook">Rook</a>')
    ]
    assert words(part(text, "projects")).endswith("Rook sandbox since 29 Jan 2023")


@pytest.mark.usefixtures("world")
def test_products_are_its_own_where_the_vendor_means_it_and_say_how_far_behind_they_are() -> None:
    assert rows(part(page("/organisations/acme"), "certified")) == [
        ["Acme Engine", "hosted", "1.28", "1.30", "1", "2", "–"]
    ]


@pytest.mark.usefixtures("world")
def test_people_are_its_own_where_their_company_means_it() -> None:
    text = page("/organisations/acme")

    assert rows(part(text, "maintainers")) == [["Jo Doe @jo-doe", "Rook"]]
    assert rows(part(text, "leads")) == [["Jo Doe @Jo-Doe", "chair", "SIG Storage"]]


@pytest.mark.usefixtures("world")
def test_what_changed_is_told_the_newest_day_first() -> None:
    text = part(page("/organisations/acme"), "history")

    assert [
        (on, [words(line) for line in re.findall(r"<li>(.*?)</li>", listed)])
        for on, listed in re.findall(r"<dt>(.*?)</dt> <dd>(.*?)</dd>", text)
    ] == [
        (
            "1 Jun 2024",
            [
                "Acme (member) : moved from CNCF Members / Silver to CNCF Members / Gold",
                "Rook : listed in Runtime / Storage, sandbox",
            ],
        ),
        ("31 Dec 2023", ["Acme (member) : listed in CNCF Members / Silver"]),
    ]


@pytest.mark.usefixtures("world")
def test_an_organisation_that_is_gone_is_shown_as_on_its_last_day() -> None:
    landscapes.load(landscapes.one_shelf(backers.of("acme", "Rook")), on=date(2026, 8, 7))

    led = Client().get("/organisations/crow")

    assert (led.status_code, led["Location"]) == (302, "/organisations/crow?on=2026-08-06")
    assert "Tern" in page(led["Location"])


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "address",
    ["/items/rook", "/projects", "/landscape?tab=all&view=table", "/certifications/engine", "/search?q=acme"],
)
def test_wherever_its_name_stands_it_leads_to_its_page(address: str) -> None:
    assert re.search(r'href="/organisations/acme"', page(address))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/organisations", 3), ("/organisations?on=2024-01-01", 3), ("/organisations/acme", 5)],
)
def test_a_remembered_page_asks_the_database_no_more_than_it_must(
    address: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(address)

    with django_assert_num_queries(queries):
        page(address)


@pytest.mark.django_db
@needs_real_data
def test_the_real_landscape_has_its_organisations() -> None:
    landscapes.load_seed()
    landscapes.load(landscapes.real())

    text = page("/organisations?q=red+hat")

    assert rows(text)[0][:5] == ["Red Hat", "Platinum", "", "19", "2"]
    assert re.search(r"of ([\d,]+) that stand", page("/organisations?level=platinum"))[1] == "1,147"  # type: ignore[index]  # it is there
    assert len(rows(page("/organisations?level=platinum"))) == 17


@pytest.mark.django_db
def test_every_organisation_of_the_starting_catalogue_has_a_page() -> None:
    landscapes.load_seed()

    found = re.findall(r'href="(/organisations/[^"?]+)"', page("/organisations?sort=name"))

    assert len(found) > 30
    assert {Client().get(address).status_code for address in found} == {200}
