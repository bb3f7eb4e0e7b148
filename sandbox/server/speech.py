"""A question and its answer, as far as HTTP matters here."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec


@dataclass(frozen=True, slots=True)
class Asked:
    """A request; names of headers are in lower case, `base` is how the client calls this server."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    base: str


@dataclass(slots=True)
class Reply:
    """A reply."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - it is an answer, not a failure
    """A question that is answered with an error, as GitHub words it."""

    def __init__(self, status: int, message: str, **more: object) -> None:
        super().__init__(message)
        self.status = status
        self.more = more


def told(content: object, *, status: int = 200) -> Reply:
    """A reply in JSON; a good one with the weak ETag that GitHub gives."""
    body = msgspec.json.encode(content)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "X-GitHub-Media-Type": "github.v3; format=json",
    }
    if status == 200:  # noqa: PLR2004 - the status as such
        headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()}"'
        headers["Cache-Control"] = "private, max-age=60, s-maxage=60"
        headers["Vary"] = (
            "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With"
        )
    return Reply(status, body, headers)


def refusal(refused: Refused) -> Reply:
    """The error in GitHub's words."""
    content = {
        "message": str(refused),
        **refused.more,
        "documentation_url": "https://docs.github.com/rest",
        "status": str(refused.status),
    }
    return told(content, status=refused.status)


def written(at: int) -> str:
    """An instant as the API writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(text: str) -> int:
    """The instant that was written; days begin at midnight UTC. Raises ValueError."""
    at = datetime.fromisoformat(text)
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
