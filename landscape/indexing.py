"""Keeps what can be found equal to the catalogue, and to what was in it once."""

from collections.abc import Iterator
from dataclasses import astuple, fields

from landscape import lexicon
from landscape.catalogue import Catalogue
from landscape.groups import Group
from landscape.kinds import Redirect
from landscape.lexicon import Entry, Gone
from landscape.models import SearchEntry
from landscape.queries import former

_COLUMNS = tuple(field.name for field in fields(Entry))


def index(catalogue: Catalogue) -> None:
    """Makes the search entries those of `catalogue`, the present one, and of what has left it.

    What is equal stays, so a small change writes little.
    """
    wanted = {astuple(entry) for entry in lexicon.entries(catalogue, _gone(catalogue))}
    outdated = []
    for pk, *row in SearchEntry.objects.values_list("pk", *_COLUMNS):
        if tuple(row) in wanted:
            wanted.remove(tuple(row))
        else:
            outdated.append(pk)
    SearchEntry.objects.filter(pk__in=outdated).delete()
    SearchEntry.objects.bulk_create(
        SearchEntry(**dict(zip(_COLUMNS, row, strict=True))) for row in sorted(wanted)
    )


def _gone(present: Catalogue) -> Iterator[Gone]:
    """Items and groups that left, but for those that go by another slug now."""
    renamed = present.of(Redirect)
    for kind, there in (("item", present.cards), ("group", present.of(Group))):
        for slug, told in former.gone(kind, (*there, *renamed)).items():
            if told.valid_until is not None:
                yield Gone(slug, told.value, told.valid_until)
