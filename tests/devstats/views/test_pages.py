"""Pages: what they show, and why where there is nothing to show."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from devstats import rollups
from tests.devstats.views.lighthouse import BY, WEEK, between, get, page
from tests.worlds.facts import Facts, at, hours, mark

ALL = f"/devstats/all/{BY}"


@pytest.fixture
def catalogue(db: None) -> None:
    """Our starting catalogue."""
    call_command("load_landscape", seed=True, verbosity=0)


@pytest.mark.usefixtures("week")
def test_a_metric_page_shows_the_value_the_chart_and_the_table() -> None:
    text = page(f"{ALL}?{WEEK}")

    assert [*between(text, "data-value>", "<")] == ["18"]
    assert text.count('<svg class="chart-drawing') == 1
    rows = [
        " ".join(row.split())
        for row in between(text.partition("data-values")[2], '<th scope="row">', "</tr>")
    ]
    assert rows[0] == 'Mon 3 Jul 2017</th> <td class="number">5</td>'
    assert rows[6] == 'Sun 9 Jul 2017</th> <td class="number">–</td>'


@pytest.mark.usefixtures("week")
def test_a_metric_page_says_how_it_counts_with_the_definition_itself() -> None:
    text = page(f"{ALL}?{WEEK}")

    assert "Contributions, added up over the window." in text
    assert "DevStats calls it “Contributions”." in text
    assert "FROM devstats_act AS act" in text


@pytest.mark.usefixtures("week")
def test_parts_open_into_questions_of_their_own() -> None:
    text = page(f"{ALL}?{WEEK}")

    assert "repository=lighthouse/lamp" in next(
        between(text, 'aria-labelledby="by-repository"', "</section>")
    )
    assert "person=ada" in next(between(text, 'aria-labelledby="by-person"', "</section>"))
    assert "kind=push" in next(between(text, 'aria-labelledby="by-kind"', "</section>"))


@pytest.mark.usefixtures("week")
def test_a_filtered_page_opens_and_its_parts_add_up() -> None:
    text = page(f"{ALL}?{WEEK}&repository=lighthouse/lamp&person=ada")

    assert [*between(text, "data-value>", "<")] == ["4"]
    assert 'aria-labelledby="by-repository"' not in text


@pytest.mark.usefixtures("week")
def test_a_change_stands_beside_the_value_without_being_asked_for() -> None:
    text = page(f"{ALL}?from=2017-07-05&to=2017-07-07&bots=include")

    change = " ".join(next(between(text, '<span class="change ', "</span>")).split())
    assert change == 'is-bad">▼ 78 % <span class="change-note">vs 3–4 Jul 2017'


@pytest.mark.usefixtures("week")
def test_a_window_is_not_compared_with_one_that_was_hardly_harvested() -> None:
    # Of the four days before, only 3 July was harvested.
    text = page(f"{ALL}?from=2017-07-04&to=2017-07-08&bots=include")

    change = " ".join(next(between(text, '<span class="change ', "</span>")).split())
    assert change == 'is-neutral">– vs 30 Jun – 3 Jul 2017'


@pytest.mark.usefixtures("catalogue")
def test_what_moved_most_leads_the_list_of_the_home_page() -> None:
    facts = Facts()
    for number in range(60):
        facts.act("push", f"2017-07-05 {number % 24:02}:{number:02}", "ada", "prometheus/prometheus")
    for number in range(40):
        facts.act("push", f"2017-07-0{3 + number % 4} 12:{number:02}", "ben", "helm/helm")
    for number in range(20):
        facts.act("push", f"2017-06-28 10:{number:02}", "ada", "prometheus/prometheus")
        facts.act("push", f"2017-06-28 11:{number:02}", "ben", "helm/helm")
        facts.act("push", f"2017-06-28 12:{number:02}", "ben", "rkt/rkt")
    facts.store()
    hours("2017-06-20", "2017-07-09")
    rollups.recount_stale()

    text = page("/?from=2017-07-03&to=2017-07-09&asof=2017-07-09")

    moved = text.partition('id="moved"')[2].partition("</table>")[0]
    names = [
        row.partition(">")[2].partition("<")[0]
        for row in between(moved, '<th scope="row"><a href="', "</th>")
    ]
    changes = [change.partition(">")[2] for change in between(moved, '<span class="change ', "</span>")]
    assert [*zip(names, changes, strict=True)] == [
        ("Prometheus", "▲ 200 %"),
        ("Helm", "▲ 100 %"),
        ("rkt", "▼ 100 %"),
    ]


@pytest.mark.usefixtures("week")
def test_scripts_are_asked_for_only_where_there_is_a_chart() -> None:
    assert "js/chart.js" in page(f"{ALL}?{WEEK}")
    assert "js/chart.js" not in page(f"{ALL}?from=2018-07-03&to=2018-07-10")
    assert "htmx" not in page("/")


@pytest.mark.parametrize(
    ("query", "title", "step"),
    [
        ("from=2018-07-03&to=2018-07-10", "The window lies after the newest data", "asof=2017-07-09"),
        (
            "from=2016-07-03&to=2016-07-10",
            "The window lies before history begins",
            "from=2017-07-03&amp;to=2017-07-09",
        ),
        ("from=2017-07-06&to=2017-07-07", "Nothing happened in this window", "bots=include"),
        (
            "from=2017-07-03&to=2017-07-04&person=dan",
            "The filter leaves nothing",
            'from=2017-07-03&amp;to=2017-07-04"',
        ),
    ],
)
@pytest.mark.usefixtures("week")
def test_an_empty_page_says_why_and_where_to_go(query: str, title: str, step: str) -> None:
    text = page(f"{ALL}?{query}")

    empty = next(between(text, '<div class="empty chart-empty">', "</section>"))
    assert f"<strong>{title}</strong>" in empty
    assert step in empty


@pytest.mark.usefixtures("week")
def test_a_window_in_a_gap_says_that_it_was_not_harvested() -> None:
    hours("2017-07-09", "2017-07-10", state="damaged")
    hours("2017-07-10", "2017-07-11")

    text = page(f"{ALL}?from=2017-07-09&to=2017-07-10")

    assert "<strong>This window was not harvested</strong>" in text
    assert "Of its 24 hours none can be answered: the archive&#x27;s file is damaged." in text


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/devstats/all", ALL, f"{ALL}/rows"])
def test_before_anything_is_loaded_pages_say_how_to(address: str) -> None:
    text = page(address)

    assert "Nothing has been harvested yet" in text
    assert "manage.py load_gharchive" in text


@pytest.mark.django_db
def test_an_empty_catalogue_says_how_to_load_one() -> None:
    assert "manage.py load_landscape" in page("/")


@pytest.mark.usefixtures("week", "catalogue")
def test_the_home_page_opens_at_the_newest_data_and_says_so() -> None:
    text = page("/")

    assert 'value="2017-07-09"' in next(between(text, '<input class="bar-as-of"', ">"))
    assert "The ecosystem, last seven days" in text


@pytest.mark.usefixtures("week", "catalogue")
def test_the_home_page_believes_who_says_now() -> None:
    text = page("/?asof=now")

    assert 'value="now"' in next(between(text, '<input class="bar-as-of"', ">"))
    assert "The window lies after the newest data" in text


@pytest.mark.usefixtures("week", "catalogue")
def test_who_types_now_on_the_home_page_is_not_sent_back_to_the_past() -> None:
    response = get("/?window=now-30d+to+now&asof=now&bots=exclude&compare=")

    assert response["Location"] == "/?from=now-30d&asof=now"


@pytest.mark.usefixtures("week", "catalogue")
def test_the_home_page_lists_projects_by_maturity() -> None:
    text = page("/")

    levels = [*between(text, '<section class="level" data-maturity="', '"')]
    assert levels == ["graduated", "incubating", "sandbox"]
    # Of all items only those that have a level: projects.
    assert [*between(text, '<span class="level-count">', "<")] == ["2", "16", "11"]
    assert [text.count(f'href="/devstats/project/{slug}?') for slug in ("kubernetes", "falco")] == [1, 1]
    assert "Catalogue as of November 2018, our own starting catalogue." in text


@pytest.mark.usefixtures("week", "catalogue")
def test_the_home_page_asks_as_often_for_many_projects_as_for_few() -> None:
    page("/")

    with CaptureQueriesContext(connection) as asked:
        page("/")

    assert len(asked) <= 45, [query["sql"][:90] for query in asked]


@pytest.mark.usefixtures("week", "catalogue")
def test_a_project_page_says_what_has_become_of_it_and_shows_every_metric() -> None:
    text = page("/devstats/project/rkt?asof=2017-07-09")

    assert "Incubating. Archived on 2019-08-16." in text
    assert text.count('<a class="card"') == 19


@pytest.mark.usefixtures("week")
def test_a_stale_window_says_that_it_waits_for_a_recount() -> None:
    mark(at("2017-07-04").date())

    text = " ".join(page(f"{ALL}?{WEEK}").split())

    assert "1 day of this window awaits a recount" in text


@pytest.mark.usefixtures("week")
def test_every_metric_of_the_list_leads_to_its_chart() -> None:
    text = page("/devstats/metrics")

    addresses = [
        address for address in between(text, '<a href="', '"') if address.startswith("/devstats/all/")
    ]
    assert len(addresses) == 19
    assert {get(address).status_code for address in addresses} == {200}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nowhere", "/devstats/all/rain", "/devstats/planet/mars"])
def test_what_is_not_there_is_told_in_the_frame_of_the_site(address: str) -> None:
    response = get(address)

    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
    assert 'class="brand"' in response.content.decode()


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    "address", ["/", "/data", "/devstats/metrics", "/devstats/all", f"{ALL}?{WEEK}", f"{ALL}/rows?{WEEK}"]
)
def test_no_page_carries_a_style_or_a_script_of_its_own(address: str) -> None:
    text = page(address)

    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    assert all("src=" in tag or 'type="application/json"' in tag for tag in between(text, "<script", ">"))
