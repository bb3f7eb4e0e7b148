"""The catalogue ready for questions, remembered until it is revised."""

from collections import OrderedDict

from django.db.models import Max

from landscape.explorer.index import Index
from landscape.models import Revision
from landscape.queries.catalogue import catalogue

MOST_KEPT = 2

_kept: OrderedDict[int, Index] = OrderedDict()


def index() -> Index:
    """The index of the catalogue; one query where this process has met the newest revision before.

    The newest are kept; a reader who races with another builds one index too many, no more.
    """
    key = newest_revision()
    if (found := _kept.get(key)) is not None:
        return found
    made = Index.of(catalogue())
    _kept[key] = made
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return made


def newest_revision() -> int:
    """The number of the newest revision; 0 before the first."""
    return Revision.objects.aggregate(newest=Max("pk"))["newest"] or 0
