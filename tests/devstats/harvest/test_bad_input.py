"""Bad input: good lines are kept, bad ones are counted with reason and line, nothing is left half-read."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devstats.harvest import archive
from devstats.harvest.tracked import EveryRepository, Selection
from tests.devstats.harvest.files import Json, compact, event, issue, old_event, pull, write

NOW = datetime(2026, 11, 22, tzinfo=UTC)
MAX = 2**63 - 1

GOOD = compact(event(actor=(1, "ada")))
ALSO_GOOD = compact(event(actor=(2, "bob"), number="2"))


def without(key: str, whole: Json) -> Json:
    """The event less one of its keys."""
    return {name: value for name, value in whole.items() if name != key}


def commented(**comment: object) -> Json:
    """A comment on an issue."""
    return event("IssueCommentEvent", {"action": "created", "issue": issue(), "comment": {"id": 9} | comment})


def pushed(sha: str) -> Json:
    """A push of one commit."""
    commit = {"sha": sha, "author": {"email": "a@b", "name": "A"}, "message": "m", "distinct": True}
    return event("PushEvent", {"push_id": 1, "head": "a", "before": "b", "commits": [commit]})


def as_the_api_does(whole: Json) -> bytes:
    """An event with blanks, which the archive does not write."""
    return json.dumps(whole).encode()


BAD_LINES: dict[str, tuple[Json | bytes, str]] = {
    "no JSON": (b"<html>503</html>", "is no JSON: JSON is malformed: invalid character"),
    "half a line": (GOOD[:200], "is no JSON: Input data was truncated"),
    "a line that only looks whole": (
        GOOD[:-1] + b",}",
        "is no JSON: JSON is malformed: trailing comma in object",
    ),
    "a number": (b"42", "Expected `object`, got `int`"),
    "a list in a line": (b'["a"]', "Expected `object`, got `array`"),
    "two events in a line": (GOOD + GOOD, "is no JSON: JSON is malformed: trailing characters"),
    "no UTF-8 in what is kept": (GOOD.replace(b"ada", b"ad\xff"), "is not UTF-8"),
    "no UTF-8 in what is not kept": (
        compact(commented(body="x")).replace(b'"body":"x"', b'"body":"\xc3\x28"'),
        "is not UTF-8",
    ),
    "nested without end": (b'{"payload":' + b"[" * 100_000, "is nested too deeply"),
    "no type": (without("type", event()), "Object missing required field `type`"),
    "a type of anything": (event("<script>"), "type is not a word"),
    "no instant": (without("created_at", event()), "Object missing required field `created_at`"),
    "no actor": (without("actor", event()), "actor is missing"),
    "a null actor": (event() | {"actor": None}, "actor is null"),
    "a null actor before 2015": (old_event(actor=None), "actor is null"),
    "an actor without login": (
        event() | {"actor": {"id": 1}},
        "Object missing required field `login` - at `$.actor`",
    ),
    "no payload": (
        without("payload", event("PullRequestEvent")),
        "Object missing required field `action`",
    ),
    "no issue": (
        event("IssuesEvent", {"action": "opened"}),
        "Object missing required field `issue` - at `$.payload`",
    ),
    "no action": (
        event("PullRequestEvent", {"pull_request": pull()}),
        "Object missing required field `action` - at `$.payload`",
    ),
    "an action that is no word": (
        event("IssuesEvent", {"action": "!", "issue": issue()}),
        "payload.action is not a word",
    ),
    "an id that is an object": (
        event("IssuesEvent", {"action": "opened", "issue": issue(id={})}),
        "Expected `int`, got `object` - at `$.payload.issue.id`",
    ),
    "an id that is a text": (
        event("ForkEvent", {"forkee": {"id": "5"}}),
        "Expected `int | null`, got `str` - at `$.payload.forkee.id`",
    ),
    "an id beyond bigint": (
        event("IssuesEvent", {"action": "opened", "issue": issue(id=MAX + 1)}),
        "Expected `int` <= 9223372036854775807 - at `$.payload.issue.id`",
    ),
    "a number beyond integer": (
        event("PullRequestEvent", {"action": "opened", "pull_request": pull(additions=2**31)}),
        "Expected `int` <= 2147483647 - at `$.payload.pull_request.additions`",
    ),
    "a repository's id of nothing": (
        event() | {"repo": {"id": 0, "name": "cncf/demo"}},
        "Expected `int` >= 1 - at `$.repo.id`",
    ),
    "NUL in a login": (event(actor=(1, "a\0a")), "actor.login holds a NUL character"),
    "NUL in another's login": (
        event("IssuesEvent", {"action": "opened", "issue": issue(user={"id": 4, "login": "\0"})}),
        "payload: a login holds a NUL character",
    ),
    "NUL in a tag": (
        event("ReleaseEvent", {"action": "published", "release": {"id": 1, "tag_name": "v1\0"}}),
        "payload.release.tag_name holds a NUL character",
    ),
    "NUL in a repository's name": (event(repository=(7, "cncf/d\0")), "repo.name is not owner/name"),
    "a repository that is no owner/name": (event(repository=(7, "demo")), "repo.name is not owner/name"),
    "a login without end": (
        event(actor=(1, "a" * 10_000)),
        "Expected `str` of length <= 100 - at `$.actor.login`",
    ),
    "a commit that is none": (
        pushed("g" * 40),
        "Expected `str` matching regex '^[0-9a-fA-F]{40}$' - at `$.payload.commits[...].sha`",
    ),
    "the future": (event(at="2026-11-22T00:10:01Z"), "created_at is in the future"),
    "before GitHub": (event(at="2007-12-31T23:59:59Z"), "created_at is before 2008"),
    "no instant at all": (event(at="yesterday"), "created_at is not an instant"),
    "a day that is none": (event(at="2017-02-29T00:00:00Z"), "created_at is not an instant"),
    "an instant without zone": (event(at="2017-02-28T00:00:00"), "created_at is not an instant"),
    "a merge in the future": (
        event(
            "PullRequestEvent", {"action": "closed", "pull_request": pull(merged_at="2027-01-01T00:00:00Z")}
        ),
        "payload.pull_request.merged_at is in the future",
    ),
}


@pytest.mark.parametrize(("bad", "reason"), BAD_LINES.values(), ids=BAD_LINES.keys())
@pytest.mark.parametrize("written", [compact, as_the_api_does], ids=["as archived", "with blanks"])
def test_a_bad_line_is_counted_with_its_reason_and_the_others_are_kept(
    tmp_path: Path, bad: Json | bytes, reason: str, written: Callable[[Json], bytes]
) -> None:
    line = bad if isinstance(bad, bytes) else written(bad)
    path = write(tmp_path, [GOOD, line, b"", ALSO_GOOD, line])

    found = archive.scan(path, EveryRepository(), now=NOW)

    assert found.problems.listed() == [{"reason": reason, "count": 2, "lines": [2, 5]}]
    assert sorted(account for account, _ in found.batch.acts.values()) == [1, 2]
    assert found.batch.matched == 2
    assert found.damage == ""


def test_what_is_bad_in_a_repository_that_is_not_tracked_is_not_read(tmp_path: Path) -> None:
    elsewhere = [event(repository=(8, "else/where")) | {"actor": None}, event("PushEvent", {"commits": 5})]
    path = write(tmp_path, [compact(elsewhere[0]), compact(elsewhere[1]), GOOD])

    found = archive.scan(path, Selection(frozenset({"cncf/none"})), now=NOW)

    assert (found.types, found.tracked, found.problems.total) == ({"WatchEvent": 2, "PushEvent": 1}, 0, 0)


def test_half_a_surrogate_pair_spoils_no_event(tmp_path: Path) -> None:
    line = json.dumps(commented(body="party \ud83d!", user={"id": 1, "login": "ada"})).encode()

    found = archive.scan(write(tmp_path, [line]), EveryRepository(), now=NOW)

    assert (found.problems.total, len(found.batch.acts), found.types["IssueCommentEvent"]) == (0, 1, 1)


def test_only_the_first_twenty_lines_of_a_reason_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, [GOOD, *[b"{" for _ in range(30)]], name="lines.json")

    found = archive.scan(path, EveryRepository(), now=NOW)

    assert found.problems.listed() == [
        {"reason": "is no JSON: Input data was truncated", "count": 30, "lines": list(range(2, 22))}
    ]


def test_a_file_of_garbage_gives_few_reasons(tmp_path: Path) -> None:
    path = write(
        tmp_path, [event() | {"repo": {"id": 1, "name": 5, f"k{n}": 1}, "type": n} for n in range(99)]
    )
    listed = archive.scan(path, EveryRepository(), now=NOW).problems.listed()

    assert sum(int(str(entry["count"])) for entry in listed) == 99
    assert len(listed) <= 51
