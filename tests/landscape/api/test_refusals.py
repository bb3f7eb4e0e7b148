"""What a program is told when it cannot be answered."""

import pytest
from django.test import Client

from tests.landscape.api import asking

pytestmark = pytest.mark.django_db

ITEM_KEYS = (
    "accepted, activity, category, certified, country, group, kind, language, licence, limit, maturity,"
    " membership, offset, on, organisation, organisation-type, q, repository, sort, source, subcategory"
)


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("v1/items?colour=red", 400, f"'colour' cannot be said here, only {ITEM_KEYS}"),
        ("v1/counts?limit=2", 400, "'limit' cannot be said here, only on"),
        ("v1/changes?on=2020-01-01", 400, "'on' cannot be said here, only from, limit, offset, to"),
        ("v1/metrics?on=2020-01-01", 400, "'on' cannot be said here, only nothing"),
        ("v1/items?limit=1&limit=2", 400, "limit can be said once only, not as '1 and 2'"),
        ("v1/items?limit=many", 400, "limit is a whole number, not 'many'"),
        ("v1/items?limit=1001", 422, "limit is at most 1,000, not '1001'"),
        ("v1/items?limit=0", 422, "limit is at least 1, not '0'"),
        ("v1/items?offset=-1", 422, "offset is at least 0, not '-1'"),
        (
            "v1/items?limit=0&offset=x",
            400,
            "limit is at least 1, not '0'; offset is a whole number, not 'x'",
        ),
        ("v1/counts?on=31.12.2018", 400, "'31.12.2018' is no day; write it as 2018-12-31"),
        ("v1/counts?on=1545264000", 400, "'1545264000' is no day; write it as 2018-12-31"),
        ("v1/counts?on=2018-02-30", 400, "there is no day 2018-02-30"),
        ("v1/counts?on=9999-12-31", 422, "9999-12-31 is yet to come; the catalogue is known up to today"),
        ("v1/changes?to=9999-12-31", 422, "9999-12-31 is yet to come; the catalogue is known up to today"),
        (
            "v1/changes?from=2020-01-02&to=2020-01-01",
            422,
            "to is 2020-01-01, which is before from, 2020-01-02",
        ),
        (
            "v1/items?maturity=adult",
            400,
            "'adult' is no maturity; there are graduated, incubating, sandbox, archived, none",
        ),
        (
            "v1/items?kind=thing",
            400,
            "there is no kind 'thing'; there are member, project, certified, product",
        ),
        ("v1/items?category=<b>", 400, "'<b>' cannot be a category"),
        ("v1/items?q=" + "x" * 101, 400, "q has at most 100 characters"),
        (
            "v1/certifications?kubernetes=one",
            400,
            "'one' is no version of Kubernetes; write it as 1.30",
        ),
        (
            "v1/certifications?type=cloud",
            400,
            "type cannot be 'cloud'; it can be 'distribution', 'hosted', 'installer' or 'other'",
        ),
        ("v1/items/none", 404, "there is no item 'none' in the catalogue"),
        ("v1/", 404, "there is nothing at /api/v1/; /api/v1/openapi.json lists what there is"),
        ("v1/things", 404, "there is nothing at /api/v1/things; /api/v1/openapi.json lists what there is"),
        ("v1/items/", 404, "there is nothing at /api/v1/items/; /api/v1/openapi.json lists what there is"),
        ("v1/items/a%00b", 404, "there is no item 'a\\x00b' in the catalogue"),
        ("projects/a%00b.json", 404, "there is no project 'a\\x00b' in the catalogue"),
        ("v2", 404, "there is nothing at /api/v2; /api/v1/openapi.json lists what there is"),
        ("projects/none.json", 404, "there is no project 'none' in the catalogue"),
        ("categories/none/all.json", 404, "there is no category 'none' in the catalogue"),
        ("members/count.json?on=soon", 400, "'soon' is no day; write it as 2018-12-31"),
        (
            "members/count.json?on=9999-12-31",
            422,
            "9999-12-31 is yet to come; the catalogue is known up to today",
        ),
    ],
)
@pytest.mark.parametrize("is_debugging", [False, True])
def test_what_cannot_be_answered_is_told_in_a_sentence(
    address: str, status: int, sentence: str, *, is_debugging: bool, settings: object
) -> None:
    settings.DEBUG = is_debugging  # type: ignore[attr-defined]  # pytest-django's fixture

    assert asking.refusal(address) == (status, {"error": sentence})


@pytest.mark.parametrize("path", ["/api", "/api/"])
def test_the_root_is_no_page_either(path: str) -> None:
    response = Client().get(path)

    assert (response.status_code, list(response.json())) == (404, ["error"])
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_fault_of_ours_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("landscape.api.lists.counted", lambda _: 1 / 0)

    response = Client(raise_request_exception=False).get("/api/v1/counts")

    assert response.status_code == 500
    assert list(response.json()) == ["error"]
    assert response["Access-Control-Allow-Origin"] == "*"
