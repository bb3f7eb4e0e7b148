"""The words of a question: windows, grains, scopes, units; the only place with date arithmetic."""

from __future__ import annotations

from devstats.vocabulary.grain import Grain
from devstats.vocabulary.instants import day_or_instant, instant
from devstats.vocabulary.measures import Arithmetic, Bots, Direction, Unit
from devstats.vocabulary.misunderstood import Misunderstood, quoted
from devstats.vocabulary.scope import Scope, is_repository
from devstats.vocabulary.span import MOST_BUCKETS, Bucket, Span
from devstats.vocabulary.window import DEFAULT_WINDOW, EVERYTHING, PRESETS, Preset, Window

__all__ = [
    "DEFAULT_WINDOW",
    "EVERYTHING",
    "MOST_BUCKETS",
    "PRESETS",
    "Arithmetic",
    "Bots",
    "Bucket",
    "Direction",
    "Grain",
    "Misunderstood",
    "Preset",
    "Scope",
    "Span",
    "Unit",
    "Window",
    "day_or_instant",
    "instant",
    "is_repository",
    "quoted",
]
