"""What CLOMonitor's map of projects to repositories says, and what is wrong with it."""

from collections import Counter
from datetime import date

import pytest

from landscape.intake import clomonitor
from landscape.projects import ProjectRepository, RepositoryMap
from tests.landscape.sources import needs_real_files, real, told


def test_a_project_is_read_with_its_repositories() -> None:
    found = clomonitor.read(
        b"- name: rook\n"
        b"  display_name: Rook\n"
        b"  category: storage\n"
        b'  accepted_at: "2018-01-29"\n'
        b"  maturity: graduated\n"
        b"  repositories:\n"
        b"  - {name: rook, url: https://github.com/Rook/rook/, check_sets: [community, code]}\n"
        b"  - {name: web, url: https://github.com/rook/rook.github.io, check_sets: [docs], exclude: [a]}\n"
    )

    assert told(found) == []
    assert found.things == (
        RepositoryMap(
            name="rook",
            title="Rook",
            maturity="graduated",
            accepted_on=date(2018, 1, 29),
            repositories=(
                ProjectRepository("rook/rook", tags=("code", "community")),
                ProjectRepository("rook/rook.github.io", tags=("docs",)),
            ),
        ),
    )


def one(repositories: str, *, name: str = "rook") -> bytes:
    return f"- name: {name}\n  repositories: {repositories}\n".encode()


NOT_ONE = "error line 1: this is not a CLOMonitor file: a list of projects with repositories is expected"


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"landscape: []\n", [NOT_ONE]),
        (b"[]\n", [NOT_ONE]),
        (b"- name: rook\n", [NOT_ONE]),
        (one("[]"), ["warning line 1, rook: the project has no repository"]),
        (
            one("here"),
            [
                "warning line 1, rook: the project has no repository",
                "error line 2, rook / repositories: a list is expected here",
            ],
        ),
        (b"- repositories: []\n", ["error line 1: the project has no name"]),
        (
            one("[]", name="<b>"),
            ["error line 1, <b>: '<b>' is not a name of small letters, digits and hyphens"],
        ),
        (
            one("[{name: a, url: 'javascript:x'}, {name: b}, {name: c, url: https://github.com/c/c}]"),
            [
                (
                    "warning line 2, rook / repositories / a / url: 'javascript:x' is not an http or https "
                    "address; dropped"
                ),
                "warning line 2, rook / repositories / b: the repository has no url; left out",
            ],
        ),
        (
            one("[{url: https://github.com/a/a}, {url: https://github.com/A/a.git}]")
            + one("[{url: https://github.com/a/a}]", name="crow"),
            [
                "warning line 2, rook: the repository a/a comes again; counted once",
                "warning line 3, crow: the repository a/a stands under 'rook' too",
            ],
        ),
        (
            one("[{url: https://github.com/a/a}]") + one("[{url: https://github.com/b/b}]"),
            ["error line 3: the project 'rook' stands here already, on line 1"],
        ),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_what_is_wrong_is_said_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert told(clomonitor.read(content)) == sentences


@needs_real_files
def test_the_real_file_has_its_known_figures() -> None:
    content = real("clomonitor-cncf.yaml")

    found = clomonitor.read(content)

    assert found.problems == ()
    assert len(found.things) == 245
    patterns = [repository.pattern for entry in found.things for repository in entry.repositories]
    assert (len(patterns), len(set(patterns))) == (685, 685)
    assert Counter(entry.maturity for entry in found.things) == {
        "graduated": 38,
        "incubating": 39,
        "sandbox": 151,
        "": 17,
    }
    assert sum(entry.accepted_on is not None for entry in found.things) == 228
