"""Archives and folders are read within limits, and what could do harm is refused with a sentence."""

import lzma
import os
import struct
import tarfile
import time
import zlib
from pathlib import Path

import pytest

from landscape.intake import archive, certified_files
from landscape.intake.archive import LARGEST_FILE_BYTES, MOST_MEMBERS, File, Files
from landscape.intake.nodes import LARGEST_BYTES
from landscape.intake.records import Problem
from tests.landscape.intake.archives import delivered, member, tar, xz

PRODUCT = b"vendor: Example\nname: Engine\n"
GKE = "v1.30/gke/PRODUCT.yaml"
OLD = "v1.9/gke/product.yml"
WANTED = Files((File(GKE, PRODUCT), File(OLD, b"")))
MEMBERS = (member("v1.30/gke/e2e.log", b"passed"), member(GKE, PRODUCT), member(OLD), member("README.md"))


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz"])
def test_the_files_wanted_are_read_from_a_plain_or_packed_archive(tmp_path: Path, mode: str) -> None:
    assert delivered(tmp_path, tar(*MEMBERS, mode=mode)) == WANTED


def test_the_files_wanted_are_read_from_a_folder(tmp_path: Path) -> None:
    for info, content in MEMBERS:
        (tmp_path / info.name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / info.name).write_bytes(content)
    (tmp_path / ".git" / "v1.1" / "gke").mkdir(parents=True)
    (tmp_path / ".git" / "v1.1" / "gke" / "PRODUCT.yaml").write_bytes(PRODUCT)

    assert certified_files.delivered(str(tmp_path)) == WANTED


@pytest.mark.parametrize(
    "path", [GKE, f"./{GKE}", f"k8s-conformance-1a2b/{GKE}", "v1.19/icp/icp/PRODUCT.yaml"]
)
def test_a_file_is_found_wherever_the_repository_stands_in_the_archive(tmp_path: Path, path: str) -> None:
    found = delivered(tmp_path, tar(member(path, PRODUCT)))

    assert found == Files((File(path.removeprefix("./"), PRODUCT),))


OUT = "a path that leads out of the archive is refused"
DEVICE = "what is neither a plain file nor a folder is refused"


@pytest.mark.parametrize(
    ("path", "header", "shown", "sentence"),
    [
        ("../v1.30/gke/PRODUCT.yaml", {}, None, OUT),
        ("v1.30/../../gke/PRODUCT.yaml", {}, None, OUT),
        ("/v1.30/gke/PRODUCT.yaml", {}, None, OUT),
        ("v1.30\\gke\\PRODUCT.yaml", {}, None, OUT),
        ("C:/v1.30/gke/PRODUCT.yaml", {}, None, OUT),
        ("\x1b[2Jv1.30/a", {}, "", "the path '\\x1b[2Jv1.30/a' is too long or not printable"),
        ("x" * 301, {}, "", f"the path '{'x' * 80}…' is too long or not printable"),
        (
            GKE,
            {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"},
            None,
            "a link to '/etc/passwd' is refused",
        ),
        (GKE, {"type": tarfile.LNKTYPE, "linkname": "a"}, None, "a link to 'a' is refused"),
        (GKE, {"type": tarfile.FIFOTYPE}, None, DEVICE),
        ("null", {"type": tarfile.CHRTYPE, "devmajor": 1, "devminor": 3}, None, DEVICE),
        (GKE, {"pax_headers": {"GNU.sparse.map": "0,1", "GNU.sparse.size": "9999999"}}, None, DEVICE),
    ],
)
def test_one_bad_member_refuses_the_archive(
    tmp_path: Path, path: str, header: dict[str, object], shown: str | None, sentence: str
) -> None:
    found = delivered(tmp_path, tar(*MEMBERS, member(path, b"", **header)))

    where = path if shown is None else shown
    assert found == Files(errors=(Problem(0, where, sentence, is_error=True),))


def test_all_bad_members_are_named_at_once(tmp_path: Path) -> None:
    link = member("v1.30/a", type=tarfile.SYMTYPE, linkname="b")

    found = delivered(tmp_path, tar(member("../a"), member(GKE, PRODUCT), link, member(GKE, PRODUCT)))

    assert [(problem.path, problem.sentence) for problem in found.errors] == [
        ("../a", OUT),
        ("v1.30/a", "a link to 'b' is refused"),
        (GKE, "the archive holds this file twice"),
    ]
    assert found.files == ()


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    found = delivered(tmp_path, tar(member(GKE, b"x" * (LARGEST_FILE_BYTES + 1))))

    assert found.errors == (Problem(0, GKE, "the file is larger than 1 MB", is_error=True),)


def _with_size(size: bytes) -> bytes:
    """An archive whose first file claims another size than it has."""
    header = bytearray(tar(member(GKE, PRODUCT)))
    header[124:136] = size
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header[:512])
    return bytes(header)


def _chained(count: int) -> bytes:
    """An archive in which every header only announces the next one."""
    info = tarfile.TarInfo("x")
    info.type = tarfile.XHDTYPE
    return info.tobuf(tarfile.USTAR_FORMAT) * count + tar(member(GKE, PRODUCT))


def _large_header() -> bytes:
    return tar(member(GKE, PRODUCT, pax_headers={"comment": "x" * 100_000}))


WHOLE = tar(*MEMBERS)
BROKEN = "this is not a whole tar archive"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", f"{BROKEN}: empty header"),
        (b"vendor: Example\n" * 100, f"{BROKEN}: invalid header"),
        (WHOLE[:700], f"{BROKEN}: unexpected end of data"),
        (WHOLE[:1100], f"{BROKEN}: truncated header"),
        (WHOLE[:1024], f"{BROKEN}: empty header"),
        (WHOLE[:1024] + b"not a header" * 100, f"{BROKEN}: invalid header"),
        (xz(WHOLE)[:-20], "this is not a whole xz file: it breaks off"),
        (xz(WHOLE)[:50] + b"x" * 50, "this is not a whole xz file: Corrupt input data"),
        (xz(WHOLE) + WHOLE, "something follows the end of the archive"),
        (xz(b"\0" * (LARGEST_BYTES + 1)), "the archive is larger than 16 MB once unpacked"),
        (
            tar(*(member(str(number)) for number in range(MOST_MEMBERS + 1))),
            f"the archive holds more than {MOST_MEMBERS:,} files and folders",
        ),
        (
            _with_size(b"\xff" * 10 + struct.pack(">h", -1024)),
            "a file of the archive claims a size below nothing",
        ),
        (_with_size(b"00000777777\0"), f"{BROKEN}: unexpected end of data"),
        (_chained(5000), "the archive's headers are nested without end"),
        (_large_header(), "a header of the archive is larger than 64 kB"),
        (tar(member(GKE, type=tarfile.GNUTYPE_SPARSE)), "a file with holes is refused"),
    ],
    ids=[
        "empty",
        "no archive",
        "cut in a file",
        "cut in a header",
        "cut between two files",
        "broken in the middle",
        "xz cut off",
        "xz broken",
        "xz and more",
        "a bomb",
        "too many members",
        "a negative size",
        "a size beyond the end",
        "headers of headers",
        "a large header",
        "holes",
    ],
)
def test_a_bad_archive_is_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    began_at = time.process_time()

    found = delivered(tmp_path, content)

    assert [problem.is_error for problem in found.errors] == [True]
    assert found.errors[0].sentence.startswith(sentence)
    assert found.files == ()
    assert time.process_time() - began_at < 60


@pytest.mark.parametrize("size", ["-1", "-512", "-1024", "-1536", "-9999999"])
def test_a_size_that_leads_back_refuses_the_archive(tmp_path: Path, size: str) -> None:
    back = member("a", pax_headers={"size": size})

    found = delivered(tmp_path, tar(back, member(GKE, PRODUCT)))

    sentence = "a file of the archive claims a size below nothing"
    assert found == Files(errors=(Problem(0, "", sentence, is_error=True),))


def test_xz_that_claims_gigabytes_of_memory_is_refused(tmp_path: Path) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 4096}]
    content = bytearray(lzma.compress(b"x", format=lzma.FORMAT_XZ, filters=filters))
    content[16] = 40  # the largest dictionary that can be asked for, four gigabytes
    content[20:24] = struct.pack("<I", zlib.crc32(bytes(content[12:20])))

    found = delivered(tmp_path, bytes(content))

    assert found.errors[0].sentence == "this is not a whole xz file: Memory usage limit exceeded"


def test_links_and_pipes_of_a_folder_are_refused(tmp_path: Path) -> None:
    box = tmp_path / "box"
    outside = tmp_path / "outside"
    for product in ("a", "b", "c"):
        (box / "v1.30" / product).mkdir(parents=True)
    outside.mkdir()
    (outside / "PRODUCT.yaml").write_bytes(PRODUCT)
    (box / "v1.30" / "a" / "PRODUCT.yaml").symlink_to(outside / "PRODUCT.yaml")
    os.mkfifo(box / "v1.30" / "b" / "PRODUCT.yaml")
    (box / "v1.30" / "c" / "PRODUCT.yaml").mkdir()
    (box / "v1.30" / "d").symlink_to(outside)

    found = certified_files.delivered(str(box))

    assert [(problem.path, problem.sentence) for problem in found.errors] == [
        ("v1.30/a/PRODUCT.yaml", "a link is refused"),
        ("v1.30/b/PRODUCT.yaml", "what is not a plain file is refused"),
        ("v1.30/c/PRODUCT.yaml", "what is not a plain file is refused"),
        ("v1.30/d", "a link to a folder is refused"),
    ]


def test_a_large_file_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v1.30" / "gke").mkdir(parents=True)
    (tmp_path / GKE).write_bytes(b"x" * (LARGEST_FILE_BYTES + 1))

    found = certified_files.delivered(str(tmp_path))

    assert found.errors == (Problem(0, GKE, "the file is larger than 1 MB", is_error=True),)


def test_a_folder_without_end_is_left_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    for number in range(11):
        (tmp_path / str(number)).touch()

    found = certified_files.delivered(str(tmp_path))

    assert [problem.sentence for problem in found.errors] == [
        "the folder holds more than 10 files and folders"
    ]


def test_what_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    found = certified_files.delivered(str(tmp_path / "nothing.tar"))

    assert found.errors == (
        Problem(0, "", "nothing.tar cannot be read: No such file or directory", is_error=True),
    )
