"""Facts to tallies: stale days are counted again, whole, until none is left."""

from devstats.rollups.counting import recount, recount_stale
from devstats.rollups.marks import mark_all, notice_changes, stale_days

__all__ = ["mark_all", "notice_changes", "recount", "recount_stale", "stale_days"]
