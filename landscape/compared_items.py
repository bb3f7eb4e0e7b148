"""What is told of items beside each other; values only, no database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from landscape import compared_claims, side_by_side
from landscape.catalogue import Card, Catalogue, Maturity, Step
from landscape.certified import Certified, Product
from landscape.explorer import facets
from landscape.groups import Group
from landscape.guide import Chapter
from landscape.maintainers import Maintainership
from landscape.queries import promotions
from landscape.side_by_side import Cell, Fact, Part, Word

_DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Around:
    """What is asked about besides the items: the catalogue they stand in, the day, what is certified.

    `certified` are products and AI platforms by the slug of the item they surely are. `address` gives the
    page of a thing from the name of its kind ("item", "group", "chapter" …) and its slug.
    `maintained` says who maintains what.
    """

    catalogue: Catalogue
    on: date
    certified: Mapping[str, Sequence[Product[Certified]]]
    maintained: Maintainership
    address: Callable[[str, str], str]


def parts(cards: Sequence[Card], around: Around) -> tuple[Part, ...]:
    """All that is said of any of `cards`, under headings."""
    titles = _shelf_titles(around.catalogue)
    groups = tuple(around.catalogue.of(Group).values())
    found = (
        side_by_side.part(
            "What it is",
            [
                _fact(
                    "description", "In a sentence", cards, lambda card: side_by_side.text(card.description)
                ),
                _fact("place", "Stands in", cards, lambda card: _places(card, titles)),
                _fact("homepage", "Homepage", cards, lambda card: _address(card.homepage)),
                _fact("specification", "Specification", cards, _specification),
                _fact(
                    "became",
                    "What became of it",
                    cards,
                    lambda card: side_by_side.text(card.became, url=card.became_url),
                ),
            ],
        ),
        side_by_side.part(
            "Maturity",
            [
                _fact("level", "Level", cards, _level),
                *(
                    Fact(step.value, title, tuple(side_by_side.day(_moved_on(card, step)) for card in cards))
                    for step, title in _STEPS.items()
                ),
                *(
                    Fact(
                        f"{level.value}-days",
                        f"Time {title}",
                        tuple(side_by_side.days(_stayed(card, level, around.on)) for card in cards),
                    )
                    for level, title in _LEVELS.items()
                ),
                _fact("age", "Age as a project", cards, lambda card: _age(card, around.on)),
                _fact(
                    "annual-review",
                    "Last annual review",
                    cards,
                    lambda card: side_by_side.day(card.details.annual_review_on),
                ),
            ],
        ),
        side_by_side.part(
            "Who stands behind it",
            [
                _fact("organisation", "Organisation", cards, lambda card: _organisation(card, around)),
                _fact("groups", "Groups", cards, lambda card: _groups(card, groups, around)),
                _fact("tags", "TAG", cards, lambda card: side_by_side.words(card.details.tags)),
                _fact("maintainers", "Maintainers", cards, lambda card: _maintainers(card, around)),
                _fact("parent", "Part of", cards, lambda card: side_by_side.text(card.details.parent)),
            ],
        ),
        side_by_side.part(
            "Source code",
            [
                _fact("licence", "Licence", cards, lambda card: side_by_side.text(card.details.licence)),
                _fact("open-source", "Open source", cards, _open_source),
                _fact("repositories", "Repositories", cards, _repositories),
            ],
        ),
        side_by_side.part(
            "Checked by others",
            [
                _fact("audits", "Audits", cards, _audits),
                _fact("certified", "Certified", cards, lambda card: _certified(card, around)),
                _fact(
                    "training",
                    "Training",
                    cards,
                    lambda card: side_by_side.words(
                        (*card.details.training_certifications, *card.details.training_types)
                    ),
                ),
            ],
        ),
        *compared_claims.parts(cards, around.catalogue.of(Chapter).values()),
    )
    return tuple(part for part in found if part.facts)


_STEPS = {
    Step.ACCEPTED: "Accepted",
    Step.INCUBATING: "Incubating since",
    Step.GRADUATED: "Graduated",
    Step.ARCHIVED: "Archived",
}
_LEVELS = {
    Maturity.SANDBOX: "in the sandbox",
    Maturity.INCUBATING: "incubating",
    Maturity.GRADUATED: "graduated",
}


def _fact(key: str, title: str, cards: Iterable[Card], answer: Callable[[Card], Cell]) -> Fact:
    return Fact(key, title, tuple(answer(card) for card in cards))


def _address(url: str) -> Cell:
    shown = url.removeprefix("https://").removeprefix("http://").removesuffix("/")
    return (Word(shown, url, plain=url),) if url else ()


def _shelf_titles(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    return {
        (category.slug, slug): f"{category.name} / {name}"
        for category in catalogue.categories
        for slug, name in category.subcategories
    }


def _places(card: Card, titles: Mapping[tuple[str, str], str]) -> Cell:
    return tuple(Word(titles[shelf]) for shelf in facets.shelves(card))


def _specification(card: Card) -> Cell:
    return side_by_side.text("yes" if card.details.is_specification else "")


def _level(card: Card) -> Cell:
    return (Word(card.maturity, level=card.maturity),) if card.maturity else (Word("not a CNCF project"),)


def _moved_on(card: Card, step: Step) -> date | None:
    return next((move.moved_on for move in card.moves if move.step is step), None)


def _stayed(card: Card, level: Maturity, on: date) -> int | None:
    return next((stage.days(on) for stage in promotions.stages(card) if stage.level == level), None)


def _age(card: Card, on: date) -> Cell:
    since = _moved_on(card, Step.ACCEPTED)
    if since is None or since > on:
        return ()
    length = (on - since).days
    return (Word(f"{length / _DAYS_OF_A_YEAR:.1f} years", plain=f"{length} days"),)


def _organisation(card: Card, around: Around) -> Cell:
    name = around.catalogue.organisations.get(card.organisation, "")
    return side_by_side.text(name, url=around.address("organisation", card.organisation) if name else "")


def _groups(card: Card, groups: Sequence[Group], around: Around) -> Cell:
    """Groups that look after a repository of the item."""
    names = {row.pattern for row in card.repositories}
    found = [
        group
        for group in groups
        if any(
            name in names or f"{name.partition('/')[0]}/*" in names
            for name in map(str.lower, group.repositories)
        )
    ]
    found.sort(key=lambda group: group.title.casefold())
    return tuple(Word(group.title, around.address("group", group.slug)) for group in found)


def _maintainers(card: Card, around: Around) -> Cell:
    """How many, and of which companies most are."""
    people = [post.person for post in around.maintained.by_item.get(card.slug, ())]
    companies = Counter(person.company for person in people if person.company)
    counted = tuple(Word(f"{company}: {number}") for company, number in companies.most_common())
    return (Word(f"{len(people)} people", plain=str(len(people))), *counted) if people else ()


def _open_source(card: Card) -> Cell:
    said = card.details.is_open_source
    return () if said is None else (Word("yes" if said else "no"),)


def _repositories(card: Card) -> Cell:
    """Each once, the primary one first; all of an owner's lead to the owner."""
    primary = {row.pattern for row in card.repositories if row.is_primary}
    patterns = sorted({row.pattern for row in card.repositories}, key=lambda one: (one not in primary, one))
    return tuple(
        Word(pattern, f"https://github.com/{quote(pattern.removesuffix('/*'))}") for pattern in patterns
    )


def _audits(card: Card) -> Cell:
    """The newest first."""
    found = sorted(card.details.audits, reverse=True)
    return tuple(
        Word(
            f"{audit.audited_on.day} {audit.audited_on:%b %Y}, {audit.kind}, {audit.vendor}",
            audit.url,
            plain=f"{audit.audited_on}, {audit.kind}, {audit.vendor}",
        )
        for audit in found
    )


def _certified(card: Card, around: Around) -> Cell:
    words = []
    for product in around.certified.get(card.slug, ()):
        first, last = product.first, product.last
        versions = f"{first}" if first == last else f"{first} to {last}"
        words.append(
            Word(f"{product.name}: {versions}", around.address(type(product).__name__, product.slug))
        )
    return tuple(words)
