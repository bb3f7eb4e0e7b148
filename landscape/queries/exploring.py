"""The catalogue ready for questions, remembered until it is revised."""

import functools
from datetime import date

from landscape.explorer.index import Index
from landscape.queries import logos
from landscape.queries.catalogue import catalogue, newest_revision

_REMEMBERED = 4


def index(*, on: date | None = None) -> Index:
    """The index of the catalogue of a day, now by default.

    One query where this process has met the newest revision and the day before.
    """
    return _remembered(on, newest_revision())


@functools.lru_cache(maxsize=_REMEMBERED)
def _remembered(on: date | None, _revision: int | None) -> Index:
    found = catalogue(on)
    return Index.of(found, on=on, logos=logos.of(found))
