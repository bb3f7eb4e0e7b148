"""Keeps what can be found equal to the catalogue."""

from dataclasses import astuple, fields

from landscape import lexicon
from landscape.catalogue import Catalogue
from landscape.lexicon import Entry
from landscape.models import SearchEntry

_COLUMNS = tuple(field.name for field in fields(Entry))


def index(catalogue: Catalogue) -> None:
    """Makes the search entries those of `catalogue`; what is equal stays, so a small change writes little."""
    wanted = {astuple(entry) for entry in lexicon.entries(catalogue)}
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
