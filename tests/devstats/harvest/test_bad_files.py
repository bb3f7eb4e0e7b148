"""Files that are cut, broken, huge or no files at all: what can be read is kept, and the rest is said."""

import gzip
import hashlib
import json
import os
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devstats.harvest import archive
from devstats.harvest.archive import blocks
from devstats.harvest.tracked import EveryRepository
from devstats.harvest.unfit import Unfit
from tests.devstats.harvest.files import compact, event, write

NOW = datetime(2026, 11, 22, tzinfo=UTC)
MAX = 2**63 - 1

GOOD = compact(event(actor=(1, "ada")))
ALSO_GOOD = compact(event(actor=(2, "bob"), number="2"))


@pytest.mark.parametrize("name", ["2017-07-24-5.json.gz", "2017-07-24-5.json"])
def test_a_line_of_40_megabytes_is_skipped_without_being_held_in_memory(tmp_path: Path, name: str) -> None:
    long = b'{"a":"' + b"x" * (40 << 20) + b'"}'
    path = write(tmp_path, [GOOD, long, ALSO_GOOD, long], name=name)
    del long
    tracemalloc.start()

    found = archive.scan(path, EveryRepository(), now=NOW)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.problems.listed() == [{"reason": "longer than 25 MB", "count": 2, "lines": [2, 4]}]
    assert found.batch.matched == 2
    assert most < 2 * blocks.LONGEST_LINE + (4 << 20)


def test_a_file_cut_off_in_the_middle_keeps_the_lines_before_the_cut(tmp_path: Path) -> None:
    events = [compact(event(actor=(n, hashlib.sha256(b"%d" % n).hexdigest()[:30]))) for n in range(1, 2001)]
    whole = write(tmp_path, events).read_bytes()
    cut = tmp_path / "cut.json.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    lines = gzip_lines(cut)

    found = archive.scan(cut, EveryRepository(), now=NOW)

    assert found.damage == "cut off in the middle"
    assert 500 < found.events == len(lines) < 1500
    assert found.problems.total == 0


def gzip_lines(path: Path) -> list[bytes]:
    """The whole lines that can be had of a file that is cut off, read byte by byte."""
    read = bytearray()
    with gzip.open(path) as file:
        try:
            while byte := file.read(1):
                read += byte
        except EOFError:
            pass
    return bytes(read).split(b"\n")[:-1]


def test_a_file_with_a_broken_byte_is_damaged_and_what_can_be_read_of_it_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path, [compact(event(actor=(n, f"user-{n}"))) for n in range(1, 3001)])
    content = bytearray(path.read_bytes())
    content[-6] ^= 0xFF  # of the checksum at the end
    path.write_bytes(content)

    found = archive.scan(path, EveryRepository(), now=NOW)

    assert found.damage == "broken gzip: Incorrect checksum found"
    assert 2000 < found.events <= 3000
    assert found.problems.total == 0


def not_gzip(folder: Path) -> Path:
    path = folder / "page.json.gz"
    path.write_bytes(b"<html>")
    return path


def nothing(folder: Path) -> Path:
    path = folder / "empty.json.gz"
    path.touch()
    return path


def folder(folder: Path) -> Path:
    path = folder / "2017-07-24-5.json.gz"
    path.mkdir()
    return path


def absent(folder: Path) -> Path:
    return folder / "absent.json.gz"


def locked(folder: Path) -> Path:
    path = write(folder, [GOOD])
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root reads everything")
    return path


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (not_gzip, "is not gzip"),
        (nothing, "is empty"),
        (folder, "cannot be read: Is a directory"),
        (absent, "cannot be read: No such file or directory"),
        (locked, "cannot be read: Permission denied"),
    ],
)
def test_what_cannot_be_read_at_all_says_why(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    path = make(tmp_path)

    with pytest.raises(Unfit) as unfit:
        archive.scan(path, EveryRepository(), now=NOW)

    assert str(unfit.value) == reason


@pytest.mark.parametrize("lines", [[], [b""], [b"", b""]])
def test_an_hour_without_any_event_is_damaged(tmp_path: Path, lines: list[bytes]) -> None:
    assert archive.scan(write(tmp_path, lines), EveryRepository(), now=NOW).damage == "holds no events"


def test_files_joined_to_one_are_read_to_the_end(tmp_path: Path) -> None:
    path = write(tmp_path, [GOOD])
    path.write_bytes(path.read_bytes() + gzip.compress(ALSO_GOOD) + b"\0" * 64)

    found = archive.scan(path, EveryRepository(), now=NOW)

    assert (found.events, found.damage) == (2, "")


def test_a_list_that_is_no_json_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(b"[\n" + GOOD + b",\n" + GOOD[:100])

    found = archive.scan(path, EveryRepository(), now=NOW)

    assert found.damage == "is neither lines nor a list of events: Input data was truncated"
    assert found.events == 0


def test_bad_entries_of_a_list_are_counted_by_the_line_they_begin_at(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps([event(), event() | {"actor": None}, 5, event(number="9")], indent=1))
    lines = path.read_text().split("\n")

    found = archive.scan(path, EveryRepository(), now=NOW)

    assert found.events == 3
    assert found.problems.listed() == [
        {"reason": "Expected `object`, got `int`", "count": 1, "lines": [lines.index(" 5,") + 1]},
        {
            "reason": "actor is null",
            "count": 1,
            "lines": [[number for number, line in enumerate(lines, 1) if line == " {"][1]],
        },
    ]
