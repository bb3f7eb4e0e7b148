"""A file as blocks of whole lines, unpacked as it is read, however long, cut off or broken it is."""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from isal import isal_zlib

from devstats.harvest.unfit import Unfit

# 32 kB of gzip are some 200 kB of lines: unpacked, split and decoded they stay in the processor's cache,
# which is worth a third of the time; with 256 kB the scan was slower by half.
_READ = 1 << 15
# What one step may unpack to: a bomb of zeros unpacks a thousandfold.
_UNPACKED = 1 << 20
LONGEST_LINE = 25 << 20

_GZIP = b"\x1f\x8b"
# isal loses what the failing step had unpacked; in small steps zlib gives all but the last bytes of it.
_SALVAGE_STEP = 512


class Blocks:
    """The lines of a file in order, in blocks of bytes that end where a line ends.

    A None stands for one line that was skipped for its length. Iterate once; afterwards `checksum` is that of
    the bytes read and `damage` a sentence if they were not whole ("" if they were).
    Raises Unfit where nothing can be read at all.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damage = ""
        self._hash = hashlib.sha256()

    @property
    def checksum(self) -> str:
        """The checksum of the bytes read so far."""
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[bytes | None]:
        """The blocks, in order; the last line of the file may lack its newline."""
        try:
            with self.path.open("rb") as file:
                yield from self._lines(self._unpacked(file))
        except OSError as error:
            raise Unfit(f"cannot be read: {error.strerror or error}") from error

    def _lines(self, pieces: Iterator[bytes]) -> Iterator[bytes | None]:
        begun: list[bytes] = []  # of a line whose end has not come yet
        length = 0
        for piece in pieces:
            end = piece.rfind(b"\n") + 1
            if not end:
                length += len(piece)
                begun = [*begun, piece] if length <= LONGEST_LINE else []
                continue
            start = 0
            if length + (first := piece.find(b"\n")) > LONGEST_LINE:
                yield None
                start, begun = first + 1, []
            if begun or end > start:
                yield b"".join((*begun, memoryview(piece)[start:end]))
            begun, length = [piece[end:]], len(piece) - end
        if length > LONGEST_LINE:
            yield None
        elif length and not self.damage:
            yield b"".join(begun)

    def _unpacked(self, file: BinaryIO) -> Iterator[bytes]:
        piece = self._read(file)
        if piece.startswith(_GZIP):
            yield from self._gunzipped(file, piece)
            return
        if not piece:
            raise Unfit("is empty")
        if self.path.suffix == ".gz":
            raise Unfit("is not gzip")
        while piece:
            yield piece
            piece = self._read(file)

    def _gunzipped(self, file: BinaryIO, piece: bytes) -> Iterator[bytes]:
        unpacker = isal_zlib.decompressobj(wbits=31)
        given = 0
        try:
            while True:
                unpacked = unpacker.decompress(piece, _UNPACKED)
                given += len(unpacked)
                yield unpacked
                if unpacker.eof:
                    piece = unpacker.unused_data or self._read(file)
                    if not piece.startswith(_GZIP):
                        break  # what follows the end is ignored, as gzip does
                    unpacker = isal_zlib.decompressobj(wbits=31)  # another member: files were joined
                    continue
                is_held_back = len(unpacked) == _UNPACKED
                piece = unpacker.unconsumed_tail or (b"" if is_held_back else self._read(file))
                if not piece and not is_held_back:
                    self.damage = "cut off in the middle"
                    break
        except isal_zlib.error as error:  # type: ignore[misc] # its stubs take the class for an instance
            self.damage = f"broken gzip: {str(error).split(' ', 2)[-1]}"
            yield from _salvaged(self.path, given)
        while self._read(file):
            pass  # the checksum is that of the whole file

    def _read(self, file: BinaryIO) -> bytes:
        piece = file.read(_READ)
        self._hash.update(piece)
        return piece


def checksum(path: Path) -> str:
    """The checksum of a file's bytes, as `Blocks` gives it after reading them.

    Raises Unfit where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Unfit(f"cannot be read: {error.strerror or error}") from error


def _salvaged(path: Path, given: int) -> Iterator[bytes]:
    """What of a broken file can be unpacked after the first `given` bytes."""
    unpacker = zlib.decompressobj(wbits=31)
    seen = 0
    with path.open("rb") as file:
        while piece := file.read(_SALVAGE_STEP):
            try:
                unpacked = unpacker.decompress(piece)
            except zlib.error:
                return
            seen += len(unpacked)
            if seen > given:
                yield unpacked[max(0, len(unpacked) - (seen - given)) :]
