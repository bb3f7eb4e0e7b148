"""A plain recount of archive files, slow and with nothing of ours: what the tables must say.

It knows the three generations by their documents (data/README.md, reference/peers.md §3.3), not by our code.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_KINDS = {
    "CommitCommentEvent": "commit-comment",
    "CreateEvent": "create",
    "DeleteEvent": "delete",
    "DownloadEvent": "download",
    "ForkEvent": "fork",
    "GollumEvent": "wiki",
    "IssueCommentEvent": "issue-comment",
    "MemberEvent": "member",
    "PublicEvent": "public",
    "PullRequestReviewCommentEvent": "review-comment",
    "PullRequestReviewEvent": "review",
    "PushEvent": "push",
    "ReleaseEvent": "release",
    "WatchEvent": "star",
}


type Json = dict[str, Any]


def read(paths: Iterable[Path]) -> list[Json]:
    """Every event of the files, in order."""
    found: list[Json] = []
    for path in paths:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            whole = json.loads(content)
        except json.JSONDecodeError:
            found += [json.loads(line) for line in content.split(b"\n") if line]
        else:
            found += whole if isinstance(whole, list) else [whole]
    return found


def told(events: Iterable[Json]) -> list[Json]:
    """The events in a repository, each once: GitHub gives some reviews out twice, alike but for the id."""
    alike: dict[str, Json] = {}
    for event in events:
        if repository(event):
            rest = {key: value for key, value in event.items() if key != "id"}
            alike.setdefault(json.dumps(rest, sort_keys=True), event)
    return list(alike.values())


def repository(event: Json) -> str:
    """GitHub's number of it, its name in lower case where the archive told none, "" for none."""
    if "repo" in event:
        return str(event["repo"]["id"])
    old = event.get("repository")
    return f"{old['owner']}/{old['name']}".lower() if old else ""


def account(event: Json) -> str:
    """GitHub's number of who did it, the login in lower case where the archive told none."""
    actor = event["actor"]
    return str(actor["id"] if isinstance(actor, dict) else actor).lower()


def at(event: Json) -> datetime:
    """When, in UTC."""
    return datetime.fromisoformat(event["created_at"]).astimezone(UTC)


def kind(event: Json) -> str:
    """What, in our words."""
    payload = event.get("payload") or {}
    action = payload.get("action")
    if event["type"] == "IssuesEvent":
        return f"issue-{action}"
    if event["type"] == "PullRequestEvent":
        is_merged = payload["pull_request"].get("merged") or payload["pull_request"].get("merged_at")
        return "pull-merged" if action == "closed" and is_merged else f"pull-{action}"
    return _KINDS[event["type"]]


def acts(events: list[Json]) -> Counter[tuple[str, str, str, str]]:
    """How often (UTC day, repository, kind, account)."""
    return Counter(
        (str(at(event).date()), repository(event), kind(event), account(event)) for event in events
    )


def commits(events: list[Json]) -> set[tuple[str, str, datetime]]:
    """(repository, sha, pushed at) of every commit."""
    found = set()
    for event in events:
        payload = event.get("payload") or {}
        shas = [commit["sha"] for commit in payload.get("commits") or ()]
        shas += [listed[0] for listed in payload.get("shas") or ()]
        found |= {(repository(event), sha, at(event)) for sha in shas}
    return found


def merges(events: list[Json]) -> set[tuple[str, int, datetime]]:
    """(repository, number, merged at) of every pull request that is said to be merged."""
    found = set()
    for event in events:
        pull = (event.get("payload") or {}).get("pull_request")
        if isinstance(pull, dict) and pull.get("merged_at"):
            merged_at = datetime.fromisoformat(pull["merged_at"]).astimezone(UTC)
            found.add((repository(event), pull["number"], merged_at))
    return found


def reviews(events: list[Json]) -> set[tuple[str, int, str]]:
    """(repository, id, state) of every review."""
    return {
        (repository(event), event["payload"]["review"]["id"], event["payload"]["review"]["state"].lower())
        for event in events
        if event["type"] == "PullRequestReviewEvent"
    }


def releases(events: list[Json]) -> set[tuple[str, int, str]]:
    """(repository, id, tag) of every release."""
    return {
        (repository(event), event["payload"]["release"]["id"], event["payload"]["release"]["tag_name"])
        for event in events
        if event["type"] == "ReleaseEvent"
    }
