"""Files of the archive, made up for a test; and the real ones, where they are."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.places import SHARED_DATA

EVENTS = SHARED_DATA / "events"

type Json = dict[str, Any]


def real(*names: str) -> list[Path]:
    """Real files by their names below the shared events; the test is skipped where they are absent."""
    found = [path for name in names for path in sorted(EVENTS.glob(name))]
    if len(found) < len(names):
        pytest.skip(f"the real events are not at {EVENTS}")
    return found


def write(folder: Path, events: Iterable[Json | bytes], name: str = "2017-07-24-5.json.gz") -> Path:
    """A file with one event a line; bytes stand as they are."""
    lines = [event if isinstance(event, bytes) else json.dumps(event).encode() for event in events]
    path = folder / name
    content = b"".join(line + b"\n" for line in lines)
    # No time in it: the same lines are the same file.
    path.write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)
    return path


def compact(event: Json) -> bytes:
    """An event as the archive writes it since 2015: no blanks, and the payload near the end."""
    return json.dumps(event, separators=(",", ":"), ensure_ascii=False).encode()


def event(  # noqa: PLR0913 - an event has as many sides
    event_type: str = "WatchEvent",
    payload: Json | None = None,
    *,
    at: str = "2017-07-24T05:10:00Z",
    repository: tuple[int, str] = (7, "cncf/demo"),
    actor: tuple[int, str] = (1, "ada"),
    number: str = "1",
) -> Json:
    """An event as the archive has them since 2015."""
    return {
        "id": number,
        "type": event_type,
        "actor": {"id": actor[0], "login": actor[1], "url": f"https://api.github.com/users/{actor[1]}"},
        "repo": {"id": repository[0], "name": repository[1], "url": "https://api.github.com/repos/x"},
        "payload": {"action": "started"} if payload is None else payload,
        "public": True,
        "created_at": at,
    }


def user(number: int = 1, login: str = "ada", account_type: str = "User") -> Json:
    """An account as payloads show it."""
    return {"id": number, "login": login, "type": account_type, "site_admin": False}


def pull(number: int = 3, **changes: object) -> Json:
    """A pull request as payloads show it until 2025-10-06."""
    whole: Json = {
        "id": 1000 + number,
        "number": number,
        "state": "open",
        "user": user(),
        "created_at": "2017-07-20T01:00:00Z",
        "updated_at": "2017-07-24T05:10:00Z",
        "closed_at": None,
        "merged": False,
        "merged_at": None,
        "merged_by": None,
        "additions": 10,
        "deletions": 2,
        "changed_files": 1,
        "commits": 1,
    }
    return whole | changes


def issue(number: int = 5, **changes: object) -> Json:
    """An issue as payloads show it."""
    whole: Json = {
        "id": 2000 + number,
        "number": number,
        "state": "open",
        "user": user(),
        "created_at": "2017-07-20T01:00:00Z",
        "updated_at": "2017-07-24T05:10:00Z",
        "closed_at": None,
        "comments": 0,
    }
    return whole | changes


def old_event(  # noqa: PLR0913 - an event has as many sides
    event_type: str = "WatchEvent",
    payload: Json | None = None,
    *,
    at: str = "2012-06-14T15:01:42-07:00",
    repository: tuple[str, str] | None = ("cncf", "demo"),
    actor: str | None = "ada",
    url: str = "https://github.com/cncf/demo",
) -> Json:
    """An event as the archive had them before 2015."""
    whole: Json = {"actor_attributes": {"login": actor, "type": "User", "email": "da39"}, "created_at": at}
    whole |= {"public": True, "actor": actor, "url": url, "type": event_type}
    if repository:
        owner, name = repository
        whole["repository"] = {"owner": owner, "name": name, "url": f"https://github.com/{owner}/{name}"}
    return whole | ({} if payload is None else {"payload": payload})
