"""Who maintains what, remembered until the catalogue is revised."""

import functools
from datetime import date

from landscape import maintainers
from landscape.maintainers import Maintainership
from landscape.queries.catalogue import catalogue, newest_revision

_REMEMBERED = 4


def maintainership(*, on: date | None = None) -> Maintainership:
    """All posts of a day, now by default; one query where this process has met that day."""
    return _remembered(on, newest_revision())


@functools.lru_cache(maxsize=_REMEMBERED)
def _remembered(on: date | None, _revision: int | None) -> Maintainership:
    return maintainers.maintainership(catalogue(on))
