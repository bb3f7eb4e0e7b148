"""What an event says, in each generation of the archive, becomes the act and the facts it stands for."""

from pathlib import Path

import pytest

from devstats.harvest import archive, identity
from devstats.harvest.tracked import EveryRepository
from tests.devstats.harvest.files import Json, event, issue, old_event, pull, user, write
from tests.devstats.harvest.said import NOW, STUB, comment, read

SHA = "0123456789" * 4
DEMO = identity.repository_id("cncf/demo")
ADA = identity.account_id("ada")
ADDRESS = "https://github.com/cncf/demo"

# The event, and what became of it: kind, key, item.
ACTS: dict[str, tuple[Json, tuple[str, int, str]]] = {
    "a pull request opened": (
        event("PullRequestEvent", {"action": "opened", "number": 3, "pull_request": pull()}),
        ("pull-opened", 1003, "pull/3"),
    ),
    "one closed, not merged": (
        event("PullRequestEvent", {"action": "closed", "pull_request": pull(state="closed")}),
        ("pull-closed", 1003, "pull/3"),
    ),
    "one merged, which was a close until 2025": (
        event("PullRequestEvent", {"action": "closed", "pull_request": pull(state="closed", merged=True)}),
        ("pull-merged", 1003, "pull/3"),
    ),
    "one merged since": (
        event("PullRequestEvent", {"action": "merged", "number": 3, "pull_request": STUB}),
        ("pull-merged", 1003, "pull/3"),
    ),
    "one closed since, which is unmerged": (
        event("PullRequestEvent", {"action": "closed", "number": 3, "pull_request": STUB}),
        ("pull-closed", 1003, "pull/3"),
    ),
    "another action": (
        event("PullRequestEvent", {"action": "review_requested", "pull_request": STUB}),
        ("pull-review-requested", 1003, "pull/3"),
    ),
    "an issue closed": (
        event("IssuesEvent", {"action": "closed", "issue": issue()}),
        ("issue-closed", 2005, "issues/5"),
    ),
    "an issue closed before 2015": (
        old_event("IssuesEvent", {"action": "closed", "issue": 77, "number": 5}),
        ("issue-closed", 77, "issues/5"),
    ),
    "a comment on an issue": (
        event("IssueCommentEvent", {"action": "created", "issue": issue(), "comment": comment(9)}),
        ("issue-comment", 9, "issues/5#issuecomment-9"),
    ),
    "a comment on a pull request": (
        event(
            "IssueCommentEvent",
            {"action": "created", "issue": issue(pull_request={"url": "x"}), "comment": comment(9)},
        ),
        ("issue-comment", 9, "pull/5#issuecomment-9"),
    ),
    "a comment edited": (
        event("IssueCommentEvent", {"action": "edited", "issue": issue(), "comment": comment(9)}),
        ("issue-comment-edited", 9, "issues/5#issuecomment-9"),
    ),
    "a comment before 2015, its number in the address alone": (
        old_event(
            "IssueCommentEvent",
            {"comment_id": 9, "issue_id": 77},
            url=f"{ADDRESS}/issues/5#issuecomment-9",
        ),
        ("issue-comment", 9, "issues/5#issuecomment-9"),
    ),
    "a comment on a review": (
        event(
            "PullRequestReviewCommentEvent",
            {"action": "created", "comment": comment(9), "pull_request": pull()},
        ),
        ("review-comment", 9, "pull/3#discussion_r9"),
    ),
    "one before 2015, without the pull request": (
        old_event("PullRequestReviewCommentEvent", {"comment": comment(9)}, url=f"{ADDRESS}/pull/3#r9"),
        ("review-comment", 9, "pull/3#discussion_r9"),
    ),
    "a review": (
        event(
            "PullRequestReviewEvent",
            {"action": "created", "review": {"id": 8, "state": "approved"}, "pull_request": STUB},
        ),
        ("review", 8, "pull/3#pullrequestreview-8"),
    ),
    "a review dismissed": (
        event(
            "PullRequestReviewEvent",
            {"action": "dismissed", "review": {"id": 8, "state": "dismissed"}, "pull_request": STUB},
        ),
        ("review-dismissed", 8, "pull/3#pullrequestreview-8"),
    ),
    "a comment on a commit": (
        event("CommitCommentEvent", {"comment": comment(9, commit_id=SHA)}),
        ("commit-comment", 9, f"commit/{SHA}#commitcomment-9"),
    ),
    "one before 2015": (
        old_event("CommitCommentEvent", {"commit": SHA, "comment_id": 9}),
        ("commit-comment", 9, f"commit/{SHA}#commitcomment-9"),
    ),
    "a push": (
        event("PushEvent", {"push_id": 4, "before": "a" * 40, "head": SHA, "commits": []}),
        ("push", 4, f"compare/{'a' * 40}...{SHA}"),
    ),
    "a push that began a branch": (
        event("PushEvent", {"push_id": 4, "before": "0" * 40, "head": SHA}),
        ("push", 4, f"commits/{SHA}"),
    ),
    "a push before 2015": (
        old_event("PushEvent", {"head": SHA, "ref": "r", "shas": []}, url=f"{ADDRESS}/compare/c75a...c79b"),
        (
            "push",
            identity.number_of("push", ADA, "r", SHA, "compare/c75a...c79b"),
            "compare/c75a...c79b",
        ),
    ),
    "a star": (event("WatchEvent", {"action": "started"}), ("star", 1, "stargazers")),
    "a star before 2015": (old_event("WatchEvent", {"action": "started"}), ("star", ADA, "stargazers")),
    "a fork": (event("ForkEvent", {"forkee": {"id": 6}}), ("fork", 6, "forks")),
    "a fork before 2015": (old_event("ForkEvent", {"forkee": 6}), ("fork", 6, "forks")),
    "a fork of 2012": (old_event("ForkEvent", {}), ("fork", identity.number_of("fork", ADA), "forks")),
    "a release": (
        event("ReleaseEvent", {"action": "published", "release": {"id": 2, "tag_name": "v1 ä/#"}}),
        ("release", 2, "releases/tag/v1%20%C3%A4/%23"),
    ),
    "a branch": (
        event("CreateEvent", {"ref_type": "branch", "ref": "fix/a b"}),
        ("create", identity.number_of("create", "branch", "fix/a b", 1), "tree/fix/a%20b"),
    ),
    "a repository": (
        event("CreateEvent", {"ref_type": "repository", "ref": None}),
        ("create", identity.number_of("create", "repository", "", 1), ""),
    ),
    "a branch deleted": (
        event("DeleteEvent", {"ref_type": "branch", "ref": "a"}),
        ("delete", identity.number_of("delete", "branch", "a", 1), ""),
    ),
    "a member": (
        event("MemberEvent", {"action": "added", "member": user(5)}),
        ("member", identity.number_of("member", 5, 1), ""),
    ),
    "a page of the wiki": (
        event("GollumEvent", {"pages": [{"page_name": "Home", "action": "edited", "sha": "a"}]}),
        ("wiki", identity.number_of("wiki", [("Home", "edited", "a")], 1), "wiki/Home"),
    ),
    "a repository made public, without a payload": (
        old_event("PublicEvent"),
        ("public", identity.number_of("public", ADA), ""),
    ),
    "a type nobody knows yet": (
        event("DiscussionPinEvent", {"b": 2, "action": "created_now", "a": 1}),
        (
            "discussion-pin-created-now",
            identity.number_of("DiscussionPinEvent", 1, b'{"a":1,"action":"created_now","b":2}'),
            "",
        ),
    ),
}


@pytest.mark.parametrize(("said", "expected"), ACTS.values(), ids=ACTS.keys())
def test_an_event_is_one_act(tmp_path: Path, said: Json, expected: tuple[str, int, str]) -> None:
    [((_, kind, key, _), (_, item))] = read(tmp_path, said).acts.items()

    assert (kind, key, item) == expected


@pytest.mark.parametrize(
    "written",
    [
        "2012-06-14T15:01:42-07:00",
        "2012/06/14 15:01:42 -0700",
        "2012-06-14T22:01:42Z",
        "2012-06-14T22:01:42.7Z",
    ],
)
def test_instants_are_utc_however_the_archive_wrote_them(tmp_path: Path, written: str) -> None:
    batch = read(tmp_path, old_event(at=written))

    assert list(batch.acts) == [(DEMO, "star", ADA, "2012-06-14T22:01:42Z")]


def test_an_event_of_2011_has_numbers_and_commits_of_the_old_kind(tmp_path: Path) -> None:
    payload = {"push_id": 24, "head": SHA, "shas": [[SHA, "ada@example.org", "message", "Ada"]]}

    batch = read(tmp_path, event("PushEvent", payload, at="2011-02-12T00:00:00Z"))

    assert list(batch.acts) == [(7, "push", 24, "2011-02-12T00:00:00Z")]
    [(_, author_hash, is_distinct)] = batch.commits.values()
    assert (author_hash, is_distinct) == (identity.author_hash("ada@example.org"), None)


def test_events_in_no_repository_are_counted_by_type_and_are_not_bad(tmp_path: Path) -> None:
    path = write(tmp_path, [old_event("GistEvent", {"id": 1}, repository=None), old_event("FollowEvent", {})])

    found = archive.scan(path, EveryRepository(), now=NOW)

    assert (found.types, found.tracked, found.problems.total) == ({"GistEvent": 1, "FollowEvent": 1}, 1, 0)


def test_two_different_events_with_one_id_are_both_kept(tmp_path: Path) -> None:
    batch = read(tmp_path, event(number="9"), event(number="9", at="2025-10-08T00:00:00Z"))

    assert len(batch.acts) == 2
