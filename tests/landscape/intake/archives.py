"""Tar archives made up for one test."""

import io
import lzma
import tarfile
from collections.abc import Mapping
from pathlib import Path

from landscape.intake import certified_files
from landscape.intake.archive import File, Files


def member(path: str, content: bytes = b"", **header: object) -> tuple[tarfile.TarInfo, bytes]:
    """A file of an archive, its header's fields as given."""
    info = tarfile.TarInfo(path)
    info.size = len(content)
    for field, value in header.items():
        setattr(info, field, value)
    return info, content


def tar(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    """An archive of `members`; `mode` "w:gz" or "w:xz" for a packed one."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode, format=tarfile.PAX_FORMAT) as box:  # type: ignore[call-overload]  # any mode
        for info, content in members:
            box.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def xz(content: bytes) -> bytes:
    """`content` packed."""
    return lzma.compress(content, preset=0)


def delivered(tmp_path: Path, content: bytes) -> Files:
    """What the intake of certified products takes from the archive `content`."""
    (tmp_path / "a.tar").write_bytes(content)
    return certified_files.delivered(str(tmp_path / "a.tar"))


def files(contents: Mapping[str, str]) -> Files:
    """Files as they come out of an archive."""
    return Files(tuple(File(path, text.encode()) for path, text in sorted(contents.items())))
