"""Files of GH Archive, whatever their generation and their state: bytes in, facts and problems out."""

from devstats.harvest.archive.scan import Scan, scan

__all__ = ["Scan", "scan"]
