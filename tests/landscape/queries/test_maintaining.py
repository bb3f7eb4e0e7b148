"""Since when somebody maintains, and how many came and went."""

from datetime import date

import pytest

from landscape.queries import maintaining
from landscape.queries.maintaining import Since, Turnover
from tests.landscape import maintained
from tests.landscape.maintained import HEADER

pytestmark = pytest.mark.django_db
ROOK = "project-maintainers/rook"


def sheet(**people: str) -> bytes:
    """A sheet of projects with their handles."""
    rows = [
        f",{name if number == 0 else ''},,,{handle},"
        for name, handles in people.items()
        for number, handle in enumerate(handles.split())
    ]
    return (HEADER + "\n".join(rows) + "\n").encode()


def load(day: int, **people: str) -> None:
    maintained.load(sheet(**people), on=date(2026, day, 1))


def since(*lists: str, on: date | None = None) -> dict[str, Since]:
    return maintaining.since(maintaining.held(lists), on=on)


def test_who_stays_is_there_since_the_first_day_and_who_returned_since_the_return() -> None:
    load(1, Rook="jo Ann kim")
    load(2, Rook="jo ann")
    load(3, Rook="JO kim bo")

    assert since(ROOK) == {
        "@jo": Since(date(2026, 1, 1), is_first=True),
        "@kim": Since(date(2026, 3, 1), is_first=False),
        "@bo": Since(date(2026, 3, 1), is_first=False),
    }
    assert since(ROOK, on=date(2026, 2, 9)) == {
        "@jo": Since(date(2026, 1, 1), is_first=True),
        "@ann": Since(date(2026, 1, 1), is_first=True),
    }


def test_a_project_that_came_later_has_maintainers_since_then_and_one_that_left_has_none() -> None:
    load(1, Crow="jo")
    load(2, Rook="jo", Crow="jo")
    load(3, Rook="jo")

    assert since(ROOK, "project-maintainers/crow") == {"@jo": Since(date(2026, 2, 1), is_first=False)}
    assert since("project-maintainers/crow") == {}


def test_the_earliest_of_several_lists_counts() -> None:
    load(1, Rook="ann", Crow="jo")
    load(2, Rook="ann jo", Crow="jo")

    assert since(ROOK, "project-maintainers/crow")["@jo"] == Since(date(2026, 1, 1), is_first=True)


def test_months_tell_how_many_came_and_went_but_not_the_first_file() -> None:
    load(1, Rook="jo ann", Crow="kim")
    load(2, Rook="jo bo lee", Crow="kim")
    load(3, Crow="kim")

    assert maintaining.turnovers(date(2026, 1, 1), date(2027, 1, 1)) == {
        date(2026, 2, 1): Turnover(more=2, fewer=1),
        date(2026, 3, 1): Turnover(more=0, fewer=3),
    }
    assert maintaining.turnovers(date(2026, 3, 1), date(2026, 4, 1)) == {date(2026, 3, 1): Turnover(0, 3)}


def test_a_list_under_another_label_is_no_turnover() -> None:
    load(1, Rook="jo ann", Crow="kim")
    load(2, Rooks="jo ann", Crow="kim")

    assert maintaining.turnovers(date(2026, 1, 1), date(2027, 1, 1)) == {}


def test_a_projects_own_first_file_lists_who_was_there_before() -> None:
    text = "maintainers: [{{project_id: rook, teams: [{{name: project-maintainers, members: [{}]}}]}}]\n"
    maintained.load(text.format("jo").encode(), on=date(2026, 1, 1))
    maintained.load(text.replace("rook", "crow").format("kim").encode(), on=date(2026, 2, 1))
    maintained.load(text.format("jo, ann").encode(), on=date(2026, 3, 1))

    assert maintaining.turnovers(date(2026, 1, 1), date(2027, 1, 1)) == {date(2026, 3, 1): Turnover(1, 0)}
    assert since("dot-project/rook", "dot-project/crow") == {
        "@jo": Since(date(2026, 1, 1), is_first=True),
        "@ann": Since(date(2026, 3, 1), is_first=False),
        "@kim": Since(date(2026, 2, 1), is_first=True),
    }
