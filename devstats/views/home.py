"""The home page: the ecosystem over one window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.safestring import SafeString

from devstats import queries
from devstats.charts import amounts
from devstats.charts.amounts import Change
from devstats.queries import Board, staleness
from devstats.queries.cards import Card as Counted
from devstats.question import Question
from devstats.series import Value
from devstats.views import asking, cards, crumbs, emptiness, errors, frame, headings
from devstats.views.bar import Address, Place, bar, harvest
from devstats.vocabulary import Scope, Span
from landscape.queries import scopes as catalogue
from landscape.queries.scopes import Project
from landscape.views import former

# What projects are weighed by, and the six numbers of all of them together: slugs, as an address has them.
WEIGHED_BY = "devstats-contributions"
HEADLINES = (
    WEIGHED_BY,
    "devstats-contributors",
    "pulls-merged",
    "time-to-merge",
    "issues-opened",
    "comments",
)

MOST_MOVED = 6
# Below this a change of a few acts would top the list.
LEAST_MOVED = 20

MONOGRAM_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """A project's number, how it moved and its shape."""

    title: str
    monogram: str
    url: str
    unit: str
    value: Value
    before: Value
    change: Change
    spark: SafeString
    became: str


@dataclass(frozen=True, slots=True)
class Level:
    """The projects of a maturity level; no address where the scope would not hold the same projects."""

    slug: str
    title: str
    url: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about the data."""

    title: str
    text: str


@former.leads_on
@errors.told
def home(request: HttpRequest) -> HttpResponseBase:
    """Projects by maturity, what moved most, how fresh and how complete the data is."""
    now = asking.clock()
    asked = asking.question(request, "all", WEIGHED_BY)
    together = queries.cards(asked, now)
    address: Address = crumbs.home_address
    newest = together.coverage.harvested_until
    if asked.as_of == "now" and newest is not None and newest <= together.span.from_at:
        if "asof" in request.GET:
            address = crumbs.home_address_now
        else:
            # Whoever loads an old archive sees it at once, and as of when in the bar.
            asked = emptiness.at_newest(asked, newest)
            together = queries.cards(asked, now)
    if plain := asking.plain_address(request, asked, address):
        return plain
    projects = catalogue.projects()
    # What has become of the projects of 2018 is news only where nothing newer than 2018 is loaded.
    is_sample = catalogue.is_sample()
    together = cards.whole(together)
    scopes = [Scope("project", project.slug) for project in projects]
    board = cards.whole(queries.scope_cards(asked, scopes, now))
    tiles = [
        _tile(project if is_sample else replace(project, became=""), card, board.span)
        for project, card in zip(projects, board.cards, strict=True)
    ]
    context = {
        "heading": headings.everything(asked),
        "dates": amounts.between(together.span.from_at, together.span.until),
        "cards": _headlines(together),
        "levels": _levels(asked, projects, tiles),
        "moved": _moved(tiles),
        "not_moved": _why_not_moved(tiles),
        "unit": tiles[0].unit if tiles else "",
        "window_title": asked.window.describe(),
        "freshness": _freshness(together, tiles),
        "empty": _empty(asked, together, now),
        "stale": staleness.stale(together.span),
    }
    shown = bar(asked, now, Place(address, crumbs.of_home()), together.coverage)
    return frame.page(request, "devstats/home.html", context, section="activity", bar=shown)


def _empty(asked: Question, together: Board, now: datetime) -> emptiness.Empty | None:
    if together.coverage.share:
        return None
    return emptiness.reason(
        asked, together.span, together.coverage, queries.freshness(now), crumbs.home_address
    )


def _tile(project: Project, card: Counted, span: Span) -> Tile:
    return Tile(
        title=project.title,
        monogram=monogram(project.title),
        url=card.question.replace(metric="").url(),
        unit=card.metric.unit,
        value=card.line.total,
        before=card.previous_total,
        change=cards.change(card.metric, card.line.total, card.previous_total),
        spark=cards.spark(card.line, span),
        # A date broken over two lines is hard to read.
        became=project.became.replace("-", "\N{NON-BREAKING HYPHEN}"),
    )


def monogram(title: str) -> str:
    """Two letters in the house style: capitals of a name written with several, else its first two letters."""
    capitals = "".join(letter for letter in title if letter.isupper())
    letters = capitals if len(capitals) >= MONOGRAM_LENGTH else title.replace(" ", "")
    return letters[:MONOGRAM_LENGTH]


def _headlines(together: Board) -> list[cards.Card]:
    by_slug = {card.metric.slug: card for card in together.cards}
    return [cards.card(by_slug[slug], together) for slug in HEADLINES if slug in by_slug]


def _levels(asked: Question, projects: Sequence[Project], tiles: Sequence[Tile]) -> list[Level]:
    pairs = zip(projects, tiles, strict=True)
    titles = {slug: title for slug, title, _ in catalogue.maturities()}
    return [
        Level(
            slug=maturity,
            title=titles[maturity],
            # As of another day a level's scope holds the projects that stood at it then, not these.
            url=asked.replace(metric="", scope=Scope("maturity", maturity)).url()
            if asked.as_of == "now"
            else "",
            tiles=tuple(tile for _, tile in grouped),
        )
        for maturity, grouped in groupby(pairs, key=lambda pair: pair[0].maturity)
    ]


def _moved(tiles: Sequence[Tile]) -> list[Tile]:
    """The projects that moved most against the window before, of those with enough to move."""
    comparable = [
        tile
        for tile in tiles
        if tile.value is not None and tile.before and max(tile.value, tile.before) >= LEAST_MOVED
    ]
    comparable.sort(key=lambda tile: -abs((tile.value or 0) - (tile.before or 0)) / (tile.before or 1))
    return comparable[:MOST_MOVED]


def _why_not_moved(tiles: Sequence[Tile]) -> str:
    if any(tile.before is not None for tile in tiles):
        return f"No project had {LEAST_MOVED} contributions in this window or the one before."
    return "This window or the one before was not harvested whole: what changed may be the harvest alone."


def _freshness(together: Board, tiles: Sequence[Tile]) -> list[Fact]:
    shown = harvest(together.coverage)
    active = sum(1 for tile in tiles if tile.value)
    return [
        Fact("Harvested to", "nothing yet" if shown.until is None else f"{amounts.instant(shown.until)}"),
        Fact("This window", _complete(shown.share, shown.missing_hours)),
        Fact("Counted", "not yet" if together.counted_at is None else amounts.instant(together.counted_at)),
        Fact("Projects active", f"{active:,} of {len(tiles):,}"),
    ]


def _complete(share: float | None, missing_hours: int) -> str:
    if share is None:
        return "nothing due"
    missing = f", {missing_hours:,} h missing" if missing_hours else ""
    return f"{amounts.share(share)} complete{missing}"
