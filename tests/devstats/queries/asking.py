"""Questions about the lighthouse's week, and answers in short."""

from devstats import queries
from devstats.question import Question
from devstats.series import Answer, Line
from tests.worlds.facts import at

NOW = at("2017-08-01")
WEEK = {"from": "2017-07-03", "to": "2017-07-10"}


def question(where: str, **query: str) -> Question:
    """A question about the week, at `all/pushes` or the like; `from_` stands for `from`."""
    return Question.from_url(where, WEEK | {word.rstrip("_"): value for word, value in query.items()})


def answer(where: str, **query: str) -> Answer:
    """Its answer on 1 August 2017."""
    return queries.answer(question(where, **query), NOW)


def values(line: Line) -> list[float | None]:
    """The values of a line's points."""
    return [point.value for point in line.points]


def totals(answer: Answer) -> dict[str, float | None]:
    """The totals of the parts of a split, in their order."""
    return {line.key: line.total for line in answer.lines}
