"""What is asked for beyond what there is: a sentence in the right form, never a fault of ours."""

from __future__ import annotations

import html
import json

import pytest
from django.test import Client

from devstats import rollups
from devstats.question import Question
from devstats.views import bar as bars
from devstats.views.bar import Place
from devstats.vocabulary import Grain, Scope
from tests.devstats.queries.asking import NOW, answer
from tests.devstats.views.lighthouse import BY, WEEK, get
from tests.worlds.facts import Facts, at
from tests.worlds.lighthouse import LAMP

ALL = f"/devstats/all/{BY}"


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("path", [f"{ALL}.json", f"{ALL}.csv", f"{ALL}.svg", f"{ALL}/rows.json"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_machine_that_writes_is_told_that_it_can_only_read(path: str, method: str) -> None:
    response = Client(enforce_csrf_checks=True).generic(method, path)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert json.loads(response.content) == {
        "error": f"{method} is not answered here; this address can only be read, with GET"
    }


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/nothing", f"{ALL}.parquet", f"{ALL}.png"])
def test_a_machine_address_that_is_not_there_answers_json(path: str) -> None:
    response = Client().get(path)

    assert (response.status_code, set(json.loads(response.content))) == (404, {"error"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (f"{ALL}.json?limit=5", "there are no pages to turn here; leave limit out of the address"),
        (f"{ALL}/rows?offset=5", "there are no pages to turn here; leave offset out of the address"),
        (f"{ALL}/rows.json?page=2", "there are no pages to turn here; leave page out of the address"),
        (f"{ALL}.json?from=now-7d&from=now-1d", "the address says from 2 times; leave one of them"),
    ],
)
def test_a_key_that_would_not_be_read_is_refused(path: str, sentence: str) -> None:
    response = Client(headers={"Accept": "application/json"}).get(path)

    assert response.status_code == 400
    assert sentence.casefold() in html.unescape(response.text).casefold()


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    "query",
    ["from=0001-01-01&to=9999-12-31", "from=2017-07-03&to=2017-07-10&asof=9999-12-31T23:59:59Z"],
)
@pytest.mark.parametrize("ending", ["", ".json", ".csv", ".svg", "/rows", "/rows.json"])
def test_the_last_day_there_is_is_no_fault(query: str, ending: str) -> None:
    assert Client().get(f"{ALL}{ending}?{query}").status_code in {200, 400}


@pytest.mark.usefixtures("week")
def test_a_json_answer_that_has_not_changed_is_not_sent_again() -> None:
    first = get(f"{ALL}.json?{WEEK}")

    again = Client(headers={"If-None-Match": first["ETag"]}).get(f"{ALL}.json?{WEEK}")
    other = Client(headers={"If-None-Match": first["ETag"]}).get(f"{ALL}.json?{WEEK}&by=kind")

    assert (again.status_code, other.status_code) == (304, 200)


def test_a_preset_leaves_a_grain_out_that_would_be_too_fine() -> None:
    asked = Question(metric=BY, scope=Scope("all"), grain=Grain.HOUR)

    presets = {link.title: link.url for link in bars.bar(asked, NOW, Place(Question.url, ())).presets}

    assert presets["30 d"] == f"{ALL}?from=now-30d&every=hour"
    assert presets["5 y"] == f"{ALL}?from=now-5y"


@pytest.mark.usefixtures("week")
def test_a_span_of_which_nothing_was_harvested_is_not_compared_with() -> None:
    facts = Facts()
    facts.pull(9, LAMP, author="ada", opened="2017-06-29 09:00", merged="2017-06-30 09:00")
    facts.store()
    rollups.mark_all()
    rollups.recount(at("2017-06-30").date())

    before = answer("all/time-to-merge", from_="2017-06-26", to="2017-07-03")
    compared = answer("all/time-to-merge", compare="previous")

    assert (before.whole.total, compared.previous_total) == (86400, None)
