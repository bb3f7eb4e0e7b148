import pytest

from devstats import queries, rollups
from tests.devstats.queries.asking import NOW, answer, question
from tests.worlds.lighthouse import KEEPER, LAMP, a_week_at_the_lighthouse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week() -> None:
    a_week_at_the_lighthouse()
    rollups.recount_stale()


def test_an_answer_as_a_document_is_what_other_programs_rely_on() -> None:
    found = answer(f"repository/{LAMP}/pushes", from_="2017-07-08", asof="2017-07-09T06:00")

    assert queries.document(found) == {
        "metric": {"slug": "pushes", "title": "Pushes", "unit": "pushes", "version": 1},
        "scope": {"kind": "repository", "slug": LAMP, "title": LAMP},
        "window": {
            "from": "2017-07-08T00:00:00Z",
            "until": "2017-07-10T00:00:00Z",
            "as_of": "2017-07-09T06:00:00Z",
        },
        "every": "hour",
        "points": [[f"2017-07-08T{hour:02}:00:00Z", 0] for hour in range(24)]
        + [[f"2017-07-09T0{hour}:00:00Z", None] for hour in range(6)],
        "total": 0,
        "series": [],
        "coverage": {
            "share": 24 / 30,
            "gaps": [
                {"from": "2017-07-09T00:00:00Z", "until": "2017-07-09T06:00:00Z", "reason": "not harvested"}
            ],
        },
        "data_version": found.data_version,
    }


def test_a_split_is_a_series_for_each_part() -> None:
    found = queries.document(answer("all/pulls-merged", from_="2017-07-04", to="2017-07-08", by="repository"))

    days = [f"2017-07-0{day}" for day in range(4, 8)]
    assert found["points"] == [list(pair) for pair in zip(days, [1, 0, 0, 1], strict=True)]
    assert found["series"] == [
        {"key": KEEPER, "title": KEEPER, "total": 1,
         "points": [list(pair) for pair in zip(days, [0, 0, 0, 1], strict=True)]},
        {"key": LAMP, "title": LAMP, "total": 1,
         "points": [list(pair) for pair in zip(days, [1, 0, 0, 0], strict=True)]},
    ]  # fmt: skip


def test_percentiles_tell_how_many_samples_they_have_and_comparisons_what_with() -> None:
    found = queries.document(
        answer("all/time-to-merge", from_="2017-07-05", to="2017-07-08", compare="previous")
    )

    assert (found["total"], found["n"]) == (172_800.0, 1)
    assert found["previous"] == {
        "total": 86_400.0,
        "points": [["2017-07-02", None], ["2017-07-03", None], ["2017-07-04", 86_400.0]],
    }


def test_rows_as_a_document() -> None:
    found = queries.rows(question("all/pulls-closed"), NOW, limit=1)

    assert queries.rows_document(found, next_url="https://example.org/next") == {
        "count": 3,
        "rows": [
            {
                "at": "2017-07-07T12:00:00Z",
                "repository": KEEPER,
                "person": "ada",
                "kind": "pull-merged",
                "item": "pull/2",
                "url": f"https://github.com/{KEEPER}/pull/2",
                "amount": 1,
                "acts": 1,
            }
        ],
        "next": "https://example.org/next",
    }
