import http.client
import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from sandbox.server import listen
from sandbox.server.answers import Sandbox
from sandbox.server.speech import instant
from tests.sandbox.worlds import NOON, Clock, ask, small_sandbox, told, walked

_K8S = "/repos/kubernetes/kubernetes"
_STAR = "application/vnd.github.star+json"
_TRUTH = "/_truth/counts.json?from=2026-10-25&to=2026-11-24"


def _inside(items: list[dict[str, object]], field: str) -> int:
    since, until = instant("2026-10-25"), instant("2026-11-24")
    return sum(since <= instant(str(item[field])) < until for item in items if item[field])


@pytest.mark.parametrize("name", ["kubernetes/kubernetes", "envoyproxy/envoy"])
def test_the_lists_count_up_to_the_truth(name: str) -> None:
    sandbox = small_sandbox()
    at = f"/repos/{name}"

    tickets = list(walked(sandbox, f"{at}/issues?state=all&per_page=100"))
    pulls = list(walked(sandbox, f"{at}/pulls?state=all&per_page=100"))
    comments = [
        item
        for tail in ("issues/comments", "pulls/comments", "comments")
        for item in walked(sandbox, f"{at}/{tail}?per_page=100")
    ]
    reviews = [
        review
        for pull in pulls
        for review in walked(sandbox, f"{at}/pulls/{pull['number']}/reviews?per_page=100")
    ]
    commits = [item["commit"] for item in walked(sandbox, f"{at}/commits?per_page=100")]
    committers = [commit["committer"] for commit in commits if isinstance(commit, dict)]

    truth = told(ask(sandbox, _TRUTH))
    assert isinstance(truth, dict)
    assert truth[name] == {
        "pulls-opened": _inside(pulls, "created_at"),
        "pulls-merged": _inside(pulls, "merged_at"),
        "issues-opened": _inside([item for item in tickets if "pull_request" not in item], "created_at"),
        "comments": _inside(comments, "created_at"),
        "reviews": _inside(reviews, "submitted_at"),
        "commits": _inside(committers, "date"),
        "releases": _inside(list(walked(sandbox, f"{at}/releases")), "published_at"),
        "stars": _inside(list(walked(sandbox, f"{at}/stargazers", accept=_STAR)), "starred_at"),
        "forks": _inside(list(walked(sandbox, f"{at}/forks")), "created_at"),
    }
    assert all(truth[name][kind] for kind in ("pulls-merged", "comments", "reviews", "commits", "stars"))


@pytest.mark.parametrize(
    "address",
    [
        f"{_K8S}/issues?state=all&per_page=100",
        f"{_K8S}/pulls?state=all&per_page=100",
        f"{_K8S}/issues/comments?per_page=100",
        f"{_K8S}/commits?per_page=100",
        _TRUTH,
    ],
)
def test_replies_are_the_same_to_the_byte_in_whatever_steps_the_clock_went(address: str) -> None:
    at_once, clock = small_sandbox(), Clock(NOON - 3 * 86_400)
    stepwise = small_sandbox(clock)
    while clock.at < NOON:
        ask(stepwise, address)
        clock.at = min(clock.at + 7_000, NOON)

    assert ask(stepwise, address).body == ask(at_once, address).body


@pytest.mark.parametrize("page", ["²", "٣", "x", "-1", ""])
def test_a_page_that_is_no_number_is_the_first(page: str) -> None:
    sandbox = small_sandbox()
    address = "/search/issues?q=repo:kubernetes/kubernetes"

    assert ask(sandbox, f"{address}&page={page}").body == ask(sandbox, address).body


@pytest.mark.parametrize("size", [1, 7, 30, 100])
def test_cursors_and_pages_reach_every_issue_once(size: int) -> None:
    sandbox = small_sandbox()
    asked = f"{_K8S}/issues?state=all&sort=updated&direction=asc&per_page={size}"

    numbers = [item["number"] for item in walked(sandbox, asked)]

    assert sorted(Counter(numbers).items()) == [(number, 1) for number in range(1, len(numbers) + 1)]


def test_search_counts_what_the_truth_counts() -> None:
    sandbox = small_sandbox()
    truth = told(ask(sandbox, _TRUTH))
    span = "2026-10-25..2026-11-23"

    counted = {
        kind: told(ask(sandbox, f"/search/issues?q=repo:envoyproxy/envoy+{words}"))
        for kind, words in (
            ("pulls-opened", f"is:pr+created:{span}"),
            ("pulls-merged", f"is:pr+merged:{span}"),
            ("issues-opened", f"is:issue+created:{span}"),
        )
    }

    assert isinstance(truth, dict)
    for kind, found in counted.items():
        assert isinstance(found, dict)
        assert found["total_count"] == truth["envoyproxy/envoy"][kind]


def test_since_keeps_what_was_updated_later() -> None:
    sandbox = small_sandbox()
    since = "2026-11-20T00:00:00Z"

    everything = list(walked(sandbox, f"{_K8S}/issues?state=all&per_page=100"))
    later = list(walked(sandbox, f"{_K8S}/issues?state=all&since={since}&per_page=100"))

    assert later == [item for item in everything if str(item["updated_at"]) >= since]
    assert 0 < len(later) < len(everything)


def test_what_did_not_change_is_not_sent_again_and_costs_nothing() -> None:
    clock = Clock()
    sandbox = small_sandbox(clock)
    first = ask(sandbox, f"{_K8S}/issues")

    again = ask(sandbox, f"{_K8S}/issues", if_none_match=first.headers["ETag"])
    clock.at += 5 * 86_400
    later = ask(sandbox, f"{_K8S}/issues", if_none_match=first.headers["ETag"])

    assert (again.status, again.body, again.headers["X-RateLimit-Used"]) == (304, b"", "1")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert later.status == 200


def test_the_limit_is_reached_and_opens_again_when_it_said() -> None:
    clock = Clock()
    sandbox = small_sandbox(clock)
    asked = "/search/issues?q=repo:envoyproxy/envoy"
    for _ in range(30):
        last = ask(sandbox, asked)

    refused = ask(sandbox, asked)
    clock.at = int(refused.headers["X-RateLimit-Reset"])
    opened = ask(sandbox, asked)

    assert last.headers["X-RateLimit-Remaining"] == "0"
    assert (refused.status, refused.headers["X-RateLimit-Remaining"]) == (403, "0")
    assert b"API rate limit exceeded" in refused.body
    assert (opened.status, opened.headers["X-RateLimit-Used"]) == (200, "1")
    assert ask(sandbox, asked, authorization="token two").headers["X-RateLimit-Used"] == "1"


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/repos/nobody/nothing", 404, "Not Found"),
        ("/nowhere", 404, "Not Found"),
        ("/users/nobody", 404, "Not Found"),
        (f"{_K8S}/pulls/999999/reviews", 404, "Not Found"),
        (f"{_K8S}/issues?page=101&per_page=100", 422, "Pagination with the page parameter"),
        (f"{_K8S}/issues?after=nonsense", 422, "Validation Failed"),
        (f"{_K8S}/issues?since=yesterday", 422, "Validation Failed"),
        (f"{_K8S}/stargazers?page=401&per_page=100", 422, "In order to keep the API fast"),
        ("/search/issues", 422, "Validation Failed"),
        ("/search/issues?q=repo:nobody/nothing", 422, "Validation Failed"),
        ("/search/issues?q=created:soon", 422, "Validation Failed"),
        ("/search/issues?q=is:pr&page=11&per_page=100", 422, "Only the first 1000"),
        ("/_truth/counts.json?from=x&to=y", 422, "from= and to="),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(address: str, status: int, message: str) -> None:
    reply = ask(small_sandbox(), address)

    content = told(reply)
    assert reply.status == status
    assert isinstance(content, dict)
    assert str(content["message"]).startswith(message)
    assert content["status"] == str(status)


def test_a_revoked_token_is_refused() -> None:
    assert ask(small_sandbox(), _K8S, authorization="token revoked-one").status == 401


def test_links_lead_by_the_number_of_the_repository() -> None:
    sandbox = small_sandbox()
    repository = told(ask(sandbox, _K8S))
    assert isinstance(repository, dict)

    link = ask(sandbox, f"{_K8S}/stargazers?per_page=5&page=2").headers["Link"]

    at = f"http://127.0.0.1:8114/repositories/{repository['id']}/stargazers?per_page=5&page="
    last = -(-repository["stargazers_count"] // 5)
    assert link == (
        f'<{at}1>; rel="prev", <{at}3>; rel="next", <{at}{last}>; rel="last", <{at}1>; rel="first"'
    )


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    serving = listen.server(_quiet(), port=0)
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield serving
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_the_server_speaks_http_on_loopback(server: ThreadingHTTPServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", _K8S)
    first = connection.getresponse()
    content = json.loads(first.read())
    connection.request("GET", _K8S, headers={"If-None-Match": first.headers["ETag"]})
    second = connection.getresponse()
    second.read()
    connection.close()

    assert server.server_address[0] == "127.0.0.1"
    assert (content["full_name"], second.status) == ("kubernetes/kubernetes", 304)
    assert content["url"] == f"http://127.0.0.1:{server.server_port}{_K8S}"


@pytest.mark.parametrize("length", ["²", "x", "-1", "99999999999"])
def test_a_length_that_cannot_be_is_refused(server: ThreadingHTTPServer, length: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", _K8S, headers={"Content-Length": length})

    status = connection.getresponse().status
    connection.close()

    assert status == 400


def _quiet() -> Sandbox:
    return small_sandbox(Clock(NOON))
