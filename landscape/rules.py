"""What must hold of a catalogue; asked before anything is written."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from landscape import organisations
from landscape.catalogue import (
    NAME_LENGTH,
    URL_LENGTH,
    Card,
    Catalogue,
    Difference,
    Maturity,
    Shelf,
    name_key,
)
from landscape.models.items import PATTERN

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
_WEB_ADDRESS = re.compile(r"https?://\S+")


def problems(changed: Difference) -> list[str]:
    """A sentence for each rule that an added or changed card or organisation breaks."""
    after = changed.after
    shelves = {(category.slug, slug) for category in after.categories for slug, _ in category.subcategories}
    cards = [(slug, after.cards[slug]) for slug in (*changed.items.added, *changed.items.changed)]
    return [
        *(f"{slug}: {sentence}" for slug, card in cards for sentence in _about(slug, card, after, shelves)),
        *(
            f"{slug}: {sentence}"
            for slug in (*changed.organisations.added, *changed.organisations.changed)
            for sentence in organisations.problems(after.abouts.get(slug, organisations.UNKNOWN))
        ),
        *_shared_aliases(after),
        *_shared_names(dict(cards), after),
    ]


def _about(slug: str, card: Card, after: Catalogue, shelves: set[Shelf]) -> Iterator[str]:
    if slug != card.slug or not _SLUG.fullmatch(slug):
        yield f"{card.slug!r} is no slug"
    if not card.name or len(card.name) > NAME_LENGTH:
        yield f"a name has 1 to {NAME_LENGTH} characters, not {len(card.name)}"
    if card.maturity and card.maturity not in list(Maturity):
        yield f"{card.maturity!r} is no maturity"
    if card.organisation and card.organisation not in after.organisations:
        yield f"there is no organisation {card.organisation!r}"
    for category, subcategory in {card.shelf, *card.also_on} - shelves:
        yield f"there is no subcategory {category}/{subcategory}"
    yield from _about_addresses(card)


def _about_addresses(card: Card) -> Iterator[str]:
    for url in (card.homepage, card.became_url, *(link.url for link in card.links)):
        if url and (not _WEB_ADDRESS.fullmatch(url) or len(url) > URL_LENGTH):
            yield f"{url[:100]!r} is not an http or https address of at most {URL_LENGTH} characters"
    rows = Counter((repository.source, repository.pattern) for repository in card.repositories)
    for (_, pattern), number in rows.items():
        if number > 1:
            yield f"{pattern!r} stands among the repositories twice"
    mains = Counter(repository.source for repository in card.repositories if repository.is_primary)
    if any(number > 1 for number in mains.values()):
        yield "one repository is the main one, not several"
    for repository in card.repositories:
        if not re.fullmatch(PATTERN, repository.pattern):
            yield f"{repository.pattern!r} is neither owner/name nor owner/*, in lower case"


def _shared_names(cards: Mapping[str, Card], after: Catalogue) -> Iterator[str]:
    owners = {(card.shelf, card.name): slug for slug, card in after.cards.items() if slug not in cards}
    for slug, card in cards.items():
        owner = owners.setdefault((card.shelf, card.name), slug)
        if owner != slug:
            yield f"{slug}: two items on one shelf are called {card.name!r}, this and {owner}"


def _shared_aliases(after: Catalogue) -> Iterator[str]:
    owners: dict[str, str] = {}
    for slug, card in after.cards.items():
        for alias in card.aliases:
            owner = owners.setdefault(name_key(alias), slug)
            if owner != slug:
                yield f"{slug}: {alias!r} is an alias of {owner} already"
