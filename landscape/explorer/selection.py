"""What a reader has chosen, as it stands in an address: read, written, changed."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from landscape.explorer.facets import BY_KEY, FACETS, Facet
from landscape.explorer.sorting import MEASURED, Sort
from landscape.explorer.sorting import TITLES as SORTS

WORDS_LENGTH = 100
MOST_VALUES = 50
MOST_PAGES = 1000
ZOOMS = (1, 2, 3, 4, 5)

_VALUE = re.compile(r"[a-z0-9][a-z0-9_.+-]{0,254}(/[a-z0-9][a-z0-9_.+-]{0,254})?")


class Misunderstood(ValueError):  # noqa: N818 - it says what happened to the address
    """An address that cannot be read; the sentence names the word."""


class Form(StrEnum):
    """How items are shown."""

    GRID = "grid"
    CARDS = "cards"
    TABLE = "table"


class Classify(StrEnum):
    """What items are grouped by."""

    CATEGORY = "category"
    MATURITY = "maturity"
    ORGANISATION = "organisation"
    TAG = "tag"
    LICENCE = "licence"
    NONE = "none"


class Density(StrEnum):
    """How close tiles stand: dense ones have no names."""

    ROOMY = "roomy"
    DENSE = "dense"


class Others(StrEnum):
    """What becomes of tiles that are not chosen: they fade where they are, or leave."""

    FADE = "fade"
    HIDE = "hide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Everything that an address of the explorer says; the defaults are what an empty one says.

    `chosen` holds, for each facet with a choice, in the facets' order, the values sorted. `tab` is the
    alias of a tab, "" for the one a reader begins at. `on` is the day the catalogue is shown as of, None for
    now.
    """

    words: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tab: str = ""
    form: Form = Form.GRID
    classify: Classify = Classify.CATEGORY
    sort: Sort = Sort.NAME
    is_reversed: bool = False
    zoom: int = 3
    density: Density = Density.ROOMY
    others: Others = Others.FADE
    page: int = 1
    on: date | None = None

    @classmethod
    def parse(cls, query: Iterable[tuple[str, Iterable[str]]]) -> "Selection":
        """The selection that the keys and values of an address say. Raises Misunderstood."""
        found: dict[str, object] = {}
        chosen: dict[str, set[str]] = {}
        for key, given in query:
            values = [value.strip() for value in given if value.strip()]
            if key in BY_KEY:
                if values:
                    chosen[key] = _values(BY_KEY[key], values)
            elif key not in _READERS:
                raise Misunderstood(f"there is nothing called {key[:60]!r} to choose here")
            elif len(set(values)) > 1:
                raise Misunderstood(f"{key} can be said once only, not as {' and '.join(values)[:100]!r}")
            elif values:
                found.update(_READERS[key](values[0]))
        made = cls(**_with_chosen(found, chosen))  # type: ignore[arg-type]  # each reader gives its field's type
        if made.on is not None and (asked := made.measured()):
            raise Misunderstood(f"{asked} is measured of now alone; leave out on={made.on} to ask for it")
        return made

    def query(self) -> dict[str, str]:
        """The keys and values of its address, what is default left out, always in this order."""
        said = {
            "q": self.words,
            **{key: ",".join(values) for key, values in self.chosen},
            "tab": self.tab,
            "view": self.form.value,
            "classify": self.classify.value,
            "sort": f"{'-' if self.is_reversed else ''}{self.sort}",
            "zoom": str(self.zoom),
            "density": self.density.value,
            "others": self.others.value,
            "page": str(self.page),
            "on": self.on.isoformat() if self.on else "",
        }
        return {key: value for key, value in said.items() if value != _UNSAID.get(key, "")}

    def address(self, path: str) -> str:
        """`path` with its query."""
        query = urlencode(self.query(), safe="/,")
        return f"{path}?{query}" if query else path

    def measured(self) -> str:
        """The title of the first facet, or else of the sort, that only what is measured answers; or ""."""
        titles = [BY_KEY[key].title for key, _ in self.chosen if BY_KEY[key].is_measured]
        return next(iter([*titles, *([SORTS[self.sort]] if self.sort in MEASURED else [])]), "")

    def values(self, key: str) -> tuple[str, ...]:
        """What is chosen of a facet."""
        return dict(self.chosen).get(key, ())

    def toggled(self, key: str, value: str) -> "Selection":
        """With one value of a facet more, or less; on the first page."""
        values = set(self.values(key)) ^ {value}
        return self.choosing(key, values)

    def choosing(self, key: str, values: Iterable[str]) -> "Selection":
        """With these values of a facet instead; on the first page."""
        chosen = {**{name: set(found) for name, found in self.chosen}, key: set(values)}
        return replace(self, chosen=_sorted(chosen), page=1)

    def cleared(self) -> "Selection":
        """Without words and filters; what is looked at and how stays."""
        return replace(self, words="", chosen=(), page=1)

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves anything of its tab out."""
        return bool(self.words or self.chosen)


def _values(facet: Facet, given: list[str]) -> set[str]:
    values = {word for value in given for word in value.split(",") if word}
    if len(values) > MOST_VALUES:
        raise Misunderstood(f"at most {MOST_VALUES} values of {facet.key} can be chosen, not {len(values)}")
    for value in sorted(values):
        if facet.order and value not in facet.order:
            known = ", ".join(facet.order)
            raise Misunderstood(f"{value[:60]!r} is no {facet.title.lower()}; there are {known}")
        if not _VALUE.fullmatch(value):
            raise Misunderstood(f"{value[:60]!r} cannot be a {facet.title.lower()}")
    return values


def _sorted(chosen: Mapping[str, set[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((facet.key, tuple(sorted(chosen[facet.key]))) for facet in FACETS if chosen.get(facet.key))


def _with_chosen(found: dict[str, object], chosen: Mapping[str, set[str]]) -> dict[str, object]:
    return {**found, "chosen": _sorted(chosen)}


def _words(value: str) -> dict[str, object]:
    words = " ".join("".join(letter for letter in value if letter.isprintable()).split())
    if len(words) > WORDS_LENGTH:
        raise Misunderstood(f"what is looked for can have {WORDS_LENGTH} characters, not {len(words)}")
    return {"words": words}


def _tab(value: str) -> dict[str, object]:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", value):
        raise Misunderstood(f"{value[:60]!r} cannot be a tab")
    return {"tab": value}


def _sort(value: str) -> dict[str, object]:
    return {"sort": _word("sort", Sort, value.removeprefix("-")), "is_reversed": value.startswith("-")}


def _number(key: str, value: str, most: int) -> dict[str, object]:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", value) or int(value) > most:
        raise Misunderstood(f"{key} is a number from 1 to {most}, not {value[:60]!r}")
    return {key: int(value)}


def _day(value: str) -> dict[str, object]:
    # Of the spellings that the standard library reads, one: an address is written in one way.
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise Misunderstood(f"{value[:60]!r} is no day; write it as 2018-12-31")
    try:
        return {"on": date.fromisoformat(value)}
    except ValueError as error:
        raise Misunderstood(f"there is no day {value}") from error


def _word[Word: StrEnum](key: str, words: type[Word], value: str) -> Word:
    try:
        return words(value)
    except ValueError as error:
        raise Misunderstood(f"{key} cannot be {value[:60]!r}; it can be {', '.join(words)}") from error


_READERS: Mapping[str, Callable[[str], dict[str, object]]] = {
    "q": _words,
    "tab": _tab,
    "view": lambda value: {"form": _word("view", Form, value)},
    "classify": lambda value: {"classify": _word("classify", Classify, value)},
    "sort": _sort,
    "zoom": lambda value: _number("zoom", value, ZOOMS[-1]),
    "density": lambda value: {"density": _word("density", Density, value)},
    "others": lambda value: {"others": _word("others", Others, value)},
    "page": lambda value: _number("page", value, MOST_PAGES),
    "on": _day,
}
_DEFAULT = {field.name: field.default for field in fields(Selection)}
_UNSAID = {
    "view": Form.GRID,
    "classify": Classify.CATEGORY,
    "sort": Sort.NAME,
    "zoom": str(_DEFAULT["zoom"]),
    "density": Density.ROOMY,
    "others": Others.FADE,
    "page": "1",
}
