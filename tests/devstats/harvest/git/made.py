"""Repositories made in a test, byte for byte, by git itself."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ANN = b"Ann <ann@example.com> 1500000000 +0200"
BEN = b"Ben <ben@example.com> 1500003600 -0700"


@dataclass(frozen=True)
class Made:
    """A bare repository into which anything can be written, also what `git commit` would refuse."""

    folder: Path

    def git(self, *arguments: str, given: bytes = b"", index: Path | None = None) -> str:
        """What git writes when asked this."""
        ended = subprocess.run(
            ["git", f"--git-dir={self.folder}", *arguments],
            input=given,
            capture_output=True,
            check=True,
            env={"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
            | ({"GIT_INDEX_FILE": str(index)} if index else {}),
        )
        return ended.stdout.decode(errors="surrogateescape").removesuffix("\n")

    def tree(self, files: Mapping[str, bytes]) -> str:
        """A tree of these files."""
        index = self.folder / "index-of-a-test"
        index.unlink(missing_ok=True)
        lines = [
            f"100644 {self.git('hash-object', '-w', '--stdin', given=content)}\t{name}"
            for name, content in files.items()
        ]
        self.git("update-index", "--index-info", given="\n".join(lines).encode(), index=index)
        return self.git("write-tree", index=index)

    def commit(
        self,
        message: bytes = b"",
        *parents: str,
        author: bytes = ANN,
        committer: bytes = BEN,
        headers: bytes = b"",
        files: Mapping[str, bytes] | None = None,
    ) -> str:
        """A commit, unchecked; `headers` end with a line feed."""
        head = [f"tree {self.tree(files or {})}".encode(), *(b"parent " + p.encode() for p in parents)]
        body = b"\n".join([*head, b"author " + author, b"committer " + committer])
        return self.git(
            "hash-object", "-t", "commit", "-w", "--stdin", "--literally",
            given=body + b"\n" + headers + b"\n" + message,
        )  # fmt: skip

    def point(self, **names: str) -> None:
        """Let branches, and tags written `tags__v1`, lead to commits."""
        for name, sha in names.items():
            kind, _, rest = name.rpartition("__")
            self.git("update-ref", f"refs/{kind or 'heads'}/{rest.replace('_', '-')}", sha)

    def drop(self, name: str) -> None:
        """Delete a branch."""
        self.git("update-ref", "-d", f"refs/heads/{name}")


def made(folder: Path) -> Made:
    """A repository without commits, whose default branch is main."""
    repository = Made(folder)
    repository.git("init", "--bare", "--quiet", "--initial-branch=main", "--template=")
    repository.git("config", "uploadpack.allowFilter", "true")
    return repository
