import pytest

from devstats.harvest.git import clones, files
from devstats.harvest.git.clones import Clone
from devstats.harvest.git.files import Files
from devstats.harvest.git.origins import Origin
from devstats.harvest.git.tips import Span
from tests.devstats.harvest.git.conftest import Cloned

LONG = b"".join(b"line %d\n" % number for number in range(100))


def _whole(cloned: Cloned) -> Clone:
    return clones.fetched(cloned.folder, Origin.parse(str(cloned.made.folder)), is_whole=True)


def _history(cloned: Cloned) -> list[str]:
    """A beginning; a renaming with a change, a binary file, an odd name; nothing at all; a merge; an end."""
    made = cloned.made
    before = {"a.go": LONG, "README.md": b"1\n", "docs/index.html": b"2\n"}
    first = made.commit(b"1", files=before)
    after = {"b.go": LONG + b"more\n", "README.md": b"1\n2\n", "x.bin": b"\0\1", "docs/R\t1": b"3\n"}
    second = made.commit(b"2", first, files=after)
    third = made.commit(b"3", second, files=after)
    side = made.commit(b"4", second, files=after | {"Docs/c": b""})
    merge = made.commit(b"5", third, side, files=after | {"Docs/c": b""})
    made.point(main=(last := made.commit(b"6", merge, files={"moved.go": LONG + b"more\n"})))
    return [first, second, third, side, last]


def test_files_and_lines_are_those_that_git_counts(cloned: Cloned) -> None:
    first, second, third, side, last = _history(cloned)
    clone = _whole(cloned)

    read = list(files.read(clone, Span(clone.tips.of_default()), with_lines=True))

    assert sorted(read, key=lambda one: [first, second, third, side, last].index(one.sha)) == [
        Files(first, 3, 2, 102, 0),
        # docs/index.html and "docs/R\t1" are too short for git to be one renamed.
        Files(second, 5, 3, 3, 1),
        Files(third, 0, 0, 0, 0),
        Files(side, 1, 1, 0, 0),
        Files(last, 5, 3, 0, 3),
    ]


def test_without_contents_files_are_counted_and_lines_unknown(cloned: Cloned) -> None:
    first, second, third, side, last = _history(cloned)
    clone = cloned.fetched()

    read = list(files.read(clone, Span(clone.tips.of_default())))

    assert sorted(read, key=lambda one: [first, second, third, side, last].index(one.sha)) == [
        Files(first, 3, 2),
        # The renamed one was changed too, which only its contents would tell.
        Files(second, 6, 3),
        Files(third, 0, 0),
        Files(side, 1, 1),
        Files(last, 5, 3),
    ]


def test_lines_are_not_guessed_without_contents(cloned: Cloned) -> None:
    _history(cloned)
    clone = cloned.fetched()

    with pytest.raises(ValueError, match="has no contents, so no lines"):
        list(files.read(clone, Span(clone.tips.of_default()), with_lines=True))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("README.md", True),
        ("pkg/NOTES.MD", True),
        ("docs/a.png", True),
        ("site/Docs/x/y.html", True),
        ("docs", False),
        ("pkg/docs.go", False),
        ("mydocs/a.go", False),
        (".md/x", False),
    ],
)
def test_documentation_is_markdown_or_below_docs(path: str, expected: bool) -> None:  # noqa: FBT001 - a column
    assert files.is_document(path) is expected
