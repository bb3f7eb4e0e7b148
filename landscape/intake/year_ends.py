"""An archive of one landscape at many days: `2018-12.yml` is that of 31 December 2018."""

import calendar
import io
import lzma
import re
import tarfile
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from landscape.intake.nodes import LARGEST_BYTES, Unreadable

_XZ = b"\xfd7zXZ\x00"
_TAR, _TAR_AT = b"ustar", 257
_NAMED_BY_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?\.ya?ml", re.IGNORECASE)
# As much as a hundred landscapes of today.
_LARGEST_WHOLE_BYTES = 150 * 1024**2
_TOO_MUCH = f"the archive holds more than {_LARGEST_WHOLE_BYTES // 1024**2} MB"
_LARGEST_MEMORY_BYTES = 256 * 1024**2


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file of the archive and the day whose state it shows."""

    name: str
    on: date
    content: bytes


def is_archive(content: bytes) -> bool:
    """Whether `content` is a tar archive, or anything compressed with xz."""
    return content.startswith(_XZ) or content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR


def snapshots(content: bytes) -> list[Snapshot]:
    """The landscapes in the archive, by day; raises Unreadable.

    A file is named by its day, or by a month whose last day it shows. Nothing is unpacked to disk: folders
    do not matter, and links and devices are no files.
    """
    found: dict[date, Snapshot] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(_unpacked(content)), mode="r:") as archive:
            for member in archive:
                if not member.isfile():
                    continue
                snapshot = _snapshot(archive, member)
                if (other := found.get(snapshot.on)) is not None:
                    raise Unreadable(f"{other.name!r} and {snapshot.name!r} are of the same day")
                found[snapshot.on] = snapshot
                # A sparse file is larger than the archive that holds it.
                if sum(len(one.content) for one in found.values()) > _LARGEST_WHOLE_BYTES:
                    raise Unreadable(_TOO_MUCH)
    except (tarfile.TarError, EOFError, lzma.LZMAError) as error:
        raise Unreadable(f"the archive cannot be read: {error}") from None
    if not found:
        raise Unreadable("there is no file in the archive")
    return [found[on] for on in sorted(found)]


def _snapshot(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Snapshot:
    name = PurePosixPath(member.name).name
    named = _NAMED_BY_DAY.fullmatch(name)
    try:
        on = _day(named) if named else None
    except ValueError:
        on = None
    if on is None:
        raise Unreadable(f"{name[:80]!r} is not named by its day, such as 2018-12-31.yml or 2018-12.yml")
    if member.size > LARGEST_BYTES:
        raise Unreadable(f"{name} is larger than {LARGEST_BYTES // 1024**2} MB")
    file = archive.extractfile(member)
    assert file is not None, "only files are asked for"
    return Snapshot(name, on, file.read())


def _day(named: re.Match[str]) -> date:
    year, month = int(named[1]), int(named[2])
    # Of a month that does not exist there is no last day: calendar says so with a ValueError, as date does.
    return date(year, month, int(named[3]) if named[3] else calendar.monthrange(year, month)[1])


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(_XZ):
        return content
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_LARGEST_MEMORY_BYTES)
    whole = unpacker.decompress(content, _LARGEST_WHOLE_BYTES + 1)
    if len(whole) > _LARGEST_WHOLE_BYTES:
        raise Unreadable(_TOO_MUCH)
    if not unpacker.eof:
        raise Unreadable("the archive is not whole")
    return whole
