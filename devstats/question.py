"""Questions: what is asked of the tallies, read from a URL and written as one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict, Unpack
from urllib.parse import urlencode

from devstats.vocabulary import (
    DEFAULT_WINDOW,
    Bots,
    Grain,
    Misunderstood,
    Scope,
    Span,
    Window,
    day_or_instant,
    instants,
    is_repository,
    quoted,
)

ROOT = "/devstats/"
FORMATS = ("json", "csv", "svg")
SPLITS = ("repository", "person", "kind")
COMPARISONS = ("previous", "year")
KEYS = ("from", "to", "asof", "every", "by", "bots", "compare", "repository", "person", "kind")

# Which part of a long list is shown is not part of the question: the views read these.
PAGING_KEYS = ("page", "limit", "offset")

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_LOGIN = re.compile(r"[A-Za-z0-9_-]{1,100}(\[bot\])?")


class Changes(TypedDict, total=False):
    """The fields of a question, for `Question.replace`."""

    metric: str
    scope: Scope
    window: Window
    as_of: str
    grain: Grain | None
    by: str | None
    bots: Bots
    repository: str | None
    person: str | None
    kind: str | None
    compare: str | None


@dataclass(frozen=True, slots=True)
class Where:
    """What the path of an address names: a scope, perhaps a metric of it, perhaps a format to write it in."""

    scope: Scope
    metric: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One metric of one scope over one window; `metric` is empty on pages that show all metrics of a scope.

    `as_of` is `now` or an instant, in canonical text: what `now` means in the window. Without a `grain` the
    window's length chooses. `by` splits; `repository`, `person` and `kind` narrow. Raises Misunderstood for
    what no URL says.
    """

    metric: str
    scope: Scope
    window: Window = DEFAULT_WINDOW
    as_of: str = "now"
    grain: Grain | None = None
    by: str | None = None
    bots: Bots = Bots.EXCLUDE
    repository: str | None = None
    person: str | None = None
    kind: str | None = None
    compare: str | None = None

    def __post_init__(self) -> None:
        """Refuse what could not be written as a URL and read back."""
        if self.metric:
            _check_metric(self.metric)
        object.__setattr__(self, "as_of", _canonical_as_of(self.as_of))
        if self.by is not None:
            _check_word("by", self.by, SPLITS)
        if self.compare is not None:
            _check_word("compare", self.compare, COMPARISONS)
        if self.repository is not None and not is_repository(self.repository):
            raise Misunderstood(
                f"cannot read repository={quoted(self.repository)}; try kubernetes/kubernetes"
            )
        if self.person is not None and not _LOGIN.fullmatch(self.person):
            raise Misunderstood(f"cannot read person={quoted(self.person)}; it is a login on GitHub")
        if self.kind is not None and not _SLUG.fullmatch(self.kind):
            raise Misunderstood(f"cannot read kind={quoted(self.kind)}; try issue-comment")

    @classmethod
    def from_url(cls, path: str, query: Mapping[str, str]) -> Question:
        """Read `project/kubernetes/pulls-opened`, also behind `/devstats/` or before `.json`, and a query.

        An empty value counts as not given, as forms send every field. Paging keys are left to the views.
        """
        where = parse_path(path)
        return cls.for_scope(where.scope, query, metric=where.metric)

    @classmethod
    def for_scope(cls, scope: Scope, query: Mapping[str, str], *, metric: str = "") -> Question:
        """The question a query asks of a scope known from elsewhere, as on the home page."""
        unknown = next((key for key in query if key not in KEYS and key not in PAGING_KEYS), None)
        if unknown is not None:
            raise Misunderstood(
                f"cannot read the key {quoted(unknown)} in the address; it takes {', '.join(KEYS)}"
            )
        asked = {key: value for key, value in query.items() if value}
        return cls(
            metric=metric,
            scope=scope,
            window=Window(asked.get("from", DEFAULT_WINDOW.from_), asked.get("to", DEFAULT_WINDOW.to)),
            as_of=asked.get("asof", "now"),
            grain=Grain.parse(asked["every"]) if "every" in asked else None,
            by=asked.get("by"),
            bots=_bots(asked.get("bots", Bots.EXCLUDE)),
            repository=asked.get("repository"),
            person=asked.get("person"),
            kind=asked.get("kind"),
            compare=asked.get("compare"),
        )

    def path(self) -> str:
        """The address without its query: `/devstats/project/kubernetes/pulls-opened`."""
        return f"{ROOT}{self.scope}/{self.metric}" if self.metric else f"{ROOT}{self.scope}"

    def query(self) -> dict[str, str]:
        """What differs from the defaults, always in the same order."""
        pairs = {
            "from": self.window.from_ if self.window.from_ != DEFAULT_WINDOW.from_ else None,
            "to": self.window.to if self.window.to != DEFAULT_WINDOW.to else None,
            "asof": self.as_of if self.as_of != "now" else None,
            "every": self.grain,
            "by": self.by,
            "bots": self.bots if self.bots is not Bots.EXCLUDE else None,
            "compare": self.compare,
            "repository": self.repository,
            "person": self.person,
            "kind": self.kind,
        }
        return {key: str(value) for key, value in pairs.items() if value is not None}

    def url(self, format: str = "") -> str:  # noqa: A002 -- the word the contract uses
        """The address of the page, or of the same answer in a format (`json`, `csv`, `svg`)."""
        return self._address(self.path(), format)

    def rows_url(self, format: str = "") -> str:  # noqa: A002 -- as in `url`
        """The address of the facts behind the answer."""
        return self._address(f"{self.path()}/rows", format)

    def replace(self, **changes: Unpack[Changes]) -> Question:
        """The same question but for `changes`."""
        return replace(self, **changes)

    def now(self, clock: datetime) -> datetime:
        """What `now` means in this question when the clock says `clock`."""
        return clock if self.as_of == "now" else instants.parse(self.as_of)

    def span(self, now: datetime) -> Span:
        """The instants asked about when the clock says `now`; `as_of` goes before the clock."""
        return self.window.resolve(self.now(now))

    def grain_of(self, span: Span) -> Grain:
        """The grain asked for, else that of the span's length."""
        return self.grain or Grain.for_length(span.length)

    def compared(self, span: Span) -> Span | None:
        """The span that `span` is compared with; None without a comparison."""
        match self.compare:
            case "previous":
                return span.previous()
            case "year":
                return span.year_before()
        return None

    def neighbours(self, now: datetime) -> dict[str, Question]:
        """The question over the windows `earlier`, `later`, `wider` and `narrower`, where there are such."""
        at = self.now(now)
        windows = {
            "earlier": self.window.earlier(at),
            "later": self.window.later(at),
            "wider": self.window.wider(at),
            "narrower": self.window.narrower(at),
        }
        return {word: self.replace(window=window) for word, window in windows.items() if window is not None}

    def _address(self, path: str, format_: str) -> str:
        if format_ and not (self.metric and format_ in FORMATS):
            raise Misunderstood(
                f"cannot write {path} as {format_!r}; metrics are written as {', '.join(FORMATS)}"
            )
        query = urlencode(self.query(), safe="/:")
        return path + (f".{format_}" if format_ else "") + (f"?{query}" if query else "")


def parse_path(path: str) -> Where:
    """Read `all`, `project/kubernetes/pulls-opened` or `repository/kubernetes/kubernetes/pulls-opened.json`.

    A format counts only behind a metric: names of repositories have dots (`kubernetes/kubernetes.github.io`).
    """
    parts = path.removeprefix(ROOT).strip("/").split("/")
    size = {"all": 1, "repository": 3}.get(parts[0], 2)
    scope = Scope.parse("/".join(parts[:size]))
    rest = parts[size:]
    if not rest:
        return Where(scope)
    if len(rest) > 1:
        raise Misunderstood(
            f"cannot read {quoted('/'.join(rest))} behind {scope}; only a metric stands there"
        )
    metric, dot, format_ = rest[0].partition(".")
    _check_metric(metric)
    if dot and format_ not in FORMATS:
        raise Misunderstood(
            f"cannot write {metric} as {quoted(format_)}; it is written as {', '.join(FORMATS)}"
        )
    return Where(scope, metric, format_)


def _check_metric(text: str) -> None:
    if not _SLUG.fullmatch(text):
        raise Misunderstood(f"cannot read the metric {quoted(text)}; try pulls-opened")


def _check_word(key: str, word: str, words: tuple[str, ...]) -> None:
    if word not in words:
        raise Misunderstood(f"cannot read {key}={quoted(word)}; it is one of {', '.join(words)}")


def _bots(word: str) -> Bots:
    _check_word("bots", word, tuple(Bots))
    return Bots(word)


def _canonical_as_of(text: str) -> str:
    if text.strip() == "now":
        return "now"
    try:
        return day_or_instant(instants.parse(text.strip()))
    except Misunderstood as error:
        raise Misunderstood(f"cannot read asof={quoted(text)}: {error}") from None
