"""What a reader compares, as it stands in an address: read, written, changed; no database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from landscape.explorer.selection import Misunderstood

FEWEST, MOST = 2, 6
WORDS_LENGTH = 100
_ONLY = "differences"


class Subject(StrEnum):
    """What can stand beside each other; the key of an address that lists it."""

    ITEMS = "items"
    SUBCATEGORIES = "subcategories"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Slugs in the reader's order: of items, or of subcategories as "category/subcategory".

    `adding` are words to find another one by. `on` is the day, None for now.
    """

    subject: Subject = Subject.ITEMS
    slugs: tuple[str, ...] = ()
    only_differing: bool = False
    adding: str = ""
    on: date | None = None

    @classmethod
    def parse(cls, query: Iterable[tuple[str, Iterable[str]]], *, on: date | None) -> "Choice":
        """What the keys and values of an address say but for its day. Raises Misunderstood.

        A form sends each ticked item by itself: `items=a&items=b` is `items=a,b`.
        """
        given = {key: [value.strip() for value in values if value.strip()] for key, values in query}
        given.pop("on", None)
        listed = {
            subject: [word for value in given.pop(subject.value, []) for word in value.split(",") if word]
            for subject in Subject
        }
        if all(listed.values()):
            raise Misunderstood(
                "items are compared with items and subcategories with subcategories, not both"
            )
        subject = Subject.SUBCATEGORIES if listed[Subject.SUBCATEGORIES] else Subject.ITEMS
        only, adding = _once(given, "only"), _once(given, "add")
        if given:
            raise Misunderstood(f"there is nothing called {min(given)[:60]!r} to choose here")
        if only not in {"", _ONLY}:
            raise Misunderstood(f"only can be {_ONLY!r}, not {only[:60]!r}")
        if len(adding) > WORDS_LENGTH:
            raise Misunderstood(f"what is looked for can have {WORDS_LENGTH} characters, not {len(adding)}")
        slugs = tuple(listed[subject])
        _check(subject, slugs)
        return cls(subject=subject, slugs=slugs, only_differing=bool(only), adding=adding, on=on)

    def query(self) -> dict[str, str]:
        """The keys and values of its address, always in this order."""
        said = {
            self.subject.value: ",".join(self.slugs),
            "only": _ONLY if self.only_differing else "",
            "add": self.adding,
            "on": self.on.isoformat() if self.on else "",
        }
        return {key: value for key, value in said.items() if value}

    def address(self, path: str) -> str:
        """`path` with its query."""
        query = urlencode(self.query(), safe="/,")
        return f"{path}?{query}" if query else path

    def with_slugs(self, slugs: Iterable[str]) -> "Choice":
        """Of these instead; nothing more is looked for. Raises Misunderstood."""
        found = tuple(slugs)
        _check(self.subject, found)
        return replace(self, slugs=found, adding="")

    def without(self, slug: str) -> "Choice":
        """With one less."""
        return replace(self, slugs=tuple(one for one in self.slugs if one != slug), adding="")

    @property
    def is_whole(self) -> bool:
        """Whether there is enough to compare."""
        return len(self.slugs) >= FEWEST

    @property
    def has_room(self) -> bool:
        """Whether one more can be added."""
        return len(self.slugs) < MOST


def _check(subject: Subject, slugs: tuple[str, ...]) -> None:
    if len(slugs) > MOST:
        raise Misunderstood(f"from {FEWEST} to {MOST} {subject} can be compared, not {len(slugs)}")
    if twice := [slug for slug in dict.fromkeys(slugs) if slugs.count(slug) > 1]:
        raise Misunderstood(f"{twice[0][:100]!r} stands twice in the list; each is compared once")


def _once(given: dict[str, list[str]], key: str) -> str:
    values = list(dict.fromkeys(given.pop(key, [])))
    if len(values) > 1:
        raise Misunderstood(f"{key} can be said once only, not as {' and '.join(values)[:100]!r}")
    return values[0] if values else ""
