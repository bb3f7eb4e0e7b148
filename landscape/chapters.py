"""The guide as values: chapters of Markdown, each with the items it speaks of."""

from dataclasses import dataclass
from datetime import date

from landscape.intake.records import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideChapter:
    """One chapter; `text` is Markdown without a title, for `markup.page`.

    `as_of` is the day it speaks of, None where it speaks of today. `items` are slugs, in the order of the
    file. A chapter with an error among its `problems` is not to be shown.
    """

    slug: str
    title: str = ""
    order: int = 0
    as_of: date | None = None
    text: str = ""
    items: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that forbid showing it."""
        return tuple(problem for problem in self.problems if problem.is_error)
