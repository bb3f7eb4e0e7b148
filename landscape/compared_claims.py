"""What items say of themselves, and what chapters say they can, beside each other; no database."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from landscape import capabilities, markup, side_by_side
from landscape.catalogue import Card
from landscape.guide import Chapter
from landscape.side_by_side import Cell, Fact, Part, Word


def parts(cards: Sequence[Card], chapters: Iterable[Chapter]) -> tuple[Part, ...]:
    """Their summaries, their capabilities, the links they keep."""
    return (_summaries(cards), _capabilities(cards, chapters), side_by_side.part("Links kept", _links(cards)))


def _summaries(cards: Sequence[Card]) -> Part:
    summaries = [card.details.summary for card in cards]
    return side_by_side.part(
        "In its own words",
        [
            Fact("use-case", "For", tuple(_prose(one.use_case) for one in summaries)),
            Fact(
                "business-use-case",
                "For business",
                tuple(_prose(one.business_use_case) for one in summaries),
            ),
            Fact("personas", "Whom it serves", tuple(side_by_side.words(one.personas) for one in summaries)),
            Fact("summary-tags", "Kind", tuple(side_by_side.words(one.tags) for one in summaries)),
            Fact(
                "release-rate",
                "Releases",
                tuple(side_by_side.text(one.release_rate) for one in summaries),
            ),
            Fact(
                "integrations",
                "Works with",
                tuple(_prose(one.integrations) for one in summaries),
            ),
        ],
    )


def _capabilities(cards: Sequence[Card], chapters: Iterable[Chapter]) -> Part:
    facts = []
    for number, row in enumerate(capabilities.of(chapters)):
        told = [row.said.get(card.slug, ()) for card in cards]
        # Beside a single one that a table tells of there is nothing to compare.
        if sum(map(bool, told)) > 1:
            cells = tuple(
                tuple(Word(f"{edition}: {answer}") for edition, answer in answers) for answers in told
            )
            facts.append(Fact(f"capability-{number + 1}", row.title, cells))
    return side_by_side.part("What it can do", facts)


def _links(cards: Sequence[Card]) -> Iterable[Fact]:
    """A row for each kind of link that any of the items has, the most frequent first."""
    kept = [{link.kind: link.url for link in sorted(card.links, key=lambda one: one.url)} for card in cards]
    kinds = {kind for one in kept for kind in one}
    for kind in sorted(kinds, key=lambda kind: (-sum(kind in one for one in kept), kind)):
        cells = tuple(_link(one.get(kind, "")) for one in kept)
        yield Fact(f"link-{kind}", kind.replace("-", " ").capitalize(), cells)


def _link(url: str) -> Cell:
    """By the site alone: addresses would fill the page."""
    return (Word((urlsplit(url).hostname or url).removeprefix("www."), url, plain=url),) if url else ()


def _prose(markdown: str) -> Cell:
    """Summaries are written in Markdown, though few say so."""
    return side_by_side.text(markup.text(markdown))
