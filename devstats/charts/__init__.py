"""Answers → pictures and words: Plotly dictionaries, SVG drawn on the server, sentences. No Django."""

from __future__ import annotations

from devstats.charts.drawing import fragment, svg
from devstats.charts.figure import Figure, figure
from devstats.charts.sentences import sentence
from devstats.charts.sparks import sparkline

__all__ = ["Figure", "figure", "fragment", "sentence", "sparkline", "svg"]
