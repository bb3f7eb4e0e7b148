"""Things as they were last, for those that are no longer there."""

from collections.abc import Iterable

import msgspec
from django.db.models import F

from landscape.kinds import KINDS
from landscape.models import Version
from landscape.queries.history import Told


def last(kind: str, slugs: Iterable[str]) -> dict[str, Told]:
    """By slug, the newest version of each in which it was there; one that never was is absent."""
    rows = (
        Version.objects.filter(kind=kind, slug__in=list(slugs), body__isnull=False)
        .exclude(valid_until=F("valid_from"))
        .order_by("slug", "-valid_from")
        .distinct("slug")
        .values_list("slug", "valid_from", "valid_until", "body", "revision_id")
    )
    return {
        slug: Told(since, until, msgspec.convert(body, KINDS[kind]), revision)
        for slug, since, until, body, revision in rows
    }
