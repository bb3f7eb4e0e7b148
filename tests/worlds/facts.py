"""Made-up facts: written down one by one, stored at once, their days marked as the harvest marks them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zlib import crc32

from django.db import connection
from django.db.models import Model

from devstats import models
from devstats.models import partitions

_MARK = """
INSERT INTO devstats_stale_day (day, metric, serial)
VALUES (%s, '', nextval('devstats_serial'))
ON CONFLICT (day, metric) DO UPDATE SET serial = excluded.serial, marked_at = now()
"""


def at(text: str) -> datetime:
    """The instant `2017-07-24` or `2017-07-24 10:17`, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Facts:
    """Facts to be stored; names stand for numbers made of them."""

    def __init__(self) -> None:
        self._rows: list[models.Act | models.Commit | models.Pull] = []
        self._repositories: dict[str, models.Repository] = {}
        self._accounts: dict[str, models.Account] = {}
        self._aliases: list[models.RepositoryAlias] = []
        self._days: set[date] = set()

    def repository(self, name: str, *, number: int | None = None, once: Iterable[str] = ()) -> int:
        """A repository, and the names it once had."""
        number = crc32(name.lower().encode()) if number is None else number
        seen_at = at("2017-07-01")
        self._repositories[name] = models.Repository(id=number, name=name, seen_at=seen_at)
        self._aliases += [
            models.RepositoryAlias(
                repository_id=number, name_lower=one.lower(), first_seen_at=seen_at, last_seen_at=seen_at
            )
            for one in {name.lower(), *(one.lower() for one in once)}
        ]
        return number

    def person(self, login: str, *, is_bot: bool = False) -> int:
        """An account."""
        number = crc32(login.lower().encode())
        self._accounts[login] = models.Account(
            id=number, login=login, seen_at=at("2017-07-01"), login_is_bot=is_bot
        )
        return number

    def act(self, kind: str, when: str | datetime, who: str, where: str, item: str = "") -> None:
        """One act; like GitHub's events it has a number of its own."""
        acted_at = at(when) if isinstance(when, str) else when
        self._days.add(acted_at.date())
        self._rows.append(
            models.Act(
                repository_id=self._repository(where),
                kind=kind,
                key=crc32(f"{kind} {acted_at} {who} {where} {item}".encode()),
                acted_at=acted_at,
                account_id=self._account(who),
                item=item,
            )
        )

    def push(self, when: str, who: str, where: str, *shas: str) -> None:
        """A push and its commits."""
        self.act("push", when, who, where, "compare/a...b")
        self._rows += [
            models.Commit(
                repository_id=self._repository(where),
                sha=sha.ljust(40, "0"),
                pushed_at=at(when),
                account_id=self._account(who),
            )
            for sha in shas
        ]

    def pull(self, number: int, where: str, *, author: str = "", opened: str = "", merged: str = "") -> None:
        """A pull request as GitHub described it; what is left out it did not say."""
        if merged:
            self._days.add(at(merged).date())
        self._rows.append(
            models.Pull(
                repository_id=self._repository(where),
                id=number,
                number=number,
                author_id=self._account(author) if author else None,
                created_at=at(opened) if opened else None,
                merged_at=at(merged) if merged else None,
            )
        )

    def store(self) -> None:
        """Store everything and mark its days, in the harvest's order: facts first."""
        partitions.ensure(self._days)
        _insert(self._repositories.values())
        _insert(self._aliases)
        _insert(self._accounts.values())
        _insert(
            models.AccountAlias(
                account_id=account.id,
                login_lower=account.login.lower(),
                first_seen_at=account.seen_at,
                last_seen_at=account.seen_at,
            )
            for account in self._accounts.values()
        )
        for kind in (models.Act, models.Commit, models.Pull):
            _insert(row for row in self._rows if isinstance(row, kind))
        for day in self._days:
            mark(day)

    def _repository(self, name: str) -> int:
        return self._repositories[name].id if name in self._repositories else self.repository(name)

    def _account(self, login: str) -> int:
        return self._accounts[login].id if login in self._accounts else self.person(login)


def hours(begin: str, end: str, state: str = "loaded") -> None:
    """The ledger says of every hour from `begin` to `end`, excluded, that it is in `state`."""
    count = (at(end) - at(begin)) // timedelta(hours=1)
    starts = [at(begin) + timedelta(hours=place) for place in range(count)]
    _insert(
        models.ArchiveHour(name=f"{hour:%Y-%m-%d}-{hour.hour}.json.gz", hour=hour, state=state)
        for hour in starts
    )


def mark(day: date) -> None:
    """Mark a day as stale, as the harvest does with every page it stores."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [day])


def _insert[Row: Model](rows: Iterable[Row]) -> None:
    """Insert what is not there yet."""
    listed = list(rows)
    if listed:
        type(listed[0])._default_manager.bulk_create(listed, ignore_conflicts=True)
