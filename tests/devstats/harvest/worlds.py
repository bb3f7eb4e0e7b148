"""Made-up worlds where everything that can be said twice is said twice, and differently."""

from random import Random

from tests.devstats.harvest.files import Json, compact, event, issue, old_event, pull, user

# Tracked are all of cncf/; 7 and 8 have borne another name, 9 never one of cncf's.
PATTERNS = frozenset({"cncf/*", "solo/one"})
REPOSITORIES = [
    (7, "cncf/demo"),
    (7, "Elsewhere/demo-before"),
    (7, "cncf/Demo"),
    (8, "Solo/One"),
    (8, "solo/one-renamed"),
    (9, "else/where"),
]
ACTORS = [(1, "ada"), (1, "ada-l"), (2, "bob"), (3, "k8s-ci-robot"), (4, "Ada")]
# Around a month's end, so that two partitions are needed; few seconds, so that many things share one.
INSTANTS = [f"2017-07-31T23:59:5{second}Z" for second in range(8, 10)]
INSTANTS += [f"2017-08-01T00:00:0{second}Z" for second in range(3)]


def world(random: Random, size: int = 60) -> list[bytes]:
    """So many events, as lines of the archive."""
    return [compact(_event(random)) for _ in range(size)]


def _event(random: Random) -> Json:
    make = random.choice(
        [_pull, _pull, _stub, _issue, _comment, _comment, _push, _review, _release, _star, _old]
    )
    return make(random)


def _common(random: Random) -> dict[str, object]:
    return {
        "at": random.choice(INSTANTS),
        "repository": random.choice(REPOSITORIES),
        "actor": random.choice(ACTORS),
        "number": str(random.randrange(5)),
    }


def _of(random: Random, event_type: str, payload: Json) -> Json:
    return event(event_type, payload, **_common(random))  # type: ignore[arg-type] # by name


def _user(random: Random) -> Json | None:
    return random.choice(
        [None, user(1, "ada", "User"), user(1, "ada", "Bot"), user(2, "bob", "Organization")]
    )


def _maybe(random: Random, *values: object) -> object:
    return random.choice([None, *values])


def _shown_pull(random: Random) -> Json:
    return pull(
        random.randrange(2),
        state=random.choice(["open", "closed"]),
        user=_user(random),
        created_at=_maybe(random, *INSTANTS),
        updated_at=random.choice(INSTANTS),
        closed_at=_maybe(random, *INSTANTS),
        merged=random.random() < 0.3,
        merged_at=_maybe(random, *INSTANTS),
        merged_by=_user(random),
        additions=_maybe(random, 1, 2),
        commits=_maybe(random, 1, 2),
    )


def _pull(random: Random) -> Json:
    action = random.choice(["opened", "closed", "reopened", "edited"])
    return _of(random, "PullRequestEvent", {"action": action, "pull_request": _shown_pull(random)})


def _stub(random: Random) -> Json:
    action = random.choice(["opened", "closed", "merged", "reopened", "labeled"])
    number = random.randrange(2)
    stub = {"id": 1000 + number, "number": number, "url": "https://api.github.com/x"}
    return _of(random, "PullRequestEvent", {"action": action, "number": number, "pull_request": stub})


def _shown_issue(random: Random) -> Json:
    return issue(
        random.randrange(2),
        state=random.choice(["open", "closed"]),
        user=_user(random),
        created_at=_maybe(random, *INSTANTS),
        updated_at=random.choice(INSTANTS),
        closed_at=_maybe(random, *INSTANTS),
        comments=random.randrange(3),
    ) | random.choice([{}, {"pull_request": {"url": "https://api.github.com/x"}}])


def _issue(random: Random) -> Json:
    action = random.choice(["opened", "closed", "reopened"])
    return _of(random, "IssuesEvent", {"action": action, "issue": _shown_issue(random)})


def _comment(random: Random) -> Json:
    comment = {"id": random.randrange(1, 4), "user": _user(random)}
    return _of(
        random, "IssueCommentEvent", {"action": "created", "issue": _shown_issue(random), "comment": comment}
    )


def _push(random: Random) -> Json:
    commits = [
        {
            "sha": random.choice("ab") * 40,
            "author": {"email": random.choice(["a@example.org", "b@example.org"]), "name": "A"},
            "distinct": random.choice([True, False, None]),
        }
        for _ in range(random.randrange(3))
    ]
    payload = {"push_id": random.randrange(1, 3), "head": "e" * 40, "before": random.choice("cd") * 40}
    return _of(random, "PushEvent", payload | {"commits": commits})


def _review(random: Random) -> Json:
    review = {
        "id": random.randrange(1, 3),
        "user": _user(random),
        "state": random.choice(["approved", "COMMENTED", "dismissed"]),
        "submitted_at": random.choice(INSTANTS),
    }
    payload = {"action": "created", "review": review, "pull_request": _shown_pull(random)}
    return _of(random, "PullRequestReviewEvent", payload)


def _release(random: Random) -> Json:
    release = {
        "id": random.randrange(1, 3),
        "tag_name": random.choice(["v1", "v2"]),
        "author": _user(random),
        "published_at": _maybe(random, *INSTANTS),
        "prerelease": random.choice([True, False]),
    }
    return _of(random, "ReleaseEvent", {"action": "published", "release": release})


def _star(random: Random) -> Json:
    return _of(random, "WatchEvent", {"action": "started"})


def _old(random: Random) -> Json:
    payload = {"action": random.choice(["opened", "closed"]), "issue": random.randrange(1, 3), "number": 1}
    return old_event(
        "IssuesEvent",
        payload,
        at=random.choice(INSTANTS),
        repository=random.choice([("cncf", "demo"), ("CNCF", "Demo"), ("solo", "one"), ("else", "where")]),
        actor=random.choice(["ada", "Ada", "bob"]),
    )
