"""Things as they were last, for those that are no longer there."""

from collections.abc import Iterable

import msgspec
from django.db.models import F, QuerySet

from landscape.kinds import KINDS
from landscape.models import Version
from landscape.queries.history import Told


def last(kind: str, slugs: Iterable[str]) -> dict[str, Told]:
    """By slug, the newest version of each in which it was there; one that never was is absent."""
    return _last(Version.objects.filter(kind=kind, slug__in=list(slugs)))


def gone(kind: str, present: Iterable[str]) -> dict[str, Told]:
    """The same of all things of a kind that were there once and are not among `present`."""
    return _last(Version.objects.filter(kind=kind).exclude(slug__in=list(present)))


def _last(versions: QuerySet[Version]) -> dict[str, Told]:
    rows = (
        versions.filter(body__isnull=False)
        .exclude(valid_until=F("valid_from"))
        .order_by("slug", "-valid_from")
        .distinct("slug")
        .values_list("slug", "valid_from", "valid_until", "kind", "body", "revision_id")
    )
    return {
        slug: Told(since, until, msgspec.convert(body, KINDS[kind]), revision)
        for slug, since, until, kind, body, revision in rows
    }
