"""One file of the archive into the tables: the same for the command and for the workers."""

import time
from datetime import datetime
from pathlib import Path

from django.db import DataError, IntegrityError, transaction

from devstats.harvest import archive, ledger, names, store
from devstats.harvest.archive import blocks
from devstats.harvest.ledger import Entry, Outcome
from devstats.harvest.tracked import EVERY, EveryRepository, Selection
from devstats.harvest.unfit import Unfit


def load(
    path: Path, selection: Selection | EveryRepository, *, now: datetime, is_again: bool = False
) -> Outcome:
    """Load the file at `path`, unless it is loaded already as it is; `is_again` loads it even then.

    Facts, stale marks and the ledger's row are committed together or not at all, and the outcome says which
    way it went: a file that cannot be read gives one, too, and raises nothing.
    """
    name = names.name_of(path, now=now)
    entry = ledger.find(name)
    if entry is None:
        ledger.enter([path], now=now)
    elif not is_again and (held := _held(path, selection, entry, name, now=now)):
        return held
    ledger.begin(path, now=now)
    try:
        return _loaded(path, selection, name, now=now)
    except (DataError, IntegrityError) as error:
        # The reader lets nothing through that the tables refuse; if it does, it is this file's failure.
        return _failed(name, f"PostgreSQL: {str(error).partition('\n')[0]}", now=now)
    except BaseException:
        # Ctrl-C, or a task's time is over: nothing was committed, and the file need not wait for its lease.
        ledger.release(name)
        raise


def _held(
    path: Path, selection: Selection | EveryRepository, entry: Entry, name: str, *, now: datetime
) -> Outcome | None:
    """The outcome if nothing in the file is missing in the tables, else None."""
    held = Outcome(name, entry.state, entry.checksum, entry.selection, was_held=True)
    if entry.state != "loaded" or not _is_unchanged(path, entry):
        return None
    if entry.selection in {EVERY, selection.digest}:
        return held
    # Of the same patterns the numbers may have grown since. Mostly that brings nothing: repositories have
    # been renamed in few hours. Counting, without reading payloads, takes a tenth of loading again.
    if isinstance(selection, Selection) and selection.has_patterns_of(entry.selection) and not entry.rejected:
        found = archive.scan(path, selection, now=now, is_counting=True)
        if found.tracked == entry.matched and found.checksum == entry.checksum:
            ledger.confirm(name, selection.digest)
            return held
    return None


def _is_unchanged(path: Path, entry: Entry) -> bool:
    try:
        return blocks.checksum(path) == entry.checksum
    except Unfit:
        return False


def _loaded(path: Path, selection: Selection | EveryRepository, name: str, *, now: datetime) -> Outcome:
    began = time.monotonic()
    try:
        found = archive.scan(path, selection, now=now)
    except Unfit as unfit:
        return _failed(name, str(unfit), now=now)
    store.prepare(found.batch)
    with transaction.atomic():
        stored = store.store(found.batch)
        outcome = Outcome(
            name=name,
            state="damaged" if found.damage else "loaded",
            checksum=found.checksum,
            selection=selection.digest,
            events=found.events,
            matched=found.batch.matched,
            stored=stored.acts,
            duplicates=found.batch.matched - stored.acts,
            rejected=found.problems.total,
            rejections=found.problems.listed(),
            types=dict(sorted(found.types.items())),
            seconds=round(time.monotonic() - began, 3),
            message=found.damage,
        )
        # In the same transaction: a server that dies loses both or neither. Committing waits for the disk,
        # so that what was said to be loaded is; not to wait would save a millisecond a file.
        ledger.finish(outcome, now=now)
    return outcome


def _failed(name: str, message: str, *, now: datetime) -> Outcome:
    outcome = Outcome(name=name, state="failed", message=message)
    ledger.finish(outcome, now=now)
    return outcome
