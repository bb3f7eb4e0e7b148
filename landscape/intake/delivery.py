"""Bytes of a file or an address, plain or gzipped, within limits."""

import gzip
import time
import urllib.error
import urllib.request
import zlib
from http.client import HTTPException
from io import BufferedReader
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit, urlunsplit

from landscape.intake.nodes import LARGEST_BYTES, Unreadable
from landscape.intake.records import is_web_address

SILENCE_SECONDS = 20
PATIENCE_SECONDS = 120
_CHUNK_BYTES = 1024 * 1024
_GZIP = b"\x1f\x8b"


def content(place: str, *, most_bytes: int = LARGEST_BYTES) -> bytes:
    """What lies at `place`, a path or an http or https address, unzipped; raises Unreadable."""
    try:
        if is_address(place):
            return _fetched(place, most_bytes)
        with Path(place).open("rb") as file:
            return _whole(file, place, most_bytes)
    except urllib.error.HTTPError as error:
        reason = f"answers {error.code} {error.reason}"
    except (EOFError, zlib.error, gzip.BadGzipFile):
        reason = "is not a whole gzip file"
    except (OSError, HTTPException) as error:
        cause = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        reason = f"cannot be read: {cause}"
    raise Unreadable(" ".join(f"{shown(place)} {reason}".split()))


def is_address(place: str) -> bool:
    """Whether `place` is an address on the web rather than a path."""
    return place.lower().startswith(("http://", "https://"))


def shown(place: str) -> str:
    """`place` as it may stand in a log: an address without its query, a file by its name."""
    if not is_address(place):
        return Path(place).name or place
    parts = urlsplit(place)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _fetched(url: str, most_bytes: int) -> bytes:
    if not is_web_address(url) or "@" in urlsplit(url).netloc:
        raise Unreadable("the address is not of the form https://host/path, without a user")
    # An opener of our own: urllib's default one also reads files, data and ftp.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(url, headers={"User-Agent": "periplus"})  # noqa: S310 - http or https
    with opener.open(request, timeout=SILENCE_SECONDS) as response:
        whole = _whole(cast("BufferedReader", response), url, most_bytes)
        # A body that ends early is no error to http.client, and half a landscape may be whole YAML.
        if response.length:
            raise Unreadable(f"{shown(url)} broke off {response.length:,} bytes before its end")
        return whole


def _whole(file: BufferedReader, place: str, most_bytes: int) -> bytes:
    """All of `file`, unzipped as it is read: a small file that unzips to gigabytes is left at the limit."""
    patience_ends_at = time.monotonic() + PATIENCE_SECONDS
    is_zipped = file.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
    stream = gzip.GzipFile(fileobj=file) if is_zipped else file
    whole = bytearray()
    while chunk := stream.read(_CHUNK_BYTES):
        whole += chunk
        if len(whole) > most_bytes:
            raise Unreadable(f"{shown(place)} is larger than {most_bytes // 1024**2} MB")
        if time.monotonic() > patience_ends_at:
            raise Unreadable(f"{shown(place)} is still coming after {PATIENCE_SECONDS} seconds")
    return bytes(whole)
