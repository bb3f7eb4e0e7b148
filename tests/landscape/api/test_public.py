"""What every answer has: methods, entity tags, and leave for other sites to read it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.landscape.api import asking

pytestmark = pytest.mark.django_db

PATHS = (
    "v1/items?limit=1",
    "v1/items/rook",
    "v1/organisations",
    "v1/counts",
    "v1/changes",
    "v1/metrics",
    "v1/scopes",
    "v1/openapi.json",
    "projects/all.json",
    "members/count.json",
    "logos/rook.svg",
)


@pytest.mark.parametrize("path", PATHS)
def test_who_has_the_answer_is_not_sent_it_again(path: str) -> None:
    asking.small_world()
    first = Client().get(f"/api/{path}")

    again = Client().get(f"/api/{path}", headers={"If-None-Match": first["ETag"]})

    assert first.status_code == 200
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Access-Control-Allow-Origin"] == "*"


def test_that_the_answer_is_still_good_costs_one_query() -> None:
    asking.small_world()
    etag = Client().get("/api/v1/items")["ETag"]

    with CaptureQueriesContext(connection) as queries:
        Client().get("/api/v1/items", headers={"If-None-Match": etag})

    assert len(queries) == 1


@pytest.mark.parametrize(
    "path",
    ["items", "items?q=rook&kind=project", "items/rook", "organisations", "changes", "counts", "scopes"],
)
def test_an_answer_costs_two_queries_once_the_catalogue_is_remembered(path: str) -> None:
    asking.small_world()
    Client().get(f"/api/v1/{path}")

    with CaptureQueriesContext(connection) as queries:
        Client().get(f"/api/v1/{path}")

    assert len(queries) == 2


def test_a_revision_makes_every_answer_a_new_one() -> None:
    asking.small_world()
    etag = Client().get("/api/v1/counts")["ETag"]
    asking.two_days()

    again = Client().get("/api/v1/counts", headers={"If-None-Match": etag})

    assert again.status_code == 200
    assert again["ETag"] != etag


def test_another_question_has_another_tag() -> None:
    asking.small_world()

    tags = {
        Client().get(f"/api/v1/{path}")["ETag"]
        for path in ("items", "items?limit=1", "items?limit=2", "items?offset=1", "counts")
    }

    assert len(tags) == 5


def test_a_refusal_has_no_tag_and_is_not_kept() -> None:
    response = Client().get("/api/v1/items?limit=x")

    assert "ETag" not in response
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PATHS)
def test_the_head_of_an_answer_is_that_of_the_whole(path: str) -> None:
    asking.small_world()
    whole = Client().get(f"/api/{path}")

    head = Client().head(f"/api/{path}")

    assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(whole.headers))


@pytest.mark.parametrize("path", ["v1/items", "v1/nothing", "projects/all.json"])
def test_any_site_may_ask_whether_it_may_read(path: str) -> None:
    response = Client().options(
        f"/api/{path}",
        headers={"Origin": "https://example.org", "Access-Control-Request-Headers": "if-none-match"},
    )

    asked = (
        "Allow",
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers",
    )
    assert response.status_code == 204
    assert [response[name] for name in asked] == ["GET, HEAD, OPTIONS", "*", "GET, HEAD, OPTIONS", "*"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["v1/items", "v1/items/rook", "projects/all.json", "nothing"])
def test_nothing_can_be_written(method: str, path: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/{path}")

    assert response.status_code == 405
    assert response.json() == {
        "error": f"{method.upper()} is not answered here; the API can only be read, with GET"
    }
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_pages_are_not_for_scripts_of_other_sites() -> None:
    assert "Access-Control-Allow-Origin" not in Client().get("/landscape")
