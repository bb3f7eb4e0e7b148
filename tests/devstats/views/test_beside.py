"""Several projects on one scale."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.devstats.views.lighthouse import WEEK, between, get, page
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, one_shelf

ADDRESS = "/devstats/compare/lamp,keeper"


@pytest.fixture
def two(week: None) -> None:
    """The week's two repositories as two projects, and one that nothing is known of."""
    landscapes.load(
        one_shelf(
            *(
                at_home(name, project="sandbox", repo_url=f"https://github.com/lighthouse/{name.lower()}")
                for name in ("Lamp", "Keeper", "Fog")
            )
        )
    )


def totals(text: str) -> list[tuple[str, str]]:
    rows = [*between(text.partition('class="beside-totals"')[2].partition("</table>")[0], "<tr>", "</tr>")][
        1:
    ]
    return [
        (next(between(row.partition("<a ")[2], '">', "<")), next(between(row, '<td class="number">', "<")))
        for row in rows
    ]


@pytest.mark.usefixtures("two")
def test_projects_stand_in_one_chart_with_their_values_biggest_first() -> None:
    text = page(f"{ADDRESS}/devstats-contributions?{WEEK}")

    assert totals(text) == [("Lamp", "10"), ("Keeper", "8")]
    assert text.count('<svg class="chart-drawing') == 1
    assert 'class="chart-bars' not in text


@pytest.mark.usefixtures("two")
def test_htmx_gets_the_panel_alone() -> None:
    part = page(f"{ADDRESS}?{WEEK}", **{"HX-Request-Type": "partial"})

    assert part.strip().startswith('<div class="beside">')
    assert "<html" not in part
    assert totals(part) == totals(page(f"{ADDRESS}?{WEEK}"))


@pytest.mark.usefixtures("two")
def test_a_window_after_the_newest_data_is_shown_as_of_it() -> None:
    assert "8 Jul 2017" in page(ADDRESS)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/devstats/compare/lamp", 400, "From 2 to 6 projects stand side by side, not 1."),
        ("/devstats/compare/a,b,c,d,e,f,g", 400, "From 2 to 6 projects stand side by side, not 7."),
        (
            "/devstats/compare/lamp,lamp",
            400,
            "&#x27;lamp&#x27; stands twice in the list; each is compared once.",
        ),
        ("/devstats/compare/lamp,nothing", 404, "No project &#x27;nothing&#x27; is in the catalogue."),
        (f"{ADDRESS}/rain", 404, "There is no metric &#x27;rain&#x27;"),
        (f"{ADDRESS}?by=person", 400, "What stands side by side cannot be split"),
        (f"{ADDRESS}?kind=&colour=red", 400, "Cannot read the key"),
    ],
)
def test_what_cannot_be_shown_is_a_sentence(address: str, status: int, sentence: str) -> None:
    response = get(address)

    assert response.status_code == HTTPStatus(status)
    assert sentence in response.content.decode()
