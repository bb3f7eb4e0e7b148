"""The same question for machines: JSON, CSV, SVG, and their errors."""

from __future__ import annotations

import json

import pytest

from tests.devstats.views.lighthouse import BY, WEEK, get
from tests.drawings import drawing

ALL = f"/devstats/all/{BY}"


@pytest.mark.usefixtures("week")
def test_json_is_the_contract() -> None:
    answer = json.loads(get(f"{ALL}.json?{WEEK}").content)

    version = answer.pop("data_version")
    assert version
    assert answer == {
        "metric": {"slug": BY, "title": "Contributions", "unit": "contributions", "version": 1},
        "scope": {"kind": "all", "slug": "", "title": "All repositories"},
        "window": {
            "from": "2017-07-03T00:00:00Z",
            "until": "2017-07-10T00:00:00Z",
            "as_of": answer["window"]["as_of"],
        },
        "every": "day",
        "points": [
            ["2017-07-03", 5],
            ["2017-07-04", 4],
            ["2017-07-05", 2],
            ["2017-07-06", 0],
            ["2017-07-07", 6],
            ["2017-07-08", 1],
            ["2017-07-09", None],
        ],
        "total": 18,
        "series": [],
        "coverage": {
            "share": 144 / 168,
            "gaps": [
                {"from": "2017-07-09T00:00:00Z", "until": "2017-07-10T00:00:00Z", "reason": "not harvested"}
            ],
        },
    }


@pytest.mark.usefixtures("week")
def test_a_split_is_in_the_series_of_json() -> None:
    answer = json.loads(get(f"{ALL}.json?{WEEK}&by=repository").content)

    assert [(line["key"], line["total"]) for line in answer["series"]] == [
        ("lighthouse/lamp", 10),
        ("lighthouse/keeper", 8),
    ]


@pytest.mark.usefixtures("week")
def test_csv_has_a_row_a_bucket_and_leaves_empty_what_is_not_known() -> None:
    response = get(f"{ALL}.csv?{WEEK}")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="all-devstats-contributions.csv"'
    assert response.content.decode().split("\r\n") == [
        "day,value",
        "2017-07-03,5",
        "2017-07-04,4",
        "2017-07-05,2",
        "2017-07-06,0",
        "2017-07-07,6",
        "2017-07-08,1",
        "2017-07-09,",
        "",
    ]


@pytest.mark.usefixtures("week")
def test_csv_of_a_split_names_the_part_in_each_row() -> None:
    rows = (
        get(f"{ALL}.csv?from=2017-07-03&to=2017-07-05&every=day&bots=include&by=repository")
        .content.decode()
        .split("\r\n")
    )

    assert rows == [
        "day,key,title,value",
        "2017-07-03,lighthouse/lamp,lighthouse/lamp,5",
        "2017-07-04,lighthouse/lamp,lighthouse/lamp,4",
        "",
    ]


@pytest.mark.usefixtures("week")
def test_csv_of_a_median_has_n_beside_each_value() -> None:
    rows = get(f"/devstats/all/time-to-merge.csv?{WEEK}").content.decode().split("\r\n")

    assert rows[:3] == ["day,value,n", "2017-07-03,,0", "2017-07-04,86400.0,1"]


@pytest.mark.usefixtures("week")
def test_svg_is_well_formed_and_allowed_its_own_colours() -> None:
    response = get(f"{ALL}.svg?{WEEK}")

    drawing(response.content)
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("ending", ["json", "csv", "svg"])
def test_who_has_the_answer_is_told_so_until_it_changes(ending: str) -> None:
    address = f"{ALL}.{ending}?{WEEK}&asof=2017-07-10"
    first = get(address)

    again = get(address, if_none_match=first["ETag"])
    other = get(f"{address}&by=repository", if_none_match=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        (f"{ALL}.json?from=now-7x", 400, "cannot read '-7x' in the window 'now-7x to now'"),
        (f"{ALL}.csv?nonsense=1", 400, "cannot read the key 'nonsense' in the address"),
        (f"{ALL}.json?by=planet", 400, "cannot read by='planet'"),
        (f"{ALL}.svg?bots=some", 400, "cannot read bots='some'"),
        ("/devstats/all/rain.json", 404, "there is no metric 'rain'"),
        ("/devstats/project/nothing/events.json", 404, "no project 'nothing' is in the catalogue"),
        (
            "/devstats/repository/nobody/nothing/events.csv",
            404,
            "no repository 'nobody/nothing' is known here",
        ),
        ("/devstats/planet/mars/events.json", 404, "there is nothing at /devstats/planet/mars/events.json"),
        ("/nowhere.json", 404, "there is nothing at /nowhere.json"),
        (f"{ALL}/rows.json?limit=0", 400, "cannot read limit='0'; it is a whole number from 1 to 1,000"),
        (f"{ALL}/rows.json?offset=x", 400, "cannot read offset='x'"),
    ],
)
def test_a_machine_never_sees_an_html_error(address: str, status: int, sentence: str) -> None:
    response = get(address)

    assert (response.status_code, response["Content-Type"]) == (status, "application/json")
    assert list(json.loads(response.content)) == ["error"]
    assert sentence in json.loads(response.content)["error"]


@pytest.mark.usefixtures("week")
def test_rows_for_machines_lead_from_page_to_page() -> None:
    seen: list[dict[str, object]] = []
    address: str | None = f"{ALL}/rows.json?{WEEK}&limit=7"
    while address:
        answer = json.loads(get(address).content)
        seen += answer["rows"]
        address = answer["next"]

    assert answer["count"] == len(seen) == 18
    assert len({(row["at"], row["person"], row["kind"], row["item"]) for row in seen}) == 18
    assert [row["at"] for row in seen] == sorted((str(row["at"]) for row in seen), reverse=True)
