"""Catalogues of any day ready for questions, remembered until the next revision."""

import functools
from collections.abc import Mapping
from datetime import date
from typing import Any

from landscape.catalogue import Catalogue
from landscape.explorer.index import Index
from landscape.kinds import KINDS
from landscape.queries.catalogue import catalogue, newest_revision

# Some 8 MB each, most of it shared with the catalogues that are remembered anyway.
_REMEMBERED = 4


def index(on: date | None) -> Index:
    """The index of the catalogue of the day `on`, today's by default."""
    return _index(on, newest_revision())


def things(found: Catalogue, kind: str) -> Mapping[str, Any]:
    """The things of `kind` in a catalogue, by slug; none where no such kind is kept."""
    model = KINDS.get(kind)
    return {} if model is None else found.of(model)


@functools.lru_cache(maxsize=_REMEMBERED)
def _index(on: date | None, _revision: int | None) -> Index:
    return Index.of(catalogue(on))
