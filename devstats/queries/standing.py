"""What GH Archive tells of the standing of every item: contributors, activity, its latest contribution.

Everything is as of the last harvested instant, not of the clock: an archive of years ago tells of then.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django.db import connection

from devstats import metrics
from devstats.metrics import Definition
from devstats.queries import cells, ledger, scopes
from devstats.queries.cells import Cells, Key, Request
from devstats.queries.filters import Filter
from devstats.queries.ledger import Ledger
from devstats.vocabulary import Bots, Grain, Span
from landscape import standings
from landscape.standings import Fact, Measurement, Meter, Value

# The public metrics that are measured by, as the pages of activity count them: without bots.
CONTRIBUTORS, CONTRIBUTIONS = "devstats-contributors", "devstats-contributions"

# Of a window: below this its total is not what happened.
LEAST_SHARE = 0.9

_HARVESTED_UNTIL = """
SELECT max(hour) + INTERVAL '1 hour'
FROM devstats_archive_hour
WHERE state = 'loaded'
"""

# By the primary key of tallies, from its end.
_LATEST = """
SELECT asked.id, latest.day
FROM unnest(%(repositories)s::bigint[]) AS asked (id)
CROSS JOIN LATERAL (
    SELECT tally.day
    FROM devstats_tally_day AS tally
    WHERE
        tally.metric = %(metric)s
        AND tally.repository_id = asked.id
        AND tally.day <= %(through)s
        AND tally.person_id NOT IN (SELECT bot.id FROM devstats_account AS bot WHERE bot.is_bot)
    ORDER BY tally.day DESC
    LIMIT 1
) AS latest
"""

type _Group = tuple[int, ...]


def measurements() -> list[Measurement]:
    """The facts of every item, as of the last harvested instant; nothing where nothing was harvested.

    There is no answer for an item none of whose repositories was ever seen, nor for any where the window
    was harvested less than nine tenths.
    """
    until = _harvested_until()
    if until is None:
        return []
    span = Span(until - standings.WINDOW, until, until)
    held = ledger.ledger([span, span.previous()])
    items = scopes.repositories_of_items()
    groups = sorted({group for group in items.values() if group})
    found = _Found(groups, span, held)
    return [
        Measurement(slug=slug, fact=fact, value=value, measured_at=until, meter=Meter.GH_ARCHIVE)
        for slug, group in items.items()
        for fact, value in found.facts(group).items()
    ]


class _Found:
    """What was counted of each group of repositories."""

    def __init__(self, groups: Sequence[_Group], span: Span, held: Ledger) -> None:
        self._places = {group: place for place, group in enumerate(groups)}
        contributors, contributions = (metrics.registry()[slug] for slug in (CONTRIBUTORS, CONTRIBUTIONS))
        before = span.previous()
        self._has_people = _is_whole(contributors, span, held) and bool(groups)
        self._has_now = _is_whole(contributions, span, held) and bool(groups)
        self._has_before = self._has_now and _is_whole(contributions, before, held)
        self._people = _cells(contributors, groups, span) if self._has_people else None
        self._now = _cells(contributions, groups, span) if self._has_now else None
        self._before = _cells(contributions, groups, before) if self._has_before else None
        self._latest = _latest(groups, until=span.until) if self._has_now else {}

    def facts(self, group: _Group) -> dict[Fact, Value | None]:
        """The facts of a group; None where there is no answer."""
        place = self._places.get(group)
        days = [self._latest[number] for number in group if number in self._latest]
        now = _amount(self._now, CONTRIBUTIONS, place)
        before = _amount(self._before, CONTRIBUTIONS, place)
        return {
            Fact.CONTRIBUTORS: _amount(self._people, CONTRIBUTORS, place),
            Fact.LATEST_ACT_ON: max(days, default=None),
            Fact.ACTIVITY: None if now is None else standings.activity(now, before),
        }


def _harvested_until() -> datetime | None:
    with connection.cursor() as cursor:
        cursor.execute(_HARVESTED_UNTIL)
        (until,) = cursor.fetchone() or (None,)
    return None if until is None else until.astimezone(UTC)


def _is_whole(metric: Definition, span: Span, held: Ledger) -> bool:
    share = held.coverage(span, held.known(metric.slug, Grain.DAY)).share
    return share is not None and share >= LEAST_SHARE


def _cells(metric: Definition, groups: Sequence[_Group], span: Span) -> Cells:
    narrowed = Filter(bots=Bots.EXCLUDE)
    return cells.cells(Request(metrics=[metric], groups=groups, span=span, narrowed=narrowed))


def _amount(found: Cells | None, metric: str, place: int | None) -> int | None:
    """None where nothing was counted; what is missing among what was counted is zero."""
    if found is None or place is None:
        return None
    value = found.totals.get(Key(metric, place))
    return 0 if value is None else round(value.amount)


def _latest(groups: Sequence[_Group], *, until: datetime) -> dict[int, date]:
    """The last UTC day on which each repository had a contribution by a person."""
    repositories = sorted({number for group in groups for number in group})
    with connection.cursor() as cursor:
        cursor.execute(
            _LATEST, {"repositories": repositories, "metric": CONTRIBUTIONS, "through": until.date()}
        )
        return dict(cursor.fetchall())
