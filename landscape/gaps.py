"""What the catalogue lacks beyond the rules of its file: coverage of fields, loose ends; no database.

Coverage is of CNCF's projects, as they are the ones whose owners can be asked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from landscape.catalogue import Card, Catalogue, Maturity, Step
from landscape.certified_items import Maybe
from landscape.explorer import sorting
from landscape.flaws import Flaw
from landscape.maintainers import Maintainership

_REVIEW_DAYS = 365


class Gap(StrEnum):
    """A rule beyond the file's; `sentence` says what should be so."""

    sentence: str

    def __new__(cls, code: str, sentence: str) -> Self:
        """A rule of that code."""
        rule = str.__new__(cls, code)
        rule._value_ = code
        rule.sentence = sentence
        return rule

    STALE_REVIEW = "stale-review", "The last annual review of a living project is at most a year old."
    REPOSITORY_OF_TWO = (
        "repository-of-two",
        "A repository belongs to one item, unless it is said to be shared.",
    )
    CERTIFIED_NOWHERE = "certified-nowhere", "A certified product is an item of the landscape."
    CERTIFIED_DOUBT = "certified-doubt", "Of a certified product it is known which item it is."
    MAINTAINERS_DOUBT = "maintainers-doubt", "Of a list of maintainers it is known which project it is of."


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a project may say of itself: its word in addresses, and what it is called."""

    key: str
    title: str
    is_said: Callable[[Card, Maintainership], bool]

    @property
    def rule(self) -> str:
        """The rule that every project has it."""
        return f"without-{self.key}"

    @property
    def sentence(self) -> str:
        """That rule in words."""
        return f"Every CNCF project has {self.title}."


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of all projects say a field."""

    field: Field
    having: int
    of: int

    @property
    def lacking(self) -> int:
        """How many do not."""
        return self.of - self.having


@dataclass(frozen=True, slots=True)
class Certifiable:
    """Certified products: by slug (vendor, name, address of the page); what they surely are, and doubts."""

    products: Mapping[str, tuple[str, str, str]]
    items: Mapping[str, str]
    doubtful: tuple[Maybe, ...]


def _link(kind: str) -> Callable[[Card, Maintainership], bool]:
    return lambda card, _: any(link.kind == kind for link in card.links)


FIELDS: tuple[Field, ...] = (
    Field("description", "a description", lambda card, _: bool(card.description)),
    Field("repository", "a repository", lambda card, _: bool(card.repositories)),
    Field("licence", "a licence", lambda card, _: bool(card.details.licence)),
    Field("audit", "an audit", lambda card, _: bool(card.details.audits)),
    Field("maintainers", "maintainers", lambda card, maintained: card.slug in maintained.by_item),
    Field("documentation", "a link to its documentation", _link("documentation")),
    Field("accepted", "the day it was accepted", lambda card, _: _has(card, Step.ACCEPTED)),
    Field("organisation", "an organisation", lambda card, _: bool(card.organisation)),
    Field("annual-review", "an annual review", lambda card, _: card.details.annual_review_on is not None),
    Field("use-case", "a use case in its summary", lambda card, _: bool(card.details.summary.use_case)),
    Field(
        "personas", "those whom it serves in its summary", lambda card, _: bool(card.details.summary.personas)
    ),
    Field("release-rate", "its rate of releases", lambda card, _: bool(card.details.summary.release_rate)),
    Field("tag", "a technical advisory group", lambda card, _: bool(card.details.tags)),
    Field("slack", "a Slack channel", _link("slack")),
    Field("mailing-list", "a mailing list", _link("mailing-list")),
    Field("blog", "a blog", _link("blog")),
    Field("dev-stats", "a page at DevStats", _link("dev-stats")),
    Field("artwork", "artwork", _link("artwork")),
    Field("clomonitor", "a name at CLOMonitor", lambda card, _: bool(card.details.clomonitor_name)),
)


def coverage(catalogue: Catalogue, maintained: Maintainership) -> tuple[Coverage, ...]:
    """How many CNCF projects say each field, in the order of `FIELDS`."""
    projects = _projects(catalogue)
    return tuple(
        Coverage(field, sum(field.is_said(card, maintained) for card in projects), len(projects))
        for field in FIELDS
    )


def lacking(catalogue: Catalogue, maintained: Maintainership) -> Iterator[Flaw]:
    """A flaw for each project and field it does not say."""
    for field in FIELDS:
        for card in _projects(catalogue):
            if not field.is_said(card, maintained):
                yield _flaw(field.rule, card, f"nobody says {field.title}")


def loose_ends(
    catalogue: Catalogue, maintained: Maintainership, certifiable: Certifiable, *, on: date
) -> Iterator[Flaw]:
    """What is stale, double, or waits for a person to say what it is."""
    yield from _stale(_projects(catalogue), on)
    yield from _shared(catalogue)
    yield from _certified(catalogue, certifiable)
    for one in maintained.unmatched:
        people = len(one.maintainers)
        yield Flaw(
            rule=Gap.MAINTAINERS_DOUBT,
            name=one.called,
            sentence=f"{people} {'person' if people == 1 else 'people'}, and no project is called so",
        )


def _projects(catalogue: Catalogue) -> list[Card]:
    """Living ones first, each by name."""
    projects = (card for card in catalogue.cards.values() if card.maturity)
    return sorted(projects, key=lambda card: (card.maturity == Maturity.ARCHIVED, *sorting.by_name(card)))


def _has(card: Card, step: Step) -> bool:
    return any(move.step is step for move in card.moves)


def _stale(projects: Iterable[Card], on: date) -> Iterator[Flaw]:
    for card in projects:
        last = card.details.annual_review_on
        if (
            last is not None
            and card.maturity != Maturity.ARCHIVED
            and on - last > timedelta(days=_REVIEW_DAYS)
        ):
            yield _flaw(
                Gap.STALE_REVIEW, card, f"the last one was on {last}, {(on - last).days:,} days before"
            )


def _shared(catalogue: Catalogue) -> Iterator[Flaw]:
    holders: defaultdict[str, list[Card]] = defaultdict(list)
    for card in sorted(catalogue.cards.values(), key=sorting.by_name):
        for pattern in {row.pattern for row in card.repositories}:
            holders[pattern].append(card)
    for pattern, cards in sorted(holders.items()):
        if len(cards) < 2 or any(card.details.may_share_repository for card in cards):  # noqa: PLR2004 - two share
            continue
        for card in cards:
            others = " and ".join(other.name for other in cards if other is not card)
            yield _flaw(Gap.REPOSITORY_OF_TWO, card, f"{pattern} is also that of {others}")


def _certified(catalogue: Catalogue, certifiable: Certifiable) -> Iterator[Flaw]:
    doubtful = {maybe.product: maybe for maybe in certifiable.doubtful}
    for slug, (vendor, name, url) in sorted(certifiable.products.items()):
        if slug in certifiable.items:
            continue
        called = f"{vendor}: {name}"
        if maybe := doubtful.get(slug):
            items = " or ".join(catalogue.cards[item].name for item in maybe.items)
            sentence = f"may be {items}: {maybe.why}"
            yield Flaw(rule=Gap.CERTIFIED_DOUBT, name=called, url=url, sentence=sentence)
        else:
            yield Flaw(
                rule=Gap.CERTIFIED_NOWHERE, name=called, url=url, sentence="no item has its name or homepage"
            )


def _flaw(rule: str, card: Card, sentence: str) -> Flaw:
    return Flaw(rule=rule, name=card.name, shelf="/".join(card.shelf), slug=card.slug, sentence=sentence)
