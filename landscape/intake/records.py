"""What every intake reads: records of items, and all problems with their line and path."""

import contextlib
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from landscape.catalogue import NAME_LENGTH, URL_LENGTH, Category, Shelf, Step
from landscape.details import NOTHING, Details
from landscape.intake.mail import without_mail
from landscape.intake.nodes import Fields, Node, Rows, Text
from landscape.intake.quality import Rule

DESCRIPTION_LENGTH = 10_000
_SHOWN_LENGTH = 80
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# PostgreSQL cannot store NUL, and no page can show the others; line feed and tab are text.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_YES_OR_NO = {"true": True, "false": False, "yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: `line` from 1 (0: all of it), `path` by names; an error forbids loading.

    `rule` is the name of the rule that is broken, `item` the line of the item that breaks it (0: none does).
    """

    line: int
    path: str
    sentence: str
    is_error: bool
    rule: str = ""
    item: int = 0

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        where = ", ".join(word for word in (line, self.path) if word)
        return f"{where}: {self.sentence}" if where else self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One item as a file has it; `slug` and `aliases` only where the file is ours.

    `repositories` are patterns, the primary one first if `has_primary`. `organisation` is a slug.
    """

    line: int
    name: str
    shelf: Shelf
    slug: str = ""
    description: str = ""
    homepage: str = ""
    maturity: str = ""
    organisation: str = ""
    became: str = ""
    became_url: str = ""
    also_on: tuple[Shelf, ...] = ()
    repositories: tuple[str, ...] = ()
    has_primary: bool = False
    moves: tuple[tuple[Step, date], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    details: Details = NOTHING


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read: its categories in their order, names of organisations by slug, its items, its problems."""

    categories: tuple[Category, ...] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that forbid the import."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that cost a value, not the import."""
        return tuple(problem for problem in self.problems if not problem.is_error)


def shown(value: str) -> str:
    """`value` in quotes, cut to what fits in a sentence."""
    return repr(value if len(value) <= _SHOWN_LENGTH else f"{value[:_SHOWN_LENGTH]}…")


def is_web_address(text: str) -> bool:
    """Whether `text` is an http or https address with a host; everything else is never shown as a link."""
    if len(text) > URL_LENGTH or re.search(r"[\s<>\"\\]", text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


class Problems:
    """All problems of one file, collected while its values are read.

    `item` is the line of the item that is being read, 0 between items.
    """

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self.item = 0

    def found(self) -> tuple[Problem, ...]:
        """The problems in the order of their lines."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))

    def error(self, line: int, path: str, sentence: str, *, rule: str = "") -> None:
        """Note what forbids the import."""
        self._note(line, path, sentence, is_error=True, rule=rule)

    def warning(self, line: int, path: str, sentence: str, *, rule: str = "") -> None:
        """Note what costs a value, or breaks a rule."""
        self._note(line, path, sentence, is_error=False, rule=rule)

    def text(self, node: Node | None, path: str, *, longest: int = DESCRIPTION_LENGTH) -> str:
        """The text of `node`, "" where there is none; anything but text is an error."""
        if node is None or (isinstance(node, Text) and node.is_none):
            return ""
        if not isinstance(node, Text):
            self.error(node.line, path, "a text is expected here")
            return ""
        text = node.text.strip()
        if _CONTROL.search(text):
            text = _CONTROL.sub("", text)
            self.warning(node.line, path, "control characters were left out", rule=Rule.CONTROL_CHARACTERS)
        text = self.mailless(text, node.line, path).strip()
        if len(text) > longest:
            self.error(
                node.line, path, f"the text has {len(text):,} characters; at most {longest:,} are kept"
            )
        return text

    def mailless(self, text: str, line: int, path: str) -> str:
        """`text` without e-mail addresses; one that was there is a warning."""
        kept = without_mail(text)
        if kept != text:
            self.warning(line, path, "an e-mail address was left out", rule=Rule.E_MAIL)
        return kept

    def name(self, fields: Fields, path: str, *, what: str) -> str:
        """The name that every category, subcategory and item must have."""
        node = fields.fields.get("name")
        name = " ".join(self.text(node, path, longest=NAME_LENGTH).split())
        if not name and (node is None or isinstance(node, Text)):
            self.error(fields.line, path, f"the {what} has no name", rule=Rule.NO_NAME)
        return name

    def address(self, node: Node | None, path: str) -> str:
        """The http or https address in `node`; anything else is dropped with a warning."""
        text = self.text(node, path)
        if not text or node is None:
            return ""
        scheme, separator, rest = text.partition("://")
        text = f"{scheme.lower()}{separator}{rest}"
        if is_web_address(text):
            return text
        sentence = f"{shown(text)} is not an http or https address; dropped"
        self.warning(node.line, path, sentence, rule=Rule.ADDRESS)
        return ""

    def day(self, node: Node, path: str) -> date | None:
        """The day in `node`, written 2018-11-28, None where it says nothing; anything else is dropped."""
        text = self.text(node, path)
        if not text:
            return None
        if _DAY.fullmatch(text):
            with contextlib.suppress(ValueError):
                return date.fromisoformat(text)
        sentence = f"{shown(text)} is not a day such as 2018-11-28; dropped"
        self.warning(node.line, path, sentence, rule=Rule.DAY)
        return None

    def is_so(self, node: Node | None, path: str) -> bool | None:
        """Whether `node` says yes or no, None where it says nothing; anything else is dropped."""
        word = self.text(node, path)
        if node is None or not word:
            return None
        if word not in {"true", "false"}:
            answer = _YES_OR_NO.get(word.lower())
            meant = "dropped" if answer is None else f"read as {str(answer).lower()}"
            sentence = f"{shown(word)} is neither true nor false; {meant}"
            self.warning(node.line, path, sentence, rule=Rule.YES_OR_NO)
            return answer
        return _YES_OR_NO[word]

    def rows(self, node: Node | None, path: str) -> list[Node]:
        """The rows of the list `node`; nothing at all is an empty list, anything else an error."""
        if node is None or (isinstance(node, Text) and node.is_none):
            return []
        if isinstance(node, Rows):
            return node.rows
        self.error(node.line, path, "a list is expected here")
        return []

    def fields(self, node: Node | None, path: str) -> Fields | None:
        """`node` where it is a mapping, its repeated keys noted; anything else but nothing is an error."""
        if node is None or (isinstance(node, Text) and node.is_none):
            return None
        if not isinstance(node, Fields):
            self.error(node.line, path, "keys with values are expected here")
            return None
        for key, line in node.repeated:
            sentence = f"the key {shown(key)} comes again; the last one counts"
            self.warning(line, path, sentence, rule=Rule.REPEATED_KEY)
        return node

    def unknown(self, fields: Fields, known: AbstractSet[str], path: str) -> None:
        """Note the keys of `fields` that are not `known`; nothing is read from them."""
        for key in fields.fields.keys() - known:
            sentence = f"the key {shown(key)} is not known"
            self.warning(fields.fields[key].line, path, sentence, rule=Rule.UNKNOWN_KEY)

    def _note(self, line: int, path: str, sentence: str, *, is_error: bool, rule: str) -> None:
        # A problem is shown and logged, so it names no address either.
        path, sentence = without_mail(path), without_mail(sentence)
        self._found.append(Problem(line, path, sentence, is_error=is_error, rule=rule, item=self.item))
