"""The readers of the bench measure what they are told to."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from bench import pages, readers
from bench.figures import Figure
from bench.readers import Crowd
from landscape.explorer.selection import Selection


class _Site(BaseHTTPRequestHandler):
    """Answers every page with its path, and 304 to who has it; /missing is not there."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        tag = f'W/"{self.path}"'
        status = 404 if self.path == "/missing" else 304 if self.headers["If-None-Match"] == tag else 200
        body = self.path.encode() if status == 200 else b""
        self.send_response(status)
        self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_each_selection_is_written_as_the_explorer_writes_it() -> None:
    made = pages.selections()

    rewritten = [
        Selection.parse(parse_qs(urlsplit(address).query).items()).address("/landscape") for address in made
    ]

    assert rewritten == made
    assert len(set(made)) == 40


def test_readers_who_keep_nothing_are_sent_whole_pages(site: str) -> None:
    heard = readers.read(site, ["/a", "/b"], Crowd(readers=3, seconds=0.2))

    assert set(heard.statuses) == {200}
    assert heard.statuses[200] == len(heard.seconds)
    assert min(heard.seconds) > 0


def test_readers_who_have_every_page_are_told_that_it_is_still_good(site: str) -> None:
    heard = readers.read(site, ["/a", "/b"], Crowd(readers=3, seconds=0.2, knows_etags=True))

    assert set(heard.statuses) == {304}


def test_readers_with_a_pause_ask_no_oftener(site: str) -> None:
    heard = readers.read(site, ["/a"], Crowd(readers=2, seconds=0.5, pause_seconds=10))

    assert len(heard.seconds) == 1


def test_a_page_that_fails_ends_the_measurement(site: str) -> None:
    with pytest.raises(ExceptionGroup, match="unhandled errors"):
        readers.read(site, ["/missing"], Crowd(readers=1, seconds=0.2))


@pytest.mark.parametrize(
    ("values", "share", "least"),
    [
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0], 0.5, 1.0),
        ([float(n) for n in range(1, 101)], 0.95, 95.0),
        ([7.0], 0.95, 7.0),
    ],
)
def test_a_percentile_is_the_least_value_that_a_share_does_not_exceed(
    values: list[float], share: float, least: float
) -> None:
    assert readers.percentile(values, share) == least


def test_a_score_below_its_budget_is_broken() -> None:
    assert [Figure("x", score, "points", 95).ok for score in (94, 95, 100)] == [False, True, True]
