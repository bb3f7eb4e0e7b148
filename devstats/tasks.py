"""What workers do in the background. Each may run twice, at once, late or never: the tables know."""

from celery import shared_task
from django.utils import timezone

from devstats import rollups
from devstats.harvest import due, queue, tracked
from devstats.harvest.load import load
from devstats.queries import standing
from landscape import measuring


@shared_task
def tick() -> None:
    """Hand out what is due, and have stale days counted, also those of a metric that is new or corrected."""
    queue.enqueue(now=timezone.now())
    rollups.notice_changes()
    if rollups.stale_days():
        recount_stale_days.delay()


@shared_task
def load_archive_file(entry_id: int) -> None:
    """Load the file of a row of the ledger, hand out the next ones; after the last have the days counted."""
    now = timezone.now()
    if found := due.source(entry_id):
        path, is_every = found
        load(path, tracked.EveryRepository() if is_every else tracked.selection(), now=now)
    now = timezone.now()
    # Whoever waits for the numbers should not wait for the next tick too.
    if not queue.enqueue(now=now) and not due.is_any_in_flight(now=now):
        recount_stale_days.delay()


@shared_task
def recount_stale_days() -> None:
    """Count the days whose tallies no longer follow from the facts, and measure items by what they say."""
    rollups.recount_stale()
    measure_items()


@shared_task
def measure_items() -> None:
    """Tell the catalogue what the archive knows of its items."""
    measuring.record(standing.measurements())
