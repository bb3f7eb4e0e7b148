"""The real week of 24 July 2017 in 41 Kubernetes repositories, read and stored by the harvest's own code."""

from datetime import datetime

from django.db import transaction

from devstats import rollups
from devstats.harvest import store
from devstats.harvest.archive import scan
from devstats.harvest.tracked import EveryRepository
from tests.places import SHARED_DATA
from tests.worlds.facts import at, hours

FOLDER = SHARED_DATA / "events" / "kubernetes-2017-07"
FROM, UNTIL = at("2017-07-24"), at("2017-07-28 08:00")


def a_week_of_kubernetes(*, now: datetime) -> None:
    """Store and count the 12,001 events of 104 hours."""
    for path in sorted(FOLDER.glob("*.json.gz")):
        batch = scan(path, EveryRepository(), now=now).batch
        store.prepare(batch)
        with transaction.atomic():
            store.store(batch)
    hours("2017-07-24", "2017-07-28 08:00")
    rollups.recount_stale()
