"""The whole catalogue of any day as one value."""

import functools
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

import msgspec
from django.db import connection
from django.db.models import Max

from landscape.catalogue import Card, Catalogue, Source
from landscape.kinds import KINDS, assembled
from landscape.models import Revision

# Some 6 MB each: the present, and a few days that somebody compares.
_REMEMBERED = 8
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(model) for kind, model in KINDS.items()
}
_HOLDS_STILL = "valid_until IS NULL"
_HOLDS_ON = "valid_from <= %(on)s AND (valid_until > %(on)s OR valid_until IS NULL)"


def catalogue(on: date | None = None) -> Catalogue:
    """All that existed on the day `on`, now by default; remembered until the next revision.

    One query where it is remembered. The value is shared: whoever changes it makes another.
    """
    revision = newest_revision()
    return _remembered(on, revision) if revision is not None else Catalogue()


def newest_revision() -> int | None:
    """The number of the newest revision: whatever is made of the catalogue is fresh until it grows."""
    newest: int | None = Revision.objects.aggregate(newest=Max("pk"))["newest"]
    return newest


def read(on: date | None) -> Catalogue:
    """All that existed on the day `on`, or holds still, as it stands in the tables."""
    found: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    gone: dict[str, Source] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, slug, body::text, CASE WHEN body IS NULL THEN source END"  # noqa: S608 - our own words
            " FROM landscape_version JOIN landscape_revision ON landscape_revision.id = revision_id"
            f" WHERE {_HOLDS_STILL if on is None else _HOLDS_ON}",
            {"on": on},
        )
        for kind, slug, body, remover in cursor.fetchall():
            if body is not None:
                found[kind][slug] = _DECODERS[kind].decode(body)
            elif kind == "item":
                gone[slug] = Source(remover)
    whole = assembled({kind: MappingProxyType(slugs) for kind, slugs in found.items()})
    return _with_gone(whole, gone)


def elsewhen(cards: Iterable[str], on: date | None) -> dict[str, Card]:
    """What is known of items that are not among `cards`: for each the version nearest to the day `on`."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT ON (slug) slug, body::text
            FROM landscape_version
            WHERE kind = 'item' AND body IS NOT NULL
                AND valid_from IS DISTINCT FROM valid_until
                AND slug <> ALL(%(cards)s::text[])
            ORDER BY slug, abs(valid_from - %(on)s::date), valid_from
            """,
            {"on": on or date.max, "cards": list(cards)},
        )
        return {slug: _DECODERS["item"].decode(body) for slug, body in cursor.fetchall()}


@functools.lru_cache(maxsize=_REMEMBERED)
def _remembered(on: date | None, _revision: int) -> Catalogue:
    return read(on)


def _with_gone(whole: Catalogue, gone: dict[str, Source]) -> Catalogue:
    return Catalogue(
        categories=whole.categories,
        organisations=MappingProxyType(dict(whole.organisations)),
        abouts=MappingProxyType(dict(whole.abouts)),
        cards=whole.cards,
        gone=MappingProxyType(gone),
        others=whole.others,
    )
