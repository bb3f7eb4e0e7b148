"""An archive of landscapes is unpacked in memory, or refused with a sentence."""

import io
import lzma
import tarfile
from collections.abc import Callable
from datetime import date

import pytest

from landscape.intake import year_ends
from landscape.intake.nodes import LARGEST_BYTES, Unreadable
from landscape.intake.year_ends import Snapshot
from tests.landscape import landscapes
from tests.landscape.landscapes import needs_real_data


def tar(*members: tuple[str, bytes], change: Callable[[tarfile.TarInfo], None] | None = None) -> bytes:
    """An archive of named files; `change` is made to the last one's entry."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as found:
        for position, (name, content) in enumerate(members, 1):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            if change and position == len(members):
                change(entry)
            found.addfile(entry, io.BytesIO(content))
    return file.getvalue()


def as_link(entry: tarfile.TarInfo) -> None:
    entry.type, entry.linkname, entry.size = tarfile.SYMTYPE, "/etc/passwd", 0


def test_files_are_read_by_day_wherever_they_lie() -> None:
    content = tar(("b/2019-02.yml", b"two"), ("../../2018-12-01.yaml", b"one"))

    assert year_ends.snapshots(content) == year_ends.snapshots(lzma.compress(content))
    assert year_ends.snapshots(content) == [
        Snapshot("2018-12-01.yaml", date(2018, 12, 1), b"one"),
        Snapshot("2019-02.yml", date(2019, 2, 28), b"two"),
    ]


def test_links_are_no_files() -> None:
    content = tar(("2018-12.yml", b"one"), ("2019-12.yml", b""), change=as_link)

    assert [snapshot.name for snapshot in year_ends.snapshots(content)] == ["2018-12.yml"]


@pytest.mark.parametrize(
    ("content", "is_archive"),
    [(tar(("2018-12.yml", b"")), True), (lzma.compress(b""), True), (b"landscape:\n", False), (b"", False)],
)
def test_an_archive_is_known_by_its_first_bytes(content: bytes, *, is_archive: bool) -> None:
    assert year_ends.is_archive(content) is is_archive


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            tar(("2018-13.yml", b"")),
            "'2018-13.yml' is not named by its day, such as 2018-12-31.yml or 2018-12.yml",
        ),
        (tar(("2018-02-30.yml", b"")), "'2018-02-30.yml' is not named by its day"),
        (tar(("landscape.yml", b"")), "'landscape.yml' is not named by its day"),
        (
            tar(("2018-12.yml", b""), ("2018-12-31.yml", b"")),
            "'2018-12.yml' and '2018-12-31.yml' are of the same",
        ),
        (tar(("2018-12.yml", bytes(LARGEST_BYTES + 1))), "2018-12.yml is larger than 16 MB"),
        (tar(), "there is no file in the archive"),
        (lzma.compress(tar(("2018-12.yml", b"a")))[:-20], "the archive is not whole"),
        (lzma.compress(b"no archive"), "the archive cannot be read"),
        (lzma.compress(bytes(160 * 1024**2), preset=0), "the archive holds more than 150 MB"),
        (lzma.compress(b"a")[:6] + b"garbage" * 9, "the archive cannot be read"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        year_ends.snapshots(content)

    assert str(refusal.value).startswith(sentence)


@needs_real_data
def test_the_year_ends_are_an_archive() -> None:
    found = year_ends.snapshots(landscapes.YEAR_ENDS.read_bytes())

    assert [(snapshot.name, snapshot.on) for snapshot in found] == [
        (f"{year}-12.yml", date(year, 12, 31)) for year in range(2018, 2026)
    ]
    assert {snapshot.on.year: snapshot.content for snapshot in found} == landscapes.year_ends()
