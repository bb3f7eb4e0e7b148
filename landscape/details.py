"""What is known of an item besides what pages filter by: audits, summary, other programs' names for it.

Kept as one value because it is read whole, shown whole and hardly ever asked for by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Audit:
    """An examination of a project by a third party; `kind` is security, fuzzing …, as the source says it."""

    audited_on: date
    kind: str
    url: str
    vendor: str


@dataclass(frozen=True, slots=True, order=True)
class NamedLink:
    """An address on the web that its owners gave a name of their own."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a project says of itself to people who choose."""

    use_case: str = ""
    business_use_case: str = ""
    release_rate: str = ""
    integrations: str = ""
    personas: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """All of it; what nobody said is blank, and `is_open_source` None.

    `logo` is the name of a file. `parent` is the name of the project this one is a part of. `tags` are the
    Technical Advisory Groups. `joined_on` is of members. `may_share_repository` says that another item
    having the same repository is meant so.
    """

    logo: str = ""
    joined_on: date | None = None
    is_end_user: bool = False
    is_unnamed: bool = False
    is_specification: bool = False
    is_open_source: bool | None = None
    licence: str = ""
    branch: str = ""
    may_share_repository: bool = False
    stock_ticker: str = ""
    parent: str = ""
    chat_channel: str = ""
    lfx_slug: str = ""
    clomonitor_name: str = ""
    training_certifications: tuple[str, ...] = ()
    training_types: tuple[str, ...] = ()
    annual_review_on: date | None = None
    summary: Summary = field(default_factory=Summary)
    tags: tuple[str, ...] = ()
    audits: tuple[Audit, ...] = ()
    other_links: tuple[NamedLink, ...] = ()
    annotations: tuple[tuple[str, str], ...] = ()


NOTHING = Details()


def said(details: Details) -> dict[str, Any]:
    """The fields of `details` that say something, by name, in their order."""
    return {name: value for name in NAMES if (value := getattr(details, name)) != getattr(NOTHING, name)}


def plain(details: Details) -> dict[str, Any]:
    """`details` as JSON holds it: what is blank is left out, days are written 2018-11-28."""
    return {name: _plain(value) for name, value in said(details).items()}


def from_plain(facts: Mapping[str, Any]) -> Details:
    """The details that `plain` wrote down."""
    if not facts:
        return NOTHING
    return replace(NOTHING, **{name: _READERS.get(name, _same)(value) for name, value in facts.items()})


NAMES = tuple(field.name for field in fields(Details))


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Summary():
            return {
                field.name: _plain(given) for field in fields(value) if (given := getattr(value, field.name))
            }
        case Audit():
            return [value.audited_on.isoformat(), value.kind, value.url, value.vendor]
        case NamedLink():
            return [value.name, value.url]
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def _same(value: Any) -> Any:  # noqa: ANN401 - texts and yes or no stand in JSON as they are
    return value


def _summary(facts: Mapping[str, Any]) -> Summary:
    lists = {name: tuple(facts[name]) for name in ("personas", "tags") if name in facts}
    return Summary(**{**facts, **lists})


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "joined_on": date.fromisoformat,
    "annual_review_on": date.fromisoformat,
    "summary": _summary,
    "training_certifications": tuple,
    "training_types": tuple,
    "tags": tuple,
    "audits": lambda rows: tuple(Audit(date.fromisoformat(row[0]), *row[1:]) for row in rows),
    "other_links": lambda rows: tuple(NamedLink(*row) for row in rows),
    "annotations": lambda rows: tuple((key, text) for key, text in rows),
}
