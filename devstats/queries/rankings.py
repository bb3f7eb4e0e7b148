"""Rankings: the biggest parts of a split, without their points."""

from dataclasses import dataclass
from datetime import datetime

from devstats.queries import answers, cells, ledger
from devstats.queries.cells import Key, Request
from devstats.queries.lines import Axis
from devstats.question import Question
from devstats.series import Line, Value


@dataclass(frozen=True, slots=True)
class Ranking:
    """A stretch of a ranking, biggest first: `lines` have no points, `count` is of all parts there are."""

    question: Question
    whole: Value
    lines: tuple[Line, ...]
    count: int


def ranking(question: Question, by: str, now: datetime, *, limit: int = 10, offset: int = 0) -> Ranking:
    """The parts of `question` split by `by`, from place `offset` on; ties by key.

    Raises Misunderstood and NotFound as an answer would.
    """
    asked = answers.understand(question.replace(by=by), now)
    found, count = cells.biggest(
        Request(
            metrics=[asked.metric],
            groups=[asked.repositories],
            span=asked.span,
            narrowed=asked.narrowed,
            by=by,
        ),
        limit=limit,
        offset=offset,
    )
    axis = Axis(asked.metric, asked.span, asked.known(ledger.ledger([asked.span])))
    parts = [
        axis.line(found, key, title=answers.title(asked, key.part))
        for key in found.totals
        if key.part is not None
    ]
    whole = axis.line(found, Key(asked.metric.slug), title=asked.scope_title)
    return Ranking(question=asked.question, whole=whole.total, lines=tuple(parts), count=count)
