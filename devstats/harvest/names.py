"""What a file of the archive is called, and which hour that tells."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

# The archive's first day; a name that claims an earlier or a coming hour tells none.
FIRST_HOUR = datetime(2011, 2, 12, tzinfo=UTC)

_HOUR_FILE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})-([0-9]{1,2})\.json(?:\.gz)?")


def hour_of(path: Path, *, now: datetime) -> datetime | None:
    """The hour a file's name tells: `2017-07-24-5.json.gz` is 05:00 on 24 July 2017, UTC."""
    found = _HOUR_FILE.fullmatch(path.name)
    if not found:
        return None
    try:
        hour = datetime(*map(int, found.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type] # four numbers, by the pattern
    except ValueError:
        return None
    return hour if FIRST_HOUR <= hour <= now + timedelta(hours=1) else None


def name_of(path: Path, *, now: datetime) -> str:
    """The name under which a file stands in the ledger: an hour's is the archive's own, others their own."""
    hour = hour_of(path, now=now)
    # A file system's names need not be text; the database's are.
    return path.name.encode(errors="backslashreplace").decode() if hour is None else hour_name(hour)


def hour_name(hour: datetime) -> str:
    """What the archive calls the file of `hour`."""
    return f"{hour:%Y-%m-%d}-{hour.hour}.json.gz"
