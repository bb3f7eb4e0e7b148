"""What the pages of stewards show of forms and of changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from landscape import markup, plain
from landscape.editing import described
from landscape.editing.forms import ThingForm
from landscape.stewardship import Turn
from landscape.words import EXISTS, Said, Word


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a form, the fields of what is one, or the rows of what are many."""

    name: str
    title: str
    field: BoundField | None = None
    parts: tuple["Part", ...] = ()
    rows: tuple["Row", ...] = ()
    row_set: Any = None  # a formset
    said: Said | None = None
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One of many: what it is called, its fields, and the box that takes it out."""

    title: str
    parts: tuple[Part, ...]
    out: BoundField | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Fieldset:
    """Parts under a heading."""

    title: str
    note: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A field before and after, each as lines of text."""

    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def groups(kind: str, form: ThingForm, word: Word) -> list[Fieldset]:
    """The form's parts in their groups, with what stewards say of each."""
    found = {part.name: part for part in _parts(kind, form)}
    others = {} if word.under is None else plain.fields(plain.thing(kind, word.under))
    for name, said in word.said.items():
        if name in found:
            part = found[name]
            otherwise = "\n".join(_lines(others.get(name))) if word.under is not None else ""
            found[name] = Part(
                part.name,
                part.title,
                part.field,
                part.parts,
                part.rows,
                part.row_set,
                said,
                otherwise or "nothing",
            )
    return [
        Fieldset(group.title, group.note, tuple(found[name] for name in group.names if name in found))
        for group in described.groups(kind, list(found))
    ]


def turns(kind: str, found: Iterable[Turn]) -> list[Shown]:
    """What changed, field by field; of lists only the rows that differ."""
    return [_shown(kind, turn) for turn in found]


def written(kind: str, value: Mapping[str, Any]) -> str | None:
    """A chapter's Markdown as it will be read; None of other kinds."""
    if kind != "chapter":
        return None
    texts = [
        value.get("text", ""),
        *(f"## {one['title']}\n\n{one['text']}" for one in value.get("sections", ())),
    ]
    return markup.html("\n\n".join(texts))


def _shown(kind: str, turn: Turn) -> Shown:
    before, after = turn.before, turn.after
    if isinstance(before, list) and isinstance(after, list):
        before, after = (
            [one for one in before if one not in after],
            [one for one in after if one not in before],
        )
        if not before and not after:
            return Shown(described.title(kind, turn.name), ("the same",), ("in another order",))
    return Shown(described.title(kind, turn.name), tuple(_lines(before)), tuple(_lines(after)))


def _lines(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    match value:
        case None | "" | []:
            return []
        case True | False:
            return ["yes" if value else "no"]
        case [str(), str()] if all(" " not in part for part in value):
            return ["/".join(value)]
        case list():
            return [
                line
                for one in value
                for line in (_lines(one) if isinstance(one, str) else ["; ".join(_flat(one))])
            ]
        case dict():
            return _flat(value)
    return str(value).splitlines()


def _flat(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [text for one in value for text in _flat(one)]
    if isinstance(value, dict):
        if value.keys() == {"major", "minor"}:
            return [f"{value['major']}.{value['minor']}"]
        return [
            f"{described.title('', name).lower()}: {', '.join(texts)}"
            for name, one in value.items()
            if (texts := _flat(one))
        ]
    if value is None or value == "":
        return []
    return ["yes" if value is True else "no" if value is False else str(value)]


def _parts(kind: str, form: ThingForm) -> list[Part]:
    return [_part(kind, form, name) for name in form.hints]


def _part(kind: str, form: ThingForm, name: str) -> Part:
    title = described.title(kind, name)
    if name in form.fields:
        return Part(name, title, field=form[name])
    if name in form.nested:
        return Part(name, title, parts=tuple(_parts("", form.nested[name])))
    rows = form.rows[name]
    return Part(
        name,
        title,
        rows=tuple(
            Row(
                _called(row),
                tuple(_parts("", row)),
                row["DELETE"] if row.initial else None,
                is_new=not row.initial,
            )
            for row in rows.forms
        ),
        row_set=rows,
    )


def _called(row: ThingForm) -> str:
    """What a row is called among the others: its first texts."""
    texts = [str(value) for value in row.initial.values() if isinstance(value, str) and value]
    if (version := row.initial.get("kubernetes")) is not None:
        texts.insert(0, f"{version['major']}.{version['minor']}")
    return " · ".join(texts[:3])[:120]


__all__ = ["EXISTS", "Fieldset", "Part", "Row", "Shown", "groups", "turns", "written"]
