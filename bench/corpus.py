"""Large hour files out of small real ones: the lines again with other numbers, always the same bytes."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bench.figures import ROOT

EVENTS = ROOT.parent / "shared" / "data" / "events"
REAL_HOUR = EVENTS / "2015-01-01-1.json.gz"  # all of GitHub: 7,427 events
_REVIEWS = EVENTS / "2021-07-21-few-hours.json.gz"  # all of GitHub: 800 events, reviews among them
_KUBERNETES = EVENTS / "kubernetes-2017-07"

# Of 8,395 lines, two in a hundred are Kubernetes'; in July 2017 it was one in four hundred of all of GitHub,
# all 29 projects of the starting catalogue together are some more.
KUBERNETES_LINES = 168

# Further apart than any two numbers of the real files.
_STEP = 10**11

_NUMBER = rb'"(?:push_)?id":"?([0-9]+)'
_SHA = rb'"(?:sha|head|before)":"([0-9a-f]{4})(?=[0-9a-f]{36}")'
_CHANGED = re.compile(rb"(?:" + _NUMBER + rb")|(?:" + _SHA + rb")")
_HOUR = re.compile(rb'"created_at":"([0-9-]{10}T[0-9]{2}):[0-9:]{5}Z"(?:,"org":\{[^}]*\})?\}$')


@dataclass(slots=True)
class Corpus:
    """The real lines that hours are made of."""

    github: list[bytes] = field(default_factory=lambda: [*_lines(REAL_HOUR), *_lines(_REVIEWS)])
    kubernetes: list[bytes] = field(
        default_factory=lambda: [
            line for path in sorted(_KUBERNETES.glob("*.json.gz"), key=_order) for line in _lines(path)
        ]
    )

    def write(self, folder: Path, hour: datetime, *, copies: int, number: int = 0) -> Path:
        """Write the file of `hour`: `copies` times all lines of GitHub, each followed by some of Kubernetes.

        Pushes, issues, comments and commits have numbers that no other copy of any hour has. Accounts and
        repositories of an hour are others in each copy; half of them were also in the hour before, by its
        `number`. Kubernetes' are always the same.
        """
        path = folder / f"{hour:%Y-%m-%d}-{hour.hour}.json.gz"
        places = _places(self.github)
        # Level 6 is the archive's own. No name and no time in the header: the bytes are always the same.
        with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
            for copy in range(copies):
                things = number * copies + copy
                block = _renumbered(self.github, things, places, number * copies // 2 + copy)
                file.write(_moved(block, hour))
                start = things * KUBERNETES_LINES % len(self.kubernetes)
                lines = (self.kubernetes * 2)[start : start + KUBERNETES_LINES]
                file.write(_moved(_renumbered(lines, things, _places(lines), 0), hour))
        return path

    def events(self, copies: int) -> int:
        """How many events a file of that many copies holds."""
        return copies * (len(self.github) + KUBERNETES_LINES)


def _lines(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines()


def _order(path: Path) -> tuple[str, int]:
    day, _, hour = path.name.removesuffix(".json.gz").rpartition("-")
    return day, int(hour)


def _places(lines: list[bytes]) -> frozenset[bytes]:
    """The numbers, among those in `lines`, of accounts and repositories."""
    found: set[bytes] = set()
    for line in lines:
        found.update(str(number).encode() for number in _named(json.loads(line)))
    return frozenset(found)


def _named(value: object) -> Iterator[int]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), int) and value.keys() & {"login", "full_name", "name"}:
            yield value["id"]
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def _renumbered(lines: list[bytes], things: int, places: frozenset[bytes], place: int) -> list[bytes]:
    def other(found: re.Match[bytes]) -> bytes:
        number, sha = found.groups()
        if sha:
            new = b"%04x" % ((int(sha, 16) + things) & 0xFFFF)
            start, end = found.span(2)
        else:
            new = b"%d" % (int(number) + _STEP * (place if number in places else things))
            start, end = found.span(1)
        offset = found.start()
        return found[0][: start - offset] + new + found[0][end - offset :]

    return _CHANGED.sub(other, b"\n".join(lines)).split(b"\n")


def _moved(lines: list[bytes], hour: datetime) -> bytes:
    """`lines` with the hour of each event, wherever it stands in its line, replaced by `hour`."""
    new = f"{hour:%Y-%m-%dT%H}:".encode()
    moved = []
    for line in lines:
        found = _HOUR.search(line)
        assert found is not None, line[-200:]
        moved.append(line.replace(found[1] + b":", new))
    return b"\n".join(moved) + b"\n"
