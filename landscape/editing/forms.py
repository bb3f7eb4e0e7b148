"""A form of any frozen dataclass: a field for each of its values, rows for what it holds many of."""

import functools
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, TypeAliasType, Union, get_args, get_origin, get_type_hints, override

import msgspec
from django import forms

from landscape.catalogue import Card, Maturity, Move, Step
from landscape.certified import KubernetesVersion
from landscape.details import Details
from landscape.editing import described, fields
from landscape.groups import Group
from landscape.guide import Chapter
from landscape.organisations import OrganisationKind

type Hints = Mapping[str, Any]
"""Types by name."""

_ROWS_AT_MOST = 1_000
_PAIR = types.GenericAlias(tuple, (str, str))


class ThingForm(forms.Form):
    """One thing, or one row of a thing; what it holds many of stands in `rows`, what is one in `nested`."""

    hints: ClassVar[Hints] = {}
    kind = ""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.nested: dict[str, ThingForm] = {}
        self.rows: dict[str, Any] = {}
        for name, hint in self.hints.items():
            if name in self.fields:
                continue
            prefix, initial = self.add_prefix(name), self.initial.get(name)
            data = self.data if self.is_bound else None
            if _is_rows(hint):
                row = _row_class(_inner(hint))
                made = forms.formset_factory(
                    row, extra=1, can_delete=True, max_num=_ROWS_AT_MOST, absolute_max=_ROWS_AT_MOST
                )
                self.rows[name] = made(data, prefix=prefix, initial=[_row(one) for one in initial or ()])
            else:
                self.nested[name] = form_class(_plain_hint(hint))(
                    data,
                    prefix=prefix,
                    initial=initial or {},
                    empty_permitted=True,
                    use_required_attribute=False,
                )

    @override
    def is_valid(self) -> bool:
        # All problems at once: none of these is asked only where the one before is well.
        return all(
            [super().is_valid(), *(one.is_valid() for one in (*self.nested.values(), *self.rows.values()))]
        )

    @override
    def has_changed(self) -> bool:
        return super().has_changed() or any(
            one.has_changed() for one in (*self.nested.values(), *self.rows.values())
        )

    def value(self) -> Any:  # noqa: ANN401 - JSON
        """What was filled in, as JSON; a value that is written as before is the one of before."""
        found = {name: self._value(name, hint) for name, hint in self.hints.items()}
        return [found["first"], found["second"]] if self.hints is PAIR else found

    def _value(self, name: str, hint: Any) -> Any:  # noqa: ANN401 - JSON
        if name in self.fields:
            before, after = self.initial.get(name), self.cleaned_data.get(name)
            return before if name in self.initial and _is_same(before, after) else after
        if name in self.nested:
            nested = self.nested[name]
            if name.startswith("moved-"):
                said = nested.value()
                return {"step": name.removeprefix("moved-"), **said} if said["moved_on"] else None
            return nested.value()
        values = [
            form.value()
            for form in self.rows[name].forms
            if not form.cleaned_data.get("DELETE") and (form.has_changed() or form.initial)
        ]
        return sorted(values, key=msgspec.json.encode) if get_origin(hint) is frozenset else values

    def sentences(self) -> list[str]:
        """Every problem, each a sentence that names its field."""
        found = [
            f"{self.fields[name].label}: {sentence}" if name in self.fields else str(sentence)
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]
        for name, nested in self.nested.items():
            found += [f"{described.title(self.kind, name)}, {sentence}" for sentence in nested.sentences()]
        for name, rows in self.rows.items():
            title = described.title(self.kind, name)
            found += [str(sentence) for sentence in rows.non_form_errors()]
            for number, row in enumerate(rows.forms, 1):
                found += [f"{title}, row {number}, {sentence}" for sentence in row.sentences()]
        return found


PAIR: Hints = {"first": str, "second": str}


@functools.cache
def form_class(model: type, kind: str = "") -> type[ThingForm]:
    """The form of a dataclass; `kind` is the word of the catalogue's kinds, "" of a part of one."""
    return _made(hints(model), kind, name=model.__name__)


@functools.cache
def hints(model: type) -> Hints:
    """What can be said of a thing of this type: names as `plain.fields` has them, and their types."""
    found = dict(get_type_hints(model))
    for base in getattr(model, "__orig_bases__", ()):
        # A product holds entries of the type it was made with.
        for parameter, given in zip(
            getattr(get_origin(base), "__type_params__", ()), get_args(base), strict=False
        ):
            found = {
                name: types.GenericAlias(tuple, (given, ...)) if parameter in get_args(hint) else hint
                for name, hint in found.items()
            }
    hidden = (
        {"slug", "said_by"} if model in {Card, Group, Chapter} or "certifications" in found else {"said_by"}
    )
    if model in {Card, Group, Chapter} or model.__name__ in {"Repository", "Link", "Move"}:
        hidden.add("source")
    found = {name: hint for name, hint in found.items() if name not in hidden}
    if model is Card:
        del found["details"], found["moves"]
        found |= get_type_hints(Details) | {f"moved-{step}": Move for step in Step}
    if model is Move:
        del found["step"]
    return found


def _made(given: Hints, kind: str, name: str) -> type[ThingForm]:
    made: dict[str, Any] = {"hints": given, "kind": kind}
    for one, hint in given.items():
        field = _choice(kind, one) or _field(one, hint)
        if field is not None:
            field.label = described.title(kind, one)
            field.help_text = described.help_text(kind, one)
            if suggested := described.suggested(kind, one):
                field.widget.attrs |= {"data-suggest": suggested, "autocomplete": "off"}
            made[one] = field
    return type(f"{name}Form", (ThingForm,), made)


def _choice(kind: str, name: str) -> forms.Field | None:
    """The words of which one may be said, where the type does not tell them."""
    if (kind, name) == ("organisation", "kind"):
        return fields.Choice(list(OrganisationKind), blank="", has_blank=True)
    return fields.Choice(list(Maturity), blank="", has_blank=True) if name == "maturity" else None


def _row_class(inner: Any) -> type[ThingForm]:  # noqa: ANN401 - a type
    return _made(PAIR, "", "Pair") if inner == _PAIR else form_class(inner)


def _row(value: Any) -> Any:  # noqa: ANN401 - JSON
    return dict(zip(PAIR, value, strict=True)) if isinstance(value, list) else value


def _is_rows(hint: Any) -> bool:  # noqa: ANN401 - a type
    return get_origin(hint) in {tuple, frozenset}


def _inner(hint: Any) -> Any:  # noqa: ANN401 - a type
    return _plain_hint(get_args(hint)[0])


def _plain_hint(hint: Any) -> Any:  # noqa: ANN401 - a type
    while isinstance(hint, TypeAliasType):
        hint = hint.__value__
    return hint


def _field(name: str, hint: Any) -> forms.Field | None:  # noqa: ANN401, PLR0911 - a type; one line each
    """The field of a value; None for what has rows or fields of its own."""
    hint = _plain_hint(hint)
    if get_origin(hint) in {types.UnionType, Union}:
        (inner,) = (one for one in get_args(hint) if one is not types.NoneType)
        if inner is bool:
            return fields.YesOrNo()
        if isinstance(inner, type) and issubclass(inner, StrEnum):
            return fields.Choice(list(inner), blank=None, has_blank=True)
        return _field(name, inner)
    if get_origin(hint) in {tuple, frozenset} and hint != _PAIR:
        inner = _inner(hint)
        if inner is str:
            return fields.lines()
        if inner == _PAIR and name in described.SHELVES:
            return fields.shelf(many=True)
        return fields.version(many=True) if inner is KubernetesVersion else None
    if hint == _PAIR:
        return fields.shelf()
    if hint is KubernetesVersion:
        return fields.version()
    if is_dataclass(hint):
        return None
    return _simple(name, hint)


def _simple(name: str, hint: type) -> forms.Field:
    if issubclass(hint, StrEnum):
        return fields.Choice(list(hint), blank=None, has_blank=False)
    if hint is bool:
        return forms.BooleanField(required=False)
    if hint is int:
        return forms.IntegerField(min_value=0, max_value=100_000)
    if hint is date:
        return fields.Day()
    assert hint is str, f"{name} is of a type without a field, {hint}"
    if name in described.ADDRESSES:
        return fields.Address()
    return fields.Text(is_long=name in described.LONG)


def _is_same(before: Any, after: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether the difference is one of white space around a text, which a form does not keep."""
    if isinstance(before, str) and isinstance(after, str):
        return before.replace("\r\n", "\n").strip() == after
    return bool(before == after)
