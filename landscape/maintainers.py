"""Who maintains what on a day, by item, by person and by company; values only, no database.

Lists are kept as their sources have them, under their own labels. Which item a label means is asked of the
catalogue of the same day: an alias that a person confirms later is enough to join the two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from landscape import labels
from landscape.catalogue import Catalogue, Source, name_key
from landscape.projects import Maintainer


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintainerList:
    """Those who maintain what `source` calls `label`, in its order.

    `under` is the label before, where the label names a body alone ("Steering Committee"). `maturity` is the
    level the source files it under, `list_url` where the project keeps the list itself.
    """

    source: Source
    label: str
    under: str = ""
    maturity: str = ""
    list_url: str = ""
    maintainers: tuple[Maintainer, ...] = ()

    @property
    def called(self) -> str:
        """What an alias of its item says to mean this list."""
        return f"{self.under}: {self.label}" if self.under else self.label


@dataclass(frozen=True, slots=True)
class Post:
    """A person on a list; `item` is the slug of what it is about, "" where nobody has confirmed that."""

    person: Maintainer
    list: MaintainerList
    item: str


@dataclass(frozen=True, slots=True)
class Maintainership:
    """All posts of a day: `by_item` by slug, `by_handle` in lower case, `by_company` by `name_key`.

    Those without a handle stand under none, those without a company likewise; `unmatched` are the lists
    that no item is known for.
    """

    by_item: Mapping[str, tuple[Post, ...]]
    by_handle: Mapping[str, tuple[Post, ...]]
    by_company: Mapping[str, tuple[Post, ...]]
    unmatched: tuple[MaintainerList, ...]

    def roles(self, handle: str) -> tuple[Post, ...]:
        """What the person of this GitHub handle maintains, item by item; case does not matter."""
        return self.by_handle.get(handle.lower(), ())

    def of_company(self, name: str) -> tuple[Post, ...]:
        """The posts of those who give this company, as names are compared; item by item."""
        return self.by_company.get(name_key(name), ())


def maintainership(catalogue: Catalogue) -> Maintainership:
    """Who maintains what in `catalogue`."""
    posts = sorted(_posts(catalogue), key=lambda post: (post.item or "~", post.list.called))
    return Maintainership(
        by_item=_by((post.item, post) for post in posts),
        by_handle=_by((post.person.handle.lower(), post) for post in posts),
        by_company=_by((name_key(post.person.company), post) for post in posts),
        unmatched=tuple(dict.fromkeys(post.list for post in posts if not post.item)),
    )


def items(lists: Sequence[MaintainerList], catalogue: Catalogue) -> dict[int, str]:
    """Slugs by the index of those of `lists`, all of one source, whose item is known for certain."""
    known = identifiers(catalogue) if _has_identifiers(lists) else names(catalogue)
    found = labels.sure([(one.label,) for one in lists], known)
    by_key = {name_key(name): slug for name, slug in known.items()}
    bodies = {index: by_key.get(name_key(one.called)) for index, one in enumerate(lists) if one.under}
    return found | {index: slug for index, slug in bodies.items() if slug}


def names(catalogue: Catalogue) -> dict[str, str]:
    """Slugs of items by what they are called: an alias is stronger than a project, that than a product.

    Members are left out: what a list calls by a company's name is not the company's membership.
    """
    members = {category.slug for category in catalogue.categories if category.holds_members}
    cards = [card for card in catalogue.cards.values() if card.shelf[0] not in members]
    cards.sort(key=lambda card: (bool(card.maturity), card.slug))
    return {card.name: card.slug for card in cards} | {
        alias: card.slug for card in cards for alias in card.aliases
    }


def identifiers(catalogue: Catalogue) -> dict[str, str]:
    """The same for files that call projects by words for machines: slugs, names in other programs too."""
    projects = sorted(
        (card for card in catalogue.cards.values() if card.maturity), key=lambda card: card.slug
    )
    return (
        {card.slug: card.slug for card in projects}
        | {card.details.lfx_slug: card.slug for card in projects if card.details.lfx_slug}
        | {card.details.clomonitor_name: card.slug for card in projects if card.details.clomonitor_name}
        | names(catalogue)
    )


def _has_identifiers(lists: Iterable[MaintainerList]) -> bool:
    return any(one.source is Source.DOT_PROJECT for one in lists)


def _posts(catalogue: Catalogue) -> Iterator[Post]:
    by_source: defaultdict[Source, list[MaintainerList]] = defaultdict(list)
    for _, one in sorted(catalogue.of(MaintainerList).items()):
        by_source[one.source].append(one)
    for lists in by_source.values():
        found = items(lists, catalogue)
        for index, one in enumerate(lists):
            yield from (Post(person, one, found.get(index, "")) for person in one.maintainers)


def _by(posts: Iterable[tuple[str, Post]]) -> dict[str, tuple[Post, ...]]:
    found: defaultdict[str, list[Post]] = defaultdict(list)
    for key, post in posts:
        if key:
            found[key].append(post)
    return {key: tuple(own) for key, own in found.items()}
