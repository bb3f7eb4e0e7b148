"""Where on GitHub an act can be seen: paths below the address of its repository."""

import re
from urllib.parse import quote

# Read from the address of an event before 2015: …/owner/name/pull/228#r989247.
_NUMBER = re.compile(r"/(pull|issues)/([0-9]{1,9})(?:[#/?]|$)")
_COMPARED = re.compile(r"/compare/([^/?#]+\.\.\.[^/?#]+)$")
_COMMIT = re.compile(r"/commit/([0-9a-f]{40})(?:[#/?]|$)")
_NOTHING = "0" * 40


def path(text: str) -> str:
    """`text` as part of a path: nothing in it can end the path, a column or a row."""
    # Most are commits, and there is nothing to quote in those.
    return text if text.isalnum() and text.isascii() else quote(text, safe="/@:+,;=~!$&'()*-._")


def numbered(url: str) -> tuple[int, bool] | None:
    """The number of the issue or pull request that an address is of, and whether it is a pull request."""
    found = _NUMBER.search(url)
    return (int(found[2]), found[1] == "pull") if found else None


def push(*, before: str | None, head: str | None, url: str) -> str:
    """What a push brought: a comparison, or its last commit where it began a branch."""
    if head and before and before != _NOTHING:
        return f"compare/{path(before)}...{path(head)}"
    if compared := _COMPARED.search(url):
        return f"compare/{path(compared[1])}"
    return f"commits/{path(head)}" if head else ""


def commit_comment(comment_id: int, *, sha: str | None, url: str) -> str:
    """A comment on a commit."""
    if not sha:
        found = _COMMIT.search(url)
        sha = found[1] if found else None
    return f"commit/{path(sha)}#commitcomment-{comment_id}" if sha else ""
