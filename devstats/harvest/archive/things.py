"""Pull requests, issues and accounts as payloads show them, in whichever generation."""

import re

from devstats.harvest import identity
from devstats.harvest.archive import payloads
from devstats.harvest.facts import Event, IssueFact, PullFact, Sighting, as_of
from devstats.harvest.instants import Clock
from devstats.harvest.unfit import Unfit

_TYPES = frozenset({"User", "Organization", "Bot"})
_CAUSES = frozenset({"opened", "closed", "merged", "reopened"})
_WORD = re.compile(r"[a-z_]+")


def sighting(user: payloads.User) -> Sighting:
    """The account named inside a payload."""
    login = clean(user.login, "payload: a login")
    number = user.id if user.id is not None else identity.account_id(login)
    return Sighting(number, login, user.type if user.type in _TYPES else "")


def sightings(*users: payloads.User | None) -> tuple[Sighting, ...]:
    """The accounts among `users`; a deleted account is null."""
    return tuple([sighting(user) for user in users if user is not None])


def clean(text: str, where: str) -> str:
    """`text`, if the database can hold it; PostgreSQL's texts cannot hold NUL."""
    if "\0" in text:
        raise Unfit(f"{where} holds a NUL character")
    return text


def word(text: str, where: str) -> str:
    """A word of a closed set that may grow: `approved`, `changes_requested`; lower case."""
    lower = text.lower()
    if not _WORD.fullmatch(lower):
        raise Unfit(f"{where} is not a word")
    return lower


def pull(
    shown: payloads.Pull, *, number: int | None, event: Event, cause: str, clock: Clock
) -> tuple[PullFact, tuple[Sighting, ...]]:
    """What an event says of a pull request, and the accounts it names.

    `cause` is the action if the event itself changed the pull request, else "". Of a stub, the event alone
    tells what happened: who opened or merged it, and when.
    """
    number = shown.number if shown.number is not None else number
    if number is None:
        raise Unfit("payload: Object missing required field `number` - at `$.pull_request`")
    where = "payload.pull_request"
    author = sighting(shown.user) if shown.user else None
    merger = sighting(shown.merged_by) if shown.merged_by else None
    fact = PullFact(
        shown.id,
        number,
        author.id if author else None,
        clock.instant_or_none(shown.created_at, f"{where}.created_at"),
        clock.instant_or_none(shown.merged_at, f"{where}.merged_at"),
        merger.id if merger else None,
    )
    if cause == "merged":
        fact.merged_at = fact.merged_at or event.at
        fact.merger_id = fact.merger_id or event.actor.id
    closed_at = clock.instant_or_none(shown.closed_at, f"{where}.closed_at") or ""
    seen_at = clock.instant_or_none(shown.updated_at, f"{where}.updated_at") or event.at
    if shown.state is None:
        _note_pull_cause(fact, event, cause)
    else:
        fact.state = (as_of(seen_at, is_cause=cause in _CAUSES), closed_at, shown.state)
    if shown.additions is not None:
        sizes = (shown.additions, shown.deletions, shown.changed_files, shown.commits)
        additions, deletions, files, commits = (-1 if size is None else size for size in sizes)
        fact.size = (seen_at[:-1], additions, deletions, files, commits)
    return fact, tuple([seen for seen in (author, merger) if seen is not None])


def issue(
    shown: payloads.Issue, *, event: Event, cause: str, clock: Clock
) -> tuple[IssueFact, tuple[Sighting, ...]]:
    """What an event says of an issue, and its author; `cause` as for `pull`."""
    where = "payload.issue"
    author = sighting(shown.user) if shown.user else None
    link = shown.pull_request
    fact = IssueFact(
        shown.id,
        shown.number,
        link is not None and bool(link.url or link.html_url),
        author.id if author else None,
        clock.instant_or_none(shown.created_at, f"{where}.created_at"),
    )
    closed_at = clock.instant_or_none(shown.closed_at, f"{where}.closed_at") or ""
    seen_at = clock.instant_or_none(shown.updated_at, f"{where}.updated_at") or event.at
    if shown.state is None:
        note_issue_cause(fact, event, cause)
    else:
        comments = -1 if shown.comments is None else shown.comments
        fact.state = (as_of(seen_at, is_cause=cause in _CAUSES), closed_at, shown.state, comments)
    return fact, () if author is None else (author,)


def note_issue_cause(fact: IssueFact, event: Event, cause: str) -> None:
    """Note in `fact` what an event without the issue itself tells of it."""
    if cause not in _CAUSES:
        return
    if cause == "opened":
        fact.author_id, fact.created_at = event.actor.id, event.at
    is_closed = cause == "closed"
    seen = as_of(event.at, is_cause=True)
    fact.state = (seen, event.at if is_closed else "", "closed" if is_closed else "open", -1)


def _note_pull_cause(fact: PullFact, event: Event, cause: str) -> None:
    if cause not in _CAUSES:
        return
    if cause == "opened":
        fact.author_id, fact.created_at = event.actor.id, event.at
    is_closed = cause in {"closed", "merged"}
    seen = as_of(event.at, is_cause=True)
    fact.state = (seen, event.at if is_closed else "", "closed" if is_closed else "open")
