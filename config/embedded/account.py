"""Whom the embedded servers run as: ourselves, or for root (whom PostgreSQL refuses) somebody harmless."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Nothing of the caller's PGHOST, PGOPTIONS, LD_LIBRARY_PATH or language reaches a server.
_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Account:
    """A user and group of this machine, by number."""

    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit code, and all it printed."""

    code: int
    output: str


def account_for(folder: Path) -> Account:
    """Who runs the servers of `folder`: ourselves, but for root its present owner, else `nobody`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    if folder.exists() and (status := folder.stat()).st_uid != 0:
        return Account(status.st_uid, status.st_gid)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def give(path: Path, account: Account) -> None:
    """Make `path` belong to `account`, where that is not ourselves."""
    if account.uid != os.geteuid():
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def run(
    command: Sequence[str | Path], account: Account, *, within: Path, text: str = "", seconds: float = 150
) -> Outcome:
    """Run `command` as `account`, feeding it `text`, and wait; the folder `within` may be a closed one."""
    words = [str(word) for word in command]
    if account.uid == os.geteuid():
        return _wait(words, None, text=text, seconds=seconds)
    if _may_reach(account, Path(words[0]), within):
        return _wait(words, account, text=text, seconds=seconds)
    return _wait(_past_closed_folders(words, account), None, text=text, seconds=seconds)


def _may_reach(account: Account, program: Path, folder: Path) -> bool:
    """Whether `account` may run `program` and enter `folder`, found out by trying."""
    question = [shutil.which("test") or "/usr/bin/test", "-x", str(program), "-a", "-x", str(folder)]
    return _wait(question, account, seconds=10).code == 0


def _past_closed_folders(words: list[str], account: Account) -> list[str]:
    """`words` as `account` who may nevertheless pass closed folders, such as root's own home.

    The other way, opening every folder on the path to everybody, would outlive the server.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise PermissionError(
            f"user {account.uid} cannot reach {words[0]}, and setpriv (util-linux) is not there to help"
        )
    who = [f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups"]
    return [setpriv, *who, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--", *words]


def _wait(words: list[str], account: Account | None, *, text: str = "", seconds: float) -> Outcome:
    # A file, not a pipe: a server left behind by the command would hold a pipe open for ever.
    with tempfile.TemporaryFile() as output:
        ended = subprocess.run(
            words,
            input=text.encode(),
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_ENVIRONMENT,
            cwd="/",
            timeout=seconds,
            check=False,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
        output.seek(0)
        return Outcome(ended.returncode, output.read().decode(errors="replace"))
