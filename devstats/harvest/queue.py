"""What is due goes to the workers: a few files at a time, by the number of their row."""

from datetime import datetime

from celery import current_app

from devstats.harvest import due, tracked

TASK = "devstats.tasks.load_archive_file"
# Enough that no worker waits for the next tick, few enough that each is begun within its lease.
MOST_IN_FLIGHT = 32


def enqueue(*, now: datetime) -> int:
    """Claim files that are due and hand them to the workers; how many.

    A task that is lost costs the time of a lease: then its row is due again.
    """
    claimed = due.claim(selection=tracked.selection().digest, limit=MOST_IN_FLIGHT, now=now)
    for number in claimed:
        current_app.send_task(TASK, args=[number])
    return len(claimed)
