"""A file is loaded whole or not at all, and the ledger says which, in the words of what happened."""

import gzip
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError

from devstats.harvest import ledger, store
from devstats.harvest.load import load
from devstats.harvest.tracked import EveryRepository, Selection
from devstats.models import ArchiveHour
from tests.devstats.harvest import tables
from tests.devstats.harvest.files import compact, event, pull, write

NOW = datetime(2026, 11, 22, tzinfo=UTC)
EVERY = EveryRepository()
CNCF = Selection(frozenset({"cncf/*"}))

pytestmark = pytest.mark.django_db


def row(name: str = "2017-07-24-5.json.gz") -> dict[str, Any]:
    """The ledger's row of a file, less what differs from run to run."""
    [values] = ArchiveHour.objects.filter(name=name).values()
    unsteady = {"id", "seconds", "changed_at", "serial", "checksum", "source"}
    return {key: value for key, value in values.items() if key not in unsteady}


def test_a_loaded_file_has_its_figures_in_the_ledger(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        [
            compact(event()),
            compact(event()),
            compact(event(actor=(2, "bob"))),
            compact(event(repository=(9, "else/where"))),
            compact(event() | {"actor": None}),
        ],
    )

    load(path, CNCF, now=NOW)

    assert row() == {
        "name": "2017-07-24-5.json.gz",
        "hour": datetime(2017, 7, 24, 5, tzinfo=UTC),
        "state": "loaded",
        "selection": CNCF.digest,
        "events": 5,
        "matched": 3,
        "stored": 2,
        "duplicates": 1,
        "rejected": 1,
        "rejections": [{"reason": "actor is null", "count": 1, "lines": [5]}],
        "types": {"WatchEvent": 5},
        "message": "",
        "lease_until": None,
    }


def test_what_is_loaded_is_not_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, [event()])
    load(path, CNCF, now=NOW)
    before = ArchiveHour.objects.values().get()

    again = load(path, CNCF, now=NOW)

    assert again.was_held
    assert ArchiveHour.objects.values().get() == before


def test_what_is_loaded_of_every_repository_holds_the_tracked_ones(tmp_path: Path) -> None:
    path = write(tmp_path, [event()])
    load(path, EVERY, now=NOW)

    assert load(path, CNCF, now=NOW).was_held
    assert not load(path, EVERY, now=NOW, is_again=True).was_held


def test_the_same_hour_with_other_bytes_adds_to_what_is_there(tmp_path: Path) -> None:
    load(write(tmp_path, [event(), event(actor=(2, "bob"))]), EVERY, now=NOW)

    other = load(write(tmp_path, [event(actor=(2, "bob")), event(actor=(3, "eve"))]), EVERY, now=NOW)

    assert (other.stored, other.duplicates) == (1, 1)
    assert tables.rows("SELECT account_id FROM devstats_act ORDER BY account_id") == [(1,), (2,), (3,)]


def test_a_repaired_file_mends_its_row(tmp_path: Path) -> None:
    events = [compact(event(actor=(n, f"user-{n}"))) for n in range(1, 3000)]
    path = write(tmp_path, events)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    damaged = load(path, EVERY, now=NOW)

    path.write_bytes(whole)
    mended = load(path, EVERY, now=NOW)

    assert (damaged.state, damaged.message) == ("damaged", "cut off in the middle")
    assert 0 < damaged.stored < 2999
    assert (mended.state, mended.stored + damaged.stored, mended.message) == ("loaded", 2999, "")
    assert row()["state"] == "loaded"


def test_a_worse_copy_takes_nothing_away(tmp_path: Path) -> None:
    load(write(tmp_path, [event()]), EVERY, now=NOW)
    before = row()
    (tmp_path / "2017-07-24-5.json.gz").write_bytes(b"<html>")

    outcome = load(tmp_path / "2017-07-24-5.json.gz", EVERY, now=NOW)

    assert (outcome.state, outcome.message) == ("failed", "is not gzip")
    assert row() == before | {"message": "a later copy: is not gzip", "lease_until": NOW + ledger.RETRY}


def test_a_file_that_cannot_be_read_fails_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "2017-07-24-5.json.gz").write_bytes(b"<html>")

    load(tmp_path / "2017-07-24-5.json.gz", EVERY, now=NOW)

    assert (row()["state"], row()["message"]) == ("failed", "is not gzip")
    assert row()["lease_until"] == NOW + ledger.RETRY


def test_facts_marks_and_ledger_come_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, [event()])
    monkeypatch.setattr(ledger, "finish", failing)

    with pytest.raises(ZeroDivisionError):
        load(path, EVERY, now=NOW)

    assert {number for number, _ in tables.checksums().values()} == {0}
    assert tables.stale_days() == []
    assert row()["state"] == "due"


def failing(*_: object, **__: object) -> None:
    raise ZeroDivisionError


def test_a_missing_partition_is_a_loud_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, [event(at="2009-03-03T00:00:00Z")])
    monkeypatch.setattr(store, "prepare", lambda _: None)

    outcome = load(path, EVERY, now=NOW)

    assert outcome.state == "failed"
    assert outcome.message == 'PostgreSQL: no partition of relation "devstats_act" found for row'
    assert issubclass(IntegrityError, Exception)


def test_the_days_of_new_acts_go_stale_and_no_other(tmp_path: Path) -> None:
    load(
        write(tmp_path, [event(at="2017-07-24T23:59:59Z"), event(at="2017-07-26T00:00:00Z")]), EVERY, now=NOW
    )

    assert tables.stale_days() == [date(2017, 7, 24), date(2017, 7, 26)]


def test_loading_again_marks_no_day(tmp_path: Path) -> None:
    path = write(tmp_path, [event()])
    load(path, EVERY, now=NOW)
    tables.rows("DELETE FROM devstats_stale_day RETURNING day")

    load(path, EVERY, now=NOW, is_again=True)

    assert tables.stale_days() == []


def test_a_late_merge_makes_its_day_stale_and_an_earlier_one_both(tmp_path: Path) -> None:
    said = [
        event(),
        event("PullRequestEvent", {"action": "closed", "pull_request": merged("2017-07-20T09:00:00Z")}),
    ]
    load(write(tmp_path, said), EVERY, now=NOW)
    first = tables.stale_days()
    tables.rows("DELETE FROM devstats_stale_day RETURNING day")

    said = [event("PullRequestEvent", {"action": "edited", "pull_request": merged("2017-07-18T09:00:00Z")})]
    load(write(tmp_path, said, name="2017-07-24-6.json.gz"), EVERY, now=NOW)

    assert first == [date(2017, 7, 20), date(2017, 7, 24)]
    assert tables.stale_days() == [date(2017, 7, 18), date(2017, 7, 20), date(2017, 7, 24)]


def merged(at: str) -> dict[str, Any]:
    """A pull request merged then."""
    return pull(state="closed", merged=True, merged_at=at, closed_at=at)


def test_a_mark_is_raised_each_time(tmp_path: Path) -> None:
    load(write(tmp_path, [event()]), EVERY, now=NOW)
    [(before,)] = tables.rows("SELECT serial FROM devstats_stale_day")

    load(write(tmp_path, [event(actor=(2, "bob"))], name="2017-07-24-6.json.gz"), EVERY, now=NOW)

    [(after,)] = tables.rows("SELECT serial FROM devstats_stale_day")
    assert after > before


def test_two_files_in_one_transaction_do_not_meet_in_the_stage(tmp_path: Path) -> None:
    one = load(write(tmp_path, [event(), event(actor=(2, "bob"))], name="a.json.gz"), EVERY, now=NOW)
    other = load(write(tmp_path, [event(at="2017-07-24T06:00:00Z")], name="b.json.gz"), EVERY, now=NOW)

    assert (one.stored, other.stored, other.duplicates) == (2, 1, 0)


def test_plain_json_is_read_too_and_is_the_same_hour(tmp_path: Path) -> None:
    load(write(tmp_path, [event()]), EVERY, now=NOW)

    outcome = load(write(tmp_path, [event()], name="2017-07-24-05.json"), EVERY, now=NOW)

    assert (outcome.name, outcome.duplicates) == ("2017-07-24-5.json.gz", 1)
    assert ArchiveHour.objects.count() == 1


def test_no_address_is_kept_anywhere(tmp_path: Path) -> None:
    commit = {"sha": "a" * 40, "author": {"email": "ada.lovelace@example.org", "name": "Ada Lovelace"}}
    payload = {"push_id": 1, "head": "a" * 40, "before": "b" * 40, "commits": [commit]}
    load(write(tmp_path, [event("PushEvent", payload)]), EVERY, now=NOW)

    everything = "".join(
        str(tables.rows(f"SELECT {name}::text FROM {name}"))  # noqa: S608 - names of our own
        for name in (*tables.NAMES, "devstats_archive_hour")
    )
    assert "example.org" not in everything
    assert "lovelace" not in everything.lower()


def test_a_file_that_is_interrupted_is_due_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "store", interrupted)

    with pytest.raises(KeyboardInterrupt):
        load(write(tmp_path, [event()]), EVERY, now=NOW)

    assert (row()["state"], row()["lease_until"]) == ("due", None)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_holes_between_hours_are_due(tmp_path: Path) -> None:
    ledger.enter([write(tmp_path, [], name=f"2017-07-24-{hour}.json.gz") for hour in (3, 6)], now=NOW)

    due = ArchiveHour.objects.filter(state="due", source="").order_by("hour").values_list("name", "hour")
    assert list(due) == [
        (f"2017-07-24-{hour}.json.gz", datetime(2017, 7, 24, hour, tzinfo=UTC)) for hour in (4, 5)
    ]


def test_a_hole_is_filled_by_its_file(tmp_path: Path) -> None:
    ledger.enter([write(tmp_path, [], name=f"2017-07-24-{hour}.json.gz") for hour in (3, 6)], now=NOW)

    path = write(tmp_path, [event()])
    load(path, EVERY, now=NOW)

    assert ArchiveHour.objects.get(name="2017-07-24-5.json.gz").source == str(path)
    assert row()["state"] == "loaded"


def test_a_file_name_that_is_no_text_is_loaded_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.json.gz"
    path.write_bytes(gzip.compress(compact(event())))

    assert load(path, EVERY, now=NOW).stored == 1


def test_the_clock_is_that_of_the_caller(tmp_path: Path) -> None:
    path = write(tmp_path, [event()])
    then = datetime(2017, 7, 24, 5, tzinfo=UTC)

    assert load(path, EVERY, now=then - timedelta(minutes=5)).rejections == [
        {"reason": "created_at is in the future", "count": 1, "lines": [1]}
    ]
