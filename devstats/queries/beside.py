"""One metric of several scopes on one scale."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from devstats.queries import cards
from devstats.question import Question
from devstats.series import Answer, biggest_first
from devstats.vocabulary import Scope


def beside(question: Question, among: Sequence[Scope], now: datetime) -> Answer:
    """The question's metric of each scope of `among`, biggest first; they are no parts of one whole.

    Raises Misunderstood and NotFound as an answer would.
    """
    board = cards.scope_cards(question, among, now)
    lines = biggest_first(
        [replace(card.line, key=card.question.scope.slug, title=card.scope_title) for card in board.cards]
    )
    return Answer(
        question=question,
        metric=board.cards[0].metric,
        scope_title=", ".join(card.scope_title for card in board.cards),
        span=board.span,
        grain=board.grain,
        whole=replace(lines[0], key="", title="", total=None, n=None),
        lines=lines,
        coverage=board.coverage,
        data_version=board.data_version,
        counted_at=board.counted_at,
        are_parts=False,
    )
