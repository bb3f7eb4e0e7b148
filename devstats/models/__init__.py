"""Tables: facts as GitHub said them, tallies counted from them, and the ledger of what is due."""

from devstats.models.facts import Act, Commit, Issue, Pull, Release, Review
from devstats.models.ledger import ArchiveHour, CountedDay, MetricState, StaleDay
from devstats.models.people import Account, AccountAlias
from devstats.models.repositories import Repository, RepositoryAlias
from devstats.models.tallies import TallyDay, TallyMonth

__all__ = [
    "Account",
    "AccountAlias",
    "Act",
    "ArchiveHour",
    "Commit",
    "CountedDay",
    "Issue",
    "MetricState",
    "Pull",
    "Release",
    "Repository",
    "RepositoryAlias",
    "Review",
    "StaleDay",
    "TallyDay",
    "TallyMonth",
]
