"""The folder of one pair of servers, and where each thing stands in it."""

import contextlib
import hashlib
import os
import re
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from config.embedded.account import Account, account_for, give

_SOCKET_PATH_BYTES = 100  # the shortest limit of any system is 103 (macOS)
# What every program reads alike in an address: a comma, say, parts two hosts for PostgreSQL.
_PLAIN = re.compile(r"[A-Za-z0-9._/-]+")
_LEAST_FREE_BYTES = 100 * 2**20
# What a shell, a postgresql.conf or valkey's arguments would read as something else.
_UNUSABLE = frozenset("\"'`$\\\n")


class Unstartable(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """A server cannot be started or reached; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Home:
    """A folder that holds, or will hold, one PostgreSQL and one Valkey."""

    path: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own folder; it exists only once it is whole."""
        return self.path / "postgresql"

    @property
    def logs(self) -> Path:
        """The folder of both servers' logs; Valkey's working folder too."""
        return self.path / "logs"

    @property
    def sockets(self) -> Path:
        """The private folder of both sockets: here, or below /tmp where this path is too long or odd."""
        here = self.path / "sockets"
        is_short = len(os.fsencode(here / ".s.PGSQL.5432.lock")) <= _SOCKET_PATH_BYTES
        if is_short and _PLAIN.fullmatch(str(here)):
            return here
        # Not $TMPDIR: all users of one home must find the same folder. Its owner is checked before use.
        return Path("/tmp") / f"periplus-{hashlib.sha256(os.fsencode(self.path)).hexdigest()[:16]}"  # noqa: S108

    @property
    def postgresql_socket(self) -> Path:
        """Where PostgreSQL listens; the name is PostgreSQL's own."""
        return self.sockets / ".s.PGSQL.5432"

    @property
    def valkey_socket(self) -> Path:
        """Where Valkey listens."""
        return self.sockets / "valkey"

    @property
    def database_url(self) -> str:
        """The database, in libpq's words."""
        return f"postgresql://periplus@/periplus?host={quote(str(self.sockets))}"

    @property
    def redis_url(self) -> str:
        """Valkey, in redis-py's words."""
        return f"unix://{quote(str(self.valkey_socket))}"

    @property
    def account(self) -> Account:
        """Who runs the servers here."""
        return account_for(self.cluster)

    def make(self) -> None:
        """Have the folder itself; raises Unstartable where that cannot be."""
        if unusable := sorted(_UNUSABLE.intersection(str(self.path))):
            raise Unstartable(
                f"{self.path} has {unusable[0]!r} in its name; set PERIPLUS_HOME to a plain folder"
            )
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self.unwritable(error) from error

    def prepare(self) -> None:
        """Have what the servers need in it; raises Unstartable where that cannot be."""
        account = self.account
        try:
            for folder in (self.logs, self.sockets):
                with contextlib.suppress(FileExistsError):
                    folder.mkdir(mode=0o700)
                # Only what is ours is given away: in /tmp it may be anybody's.
                if folder.lstat().st_uid == os.geteuid():
                    give(folder, account)
            self._insist_on_privacy(account)
        except OSError as error:
            raise self.unwritable(error) from error

    def insist_on_space(self) -> None:
        """Raise Unstartable on a full disk, where a server could not even say why it failed."""
        free = shutil.disk_usage(self.path).free
        if free < _LEAST_FREE_BYTES:
            raise Unstartable(
                f"the disk of {self.path} is full: {free // 2**20} MB left, "
                f"the servers want {_LEAST_FREE_BYTES // 2**20}; "
                "free some or set PERIPLUS_HOME to a folder on another disk"
            )

    def sweep(self) -> None:
        """Leave nothing outside the folder, once the servers have stopped."""
        if not self.sockets.is_relative_to(self.path):
            with contextlib.suppress(OSError):
                self.sockets.rmdir()

    def unwritable(self, error: OSError) -> Unstartable:
        """The sentence for a folder or file here that cannot be made."""
        return Unstartable(
            f"cannot write {error.filename or self.path}: {error.strerror or error}; "
            "set PERIPLUS_HOME to a folder of yours, or DATABASE_URL and REDIS_URL to servers"
        )

    def _insist_on_privacy(self, account: Account) -> None:
        """Anybody may make a folder below /tmp: one that others can enter is not used."""
        status = self.sockets.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != account.uid or status.st_mode & 0o077:
            raise Unstartable(f"{self.sockets} is not a private folder of user {account.uid}; remove it")
