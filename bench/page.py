"""`docs/performance.md`: the results as a page, which follows from them alone."""

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import catalogue, commits, pages, scan, store
from bench.figures import ROOT, Figure, Result

PLACE = ROOT / "docs" / "performance.md"

_BEGINNING = """\
# Performance

Written by `make bench` from `bench/results/`. What a budget is held against runs beside ours in the same run,
in turn with it, so that a busy machine slows both; ratios tell more than times. Of a rate or a score a
budget is the least, of all else the most.
"""
_TITLES = {
    catalogue.NAME: "Catalogue",
    commits.NAME: "Commits",
    pages.NAME: "Pages",
    scan.NAME: "Scan",
    store.NAME: "Store",
}
_METHODS = {
    catalogue.NAME: catalogue.METHOD,
    commits.NAME: commits.METHOD,
    pages.NAME: pages.METHOD,
    scan.NAME: scan.METHOD,
    store.NAME: store.METHOD,
}


def write(results: Iterable[Result], place: Path = PLACE) -> None:
    """Write the page of `results`."""
    place.write_text(page(results), encoding="utf-8")


def page(results: Iterable[Result]) -> str:
    """The page: for each result its machine, its figures, and how they were got."""
    return "\n".join((_BEGINNING, *(_section(result) for result in results)))


def amount(value: float) -> str:
    """`value` as it is read: thousands apart, no digits that mean nothing."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def budget(figure: Figure) -> str:
    """The budget with its direction, empty where there is none."""
    if figure.budget is None:
        return ""
    return f"{'≥' if figure.is_rate else '≤'} {amount(figure.budget)}"


def verdict(figure: Figure) -> str:
    """Whether the budget is kept, in a word; empty where there is none."""
    return {True: "kept", False: "broken", None: ""}[figure.ok]


def beside(figure: Figure) -> str:
    """The rivals with theirs."""
    return "; ".join(f"{rival}: {amount(value)}" for rival, value in figure.beside.items())


def _section(result: Result) -> str:
    return "\n".join(
        (
            f"## {_TITLES.get(result.name, result.name)}",
            "",
            f"Commit {result.commit}, on {result.machine}.",
            "",
            *_table(result.figures),
            "",
            *_method(result.name),
        )
    )


def _method(name: str) -> Iterator[str]:
    if name in _METHODS:
        yield from ("### How it was got", "", _wrapped(_METHODS[name]), "")


def _wrapped(text: str) -> str:
    """`text` in lines of one length, whatever figures stand in it."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n\n".join(textwrap.fill(one, 110, break_on_hyphens=False) for one in paragraphs)


def _table(figures: Iterable[Figure]) -> Iterator[str]:
    yield "| what | ours | unit | budget | | beside |"
    yield "| --- | ---: | --- | ---: | --- | --- |"
    for figure in figures:
        cells = (
            figure.what,
            amount(figure.value),
            figure.unit,
            budget(figure),
            verdict(figure),
            beside(figure),
        )
        yield f"| {' | '.join(cell.replace('|', r'\|') for cell in cells)} |"
