"""What is due is claimed once, for a time, and comes back when nobody has loaded it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from devstats.harvest import due, ledger
from devstats.harvest.load import load
from devstats.harvest.tracked import EveryRepository, Selection
from devstats.models import ArchiveHour
from tests.devstats.harvest.files import compact, event, write

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATER = NOW + ledger.LEASE + ledger.RETRY
CNCF = Selection(frozenset({"cncf/*"}))
GROWN = Selection(frozenset({"cncf/*"}), frozenset({9}))

pytestmark = pytest.mark.django_db


def claimed(selection: Selection = CNCF, *, limit: int = 10, now: datetime = NOW) -> list[str]:
    """The names of the files that are claimed."""
    numbers = due.claim(selection=selection.digest, limit=limit, now=now)
    return sorted(ArchiveHour.objects.filter(pk__in=numbers).values_list("name", flat=True))


def hour(folder: Path, number: int) -> Path:
    """An hour's file with one event."""
    return write(folder, [compact(event())], name=f"2017-07-24-{number}.json.gz")


def test_a_due_file_is_claimed_once_until_its_lease_ends(tmp_path: Path) -> None:
    ledger.enter([hour(tmp_path, 1)], now=NOW)

    assert claimed() == ["2017-07-24-1.json.gz"]
    assert claimed() == []
    assert claimed(now=LATER) == ["2017-07-24-1.json.gz"]


def test_a_hole_has_no_file_and_is_not_claimed(tmp_path: Path) -> None:
    ledger.enter([hour(tmp_path, 1), hour(tmp_path, 3)], now=NOW)

    assert claimed() == ["2017-07-24-1.json.gz", "2017-07-24-3.json.gz"]


def test_no_more_are_claimed_than_are_worked_at_soon(tmp_path: Path) -> None:
    ledger.enter([hour(tmp_path, number) for number in range(5)], now=NOW)

    assert claimed(limit=3) == [f"2017-07-24-{number}.json.gz" for number in (2, 3, 4)]
    assert claimed(limit=3) == []
    assert claimed(limit=4) == ["2017-07-24-1.json.gz"]


def test_a_loader_that_was_killed_leaves_a_lease_that_ends(tmp_path: Path) -> None:
    ledger.enter([hour(tmp_path, 1)], now=NOW)
    ledger.begin(hour(tmp_path, 1), now=NOW)

    assert claimed() == []
    assert claimed(now=LATER) == ["2017-07-24-1.json.gz"]


def test_a_damaged_or_unreadable_file_is_tried_again_later(tmp_path: Path) -> None:
    load(write(tmp_path, [], name="2017-07-24-1.json.gz"), CNCF, now=NOW)
    (tmp_path / "2017-07-24-2.json.gz").write_bytes(b"<html>")
    load(tmp_path / "2017-07-24-2.json.gz", CNCF, now=NOW)

    assert claimed() == []
    assert claimed(now=LATER) == ["2017-07-24-1.json.gz", "2017-07-24-2.json.gz"]


def test_what_was_loaded_by_another_selection_is_due_when_nothing_new_is(tmp_path: Path) -> None:
    load(hour(tmp_path, 1), CNCF, now=NOW)
    load(hour(tmp_path, 2), EveryRepository(), now=NOW)
    ledger.enter([hour(tmp_path, 3)], now=NOW)

    assert claimed(CNCF) == ["2017-07-24-3.json.gz"]
    assert claimed(GROWN, now=LATER) == ["2017-07-24-3.json.gz"]
    load(hour(tmp_path, 3), GROWN, now=NOW)
    assert claimed(GROWN) == ["2017-07-24-1.json.gz"]
    assert ArchiveHour.objects.get(name="2017-07-24-1.json.gz").state == "loaded"


def test_a_grown_selection_that_brings_nothing_is_noted_and_no_longer_due(tmp_path: Path) -> None:
    load(hour(tmp_path, 1), CNCF, now=NOW)

    assert load(hour(tmp_path, 1), GROWN, now=NOW).was_held
    assert claimed(GROWN) == []


def test_a_row_says_where_its_file_lies_and_how_it_is_to_be_loaded(tmp_path: Path) -> None:
    ledger.enter([hour(tmp_path, 1)], now=NOW)
    ledger.enter([hour(tmp_path, 2)], now=NOW, is_every=True)
    numbers = ArchiveHour.objects.order_by("name").values_list("pk", flat=True)

    assert [due.source(number) for number in numbers] == [
        (tmp_path / "2017-07-24-1.json.gz", False),
        (tmp_path / "2017-07-24-2.json.gz", True),
    ]
    assert due.source(0) is None


def test_entering_what_is_loaded_leaves_it_so_unless_more_is_wanted(tmp_path: Path) -> None:
    path = hour(tmp_path, 1)
    load(path, CNCF, now=NOW)

    def state_after(*, is_every: bool = False, is_again: bool = False) -> tuple[str, str]:
        ledger.enter([path], now=NOW, is_every=is_every, is_again=is_again)
        return ArchiveHour.objects.values_list("state", "selection").get()

    assert state_after() == ("loaded", CNCF.digest)
    assert state_after(is_every=True) == ("due", "every")
    load(path, EveryRepository(), now=NOW)
    assert state_after(is_every=True) == ("loaded", "every")
    assert state_after(is_again=True) == ("due", "")
