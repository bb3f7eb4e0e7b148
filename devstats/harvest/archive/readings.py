"""From an event to the facts in it: one function for each event type that carries facts.

They are pure and raise Unfit before anything is kept of the event.
"""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from devstats.harvest import identity
from devstats.harvest.archive import headers, items, kinds, payloads, things
from devstats.harvest.archive.headers import Place, Told
from devstats.harvest.facts import CommitFact, Event, Facts, IssueFact, PullFact, ReleaseFact, ReviewFact
from devstats.harvest.instants import Clock
from devstats.harvest.unfit import Unfit


def read(event_type: str, text: bytes, place: Place, clock: Clock) -> tuple[Event, Facts]:
    """An event of any type and generation, whose JSON is `text`, and the facts in it.

    Raises Unfit with the reason if it is not what its type needs, msgspec's DecodeError if it is no JSON.
    """
    reading = _READINGS.get(event_type, _UNKNOWN)
    try:
        # Decoding skips the strings it does not need without looking at their bytes.
        text.isascii() or str(text, "utf-8")
        told = reading.decoder.decode(text)
        event = headers.event(event_type, told, place, clock)
        payload = msgspec.convert({}, reading.shape) if told.payload is None else told.payload
        return event, reading.facts(event, payload, clock)
    except msgspec.ValidationError as error:
        raise Unfit(str(error)) from error
    except UnicodeDecodeError as error:
        raise Unfit("is not UTF-8") from error
    except RecursionError as error:
        raise Unfit("is nested too deeply") from error


@dataclass(frozen=True, slots=True)
class _Reading[P]:
    shape: type[P]
    decoder: msgspec.json.Decoder[Told[P]]
    facts: Callable[[Event, P, Clock], Facts]


def _reading[P](shape: type[P], function: Callable[[Event, P, Clock], Facts]) -> _Reading[P]:
    return _Reading(shape, msgspec.json.Decoder(Told[shape]), function)  # type: ignore[valid-type] # a value here


def _push(event: Event, payload: payloads.PushPayload, _clock: Clock) -> Facts:
    if payload.push_id is None and not payload.head:
        raise Unfit("payload: neither push_id nor head")
    item = items.push(before=payload.before, head=payload.head, url=event.url)
    key = payload.push_id or identity.number_of("push", event.actor.id, payload.ref, payload.head, item)
    commits: list[CommitFact] = [
        (
            commit.sha.lower(),
            identity.author_hash(commit.author.email) if commit.author and commit.author.email else None,
            commit.distinct,
        )
        for commit in payload.commits or ()
    ]
    commits += [
        (old.sha.lower(), identity.author_hash(old.email) if old.email else None, old.distinct)
        for old in payload.shas or ()
    ]
    return Facts("push", key, item, commits=tuple(commits))


def _pull(event: Event, payload: payloads.PullPayload, clock: Clock) -> Facts:
    pull = payload.pull_request
    action = payload.action
    # Until 2025-10-06 a merge was a close that says so inside; since then it is an action of its own.
    if action == "closed" and (pull.merged or pull.merged_at):
        action = "merged"
    fact, sightings = things.pull(pull, number=payload.number, event=event, cause=action, clock=clock)
    return Facts(
        kinds.kind(event.type, action), pull.id, f"pull/{fact.number}", sightings=sightings, pull=fact
    )


def _review(event: Event, payload: payloads.ReviewPayload, clock: Clock) -> Facts:
    review = payload.review
    fact, sightings = things.pull(payload.pull_request, number=None, event=event, cause="", clock=clock)
    reviewer = things.sighting(review.user) if review.user else event.actor
    return Facts(
        kinds.kind(event.type, payload.action),
        review.id,
        f"pull/{fact.number}#pullrequestreview-{review.id}",
        sightings=(*sightings, reviewer),
        pull=fact,
        review=ReviewFact(
            review.id,
            fact.id,
            fact.number,
            reviewer.id,
            clock.instant(review.submitted_at or event.at, "payload.review.submitted_at"),
            things.word(review.state, "payload.review.state"),
        ),
    )


def _review_comment(event: Event, payload: payloads.ReviewCommentPayload, clock: Clock) -> Facts:
    comment = payload.comment
    fact: PullFact | None = None
    sightings = things.sightings(comment.user)
    if payload.pull_request is not None:
        fact, seen = things.pull(payload.pull_request, number=None, event=event, cause="", clock=clock)
        sightings += seen
        number: int | None = fact.number
    else:
        numbered = items.numbered(comment.html_url or event.url)
        number = numbered[0] if numbered else None
    item = f"pull/{number}#discussion_r{comment.id}" if number else ""
    return Facts(kinds.kind(event.type, payload.action), comment.id, item, sightings=sightings, pull=fact)


def _issue(event: Event, payload: payloads.IssuePayload, clock: Clock) -> Facts:
    kind = kinds.kind(event.type, payload.action)
    if isinstance(payload.issue, int):
        if payload.number is None:
            raise Unfit("payload: Object missing required field `number`")
        bare = IssueFact(payload.issue, payload.number)
        things.note_issue_cause(bare, event, payload.action)
        return Facts(kind, bare.id, f"issues/{bare.number}", issue=bare)
    fact, sightings = things.issue(payload.issue, event=event, cause=payload.action, clock=clock)
    item = f"{'pull' if fact.is_pull else 'issues'}/{fact.number}"
    return Facts(kind, fact.id, item, sightings=sightings, issue=fact)


def _issue_comment(event: Event, payload: payloads.IssueCommentPayload, clock: Clock) -> Facts:
    comment_id = payload.comment.id if payload.comment else payload.comment_id
    if comment_id is None:
        raise Unfit("payload: Object missing required field `comment`")
    sightings = things.sightings(payload.comment.user if payload.comment else None)
    fact: IssueFact | None = None
    if payload.issue is not None:
        fact, seen = things.issue(payload.issue, event=event, cause="", clock=clock)
        sightings += seen
    elif payload.issue_id is not None and (numbered := items.numbered(event.url)):
        fact = IssueFact(payload.issue_id, numbered[0], is_pull=numbered[1])
    thing = "pull" if fact and fact.is_pull else "issues"
    item = f"{thing}/{fact.number}#issuecomment-{comment_id}" if fact else ""
    return Facts(kinds.kind(event.type, payload.action), comment_id, item, sightings=sightings, issue=fact)


def _commit_comment(event: Event, payload: payloads.CommitCommentPayload, _clock: Clock) -> Facts:
    comment = payload.comment
    comment_id = comment.id if comment else payload.comment_id
    if comment_id is None:
        raise Unfit("payload: Object missing required field `comment`")
    sha = (comment.commit_id if comment else None) or payload.commit
    return Facts(
        kinds.kind(event.type, payload.action),
        comment_id,
        items.commit_comment(comment_id, sha=sha, url=event.url),
        sightings=things.sightings(comment.user if comment else None),
    )


def _release(event: Event, payload: payloads.ReleasePayload, clock: Clock) -> Facts:
    release = payload.release
    author = things.sighting(release.author) if release.author else event.actor
    return Facts(
        kinds.kind(event.type, payload.action),
        release.id,
        f"releases/tag/{items.path(release.tag_name)}",
        sightings=(author,),
        release=ReleaseFact(
            release.id,
            things.clean(release.tag_name, "payload.release.tag_name"),
            author.id,
            clock.instant(release.published_at or event.at, "payload.release.published_at"),
            release.prerelease,
        ),
    )


def _fork(event: Event, payload: payloads.ForkPayload, _clock: Clock) -> Facts:
    forkee = payload.forkee.id if isinstance(payload.forkee, payloads.Numbered) else payload.forkee
    return Facts("fork", forkee or identity.number_of("fork", event.actor.id), "forks")


def _star(event: Event, _payload: payloads.NoPayload, _clock: Clock) -> Facts:
    return Facts("star", event.actor.id, "stargazers")


def _ref(event: Event, payload: payloads.RefPayload, _clock: Clock) -> Facts:
    kind = kinds.kind(event.type)
    item = f"tree/{items.path(payload.ref)}" if kind == "create" and payload.ref else ""
    return Facts(kind, identity.number_of(kind, payload.ref_type, payload.ref or "", event.actor.id), item)


def _member(event: Event, payload: payloads.MemberPayload, _clock: Clock) -> Facts:
    who = payload.member.id or payload.member.login or ""
    return Facts(kinds.kind(event.type, payload.action), identity.number_of("member", who, event.actor.id))


def _wiki(event: Event, payload: payloads.WikiPayload, _clock: Clock) -> Facts:
    edits = [(page.page_name, page.action, page.sha) for page in payload.pages]
    name = payload.pages[0].page_name if payload.pages else None
    return Facts(
        "wiki", identity.number_of("wiki", edits, event.actor.id), f"wiki/{items.path(name)}" if name else ""
    )


def _download(event: Event, payload: payloads.NumberedPayload, _clock: Clock) -> Facts:
    return Facts("download", payload.id or identity.number_of("download", event.url))


def _public(event: Event, _payload: payloads.NoPayload, _clock: Clock) -> Facts:
    return Facts("public", identity.number_of("public", event.actor.id))


def _unknown(event: Event, payload: dict[str, object], _clock: Clock) -> Facts:
    action = payload.get("action", "")
    # Written in one way, so that the same event is the same act whatever its spacing and order.
    content = msgspec.json.encode(payload, order="deterministic")
    return Facts(
        kinds.kind(event.type, action if isinstance(action, str) else ""),
        identity.number_of(event.type, event.actor.id, content),
    )


_UNKNOWN = _reading(dict[str, object], _unknown)
_READINGS: dict[str, _Reading] = {  # type: ignore[type-arg] # each has its own payload
    "CommitCommentEvent": _reading(payloads.CommitCommentPayload, _commit_comment),
    "CreateEvent": _reading(payloads.RefPayload, _ref),
    "DeleteEvent": _reading(payloads.RefPayload, _ref),
    "DownloadEvent": _reading(payloads.NumberedPayload, _download),
    "ForkEvent": _reading(payloads.ForkPayload, _fork),
    "GollumEvent": _reading(payloads.WikiPayload, _wiki),
    "IssueCommentEvent": _reading(payloads.IssueCommentPayload, _issue_comment),
    "IssuesEvent": _reading(payloads.IssuePayload, _issue),
    "MemberEvent": _reading(payloads.MemberPayload, _member),
    "PublicEvent": _reading(payloads.NoPayload, _public),
    "PullRequestEvent": _reading(payloads.PullPayload, _pull),
    "PullRequestReviewCommentEvent": _reading(payloads.ReviewCommentPayload, _review_comment),
    "PullRequestReviewEvent": _reading(payloads.ReviewPayload, _review),
    "PushEvent": _reading(payloads.PushPayload, _push),
    "ReleaseEvent": _reading(payloads.ReleasePayload, _release),
    "WatchEvent": _reading(payloads.NoPayload, _star),
}
