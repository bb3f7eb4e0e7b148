"""The catalogue ready for questions, remembered until it is revised or measured."""

import functools
from dataclasses import replace
from datetime import date

from landscape.explorer.index import Index
from landscape.queries import logos, scopes, standings
from landscape.queries.catalogue import catalogue
from landscape.queries.standings import Newest

_REMEMBERED = 4


def index(*, on: date | None = None) -> Index:
    """The index of the catalogue of a day, now by default.

    One query where this process has met the newest revision, the newest measurements and the day before.
    """
    newest = standings.newest()
    # Of a day that is past nothing measured is known: whatever is measured now leaves it as it is.
    return _remembered(on, newest if on is None else replace(newest, serial=0))


@functools.lru_cache(maxsize=_REMEMBERED)
def _remembered(on: date | None, _newest: Newest) -> Index:
    found = catalogue(on)
    measured = standings.standings() if on is None else {}
    note = scopes.catalogue_note()
    return Index.of(found, on=on, logos=logos.of(found), standings=measured, note=note)
