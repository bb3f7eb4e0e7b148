"""Why a page has no numbers, and the next step as a link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from devstats.charts import amounts
from devstats.queries import Freshness
from devstats.question import Question
from devstats.series import Coverage
from devstats.views.bar import Address, Link
from devstats.vocabulary import Bots, Span, Window, day_or_instant

LOAD = ".venv/bin/python manage.py load_gharchive FILE…"


@dataclass(frozen=True, slots=True)
class Empty:
    """A reason in a few words and in a sentence, a command where one would help, and where to go."""

    title: str
    why: str
    steps: tuple[Link, ...] = ()
    command: str = ""


def reason(question: Question, span: Span, coverage: Coverage, held: Freshness, address: Address) -> Empty:
    """Why there is nothing to see in `span`, the window of `question`; `held` is what was loaded at all."""
    data = Link("What was harvested", "/data")
    if held.harvested_from is None or held.harvested_until is None:
        return Empty(
            "Nothing has been harvested yet",
            "Numbers appear as soon as hours of GitHub's public events are loaded.",
            (data,),
            LOAD,
        )
    if span.from_at >= held.harvested_until:
        newest = Link(
            f"As of {amounts.instant(held.harvested_until)}",
            address(at_newest(question, held.harvested_until)),
        )
        return Empty(
            "The window lies after the newest data",
            f"The newest hour harvested ends {amounts.instant(held.harvested_until)} UTC; "
            f"this window begins {amounts.instant(span.from_at)}.",
            (newest, data),
        )
    if span.until <= held.harvested_from:
        oldest = question.replace(
            window=Window(day_or_instant(held.harvested_from), day_or_instant(held.harvested_until))
        )
        return Empty(
            "The window lies before history begins",
            f"The oldest hour harvested begins {amounts.instant(held.harvested_from)} UTC; "
            f"this window ends {amounts.instant(span.until)}.",
            (Link("All that was harvested", address(oldest)), data),
        )
    if coverage.share == 0:
        why = {gap.reason for gap in coverage.gaps}
        return Empty(
            "This window was not harvested",
            f"Of its {coverage.hours_due:,} hours none can be answered: {', '.join(sorted(why))}.",
            (_wider(question, address), data),
        )
    return _nothing_happened(question, address)


def at_newest(question: Question, until: datetime) -> Question:
    """The question asked as of the newest data."""
    return question.replace(as_of=day_or_instant(until))


def _nothing_happened(question: Question, address: Address) -> Empty:
    narrowed = [word for word in (question.repository, question.person, question.kind) if word]
    if narrowed:
        wide = question.replace(repository=None, person=None, kind=None)
        return Empty(
            "The filter leaves nothing",
            f"The window was harvested, but holds nothing of {', '.join(narrowed)}.",
            (Link("Without the filter", address(wide)), _wider(question, address)),
        )
    steps = [_wider(question, address)]
    if question.bots is not Bots.INCLUDE:
        steps.append(Link("With bots", address(question.replace(bots=Bots.INCLUDE))))
    return Empty(
        "Nothing happened in this window",
        "It was harvested, and nothing of this kind is in it.",
        tuple(steps),
    )


def _wider(question: Question, address: Address) -> Link:
    return Link("The last year", address(question.replace(window=Window("now-1y", "now"))))
