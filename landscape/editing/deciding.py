"""What every deed of a steward says besides: why, and from which day."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from landscape.catalogue import slug_of

_LONGEST = 500
_EARLIEST = date(2014, 1, 1)


class Why(forms.Form):
    """The reason, the day from which it holds, and what the steward had seen."""

    slug = forms.CharField(
        required=False,
        max_length=120,
        label="Word in addresses",
        help_text="Lower-case letters, digits and hyphens; made of the name where you leave it blank.",
    )
    reason = forms.CharField(
        max_length=_LONGEST,
        label="Why",
        help_text="One sentence that others will read in the history; an address that shows it helps.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "say why; others will read it in the history"},
    )
    on = forms.DateField(
        label="Effective from",
        help_text="The day from which it is so: today, or a day before.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "say from which day it is so",
            "invalid": "that is no day such as 2018-11-28",
        },
    )
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_new: bool = False, **options: Any) -> None:  # noqa: ANN401 - Django's
        options |= {"label_suffix": "", "use_required_attribute": False}
        super().__init__(*args, **options)
        if not is_new:
            del self.fields["slug"]

    def clean_on(self) -> date:
        """A day until today."""
        on: date = self.cleaned_data["on"]
        if on > timezone.now().date():
            raise ValidationError(f"{on} is yet to come; it is so from today or from a day before")
        if on < _EARLIEST:
            raise ValidationError(f"nothing is known of {on}; the earliest day is {_EARLIEST}")
        return on

    def clean_slug(self) -> str:
        """A slug, or nothing."""
        slug: str = self.cleaned_data["slug"]
        if slug and not all(slug_of(part) == part for part in slug.split("/")):
            raise ValidationError(
                f"{slug[:60]!r} is none: write it in lower-case letters, digits and hyphens"
            )
        return slug

    def sentences(self) -> list[str]:
        """Every problem, each a sentence that names its field."""
        return [
            f"{self.fields[name].label}: {sentence}" if name in self.fields else str(sentence)
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]
