import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devstats.harvest.git import clones, commits
from devstats.harvest.git.origins import Origin
from devstats.harvest.git.tips import Span
from devstats.harvest.git.trailers import Trailer
from tests.devstats.harvest.git.made import Made, made

KEYS = [
    "Signed-off-by",
    "co-authored-by",
    "Fixes",
    "X-1",
    "-",
    "(cherry picked from commit",
    "not a key",
    "# x",
]
LINES = st.one_of(
    st.builds(
        lambda key, sign, value: f"{key}{sign}{value}",
        st.sampled_from(KEYS),
        st.sampled_from([":", ": ", " : ", ":\t", "=", " "]),
        st.sampled_from(["", "A <a", "A, B", "v: w", "  padded  ", "\x01", "\r", "é", "---"]),
    ),
    st.sampled_from(["", "", " ", " folded", "\tfolded", "---", "words", "diff --git a b", "# said", "é"]),
    st.text(st.characters(blacklist_characters="\0@", blacklist_categories=["Cs"]), max_size=12),
)
# A message begins with a title: empty lines before it, which `git commit` strips, are counted by
# interpret-trailers alone.
MESSAGES = st.builds(
    lambda title, lines: "\n".join([*title, *lines]),
    st.sampled_from([["Title", ""], ["Title"], ["a: b", ""]]),
    st.lists(LINES, max_size=8),
)


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("trailers") / "theirs")


def _as_git_tells(message: bytes) -> list[tuple[str, str]]:
    told = subprocess.run(
        ["git", "interpret-trailers", "--parse", "--no-divider"],
        input=message,
        capture_output=True,
        check=True,
        cwd="/",
        env={"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull},
    ).stdout
    lines = told.decode().split("\n")[:-1]
    return [(key, value) for key, _, value in (line.partition(": ") for line in lines)]


def _ours(theirs: Made, folder: Path, message: bytes) -> tuple[Trailer, ...]:
    theirs.point(main=theirs.commit(message))
    clone = clones.fetched(folder, Origin.parse(str(theirs.folder)))
    (commit,) = commits.read(clone, Span(clone.tips.of_default()))
    return commit.trailers


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(message=MESSAGES)
def test_trailers_are_those_that_git_tells(theirs: Made, message: str) -> None:
    ours = _ours(theirs, theirs.folder.parent / "ours", message.encode())

    assert [(trailer.key, trailer.text) for trailer in ours] == _as_git_tells(message.encode())


def test_people_that_cannot_be_read_are_told_as_they_are(theirs: Made, tmp_path: Path) -> None:
    message = (
        b"x\n\nReviewed-by: <>\nReviewed-by: X <>\nReviewed-by: Y <\nReviewed-by: > <y>\nReviewed-by: \r\n"
    )
    theirs.point(main=theirs.commit(message, files={".mailmap": b"Z <z@example.com> <y@example.com>\n"}))
    clone = clones.fetched(tmp_path / "ours", Origin.parse(str(theirs.folder)))

    (commit,) = commits.read(clone, Span(clone.tips.of_default()))

    assert [trailer.person.name for trailer in commit.trailers if trailer.person] == ["", "X", "Y <", ">", ""]
