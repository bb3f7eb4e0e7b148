"""The logos of a day, by the names of their files: where each is to be had."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from django.urls import reverse

from landscape.catalogue import Catalogue
from landscape.logos import sheets
from landscape.logos.files import LogoFile, Shown
from landscape.models import LogoSheet
from landscape.queries.catalogue import newest_revision

_REMEMBERED = 2
_LIGHTEST_BYTES = 24_000  # nine of ten drawings; of the others a page shows the points instead


def of(catalogue: Catalogue) -> Mapping[str, Shown]:
    """Every logo in force in `catalogue`, by the name of its file.

    No query where there are none, else one where this process has met the newest revision before.
    """
    files = catalogue.of(LogoFile)
    if not files:
        return MappingProxyType({})
    places = _places(newest_revision())
    return MappingProxyType({name: _shown(file, places.get(file.digest)) for name, file in files.items()})


def _shown(file: LogoFile, place: sheets.Place | None) -> Shown:
    drawing = reverse("logo-file", args=[file.digest])
    alone = drawing if file.packed_bytes <= _LIGHTEST_BYTES else reverse("logo-cell", args=[file.digest])
    many = alone if place is None else f"{reverse('logo-sheet', args=[place.sheet])}#{place.number}"
    return Shown(many, alone, drawing, file.is_light)


@functools.lru_cache(maxsize=_REMEMBERED)
def _places(_revision: int | None) -> dict[str, sheets.Place]:
    rows = LogoSheet.objects.order_by("is_current", "name").values_list("name", "logos")
    return sheets.places(rows)
