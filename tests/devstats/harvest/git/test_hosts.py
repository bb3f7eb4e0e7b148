"""Clones over HTTP, as from GitHub."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from devstats.harvest.git import clones, commits, files, program
from devstats.harvest.git.clones import Clone
from devstats.harvest.git.failures import GitFailed, Gone, Unreachable
from devstats.harvest.git.files import Files
from devstats.harvest.git.origins import Origin
from devstats.harvest.git.tips import Span
from tests.devstats.harvest.git.host import Host, serving
from tests.devstats.harvest.git.made import Made, made


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with serving(tmp_path / "host") as host:
        yield host


@pytest.fixture
def theirs(host: Host) -> Made:
    (host.folder / "a").mkdir(parents=True)
    return made(host.folder / "a" / "b")


def _fetched(host: Host, tmp_path: Path, path: str = "a/b") -> Clone:
    return clones.fetched(tmp_path / "ours", Origin.parse(f"{host.address}/{path}"))


def test_a_clone_over_http_brings_commits_and_the_mailmap_without_contents(
    host: Host, theirs: Made, tmp_path: Path
) -> None:
    mailmap = b"Ann Smith <ann@example.com>\n"
    sha = theirs.commit(b"1", files={"big": b"x" * 10_000, ".mailmap": mailmap})
    theirs.point(main=sha)

    clone = _fetched(host, tmp_path)

    span = Span(clone.tips.of_default())
    assert [commit.author.name for commit in commits.read(clone, span)] == ["Ann Smith"]
    assert list(files.read(clone, span)) == [Files(sha, 2, 0)]
    kinds = program.answer(clone.folder, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)")
    assert sorted(kinds.decode().split()) == ["blob", "commit", "tree"]


def test_contents_are_not_fetched_by_looking_for_them(host: Host, theirs: Made, tmp_path: Path) -> None:
    theirs.point(main=(sha := theirs.commit(b"1", files={"big": b"x" * 10_000})))
    clone = _fetched(host, tmp_path)
    asked = len(host.asked)

    with pytest.raises(GitFailed):
        program.answer(clone.folder, "cat-file", "blob", f"{sha}:big")

    assert len(host.asked) == asked


def test_a_fetch_without_news_brings_no_pack(host: Host, theirs: Made, tmp_path: Path) -> None:
    theirs.point(main=theirs.commit(b"1"))
    _fetched(host, tmp_path)

    clone = _fetched(host, tmp_path)

    assert len(list(clone.folder.glob("objects/pack/*.pack"))) == 1


def test_a_repository_that_moved_is_followed(host: Host, theirs: Made, tmp_path: Path) -> None:
    theirs.point(main=(sha := theirs.commit(b"1")))
    host.moved["before"] = "a"

    clone = _fetched(host, tmp_path, "before/b")

    assert clone.tips.of_default() == {sha}


@pytest.mark.parametrize(
    ("status", "failure"), [(401, Gone), (404, Gone), (500, Unreachable), (429, Unreachable)]
)
def test_what_a_host_answers_says_whether_to_try_again(
    host: Host, tmp_path: Path, status: int, failure: type[GitFailed]
) -> None:
    host.status = status

    with pytest.raises(failure) as raised:
        _fetched(host, tmp_path)

    assert type(raised.value) is failure


def test_a_failed_fetch_leaves_what_was_there(host: Host, theirs: Made, tmp_path: Path) -> None:
    theirs.point(main=theirs.commit(b"1"))
    before = _fetched(host, tmp_path)
    host.status = 500
    with pytest.raises(Unreachable):
        _fetched(host, tmp_path)
    host.status = None

    assert _fetched(host, tmp_path) == before
