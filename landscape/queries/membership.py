"""Members over time: who was one when, as far as landscapes tell."""

import functools
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import connection

from landscape import members
from landscape.companies import without_membership
from landscape.members import Level, Member
from landscape.queries.catalogue import newest_revision

_REMEMBERED = 2


@dataclass(frozen=True, slots=True)
class Year:
    """Members in the course of a year.

    `joined` and `joined_still` go by the day on which the landscape says they joined: how many of all that
    were ever listed, and how many of them are members still. The others go by the landscapes themselves,
    whose days may lie far apart; None for years without any, and `entered` for the one they begin with.
    """

    year: int
    joined: int
    joined_still: int
    entered: int | None
    left: int | None
    moved: int | None
    at_end: int | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A membership in `[since, until)`."""

    since: date
    until: date | None
    member: Member


def years(until: date) -> tuple[Year, ...]:
    """Every year that anything is known of up to the day `until`, oldest first."""
    return _years(until, newest_revision())


@functools.lru_cache(maxsize=32)
def _years(until: date, revision: int | None) -> tuple[Year, ...]:
    seen = [one for one in _seen(revision) if one.since <= until]
    there = [one.member for one in seen if one.until is None or one.until > until]
    joined = Counter(on.year for on in _joined(seen).values() if on <= until)
    still = Counter(one.joined_on.year for one in there if one.joined_on and one.joined_on <= until)
    entered, left, moved, at_end = _told(seen, until)
    known = {*joined, *at_end}
    if not known:
        return ()
    return tuple(
        Year(
            year=year,
            joined=joined[year],
            joined_still=still[year],
            entered=entered.get(year),
            left=left.get(year),
            moved=moved.get(year),
            at_end=at_end.get(year),
        )
        for year in range(min(known), until.year + 1)
    )


def _joined(seen: list[_Seen]) -> dict[str, date]:
    """The day each joined, as it was said last, by slug."""
    return {
        one.member.slug: one.member.joined_on
        for one in sorted(seen, key=lambda one: one.since)
        if one.member.joined_on is not None
    }


def _told(
    seen: list[_Seen], until: date
) -> tuple[dict[int, int], dict[int, int], dict[int, int], dict[int, int]]:
    """How many entered, left and changed level in each year, and how many there were at its end."""
    days = sorted({day for one in seen for day in (one.since, one.until) if day and day <= until})
    entered, left, moved = Counter[int](), Counter[int](), Counter[int]()
    at_end: dict[int, int] = {}
    before: list[Member] | None = None
    for day in days:
        after = [one.member for one in seen if one.since <= day and (one.until is None or one.until > day)]
        if before is not None:
            turned = members.turnover(before, after)
            entered[day.year] += len(turned.joined)
            left[day.year] += len(turned.left)
            moved[day.year] += len(turned.moved)
        at_end[day.year] = len(after)
        before = after
    return dict(entered), dict(left), dict(moved), at_end


@functools.lru_cache(maxsize=_REMEMBERED)
def _seen(_revision: int | None) -> tuple[_Seen, ...]:
    """Every version of a membership that ever held: 3,000 in eight years, read in 50 ms."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH holders AS (
                SELECT DISTINCT slug
                FROM landscape_version
                WHERE kind = 'category' AND (body ->> 'holds_members')::boolean
            )

            SELECT
                valid_from, valid_until, slug, body ->> 'name', body -> 'shelf' ->> 1,
                coalesce(body ->> 'organisation', ''), (body -> 'details' ->> 'joined_on')::date
            FROM landscape_version
            WHERE kind = 'item' AND body -> 'shelf' ->> 0 IN (SELECT slug FROM holders)
                AND valid_from IS DISTINCT FROM valid_until
            ORDER BY valid_from, slug
            """
        )
        return tuple(
            _Seen(
                since,
                until,
                Member(
                    slug=slug,
                    name=without_membership(name),
                    level=Level(level, level),
                    organisation=organisation,
                    joined_on=joined_on,
                    is_end_user=False,
                ),
            )
            for since, until, slug, name, level, organisation, joined_on in cursor.fetchall()
        )
