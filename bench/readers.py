"""Readers who ask for pages at once, over connections that they keep; how long each waits.

Written on the bare protocol, so that on two cores the readers take little from the site that they read.
"""

import asyncio
import contextlib
import itertools
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_LIMIT_BYTES = 4_000_000


@dataclass(slots=True)
class Heard:
    """What readers met: seconds of each answer, how many had each status, bytes received."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    received: int = 0
    took: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many read at once, for how long, and how long each waits between an answer and its next question.

    With `knows_etags` a reader has each page already and asks whether it is still good, as a browser does.
    """

    readers: int
    seconds: float
    pause_seconds: float = 0
    knows_etags: bool = False


def read(site: str, paths: Sequence[str], crowd: Crowd) -> Heard:
    """What `crowd` meets going through `paths`; raises RuntimeError where a page is not 200 or 304."""
    return asyncio.run(_read(site, paths, crowd))


def percentile(values: Sequence[float], share: float) -> float:
    """The least of `values` that a `share` of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]


async def _read(site: str, paths: Sequence[str], crowd: Crowd) -> Heard:
    etags = await _etags(site, paths) if crowd.knows_etags else {}
    heard = Heard()
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(crowd.readers):
            turn = itertools.islice(itertools.cycle(paths), number, None)
            # Readers with a pause do not all ask in the same instant.
            start = crowd.pause_seconds * number / crowd.readers
            group.create_task(_Reader(site, turn, etags, heard).read(crowd, start))
    heard.took = time.perf_counter() - began
    return heard


async def _etags(site: str, paths: Sequence[str]) -> dict[str, str]:
    connection = await _Connection.to(site)
    try:
        return {path: (await connection.ask(path))[1].get("etag", "") for path in paths}
    finally:
        await connection.close()


@dataclass(slots=True)
class _Reader:
    site: str
    turn: Iterator[str]
    etags: Mapping[str, str]
    heard: Heard

    async def read(self, crowd: Crowd, start: float) -> None:
        until = time.perf_counter() + crowd.seconds
        await asyncio.sleep(start)
        connection = await _Connection.to(self.site)
        try:
            while (began := time.perf_counter()) < until:
                path = next(self.turn)
                status, _, length = await connection.ask(path, etag=self.etags.get(path, ""))
                self.heard.seconds.append(time.perf_counter() - began)
                self.heard.statuses[status] += 1
                self.heard.received += length
                if status not in {200, 304}:
                    raise RuntimeError(f"{path} was answered with {status}")
                await asyncio.sleep(crowd.pause_seconds)
        finally:
            await connection.close()


@dataclass(slots=True)
class _Connection:
    site: str
    host: str
    port: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def to(cls, site: str) -> "_Connection":
        parts = urlsplit(site)
        assert parts.hostname is not None
        assert parts.port is not None
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=_LIMIT_BYTES)
        return cls(site, parts.hostname, parts.port, reader, writer)

    async def ask(self, path: str, *, etag: str = "") -> tuple[int, dict[str, str], int]:
        """Status, headers by lower-case name, and bytes of the answer, compressed as browsers ask for it."""
        condition = f"If-None-Match: {etag}\r\n" if etag else ""
        for attempt in range(2):
            try:
                self.writer.write(
                    f"GET {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
                    f"Accept-Encoding: gzip\r\n{condition}\r\n".encode()
                )
                head = await self.reader.readuntil(b"\r\n\r\n")
                break
            except (asyncio.IncompleteReadError, ConnectionError):
                # The server had closed a connection that was kept too long; a browser asks anew.
                if attempt:
                    raise
                await self.close()
                fresh = await _Connection.to(self.site)
                self.reader, self.writer = fresh.reader, fresh.writer
        first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        length = int(headers.get("content-length", "0"))
        if length:
            await self.reader.readexactly(length)
        return int(first.split()[1]), headers, len(head) + length

    async def close(self) -> None:
        """Ends the connection, whoever else may have ended it before."""
        self.writer.close()
        with contextlib.suppress(ConnectionError):
            await self.writer.wait_closed()
