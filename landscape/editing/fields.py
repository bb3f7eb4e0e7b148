"""Fields of forms whose values are JSON, as `plain.fields` has them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError

from landscape.catalogue import URL_LENGTH
from landscape.certified import KubernetesVersion
from landscape.intake.records import is_web_address

LONGEST = 200_000
"""Characters of a text: a chapter of the guide has some 40,000."""

# Line feeds and tabs are text; all else of these PostgreSQL cannot store or nobody can see.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Text(forms.CharField):
    """A text as it is written, lines ending with a line feed."""

    def __init__(self, *, is_long: bool = False, **options: Any) -> None:  # noqa: ANN401 - Django's
        widget = forms.Textarea(attrs={"rows": 4}) if is_long else forms.TextInput()
        super().__init__(required=False, max_length=LONGEST, strip=True, widget=widget, **options)

    @override
    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        if _CONTROL.search(text):
            raise ValidationError("it holds characters that nobody can see; type it anew")
        return text


class Address(Text):
    """An http or https address."""

    @override
    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and not is_web_address(text):
            raise ValidationError(
                f"{text[:80]!r} is not an http or https address of at most {URL_LENGTH:,} characters"
            )
        return text


class Day(forms.DateField):
    """A day, or None."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        message = {"invalid": "that is no day such as 2018-11-28"}
        super().__init__(
            required=False, widget=widget, error_messages=message, input_formats=["%Y-%m-%d"], **options
        )

    @override
    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found.isoformat() if isinstance(found, date) else None


class Choice(forms.ChoiceField):
    """One of some words, or where that is allowed None."""

    def __init__(self, words: list[str], *, blank: str | None, has_blank: bool) -> None:
        self._blank = blank
        choices = [*([("", "–")] if has_blank else []), *((word, word) for word in words)]
        super().__init__(required=not has_blank, choices=choices)

    @override
    def clean(self, value: Any) -> Any:
        return super().clean(value) or self._blank


class YesOrNo(forms.TypedChoiceField):
    """Yes, no, or nobody knows."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            choices=[("", "nobody says"), ("true", "yes"), ("false", "no")],
            coerce=lambda word: word == "true",
            empty_value=None,
        )

    @override
    def prepare_value(self, value: Any) -> Any:
        return {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value


class Written(Text):
    """A value that is written as a text: a shelf as "category/subcategory", a version as 1.30."""

    def __init__(
        self,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        *,
        many: bool = False,
        **options: Any,  # noqa: ANN401 - Django's
    ) -> None:
        super().__init__(is_long=many, **options)
        self._read, self._write, self._many = read, write, many
        if many:
            self.widget.attrs["rows"] = 3

    @override
    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        if self._many:
            return "\n".join(self._write(one) for one in value)
        return self._write(value)

    @override
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        words = [line.strip() for line in text.splitlines() if line.strip()] if self._many else [text]
        try:
            found = [self._read(word) for word in words if word or not self._many]
        except ValueError as error:
            raise ValidationError(str(error)) from None
        return found if self._many else found[0]


def lines() -> Written:
    """Texts, one a line."""
    return Written(str, str, many=True)


def shelf(*, many: bool = False) -> Written:
    """Shelves, written "category/subcategory"."""
    return Written(_shelf, "/".join, many=many)


def version(*, many: bool = False) -> Written:
    """Versions of Kubernetes, written 1.30."""
    return Written(_version, lambda one: f"{one['major']}.{one['minor']}", many=many)


def _shelf(text: str) -> list[str]:
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != len(("category", "subcategory")) or not all(parts):
        raise ValueError(
            f"{text[:80]!r} is no shelf; write it as category/subcategory, runtime/container-runtime"
        )
    return parts


def _version(text: str) -> dict[str, int]:
    found = KubernetesVersion.parse(text)
    return {"major": found.major, "minor": found.minor}
