"""What a revision changes, day by day, spliced into the history; called by `revise` alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import msgspec
from django.db import connection

from landscape import models
from landscape.catalogue import Difference
from landscape.kinds import things
from landscape.models.revisions import Action

type Thing = tuple[str, str]
"""A kind and a slug; where the slug is "" all things of the kind."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days `[since, until)`, without end where `until` is None."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """How the catalogue is to differ during a span in which it was one and the same."""

    span: Span
    changed: Difference


@dataclass(frozen=True, slots=True)
class _Known:
    """A version in the table."""

    number: int
    span: Span


@dataclass(slots=True)
class _Piece:
    """What is to hold of one thing from `since` until `until`; None: it is absent."""

    since: date
    until: date | None
    body: bytes | None


def stretches(span: Span, *, about: AbstractSet[Thing]) -> list[Span]:
    """`span`, cut wherever a version of one of the things `about` begins or ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH cut AS (
                SELECT valid_from, valid_until
                FROM landscape_version AS version
                JOIN unnest(%(kinds)s::text[], %(slugs)s::text[]) AS thing (kind, slug)
                    ON thing.kind = version.kind AND thing.slug IN ('', version.slug)
            )
            SELECT day
            FROM (SELECT valid_from AS day FROM cut UNION SELECT valid_until FROM cut) AS days
            WHERE day > %(since)s AND (day < %(until)s::date OR %(until)s::date IS NULL)
            ORDER BY day
            """,
            {
                "kinds": [kind for kind, _ in about],
                "slugs": [slug for _, slug in about],
                "since": span.since,
                "until": span.until,
            },
        )
        days: list[date] = [day for (day,) in cursor.fetchall()]
    return [Span(*pair) for pair in zip([span.since, *days], [*days, span.until], strict=True)]


def splice(
    parts: Iterable[Stretch], revision: models.Revision, *, through: AbstractSet[Thing] = frozenset()
) -> None:
    """Cuts the versions that cover what changes, puts the new ones between, and logs each change.

    What a revision that is not whole says of a thing ends where the thing's next version begins, but for
    things in `through`, of which the parts say what is to hold then.
    """
    pieces: defaultdict[Thing, list[_Piece]] = defaultdict(list)
    changes: list[models.Change] = []
    for stretch in parts:
        before, after = things(stretch.changed.before), things(stretch.changed.after)
        for kind, part in stretch.changed.parts.items():
            actions = (
                (Action.ADDED, part.added),
                (Action.CHANGED, part.changed),
                (Action.REMOVED, part.removed),
            )
            for action, slug in ((action, slug) for action, slugs in actions for slug in slugs):
                value = after[kind].get(slug)
                body = None if value is None else msgspec.json.encode(_plain(value))
                _append(pieces[kind, slug], stretch.span, body)
                changes.append(
                    models.Change(
                        revision=revision,
                        kind=kind,
                        slug=slug,
                        effective_on=stretch.span.since,
                        action=action,
                        fields=_differing(before[kind].get(slug), value),
                    )
                )
    models.Change.objects.bulk_create(changes)
    _store(pieces, revision, through)


def _append(pieces: list[_Piece], span: Span, body: bytes | None) -> None:
    """Adds a piece; one that goes on as the last one did makes that one longer."""
    if pieces and pieces[-1].until == span.since and pieces[-1].body == body:
        pieces[-1].until = span.until
    else:
        pieces.append(_Piece(span.since, span.until, body))


def _store(
    pieces: Mapping[Thing, list[_Piece]], revision: models.Revision, through: AbstractSet[Thing]
) -> None:
    cuts: list[tuple[int, date]] = []
    copies: list[tuple[int, date, date | None]] = []
    added: list[tuple[str, str, date, date | None, str | None]] = []
    known = _known(pieces)
    for key, own in pieces.items():
        versions = known[key]
        begin = sorted(version.span.since for version in versions)
        if not revision.is_whole and through.isdisjoint({key, (key[0], "")}):
            for piece in own:
                later = [since for since in begin if since > piece.since]
                piece.until = min((day for day in (piece.until, *later[:1]) if day), default=None)
        for version in versions:
            rest = _without(own, version.span)
            if rest == [version.span]:
                continue
            is_kept = bool(rest) and rest[0].since == version.span.since
            cuts.append((version.number, rest[0].until if is_kept and rest[0].until else version.span.since))
            copies += [(version.number, left.since, left.until) for left in rest[is_kept:]]
        if (grave := _grave(own[-1], versions)) is not None:
            own.append(grave)
        added += [
            (*key, piece.since, piece.until, None if piece.body is None else piece.body.decode())
            for piece in own
        ]
    _write(cuts, copies, added, revision)


def _grave(last: _Piece, versions: list[_Known]) -> _Piece | None:
    """The absence after the last piece, where nothing is known: its source says that there is no such thing.

    Without it a less trusted source could add what this one did not list.
    """
    end = last.until
    if end is None or last.body is None:
        return None
    if any(one.span.since <= end and (one.span.until is None or one.span.until > end) for one in versions):
        return None
    return _Piece(end, min((one.span.since for one in versions if one.span.since > end), default=None), None)


def _without(pieces: list[_Piece], whole: Span) -> list[Span]:
    """What `pieces`, in order and apart from each other, leave of `whole`."""
    rest: list[Span] = []
    since: date | None = whole.since
    for piece in pieces:
        if since is None:
            break
        if piece.until is not None and piece.until <= since:
            continue
        if whole.until is not None and piece.since >= whole.until:
            break
        if piece.since > since:
            rest.append(Span(since, piece.since))
        since = piece.until
    if since is not None and (whole.until is None or since < whole.until):
        rest.append(Span(since, whole.until))
    return rest


def _known(pieces: Mapping[Thing, list[_Piece]]) -> defaultdict[Thing, list[_Known]]:
    """The versions of these things that hold on the first of their pieces' days or later."""
    found: defaultdict[Thing, list[_Known]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT version.id, version.kind, version.slug, valid_from, valid_until
            FROM landscape_version AS version
            JOIN unnest(%s::text[], %s::text[], %s::date[]) AS piece (kind, slug, since)
                ON piece.kind = version.kind AND piece.slug = version.slug
            WHERE valid_until > piece.since AND valid_until > valid_from OR valid_until IS NULL
            """,
            [
                [kind for kind, _ in pieces],
                [slug for _, slug in pieces],
                [own[0].since for own in pieces.values()],
            ],
        )
        for number, kind, slug, since, until in cursor.fetchall():
            found[kind, slug].append(_Known(number, Span(since, until)))
    return found


def _write(
    cuts: list[tuple[int, date]],
    copies: list[tuple[int, date, date | None]],
    added: list[tuple[str, str, date, date | None, str | None]],
    revision: models.Revision,
) -> None:
    """Cuts come before what takes the place of what they leave."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE landscape_version AS version
            SET valid_until = cut.until
            FROM unnest(%s::bigint[], %s::date[]) AS cut (id, until)
            WHERE version.id = cut.id
            """,
            _columns(cuts, 2),
        )
        cursor.execute(
            """
            INSERT INTO landscape_version (kind, slug, valid_from, valid_until, body, revision_id)
            SELECT kind, slug, copy.since, copy.until, body, revision_id
            FROM landscape_version AS version
            JOIN unnest(%s::bigint[], %s::date[], %s::date[]) AS copy (id, since, until) USING (id)
            """,
            _columns(copies, 3),
        )
        cursor.execute(
            """
            INSERT INTO landscape_version (kind, slug, valid_from, valid_until, body, revision_id)
            SELECT kind, slug, since, until, body::jsonb, %s
            FROM unnest(%s::text[], %s::text[], %s::date[], %s::date[], %s::text[])
                AS added (kind, slug, since, until, body)
            """,
            [revision.pk, *_columns(added, 5)],
        )


def _columns(rows: Sequence[tuple[object, ...]], width: int) -> list[list[object]]:
    return [[row[number] for row in rows] for number in range(width)]


def _differing(before: object, after: object) -> dict[str, list[object]]:
    """{field: [before, after]} where they differ; what is blank on both sides is left out."""
    old, new = _plain(before), _plain(after)
    return {
        field: [old.get(field), new.get(field)]
        for field in {**old, **new}
        if (old.get(field) or None) != (new.get(field) or None)
    }


def _plain(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass of any kind, as whatever JSON can say
    """The fields of `value`; what has no order is put in one, so that equal values are equal texts."""
    plain: dict[str, Any] = {}
    for field in () if value is None else fields(value):
        part = getattr(value, field.name)
        plain[field.name] = msgspec.to_builtins(part)
        if isinstance(part, frozenset):
            plain[field.name].sort(key=msgspec.json.encode)
    return plain
