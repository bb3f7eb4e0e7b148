"""What narrows a question besides its scope: bots, a repository, a person, a kind."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from devstats.metrics import Definition
from devstats.queries import scopes
from devstats.queries.not_found import NotFound
from devstats.question import Question
from devstats.vocabulary import Bots, Misunderstood

type Parameter = str | int | float | date | list[int] | list[str] | list[date] | list[datetime] | None
"""What a statement may take."""

_HUMAN = "NOT IN (SELECT bot.id FROM devstats_account AS bot WHERE bot.is_bot)"
_BOT = "IN (SELECT bot.id FROM devstats_account AS bot WHERE bot.is_bot)"

# By the primary key of aliases. Who has the login now goes before who had it.
_PEOPLE = """
SELECT alias.account_id, lower(account.login) = alias.login_lower AS is_current
FROM devstats_account_alias AS alias
INNER JOIN devstats_account AS account ON account.id = alias.account_id
WHERE alias.login_lower = lower(%(login)s)
"""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is counted of all acts: of bots or not, of these accounts (None: all), of this kind ("": any)."""

    bots: Bots = Bots.INCLUDE
    people: tuple[int, ...] | None = None
    kind: str = ""

    def conditions(self, table: str) -> list[str]:
        """As SQL conditions on the columns of `table`, over the parameters of `values`."""
        conditions = []
        match self.bots:
            case Bots.EXCLUDE:
                conditions.append(f"{table}.person_id {_HUMAN}")
            case Bots.ONLY:
                conditions.append(f"{table}.person_id {_BOT}")
        if self.people is not None:
            conditions.append(f"{table}.person_id = ANY(%(people)s::bigint[])")
        if self.kind:
            conditions.append(f"{table}.segment = %(kind)s")
        return conditions

    def values(self) -> dict[str, Parameter]:
        """The parameters of `conditions`."""
        return {"people": list(self.people or ()), "kind": self.kind}


def of(question: Question, metric: Definition) -> Filter:
    """The filter that `question` puts on `metric`.

    Raises Misunderstood for a split or a kind that the metric does not have, NotFound for an unknown person.
    """
    if question.by is not None and question.by not in metric.splits:
        raise Misunderstood(
            f"cannot split {metric.title!r} by {question.by}, only by {', '.join(metric.splits)}"
        )
    if question.kind is not None:
        _check_kind(question.kind, metric)
    return of_people(question, kind=question.kind or "")


def of_people(question: Question, *, kind: str = "") -> Filter:
    """The filter that `question` puts on any metric."""
    return Filter(
        bots=question.bots,
        people=None if question.person is None else _people(question.person),
        kind=kind,
    )


def narrowed(group: tuple[int, ...] | None, question: Question) -> tuple[int, ...] | None:
    """The repositories of `group` that the question leaves; raises NotFound where it asks for another."""
    if question.repository is None:
        return group
    wanted = scopes.repositories(question.repository)
    if not wanted:
        raise NotFound(f"no repository {question.repository!r} is known here")
    if group is None:
        return wanted
    if not set(wanted) & set(group):
        raise NotFound(f"{question.repository!r} is no repository of {question.scope}")
    return tuple(number for number in wanted if number in set(group))


def _check_kind(kind: str, metric: Definition) -> None:
    if "kind" not in metric.splits:
        raise Misunderstood(f"cannot narrow {metric.title!r} to kind={kind}: it has no kinds")
    known = [word for word, _ in metric.kinds]
    if known and kind not in known:
        raise Misunderstood(f"cannot read kind={kind!r}; {metric.title!r} has {', '.join(known)}")


def _people(login: str) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"login": login})
        found = cursor.fetchall()
    current = [number for number, is_current in found if is_current]
    people = current or [number for number, _ in found]
    if not people:
        raise NotFound(f"no person {login!r} is known here")
    return tuple(sorted(people))
