"""What payloads tell of pull requests, issues, reviews, releases and accounts."""

from pathlib import Path

from devstats.harvest import identity
from devstats.harvest.facts import IssueFact, PullFact, ReleaseFact, ReviewFact
from tests.devstats.harvest.files import event, issue, old_event, pull, user
from tests.devstats.harvest.said import STUB, comment, read

ADA = identity.account_id("ada")
DEMO = identity.repository_id("cncf/demo")
SHA = "0123456789" * 4
ADDRESS = "https://github.com/cncf/demo"


def test_a_whole_pull_request_tells_what_the_payload_shows(tmp_path: Path) -> None:
    merged = pull(
        state="closed",
        merged=True,
        merged_at="2017-07-24T05:09:58Z",
        closed_at="2017-07-24T05:09:58Z",
        merged_by=user(2, "bob"),
    )

    batch = read(tmp_path, event("PullRequestEvent", {"action": "closed", "pull_request": merged}))

    assert list(batch.pulls.values()) == [
        PullFact(
            id=1003,
            number=3,
            author_id=1,
            created_at="2017-07-20T01:00:00Z",
            merged_at="2017-07-24T05:09:58Z",
            merger_id=2,
            state=("2017-07-24T05:10:00.000001", "2017-07-24T05:09:58Z", "closed"),
            size=("2017-07-24T05:10:00", 10, 2, 1, 1),
        )
    ]


def test_of_a_stub_the_event_tells_who_opened_and_who_merged(tmp_path: Path) -> None:
    opened = event("PullRequestEvent", {"action": "opened", "pull_request": STUB}, at="2025-10-09T01:00:00Z")
    merged = event(
        "PullRequestEvent",
        {"action": "merged", "pull_request": STUB},
        at="2025-10-09T02:00:00Z",
        actor=(2, "bob"),
    )

    batch = read(tmp_path, opened, merged)

    assert list(batch.pulls.values()) == [
        PullFact(
            id=1003,
            number=3,
            author_id=1,
            created_at="2025-10-09T01:00:00Z",
            merged_at="2025-10-09T02:00:00Z",
            merger_id=2,
            state=("2025-10-09T02:00:00.000001", "2025-10-09T02:00:00Z", "closed"),
        )
    ]


def test_the_close_wins_over_the_comment_of_the_same_second_and_so_does_the_reopening(tmp_path: Path) -> None:
    closed = issue(5, state="closed", closed_at="2017-07-24T05:10:00Z")
    opened = issue(6)
    said = [
        event("IssuesEvent", {"action": "closed", "issue": closed}),
        event("IssueCommentEvent", {"action": "created", "issue": issue(5), "comment": comment(1)}),
        event("IssuesEvent", {"action": "reopened", "issue": opened}),
        event(
            "IssueCommentEvent",
            {
                "action": "created",
                "issue": opened | {"state": "closed", "closed_at": "2017-07-23T00:00:00Z"},
                "comment": comment(2),
            },
        ),
    ]

    issues = read(tmp_path, *said).issues

    assert [fact.state[2] for fact in issues.values() if fact.state] == ["closed", "open"]
    assert issues == read(tmp_path, *reversed(said)).issues


def test_an_issue_before_2015_is_known_by_its_numbers(tmp_path: Path) -> None:
    batch = read(
        tmp_path,
        old_event("IssuesEvent", {"action": "opened", "issue": 77, "number": 5}),
        old_event("IssueCommentEvent", {"comment_id": 9, "issue_id": 78}, url=f"{ADDRESS}/pull/6#x"),
    )

    at = "2012-06-14T22:01:42"
    assert list(batch.issues.values()) == [
        IssueFact(77, 5, author_id=ADA, created_at=f"{at}Z", state=(f"{at}.000001", "", "open", -1)),
        IssueFact(78, 6, is_pull=True),
    ]


def test_before_2015_an_issue_has_empty_addresses_where_a_pull_request_has_some(tmp_path: Path) -> None:
    shown = issue(pull_request={"html_url": None, "diff_url": None})

    batch = read(tmp_path, event("IssuesEvent", {"action": "opened", "issue": shown}))

    assert [fact.is_pull for fact in batch.issues.values()] == [False]


def test_reviews_and_releases_are_kept_with_who_gave_them(tmp_path: Path) -> None:
    review = {
        "id": 8,
        "state": "CHANGES_REQUESTED",
        "user": user(2, "bob"),
        "submitted_at": "2017-07-24T05:09:59Z",
    }
    release = {"id": 2, "tag_name": "v1", "author": user(3, "eve"), "prerelease": True}

    batch = read(
        tmp_path,
        event("PullRequestReviewEvent", {"action": "created", "review": review, "pull_request": STUB}),
        event("ReleaseEvent", {"action": "published", "release": release}),
    )

    assert list(batch.reviews.values()) == [
        ReviewFact(8, 1003, 3, 2, "2017-07-24T05:09:59Z", "changes_requested")
    ]
    assert list(batch.releases.values()) == [
        ReleaseFact(2, "v1", 3, "2017-07-24T05:10:00Z", is_prerelease=True)
    ]


def test_an_account_has_the_type_that_payloads_say(tmp_path: Path) -> None:
    said = event(
        "IssueCommentEvent",
        {"action": "created", "issue": issue(user=None), "comment": comment(1, user=user(1, "ada", "Bot"))},
    )

    batch = read(tmp_path, said, event(), old_event())

    assert {key: seen.type for key, seen in batch.accounts.items()} == {
        (1, "ada"): "Bot",
        (ADA, "ada"): "User",
    }
