"""Bytes from files and addresses, within limits."""

import contextlib
import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from landscape.intake import delivery
from landscape.intake.nodes import LARGEST_BYTES, Unreadable

CONTENT = b"landscape: []\n"


class _Desk(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path.partition("?")[0]:
            case "/plain":
                self._answer(200, CONTENT)
            case "/zipped":
                self._answer(200, gzip.compress(CONTENT))
            case "/moved":
                self._answer(302, b"", Location="/plain")
            case "/to-a-file":
                self._answer(302, b"", Location="file:///etc/hostname")
            case "/to-ftp":
                self._answer(302, b"", Location="ftp://127.0.0.1/a")
            case "/in-circles":
                self._answer(302, b"", Location="/in-circles")
            case "/large":
                self._answer(200, b"x" * (LARGEST_BYTES + 1))
            case "/cut-off":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(CONTENT)
            case _:
                self._answer(404, b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the server's name for it
        pass

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # whoever has read enough hangs up
            self.wfile.write(body)


@pytest.fixture
def desk() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Desk) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/plain", "/zipped", "/moved"])
def test_an_address_is_fetched_plain_zipped_or_moved(desk: str, path: str) -> None:
    assert delivery.content(desk + path) == CONTENT


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/nowhere?key=secret", "{desk}/nowhere answers 404 Not Found"),
        ("/large", "{desk}/large is larger than 16 MB"),
        (
            "/to-a-file",
            "{desk}/to-a-file answers 302 Found - Redirection to url 'file:///etc/hostname' is not allowed",
        ),
        ("/cut-off", "{desk}/cut-off broke off 986 bytes before its end"),
    ],
)
def test_a_failed_fetch_is_one_sentence(desk: str, path: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        delivery.content(desk + path)

    assert str(refusal.value) == sentence.replace("{desk}", desk)


@pytest.mark.parametrize("path", ["/to-ftp", "/in-circles"])
def test_a_redirect_to_nowhere_is_refused(desk: str, path: str) -> None:
    with pytest.raises(Unreadable, match=f"^{desk}{path} answers 302 .*Found"):
        delivery.content(desk + path)


def test_an_address_that_nobody_answers_is_one_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^http://127\.0\.0\.1:1/a cannot be read: .*Connection refused"):
        delivery.content("http://127.0.0.1:1/a")


@pytest.mark.parametrize(
    "place", ["http://", "https://[::1/a", "http://a b/c", "http://user:secret@example.org/"]
)
def test_an_address_that_is_none_is_one_sentence(place: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        delivery.content(place)

    assert str(refusal.value) == "the address is not of the form https://host/path, without a user"


def test_a_file_is_read_plain_or_zipped(tmp_path: Path) -> None:
    (tmp_path / "plain.yml").write_bytes(CONTENT)
    (tmp_path / "zipped.yml.gz").write_bytes(gzip.compress(CONTENT[:5]) + gzip.compress(CONTENT[5:]))

    assert delivery.content(str(tmp_path / "plain.yml")) == CONTENT
    assert delivery.content(str(tmp_path / "zipped.yml.gz")) == CONTENT


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "a.yml cannot be read: No such file or directory"),
        (gzip.compress(CONTENT)[:-9], "a.yml is not a whole gzip file"),
        (b"\x1f\x8bnot gzip at all", "a.yml is not a whole gzip file"),
        (gzip.compress(b"x" * (2 * LARGEST_BYTES)), "a.yml is larger than 16 MB"),
    ],
    ids=["absent", "cut off", "not gzip", "a small file of 32 MB"],
)
def test_a_bad_file_is_one_sentence(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    if content is not None:
        (tmp_path / "a.yml").write_bytes(content)

    with pytest.raises(Unreadable) as refusal:
        delivery.content(str(tmp_path / "a.yml"))

    assert str(refusal.value) == sentence


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read: Is a directory"):
        delivery.content(str(tmp_path))
