"""Kinds of acts: what each event type and action is called in the facts."""

import re
from functools import lru_cache

from devstats.harvest.unfit import Unfit

# The act that an event type's usual action makes; the other actions are named after it.
_USUAL = {
    "CommitCommentEvent": ("commit-comment", {"created"}),
    "CreateEvent": ("create", {""}),
    "DeleteEvent": ("delete", {""}),
    "DownloadEvent": ("download", {""}),
    "FollowEvent": ("follow", {""}),
    "ForkApplyEvent": ("fork-apply", {""}),
    "ForkEvent": ("fork", {""}),
    "GistEvent": ("gist", {""}),
    "GollumEvent": ("wiki", {""}),
    "IssueCommentEvent": ("issue-comment", {"created"}),
    "MemberEvent": ("member", {"added"}),
    "PublicEvent": ("public", {""}),
    "PullRequestReviewCommentEvent": ("review-comment", {"created"}),
    # Webhooks and the trimmed archive say "created" or "submitted" for the same.
    "PullRequestReviewEvent": ("review", {"created", "submitted"}),
    "PushEvent": ("push", {""}),
    "ReleaseEvent": ("release", {"published"}),
    "TeamAddEvent": ("team-add", {""}),
    "WatchEvent": ("star", {"started"}),
}
# Each action of these is a kind of its own: pull-opened, issue-closed.
_ALWAYS_NAMED = {"PullRequestEvent": "pull", "IssuesEvent": "issue"}

_LONGEST = 60
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1024)
def kind(event_type: str, action: str = "") -> str:
    """The kind of act, `<thing>` or `<thing>-<action>`, of an event.

    A type that is not known yet gives its own name: DiscussionEvent, created: `discussion-created`.
    Raises Unfit where an action is needed and none is said.
    """
    if event_type in _ALWAYS_NAMED:
        word = _kebab(action)
        if not word:
            raise Unfit("payload.action is not a word")
        return f"{_ALWAYS_NAMED[event_type]}-{word}"
    thing, usual = _USUAL.get(event_type, ("", {""}))
    thing = thing or _kebab(event_type.removesuffix("Event"))
    return thing if action in usual else "-".join(filter(None, (thing, _kebab(action))))


def _kebab(words: str) -> str:
    return _NOT_A_WORD.sub("-", _HUMP.sub("-", words).lower()).strip("-")[:_LONGEST]
