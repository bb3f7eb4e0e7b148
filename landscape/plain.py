"""Things of every kind as JSON, whole or field by field, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from typing import Any

import msgspec

from landscape.catalogue import Card, Source, Step
from landscape.groups import Group
from landscape.guide import Chapter
from landscape.kinds import KINDS

_MOVE = "moved-"
_HIDDEN = frozenset({"slug", "said_by"})
"""What is told by where a value stands and who says it, and is said by nobody."""

_LISTED = (Card, Group, Chapter)
"""Things that name the source which lists them; of all others the source is part of what they are."""

_SOURCED = frozenset({"repositories", "links"})


def whole(thing: object) -> dict[str, Any]:
    """`thing` as JSON; what has no order is put in one, so that equal things are equal texts."""
    # By way of JSON, so that what is written down and read again is the same: lists, not tuples.
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(thing))
    for field in fields_of(thing):  # type: ignore[arg-type]  # every kind is a dataclass
        if isinstance(getattr(thing, field.name), frozenset):
            built[field.name] = sorted(built[field.name], key=msgspec.json.encode)
    return built


def thing(kind: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - of the kind's type
    """The thing that `whole` wrote down."""
    return msgspec.convert(body, KINDS[kind])


def fields(thing: object) -> dict[str, Any]:
    """What can be said of `thing`, field by field, as JSON.

    Of a card each of the details is a field, and so is each step of its life: "moved-graduated".
    """
    hidden = _HIDDEN | {"source"} if isinstance(thing, _LISTED) else _HIDDEN
    body = {name: value for name, value in whole(thing).items() if name not in hidden}
    if not isinstance(thing, Card):
        return body
    body |= body.pop("details")
    moves = {row["step"]: row for row in body.pop("moves")}
    body |= {_MOVE + step: _sourceless(moves[step]) if step in moves else None for step in Step}
    return body | {name: _together(body[name]) for name in _SOURCED}


def with_fields(kind: str, slug: str, under: Mapping[str, Any] | None, said: Mapping[str, Any]) -> Any:  # noqa: ANN401 - of the kind's type
    """The thing `under` with these fields as a steward says them. Raises msgspec.ValidationError."""
    model = KINDS[kind]
    body = dict(under) if under is not None else {}
    if model is Card:
        return thing(kind, _card(slug, body, said))
    body |= said
    names = {field.name for field in fields_of(model)}
    if "slug" in names:
        body["slug"] = slug
    if under is None and issubclass(model, _LISTED):
        body["source"] = Source.STEWARD
    return thing(kind, body)


def _card(slug: str, under: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    body = {"slug": slug, "source": Source.STEWARD, **under}
    details = dict(body.get("details", {}))
    moves = {row["step"]: row for row in body.get("moves", ())}
    names = {field.name for field in fields_of(Card)}
    for name, value in said.items():
        if name.startswith(_MOVE):
            step = name.removeprefix(_MOVE)
            moves.pop(step, None)
            if value is not None:
                moves[step] = {**value, "source": Source.STEWARD}
        elif name in _SOURCED:
            body[name] = [{**row, "source": Source.STEWARD} for row in value]
        elif name in names:
            body[name] = value
        else:
            details[name] = value
    spoken = {name: Source.STEWARD for name in said if not name.startswith(_MOVE)}
    body |= {"details": details, "moves": list(moves.values())}
    body["said_by"] = {**body.get("said_by", {}), **spoken}
    return body


def _together(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of all sources, each once; a repository is the main one if it is so to anybody."""
    found: dict[str, dict[str, Any]] = {}
    for row in map(_sourceless, rows):
        own = row.get("pattern", f"{row.get('kind')} {row.get('url')}")
        if own not in found or row.get("is_primary"):
            found[own] = row
    return sorted(found.values(), key=msgspec.json.encode)


def _sourceless(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "source"}
