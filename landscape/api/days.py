"""Catalogues of any day ready for questions, remembered until they change."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from landscape.catalogue import Catalogue
from landscape.explorer.index import Index
from landscape.kinds import KINDS
from landscape.queries import exploring


def index(on: date | None) -> Index:
    """The index of the catalogue of the day `on`, today's by default."""
    return exploring.index(on=on)


def things(found: Catalogue, kind: str) -> Mapping[str, Any]:
    """The things of `kind` in a catalogue, by slug; none where no such kind is kept."""
    model = KINDS.get(kind)
    return {} if model is None else found.of(model)
