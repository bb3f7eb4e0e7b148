"""What the smaller formats read into: values without e-mail addresses, and all problems."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from landscape.intake import records, repositories
from landscape.intake.mail import without_mail
from landscape.intake.nodes import Fields, Node, Text, Unreadable, tree
from landscape.intake.records import Problem, shown

LINE_LENGTH = 500  # names, titles, words of a meeting: what stands on one line
# Format characters that pages cannot show, and that turn text around; joiners of scripts and emoji stay.
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CALENDAR = re.compile(r"(?<=src=)([\w.-]{1,128})@(group\.calendar\.google\.com)\b")
_HANDLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})")


@dataclass(frozen=True, slots=True)
class Findings[Thing]:
    """What a file says: its things in their order, and all problems; with errors nothing is to be applied."""

    things: tuple[Thing, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that forbid the import."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that cost a value, not the import."""
        return tuple(problem for problem in self.problems if not problem.is_error)


class Problems(records.Problems):
    """Reads values as `records.Problems` does, without e-mail addresses and unseen characters."""

    def error(self, line: int, path: str, sentence: str, *, rule: str = "") -> None:
        """Note what forbids the import; nothing unseen is shown."""
        super().error(line, without_addresses(path), without_addresses(sentence), rule=rule)

    def warning(self, line: int, path: str, sentence: str, *, rule: str = "") -> None:
        """Note what costs a value; nothing unseen is shown."""
        super().warning(line, without_addresses(path), without_addresses(sentence), rule=rule)

    @property
    def has_errors(self) -> bool:
        """Whether anything yet forbids the import."""
        return any(problem.is_error for problem in self.found())

    def tree(self, content: bytes) -> Node | None:
        """The one YAML document in `content`; None where it cannot be read, which is an error."""
        try:
            return tree(content)
        except Unreadable as refusal:
            self.error(refusal.line, "", str(refusal))
            return None

    def mailless(self, text: str, line: int, path: str) -> str:  # noqa: ARG002 - nothing is told
        """`text` without e-mail addresses, untold: in these files they are the custom; nor what is unseen."""
        return without_addresses(text)

    def line_of(self, node: Node | None, path: str) -> str:
        """The text of `node` as one line."""
        return " ".join(self.text(node, path, longest=LINE_LENGTH).split())

    def address(self, node: Node | None, path: str) -> str:
        """The http or https address in `node`; one that names a person or a password is dropped."""
        if isinstance(node, Text) and (seen := _UNSEEN.sub("", node.text)) != node.text:
            self.warning(node.line, path, "characters that cannot be seen were left out")
            node = Text(node.line, seen, node.is_none)
        if isinstance(node, Text) and (_has_address(node.text) or _has_user(node.text)):
            # The address itself is not told: problems are shown and logged.
            self.warning(node.line, path, "an address with a person in it; dropped")
            return ""
        return super().address(node, path)

    def links(self, fields: Fields, kinds: dict[str, str], path: str) -> tuple[tuple[str, str], ...]:
        """(kind, address) for the `kinds` by key that `fields` has."""
        found = (
            (kind, self.address(fields.fields.get(key), f"{path} / {key}")) for key, kind in kinds.items()
        )
        return tuple((kind, url) for kind, url in found if url)

    def handle(self, node: Node | None, path: str) -> str:
        """The GitHub handle in `node`, without @; what cannot be one is dropped with a warning."""
        word = self.line_of(node, path).removeprefix("@")
        if not word or node is None:
            return ""
        if not _HANDLE.fullmatch(word):
            self.warning(node.line, path, f"{shown(word)} cannot be a GitHub handle; dropped")
            return ""
        return word

    def instant_day(self, node: Node | None, path: str) -> date | None:
        """The UTC day of the day or instant in `node`; None where nothing is; anything else is a warning."""
        text = self.line_of(node, path)
        if not text or node is None:
            return None
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return self.day(node, path)
        return (at.astimezone(UTC) if at.tzinfo else at).date()

    def flag(self, node: Node | None, path: str) -> bool:
        """Whether `node` says true; anything but true and false is a warning."""
        word = self.line_of(node, path).lower()
        if word not in {"", "true", "false"} and node is not None:
            self.warning(node.line, path, f"{shown(word)} is neither true nor false; read as false")
        return word == "true"

    def repository(self, node: Node | None, path: str) -> str:
        """The GitHub repository "owner/name" in `node`; anything else is dropped with a warning."""
        url = self.address(node, path)
        if not url or node is None:
            return ""
        found = repositories.address(url)
        if found.remark:
            self.warning(node.line, path, found.remark.removesuffix("; kept as a link"))
        return found.pattern


def without_addresses(text: str) -> str:
    """`text` without e-mail addresses and unseen characters; shared calendars keep their addresses."""
    text = _UNSEEN.sub("", text)
    return without_mail(_calendar_kept(text)).strip() if "@" in text else text


def _calendar_kept(text: str) -> str:
    # A shared calendar's number is written like an e-mail address; its page reads either spelling.
    return _CALENDAR.sub(r"\1%40\2", text)


def _has_address(text: str) -> bool:
    kept = _calendar_kept(text)
    return without_mail(kept) != kept


def _has_user(text: str) -> bool:
    _, separator, rest = text.partition("://")
    return bool(separator) and "@" in re.split(r"[/?#]", rest, maxsplit=1)[0]
