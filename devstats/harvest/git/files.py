"""How many files each commit changed, and lines where the contents of files are in the clone."""

from collections.abc import Iterator

from msgspec import Struct

from devstats.harvest.git import people, program
from devstats.harvest.git.clones import Clone
from devstats.harvest.git.tips import Span

# A clone without contents tells a renamed file only where its content stayed the same.
_NAMES = ("--name-status", "--find-renames=100%")
_LINES = ("--numstat", "--find-renames")
_RENAMED = (b"R", b"C")


class Files(Struct, frozen=True, gc=False):
    """What a commit changed: files, those of them that are documentation, lines; None where not looked at.

    A renamed file is one. Lines of files that git takes for binary are not counted.
    """

    sha: str
    changed: int
    documents: int
    lines_added: int | None = None
    lines_removed: int | None = None


def read(clone: Clone, span: Span, *, with_lines: bool = False) -> Iterator[Files]:
    """What the commits of `span` changed, each after its parents; merges are left out.

    Raises GitFailed; ValueError for lines where the clone has no contents.
    """
    if with_lines and not clone.is_whole:
        raise ValueError(f"{clone.folder} has no contents, so no lines; clone it whole")
    if span.is_empty:
        return
    with program.output(
        clone.folder,
        "log", "--stdin", "-z", "--topo-order", "--reverse", "--no-merges", "--root", "--no-color",
        "--no-show-signature", "--no-ext-diff", "--no-textconv", "--format=%x00%H",
        *(_LINES if with_lines else _NAMES),
        given=str(span).encode(),
    ) as written:  # fmt: skip
        yield from _changes(program.tokens(written), with_lines=with_lines)


def is_document(path: str) -> bool:
    """Whether a file is documentation: Markdown, or below a folder `docs`."""
    *folders, name = path.lower().split("/")
    return name.endswith(".md") or "docs" in folders


def _changes(tokens: Iterator[bytes], *, with_lines: bool) -> Iterator[Files]:
    """An empty token and a name begin a commit; no entry of a file is empty."""
    next(tokens, None)
    while sha := next(tokens, b""):
        changed = documents = added = removed = 0
        while entry := next(tokens, b"").removeprefix(b"\n"):
            path, plus, minus = (_counted if with_lines else _named)(entry, tokens)
            changed += 1
            documents += is_document(people.text(path))
            added += plus
            removed += minus
        yield Files(sha.decode(), changed, documents, *((added, removed) if with_lines else (None, None)))


def _named(status: bytes, tokens: Iterator[bytes]) -> tuple[bytes, int, int]:
    path = next(tokens)
    return (next(tokens) if status.startswith(_RENAMED) else path), 0, 0


def _counted(entry: bytes, tokens: Iterator[bytes]) -> tuple[bytes, int, int]:
    plus, minus, path = entry.split(b"\t", 2)
    if not path:
        next(tokens)
        path = next(tokens)
    return path, *((0, 0) if plus == b"-" else (int(plus), int(minus)))
