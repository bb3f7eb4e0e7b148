"""Object ids as git computes them, for a flat folder of text files."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sandbox.world.things import Account


@lru_cache(maxsize=4096)
def blob(path: str, change: int, lines: int) -> bytes:
    """The text of a file as `change` wrote it."""
    return "".join(f"{path} {change}.{line}\n" for line in range(lines)).encode()


def tree(files: Mapping[str, str]) -> bytes:
    """The body of the tree object of a flat folder: ids of blobs by name."""
    return b"".join(
        b"100644 " + name.encode() + b"\0" + bytes.fromhex(sha) for name, sha in sorted(files.items())
    )


def commit(
    *,
    tree_sha: str,
    parents: Iterable[str],
    author: tuple[Account, int],
    committer: tuple[Account, int],
    message: str,
) -> bytes:
    """The body of a commit object; who comes with when."""
    head: Sequence[str] = [
        f"tree {tree_sha}",
        *(f"parent {sha}" for sha in parents),
        f"author {signature(*author)}",
        f"committer {signature(*committer)}",
    ]
    return ("\n".join(head) + f"\n\n{message}\n").encode()


def signature(account: Account, at: int) -> str:
    """Name, address, instant and zone as a commit spells them."""
    hours, minutes = divmod(abs(account.utc_offset_minutes), 60)
    sign = "-" if account.utc_offset_minutes < 0 else "+"
    return f"{account.name} <{account.email}> {at} {sign}{hours:02}{minutes:02}"


def sha(kind: str, body: bytes) -> str:
    """The id of an object."""
    return hashlib.sha1(f"{kind} {len(body)}\0".encode() + body, usedforsecurity=False).hexdigest()
