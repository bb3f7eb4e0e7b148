"""Files of a tar archive or a folder, read into memory within limits; nothing is ever unpacked to a disk."""

import lzma
import os
import re
import stat
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from landscape.intake import delivery
from landscape.intake.nodes import LARGEST_BYTES, Unreadable
from landscape.intake.records import Problem, shown

LARGEST_FILE_BYTES = 1024 * 1024  # forty times the largest answer to the AI checklist
MOST_MEMBERS = 20_000  # four times those of certified Kubernetes 1.7 to 1.30
DEEPEST = 8
_PATH_LENGTH = 300
# `xz -9` needs 65 MB to unpack; a header may claim four gigabytes.
_XZ_MEMORY_BYTES = 128 * 1024 * 1024
_EXTENSION_BYTES = 64 * 1024
_XZ = b"\xfd7zXZ\x00"
# Hidden as it is, a project's folder of what it says of itself is one to read.
_OWN_WORDS = ".project"
_EXTENSIONS = frozenset({tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME})


@dataclass(frozen=True, slots=True)
class File:
    """A file by its path inside the archive or folder, with slashes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Files:
    """What was found, by path; with an error none of it is to be used."""

    files: tuple[File, ...] = ()
    errors: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a file, and how large all of them, may be."""

    file_bytes: int = LARGEST_FILE_BYTES
    whole_bytes: int = LARGEST_BYTES


def files(place: str, wanted: re.Pattern[str], limits: Limits | None = None) -> Files:
    """The files whose whole path matches `wanted`.

    `place` is a folder, or a tar archive (plain, gz or xz) by its path or address.
    """
    box = _Box(wanted, limits or Limits())
    try:
        if not delivery.is_address(place) and Path(place).is_dir():
            box.take_folder(Path(place))
        else:
            box.take_archive(delivery.content(place, most_bytes=box.limits.whole_bytes))
    except Unreadable as refusal:
        box.refuse("", str(refusal))
    return box.closed()


def of(content: bytes, wanted: re.Pattern[str]) -> Files:
    """The files of an archive that is in hand, as `files` gives them."""
    box = _Box(wanted, Limits())
    try:
        box.take_archive(content)
    except Unreadable as refusal:
        box.refuse("", str(refusal))
    return box.closed()


def is_archive(content: bytes) -> bool:
    """Whether this begins as a tar archive does, plain or as xz."""
    return content.startswith(_XZ) or content[257:262] == b"ustar"


class _Box:
    """Files and refusals as they are met."""

    def __init__(self, wanted: re.Pattern[str], limits: Limits) -> None:
        self.limits = limits
        self._wanted = wanted
        self._contents: dict[str, bytes] = {}
        self._taken_bytes = 0
        self._errors: list[Problem] = []

    def closed(self) -> Files:
        if self._errors:
            return Files(errors=tuple(self._errors))
        return Files(tuple(File(path, content) for path, content in sorted(self._contents.items())))

    def refuse(self, path: str, sentence: str) -> None:
        self._errors.append(Problem(0, path, sentence, is_error=True))

    def take_archive(self, content: bytes) -> None:
        try:
            plain = BytesIO(_unpacked(content, self.limits.whole_bytes))
            with tarfile.open(fileobj=plain, mode="r:", tarinfo=_Header) as archive:
                for number, member in enumerate(archive, 1):
                    if number > MOST_MEMBERS:
                        raise Unreadable(f"the archive holds more than {MOST_MEMBERS:,} files and folders")
                    self._take_member(archive, member)
        except RecursionError:
            raise Unreadable("the archive's headers are nested without end") from None
        except (tarfile.TarError, ValueError, OverflowError, OSError) as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable(f"this is not a whole tar archive: {error}") from None

    def take_folder(self, folder: Path) -> None:
        for number, entry in enumerate(_entries(folder), 1):
            if number > 10 * MOST_MEMBERS:  # beside each file wanted lie logs, pictures and readmes
                raise Unreadable(f"the folder holds more than {10 * MOST_MEMBERS:,} files and folders")
            path = Path(entry.path).relative_to(folder).as_posix()
            if entry.is_symlink() and entry.is_dir():
                self.refuse(path, "a link to a folder is refused")
            elif self._wanted.fullmatch(path) and self._is_plain(path):
                self._take_entry(path, entry)

    def _take_member(self, archive: tarfile.TarFile, member: tarfile.TarInfo) -> None:
        if member.size < 0:  # said by an extension, it sends the reader back, or to what it takes for the end
            raise Unreadable("a file of the archive claims a size below nothing")
        path = member.name.removeprefix("./")
        if not self._is_plain(path):
            return
        if member.issym() or member.islnk():
            self.refuse(path, f"a link to {shown(member.linkname)} is refused")
        elif not (member.isdir() or member.isreg()) or member.issparse():
            self.refuse(path, "what is neither a plain file nor a folder is refused")
        elif member.isreg() and self._wanted.fullmatch(path):
            if member.size > self.limits.file_bytes:
                self._refuse_size(path)
            elif path in self._contents:
                self.refuse(path, "the archive holds this file twice")
            else:
                content = archive.extractfile(member)
                assert content is not None, "a plain file has content"
                self._contents[path] = content.read()

    def _take_entry(self, path: str, entry: os.DirEntry[str]) -> None:
        try:
            # Neither a link nor a pipe may be opened: the one leads out of the folder, the other waits.
            descriptor = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            reason = "a link is refused" if entry.is_symlink() else f"it cannot be read: {error.strerror}"
            self.refuse(path, reason)
            return
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            self.refuse(path, "what is not a plain file is refused")
            return
        with open(descriptor, "rb") as file:  # noqa: PTH123 - Path.open takes no descriptor
            content = file.read(self.limits.file_bytes + 1)
        if len(content) > self.limits.file_bytes:
            self._refuse_size(path)
        else:
            self._taken_bytes += len(content)
            if self._taken_bytes > self.limits.whole_bytes:
                raise Unreadable(
                    f"the folder holds more than {self.limits.whole_bytes // 1024**2} MB of files"
                )
            self._contents[path] = content

    def _refuse_size(self, path: str) -> None:
        self.refuse(path, f"the file is larger than {self.limits.file_bytes // 1024**2} MB")

    def _is_plain(self, path: str) -> bool:
        if len(path) > _PATH_LENGTH or not path.isprintable():
            self.refuse("", f"the path {shown(path)} is too long or not printable")
            return False
        parts = path.split("/")
        if path.startswith("/") or ".." in parts or "\\" in path or re.match(r"[A-Za-z]:", path):
            self.refuse(path, "a path that leads out of the archive is refused")
            return False
        return True


class _Header(tarfile.TarInfo):
    """A header that refuses what tarfile takes for the end, and what would make it read without end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if len(buf) == tarfile.BLOCKSIZE and not any(buf):
                raise  # the end, as it should be
            raise Unreadable(f"this is not a whole tar archive: {error}") from None
        if header.size < 0:
            raise Unreadable("a file of the archive claims a size below nothing")
        if header.type in _EXTENSIONS and header.size > _EXTENSION_BYTES:
            raise Unreadable(f"a header of the archive is larger than {_EXTENSION_BYTES // 1024} kB")
        if header.type == tarfile.GNUTYPE_SPARSE:
            raise Unreadable("a file with holes is refused")
        return header


def _unpacked(content: bytes, most_bytes: int) -> bytes:
    """`content` without its xz; gzip is gone already, by `delivery`."""
    if not content.startswith(_XZ):
        return content
    try:
        stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES)
        whole = stream.decompress(content, max_length=most_bytes + 1)
    except lzma.LZMAError as error:
        raise Unreadable(f"this is not a whole xz file: {error}") from None
    if len(whole) > most_bytes:
        raise Unreadable(f"the archive is larger than {most_bytes // 1024**2} MB once unpacked")
    if not stream.eof:
        raise Unreadable("this is not a whole xz file: it breaks off")
    if stream.unused_data.strip(b"\0"):
        raise Unreadable("something follows the end of the archive")
    return whole


def _entries(folder: Path, depth: int = 1) -> Iterator[os.DirEntry[str]]:
    """All below `folder` but what is hidden (.git), .project excepted; links are given, not followed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise Unreadable(f"{folder.name} cannot be read: {error.strerror}") from None
    for entry in entries:
        if entry.name.startswith(".") and entry.name != _OWN_WORDS:
            continue
        yield entry
        if depth < DEEPEST and entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), depth + 1)
