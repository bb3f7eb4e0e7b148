import socket
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from devstats.harvest.git import clones, commits, program
from devstats.harvest.git.failures import GitFailed, Gone, TooLarge, Unreachable
from devstats.harvest.git.origins import Origin
from devstats.harvest.git.tips import Span, Tips
from tests.devstats.harvest.git.conftest import Cloned


def _program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_a_clone_knows_branches_tags_and_the_default_one(cloned: Cloned) -> None:
    first, second, third = cloned.made.commit(b"1"), cloned.made.commit(b"2"), cloned.made.commit(b"3")
    blob = cloned.made.git("hash-object", "-w", "--stdin", given=b"no commit")
    cloned.made.point(trunk=first, release_1=second, tags__v1=third, tags__odd=blob)
    cloned.made.git(
        "-c", "user.name=x", "-c", "user.email=x@example.com", "tag", "-m", "1", "v1-signed", first
    )
    cloned.made.git(
        "-c", "user.name=x", "-c", "user.email=x@example.com", "tag", "-m", "2", "nested", "v1-signed"
    )
    cloned.made.git("symbolic-ref", "HEAD", "refs/heads/trunk")

    clone = cloned.fetched()

    assert clone.tips == Tips(
        "refs/heads/trunk",
        {
            "refs/heads/trunk": first,
            "refs/heads/release-1": second,
            "refs/tags/v1": third,
            "refs/tags/v1-signed": first,
            "refs/tags/nested": first,
        },
    )


def test_a_repository_without_commits_has_no_tips(cloned: Cloned) -> None:
    assert cloned.fetched().tips == Tips.none()


def test_the_default_branch_may_be_renamed(cloned: Cloned) -> None:
    cloned.made.point(main=cloned.made.commit(b"1"))
    cloned.fetched()
    cloned.made.git("branch", "--move", "main", "trunk")
    cloned.made.git("symbolic-ref", "HEAD", "refs/heads/trunk")

    tips = cloned.fetched().tips

    assert (tips.default, list(tips.commits)) == ("refs/heads/trunk", ["refs/heads/trunk"])


def test_contents_are_not_cloned_but_for_the_mailmap(cloned: Cloned) -> None:
    sha = cloned.made.commit(b"1", files={"big": b"x" * 10_000, ".mailmap": b"A <a@example.com>\n"})
    cloned.made.point(main=sha)

    clone = cloned.fetched()

    kinds = program.answer(clone.folder, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)")
    assert sorted(kinds.decode().split()) == ["blob", "commit", "tree"]
    assert clone.mailmap == cloned.made.git("rev-parse", f"{sha}:.mailmap")
    with pytest.raises(GitFailed):
        program.answer(clone.folder, "cat-file", "blob", f"{sha}:big")


def test_a_mailmap_that_is_a_trap_is_left_out(cloned: Cloned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clones, "MAILMAP_BYTES", 10)
    cloned.made.point(main=cloned.made.commit(b"1", files={".mailmap": b"A <a@example.com>\n"}))

    assert cloned.fetched().mailmap is None


def test_a_folder_left_half_done_is_mended(cloned: Cloned) -> None:
    cloned.made.point(main=cloned.made.commit(b"1"))
    folder = cloned.fetched().folder
    cloned.made.point(main=(second := cloned.made.commit(b"2")))
    (folder / "packed-refs.lock").touch()
    (folder / "refs/heads/main.lock").touch()
    (folder / "objects/pack/tmp_pack_1").write_bytes(b"half")

    clone = cloned.fetched()

    assert clone.tips.commits == {"refs/heads/main": second}
    assert not (folder / "objects/pack/tmp_pack_1").exists()


def test_two_that_fetch_one_folder_at_once_get_the_same(cloned: Cloned) -> None:
    cloned.made.point(main=cloned.made.commit(b"1"))

    with ThreadPoolExecutor(4) as several:
        found = [one.result() for one in [several.submit(cloned.fetched) for _ in range(4)]]

    assert found == [cloned.fetched()] * 4


def test_a_clone_that_was_lost_is_made_anew(cloned: Cloned) -> None:
    cloned.made.point(main=cloned.made.commit(b"1"))
    before = cloned.fetched()
    (before.folder / "HEAD").unlink()

    assert cloned.fetched() == before


@pytest.mark.parametrize("is_emptied", [True, False])
def test_a_clone_whose_packs_are_lost_is_made_anew(cloned: Cloned, is_emptied: bool) -> None:  # noqa: FBT001 - both ways
    cloned.made.point(main=cloned.made.commit(b"1"))
    before = cloned.fetched()
    for pack in before.folder.glob("objects/pack/*"):
        pack.unlink()
        if is_emptied:
            pack.touch()

    assert cloned.fetched() == before
    assert len(list(commits.read(before, Span(before.tips.of_default())))) == 1


@pytest.mark.parametrize("is_whole", [True, False])
def test_what_nothing_leads_to_outlives_the_collecting_of_packs(
    cloned: Cloned,
    monkeypatch: pytest.MonkeyPatch,
    is_whole: bool,  # noqa: FBT001 - both ways
) -> None:
    monkeypatch.setattr(clones, "PACKS", 1)
    origin = Origin.parse(str(cloned.made.folder))
    cloned.made.point(main=cloned.made.commit(b"1", files={"contents": b"1"}))
    before = clones.fetched(cloned.folder, origin, is_whole=is_whole).tips
    for message in (b"2", b"3"):
        cloned.made.point(main=cloned.made.commit(message, files={"contents": message}))
        clone = clones.fetched(cloned.folder, origin, is_whole=is_whole)

    packs = list(clone.folder.glob("objects/pack/*.pack"))

    assert len(packs) == 1
    assert clones.unknown(clone, before) == frozenset()


def test_tips_of_before_that_a_new_clone_lacks_are_unknown(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    cloned.made.point(main=first)
    before = Tips("refs/heads/main", {"refs/heads/main": first, "refs/heads/x": "0" * 39 + "1"})

    assert clones.unknown(cloned.fetched(), before) == {"0" * 39 + "1"}


def test_a_repository_that_is_not_there_is_gone(cloned: Cloned) -> None:
    with pytest.raises(Gone):
        clones.fetched(cloned.folder, Origin.parse(str(cloned.made.folder) + "-not"))


def test_a_host_that_does_not_answer_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match=r"http://127\.0\.0\.1:9/a"):
        clones.fetched(tmp_path / "ours", Origin.parse("http://127.0.0.1:9/a"))


@pytest.fixture
def silent() -> Iterator[Origin]:
    """A host that listens and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Origin.parse(f"http://127.0.0.1:{listening.getsockname()[1]}/a")


def test_a_fetch_ends_at_its_time(tmp_path: Path, silent: Origin) -> None:
    with pytest.raises(Unreachable, match=r"took longer than 0\.3 s"):
        clones.fetched(tmp_path / "ours", silent, seconds=0.3)


def test_a_fetch_ends_at_its_size(tmp_path: Path, silent: Origin) -> None:
    with pytest.raises(TooLarge):
        clones.fetched(tmp_path / "ours", silent, most_bytes=10)


def test_no_hook_and_no_setting_of_the_user_is_heard(
    cloned: Cloned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    sha = cloned.made.commit(b"1")
    cloned.made.point(main=sha)
    folder = cloned.fetched().folder
    _program(folder / "hooks" / "reference-transaction", f"touch {ran}")
    home = tmp_path / "home"
    _program(home / "hooks" / "reference-transaction", f"touch {ran}")
    (home / ".gitconfig").write_text(
        f'[core]\n\thooksPath = {home}/hooks\n[log]\n\tshowSignature = true\n[trailer]\n\tseparators = "="\n'
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    cloned.made.point(main=cloned.made.commit(b"2\n\nFixes: 1\nFixes= 2\nSigned-off-by: A <a@example.com>\n"))

    clone = cloned.fetched()

    (commit,) = commits.read(clone, Span(clone.tips.of_default()))
    assert [trailer.key for trailer in commit.trailers] == ["Fixes", "Signed-off-by"]
    assert not ran.exists()


def test_an_object_replaced_by_the_repository_is_read_as_it_was(cloned: Cloned) -> None:
    sha, other = cloned.made.commit(b"1"), cloned.made.commit(b"2", author=b"Eve <eve@example.com> 1 +0000")
    cloned.made.point(main=sha, side=other)
    folder = cloned.fetched().folder
    program.answer(folder, "update-ref", f"refs/replace/{sha}", sha)
    (folder / "refs" / "replace" / sha).write_text(f"{other}\n")

    clone = cloned.fetched()

    assert [commit.author.name for commit in commits.read(clone, Span(frozenset({sha})))] == ["Ann"]


def test_reading_speaks_to_no_host(cloned: Cloned) -> None:
    cloned.made.point(main=cloned.made.commit(b"1"))
    clone = cloned.fetched()

    with pytest.raises(GitFailed, match="not allowed"):
        program.answer(clone.folder, "ls-remote", str(cloned.made.folder))
