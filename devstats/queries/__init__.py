"""Tallies to answers: series, rankings, the rows behind them, freshness and coverage."""

from devstats.queries.answers import answer
from devstats.queries.beside import beside
from devstats.queries.cards import Board, Card, cards, scope_cards
from devstats.queries.document import document, rows_document
from devstats.queries.freshness import DayLoaded, Freshness, Trouble, days_loaded, freshness, troubles
from devstats.queries.not_found import NotFound
from devstats.queries.rankings import Ranking, ranking
from devstats.queries.rows import MOST_ROWS, Row, Rows, rows
from devstats.queries.version import data_version

__all__ = [
    "MOST_ROWS",
    "Board",
    "Card",
    "DayLoaded",
    "Freshness",
    "NotFound",
    "Ranking",
    "Row",
    "Rows",
    "Trouble",
    "answer",
    "beside",
    "cards",
    "data_version",
    "days_loaded",
    "document",
    "freshness",
    "ranking",
    "rows",
    "rows_document",
    "scope_cards",
    "troubles",
]
