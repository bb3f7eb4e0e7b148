"""The board of data quality: what is broken, what is lacking, and the way to mend it."""

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from landscape import documents, inspections
from landscape.catalogue import Source
from landscape.intake.quality import Rule
from landscape.models import Inspection, Item
from landscape.views import day_asked
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, needs_real_data, one_shelf

pytestmark = pytest.mark.django_db

TODAY = date(2026, 8, 7)
FIRST, SECOND = date(2020, 1, 1), date(2021, 1, 1)
ROOK = at_home("Rook", project="graduated", extra={"accepted": "2018-01-29", "graduated": "2020-10-07"})
HOSTILE = at_home(
    "Crow", extra={"<b>colour</b>": "<script>alert(1)</script> jo@example.org"}, project="sandbox"
)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_asked, "today", lambda: TODAY)


def deliver(content: bytes, on: date) -> None:
    """Loads a file as the command does: what it says, the file itself, and what it breaks."""
    landscapes.load(content, on=on)
    documents.keep(content, source=Source.LANDSCAPE, effective_on=on)
    inspections.keep(content)


@pytest.fixture
def two_files() -> None:
    """Crow breaks three rules at first, and two from the second file on."""
    deliver(one_shelf(ROOK, HOSTILE), FIRST)
    deliver(one_shelf(HOSTILE | {"extra": HOSTILE["extra"] | {"accepted": "2020-01-01"}}, ROOK), SECOND)  # type: ignore[operator]  # a mapping


def get(address: str, client: Client | None = None) -> HttpResponse:
    return (client or Client()).get(address)  # type: ignore[return-value]  # its subclass of the tests


def page(address: str, client: Client | None = None) -> str:
    response = get(address, client)
    assert response.status_code == HTTPStatus.OK, response.content[:500]
    return response.content.decode()


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def table(text: str, label: str) -> list[list[str]]:
    """The cells of the panel's first table, row by row."""
    panel = text.partition(f'aria-labelledby="{label}"')[2].partition("</table>")[0].partition("<tbody>")[2]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", panel, re.DOTALL)
    ]


@pytest.mark.usefixtures("two_files")
def test_each_rule_says_how_often_it_is_broken_and_how_that_went() -> None:
    assert table(page("/quality"), "of-file") == [
        ["Every key is one that programs read.", "1", "as before", "1 on 1 Jan 2020 1 on 1 Jan 2021"],
        [
            "A project has the date on which it reached its level.",
            "0",
            "1 fewer",
            "1 on 1 Jan 2020 0 on 1 Jan 2021",
        ],
        [
            "The items of a subcategory stand in the order of their names.",
            "0",
            "1 fewer",
            "1 on 1 Jan 2020 0 on 1 Jan 2021",
        ],
    ]


@pytest.mark.usefixtures("two_files")
def test_the_board_of_another_day_is_of_the_file_then_in_force() -> None:
    text = page("/quality?on=2020-06-01")

    assert {row[0]: row[1:3] for row in table(text, "of-file")} == {
        "Every key is one that programs read.": ["1", ""],
        "The items of a subcategory stand in the order of their names.": ["1", ""],
        "A project has the date on which it reached its level.": ["1", ""],
    }
    assert 'href="/quality/unknown-key?on=2020-06-01"' in text


@pytest.mark.usefixtures("two_files")
def test_coverage_is_told_as_so_many_of_so_many() -> None:
    shares = {row[0]: row[2:] for row in table(page("/quality"), "coverage")}

    assert shares["the day it was accepted"] == ["2 of 2 have", "0"]
    assert shares["an audit"] == ["0 of 2 have", "2"]


@pytest.mark.usefixtures("two_files")
def test_a_rule_lists_what_breaks_it_with_the_line_and_the_way_to_mend_it() -> None:
    text = page("/quality/unknown-key")

    (row,) = re.findall(
        r"<tr>(.*?)</tr>", text.partition('class="flaws"')[2].partition("<tbody>")[2], re.DOTALL
    )
    assert 'href="/items/crow"' in row
    line = re.findall(r"landscape/blob/master/landscape.yml#L(\d+)", row)
    assert re.findall(r"landscape/edit/master/landscape.yml#L(\d+)", row) == line
    assert len(line) == 1
    assert "Runtime / Storage / Crow / extra" in words(row)
    assert "nothing reads it" in words(text)


@pytest.mark.usefixtures("two_files")
def test_what_a_file_says_is_shown_as_text_and_without_addresses_of_people() -> None:
    for address in ("/quality/unknown-key", "/quality/unknown-key.json", "/items/crow"):
        text = get(address).content.decode()

        assert "jo@example.org" not in text
        if not address.endswith(".json"):
            assert "<script>alert" not in text
            assert "<b>colour" not in text


@pytest.mark.usefixtures("two_files")
def test_a_steward_who_is_signed_in_gets_the_form_of_the_item() -> None:
    client = Client()
    client.force_login(User.objects.create_user("steward", is_staff=True))
    form = reverse("admin:landscape_item_change", args=[Item.objects.get(slug="crow").pk])

    assert f'href="{form}"' in page("/quality/unknown-key", client)
    assert "/admin/" not in page("/quality/unknown-key")


@pytest.mark.usefixtures("two_files")
def test_an_item_says_quietly_what_there_is_to_mend() -> None:
    text = words(page("/items/crow").partition('class="item-flaws"')[2].partition("</details>")[0])

    assert re.search(r"\d+ things to mend", text)
    assert "the key '<b>colour</b>' is not known" in text
    assert 'class="item-flaws"' in page("/items/crow?on=2020-06-01")


@pytest.mark.usefixtures("two_files")
def test_programs_get_the_same_numbers() -> None:
    board = json.loads(get("/quality.json").content)
    listed = json.loads(get("/quality/without-audit.json").content)
    rows = list(csv.DictReader(StringIO(get("/quality.csv").content.decode())))

    numbers = {one["rule"]: one["number"] for one in board["rules"]}
    assert board["file"]["on"] == "2021-01-01"
    assert numbers["unknown-key"] == 1
    assert {row["rule"]: int(row["number"]) for row in rows} == numbers
    assert (listed["count"], [one["item"] for one in listed["results"]]) == (2, ["crow", "rook"])
    assert get("/quality/without-audit.csv").content.decode().count("\n") == 3


@pytest.mark.usefixtures("two_files")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/quality/nothing", 404),
        ("/quality.pdf", 404),
        ("/quality/other.xml", 404),
        ("/quality?on=soon", 400),
    ],
)
def test_what_is_not_there_is_told(address: str, status: int) -> None:
    assert get(address).status_code == status


def test_without_a_file_the_board_says_what_the_catalogue_lacks() -> None:
    landscapes.load_seed()

    text = page("/quality")

    assert "No landscape.yml was in force" in text
    assert table(text, "coverage")
    assert "No item is known of 1 Jan 2017" in page("/quality?on=2017-01-01")


@pytest.mark.usefixtures("two_files")
def test_a_file_is_read_once_and_the_board_is_remembered(
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page("/quality")

    def unread(*_: object) -> None:
        raise AssertionError("a file is read again")

    monkeypatch.setattr("landscape.flaws.of_file", unread)
    with django_assert_num_queries(4):
        again = page("/quality")

    assert again == first


@pytest.mark.usefixtures("two_files")
def test_files_of_before_are_caught_up_with() -> None:
    before = list(Inspection.objects.order_by("sha256").values())
    Inspection.objects.all().delete()
    waiting = page("/quality")

    call_command("inspect_landscapes", stdout=StringIO())

    assert "1 earlier file waited to be looked at" in words(waiting)
    assert list(Inspection.objects.order_by("sha256").values()) == before


def test_loading_a_file_finds_what_it_breaks(tmp_path: Callable[..., object]) -> None:
    place = tmp_path / "landscape.yml"  # type: ignore[operator]  # a path
    place.write_bytes(one_shelf(ROOK, HOSTILE))

    landscapes.run(str(place), "--on", "2021-01-01")

    assert [one.counts for one in inspections.files()] == [{"unknown-key": 1, "date-missing": 1, "order": 1}]


@needs_real_data
def test_the_figures_of_the_real_file_stand_on_its_board() -> None:
    deliver(landscapes.real(), TODAY)

    board = json.loads(get("/quality.json").content)
    numbers = {one["rule"]: one["number"] for one in board["rules"]}
    keys = json.loads(get("/quality/unknown-key.json").content)["results"]

    assert (numbers["unknown-key"], numbers["second-path"], numbers["summary-length"]) == (23, 3, 29)
    assert Counter(one["path"].endswith(" / extra") for one in keys) == {True: 21, False: 2}
    assert sum(numbers[one.value] for one in Rule) == 227
    assert all(one["item"] for one in json.loads(get("/quality/summary-length.json").content)["results"])
    shares = {row[0]: row[2] for row in table(page("/quality"), "coverage")}
    assert shares["those whom it serves in its summary"].endswith("of 255 have")
    assert shares["an audit"] == "35 of 255 have"
