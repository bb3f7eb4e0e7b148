"""From which days the catalogue is known: between two of them it stands as on the earlier one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min
from django.db.models.functions import TruncMonth

from landscape.catalogue import Source
from landscape.models import Revision

_OF_ITEMS = (Source.NOVEMBER_2018, Source.LANDSCAPE)


@dataclass(frozen=True, slots=True)
class Known:
    """The day of which a source has told all."""

    on: date
    source: Source


def days() -> tuple[Known, ...]:
    """Each day of which a source has told all, oldest first."""
    rows = (
        Revision.objects.filter(is_whole=True)
        .order_by("effective_on", "source")
        .values_list("effective_on", "source")
        .distinct()
    )
    return tuple(Known(on, Source(source)) for on, source in rows)


def beginnings() -> dict[date, Source]:
    """The first day of each source of items: what it adds then did not enter then, it was there before."""
    rows = (
        Revision.objects.filter(is_whole=True, source__in=_OF_ITEMS)
        .order_by()
        .values_list("source")
        .annotate(first=Min("effective_on"))
    )
    return {on: Source(source) for source, on in rows}


def told_at() -> dict[date, datetime]:
    """When the newest revision that is about a month was made, by the month's first day."""
    rows = (
        Revision.objects.order_by()
        .annotate(month=TruncMonth("effective_on"))
        .values_list("month")
        .annotate(last=Max("revised_at"))
    )
    return dict(rows)
