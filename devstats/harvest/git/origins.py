"""Where a repository is cloned from, and that it is nowhere else."""

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

# What git, curl or a log could take for something else than a part of an address.
_UNSAFE = re.compile(r"[^!-~]|[\\\"'`{}|^<>]")


class Protocol(StrEnum):
    """How git may speak to an origin, by git's own words; every other way is closed."""

    HTTPS = "https"
    HTTP = "http"
    FOLDER = "file"


@dataclass(frozen=True, slots=True)
class Origin:
    """An address without credentials, and the one protocol that it needs."""

    address: str
    protocol: Protocol

    @classmethod
    def parse(cls, text: str) -> Self:
        """The origin of an `https://` address, an `http://` one of this machine, or a folder's whole path.

        Raises ValueError for all else: other protocols, credentials, queries, relative paths.
        """
        if text.startswith("/"):
            if "\0" in text or "\n" in text:
                raise ValueError(f"cannot clone from {text!r}; a path is one line")
            return cls(str(Path(text)), Protocol.FOLDER)
        parts = _parts(text)
        if parts.scheme == Protocol.HTTPS:
            return cls(text, Protocol.HTTPS)
        if parts.scheme == Protocol.HTTP and _is_loopback(parts.hostname or ""):
            return cls(text, Protocol.HTTP)
        raise ValueError(f"cannot clone from {text!r}; write https://, or the whole path of a folder")

    def __str__(self) -> str:
        return self.address


@dataclass(frozen=True, slots=True)
class _Parts:
    scheme: str
    hostname: str | None


def _parts(text: str) -> _Parts:
    if _UNSAFE.search(text):
        raise ValueError(f"cannot clone from {text!r}; it holds characters that addresses do not")
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"cannot clone from {text!r}; {error}") from error
    if "@" in parts.netloc:
        # The address is not repeated: what stands before the @ may be a secret.
        raise ValueError(f"cannot clone from an address of {parts.hostname} that holds credentials")
    if not parts.hostname or parts.hostname.startswith("-") or parts.query or parts.fragment:
        raise ValueError(f"cannot clone from {text!r}; an address is a host and a path")
    return _Parts(parts.scheme, parts.hostname)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
