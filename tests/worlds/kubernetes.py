"""The real week of 24 July 2017 in 41 Kubernetes repositories, loaded as anybody loads the archive."""

from datetime import datetime

from devstats import rollups
from devstats.harvest.load import load
from devstats.harvest.tracked import EveryRepository
from tests.places import SHARED_DATA

FOLDER = SHARED_DATA / "events" / "kubernetes-2017-07"


def a_week_of_kubernetes(*, now: datetime) -> None:
    """Load and count the 12,001 events of 104 hours."""
    for path in sorted(FOLDER.glob("*.json.gz")):
        assert load(path, EveryRepository(), now=now).state == "loaded"
    rollups.recount_stale()
