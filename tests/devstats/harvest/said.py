"""What made-up events say, once they are read."""

from datetime import UTC, datetime
from pathlib import Path

from devstats.harvest import archive
from devstats.harvest.batch import Batch
from devstats.harvest.tracked import EveryRepository
from tests.devstats.harvest.files import Json, user, write

NOW = datetime(2026, 11, 22, tzinfo=UTC)

# A pull request as payloads show it since October 2025.
STUB = {
    "id": 1003,
    "number": 3,
    "url": "https://api.github.com/repos/cncf/demo/pulls/3",
    "head": {},
    "base": {},
}


def read(tmp_path: Path, *events: Json) -> Batch:
    """What the events say."""
    found = archive.scan(write(tmp_path, events), EveryRepository(), now=NOW)
    assert found.problems.listed() == []
    return found.batch


def comment(number: int, **changes: object) -> Json:
    """A comment as payloads show it."""
    return {"id": number, "user": user()} | changes
