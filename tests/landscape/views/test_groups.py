"""The pages of groups: all of a day, one of them, its meetings for a calendar."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.landscape import grouped, landscapes
from tests.landscape.grouped import SIGS, TAGS
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_groups() -> None:
    """The SIGs of 2018, and a few groups of today."""
    grouped.load_ours()
    grouped.load(SIGS)
    grouped.load(TAGS)


def page(address: str) -> str:
    """The page's text with single spaces."""
    response = Client().get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def words(html: str) -> str:
    """What a reader sees of it."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the end of its section."""
    _, found, rest = text.partition(f'id="{heading}"')
    assert found, f"there is no part {heading}"
    return rest.partition("</section>")[0]


def listed(text: str) -> list[tuple[str, str]]:
    """Address and title of each group in the chart."""
    return re.findall(r'group-name"> <a href="([^"]*)">([^<]*)</a>', text)


@pytest.mark.usefixtures("all_groups")
def test_groups_stand_by_kind() -> None:
    text = page("/groups")

    assert [(kind, listed(part(text, kind))) for kind in ("sig", "wg", "tag")] == [
        (
            "sig",
            [("/groups/sig-cloud-provider", "SIG Cloud Provider"), ("/groups/sig-storage", "SIG Storage")],
        ),
        ("wg", [("/groups/wg-data", "WG Data")]),
        ("tag", [("/groups/tag-workloads", "TAG Workloads")]),
    ]


@pytest.mark.usefixtures("all_groups")
def test_a_group_in_the_chart_says_who_leads_it_and_how_much_it_looks_after() -> None:
    storage = part(page("/groups"), "sig").partition("SIG Storage</a>")[2]

    assert words(storage) == "Keeps data. Jo Doe 1 subproject in 2 repositories"


@pytest.mark.usefixtures("all_groups")
def test_the_groups_of_2018_are_there_on_their_day() -> None:
    found = listed(page("/groups?on=2018-11-01"))

    assert len(found) == 31
    assert found[5] == ("/groups/sig-aws?on=2018-11-01", "SIG AWS")


@pytest.mark.usefixtures("all_groups")
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/groups", 2),
        ("/groups?on=2018-11-01", 2),
        ("/groups/sig-storage", 3),
        ("/groups/sig-cloud-provider", 4),
        ("/groups/sig-aws?on=2018-11-01", 5),
        ("/groups/sig-storage.ics", 1),
    ],
)
def test_a_page_asks_the_database_no_more_than_it_must(address: str, queries: int) -> None:
    page(address)

    with CaptureQueriesContext(connection) as asked:
        page(address)

    assert len(asked) == queries


@pytest.mark.usefixtures("all_groups")
def test_people_are_listed_by_role_with_handle_company_and_term() -> None:
    text = part(page("/groups/tag-workloads?on=2026-08-07"), "people")

    assert [words(row) for row in re.findall(r"<tr[ >].*?</tr>", text)] == [
        "Name Role Term",
        "Kim @kim Chair 1 Jan 2018 to 31 Dec 2019 (over)",
        "Bo @bo Chair 1 Jan 2025 to 31 Dec 2099",
    ]


@pytest.mark.usefixtures("all_groups")
def test_subprojects_lead_to_the_activity_of_items_repositories_and_to_folders() -> None:
    kubernetes = item("Kubernetes", repo_url="https://github.com/kubernetes/kubernetes")
    landscapes.load(landscapes.one_shelf(kubernetes))

    text = part(page("/groups/sig-storage"), "subprojects")

    assert re.findall(r'href="([^"]*)"', text) == [
        "https://github.com/kubernetes-csi/docs",
        "/devstats/repository/kubernetes/kubernetes",
        "https://github.com/kubernetes/kubernetes/tree/HEAD/pkg/volume/csi",
    ]


@pytest.mark.usefixtures("all_groups")
def test_the_next_meetings_are_instants_that_a_script_can_read() -> None:
    found = re.findall(r'<time datetime="([^"]*)"', page("/groups/sig-storage"))

    at = [datetime.fromisoformat(one) for one in found]
    assert len(at) == 3
    assert min(at) > datetime.now(UTC)
    # 9:00 in Los Angeles, on Thursdays.
    assert {(one.weekday(), one.hour in {16, 17}, one.minute) for one in at} == {(3, True, 0)}


@pytest.mark.usefixtures("all_groups")
def test_of_another_day_the_meetings_after_it_are_shown() -> None:
    text = page("/groups/tag-workloads?on=2026-08-10")

    assert re.findall(r'datetime="([^"]*)"[^>]*>([^<]*)<', text)[:2] == [
        ("2026-08-11T16:00:00Z", "Tue 11 Aug 2026, 16:00 UTC"),
        ("2026-08-18T16:00:00Z", "Tue 18 Aug 2026, 16:00 UTC"),
    ]


@pytest.mark.usefixtures("all_groups")
def test_the_calendar_holds_every_meeting_in_its_own_zone() -> None:
    response = Client().get("/groups/sig-storage.ics?on=2026-08-10")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    assert (str(event["SUMMARY"]), event.decoded("DTSTART").isoformat(), event["RRULE"].to_ical()) == (
        "SIG Storage: Regular",
        "2026-08-13T09:00:00-07:00",
        b"FREQ=WEEKLY;INTERVAL=1;BYDAY=TH",
    )


@pytest.mark.usefixtures("all_groups")
def test_a_group_names_those_whose_work_it_took_over() -> None:
    text = part(page("/groups/sig-cloud-provider"), "lineage")

    assert re.findall(r'href="([^"]*)">([^<]*)</a> <span class="note">([^<]*)<', text)[:2] == [
        ("/groups/sig-aws?on=2018-11-01", "SIG AWS", "merged into SIG Cloud Provider, 2019"),
        ("/groups/sig-azure?on=2018-11-01", "SIG Azure", "merged into SIG Cloud Provider, 2019"),
    ]


@pytest.mark.usefixtures("all_groups")
def test_a_group_that_is_gone_is_shown_as_it_was() -> None:
    led = Client().get("/groups/sig-aws")

    assert (led.status_code, led["Location"]) == (302, "/groups/sig-aws?on=2018-11-01")
    band = page(led["Location"]).partition('class="band">')[2].partition("</p>")[0]
    assert band.strip() == (
        "What became of it: merged into SIG Cloud Provider, 2019"
        ' (now <a href="/groups/sig-cloud-provider">SIG Cloud Provider</a>).'
    )


@pytest.mark.usefixtures("all_groups")
def test_a_working_group_and_its_sigs_name_each_other() -> None:
    found = [part(page(address), "beside") for address in ("/groups/wg-data", "/groups/sig-storage")]

    assert [re.findall(r'href="([^"]*)">([^<]*)<', one) for one in found] == [
        [("/groups/sig-storage", "SIG Storage")],
        [("/groups/wg-data", "WG Data")],
    ]


def test_the_history_of_a_group_is_told_newest_first() -> None:
    grouped.load_ours()
    grouped.load(SIGS, on=date(2026, 8, 1))
    grouped.load(SIGS.replace(b"label: storage", b"label: store"), on=date(2026, 8, 7))

    text = part(page("/groups/sig-storage"), "edits")

    assert [words(row) for row in re.findall(r"<li>.*?</li>", text)] == [
        "7 Aug 2026 changed: label sigs.yaml of kubernetes/community",
        "1 Aug 2026 described anew sigs.yaml of kubernetes/community",
        "1 Nov 2018 listed our list of November 2018",
    ]


def test_a_file_of_before_that_says_the_same_is_no_change() -> None:
    for day in (7, 1):
        grouped.load(SIGS, on=date(2026, 8, day))

    text = part(page("/groups/sig-storage"), "edits")

    assert [words(row) for row in re.findall(r"<li>.*?</li>", text)] == [
        "1 Aug 2026 listed sigs.yaml of kubernetes/community",
    ]


def test_a_group_that_went_and_came_back_has_both_in_its_history() -> None:
    without = b"sigs: [{dir: sig-cloud-provider, name: Cloud Provider}]\n"
    for content, on in ((SIGS, 1), (without, 2), (SIGS, 4)):
        grouped.load(content, on=date(2026, 8, on))

    text = part(page("/groups/sig-storage"), "edits")

    assert [words(row) for row in re.findall(r"<li>.*?</li>", text)] == [
        "4 Aug 2026 listed sigs.yaml of kubernetes/community",
        "2 Aug 2026 no longer listed",
        "1 Aug 2026 listed sigs.yaml of kubernetes/community",
    ]


@pytest.mark.usefixtures("all_groups")
def test_a_mission_is_markdown_in_which_nothing_can_run() -> None:
    grouped.load(
        SIGS.replace(b"Any cloud.", b"All, **any** <script>alert(1)</script> [x](javascript:alert(1))")
    )

    text = part(page("/groups/sig-cloud-provider"), "mission")

    assert "<strong>any</strong>" in text
    assert "alert" not in re.sub(r">[^<]*<", "><", text)


@pytest.mark.usefixtures("all_groups")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/groups/sig-nothing", 404, "There is no group &#x27;sig-nothing&#x27; in the catalogue."),
        ("/groups/sig-aws?on=2026-08-08", 404, "SIG AWS was not there on 2026-08-08."),
        ("/groups/sig-aws.ics", 404, "There is no group &#x27;sig-aws&#x27; in the catalogue."),
        ("/groups?on=yesterday", 400, "&#x27;yesterday&#x27; is no day; write it as 2018-12-31."),
        ("/groups?on=2018-02-30", 400, "There is no day 2018-02-30."),
        ("/groups?kind=sig", 400, "There is nothing called &#x27;kind&#x27; to choose here; there is on."),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(
    address: str, status: int, sentence: str, settings: object
) -> None:
    settings.DEBUG = False  # type: ignore[attr-defined]  # pytest-django's fixture
    response = Client().get(address)

    assert response.status_code == status
    assert sentence in response.content.decode()


def test_without_a_group_the_page_says_how_they_are_loaded() -> None:
    assert "manage.py load_groups" in page("/groups")
