"""The command: files and folders in, exit code, warnings and figures out."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from devstats.models import Act, ArchiveHour, CountedDay, StaleDay
from tests.devstats.harvest.files import compact, event, real, write
from tests.places import ROOT
from tests.workers import environment

EVERY = "--every-repository"


def load(*words: str | Path) -> tuple[str, str]:
    """What the command says, and what it warns of."""
    out, err = StringIO(), StringIO()
    call_command("load_gharchive", *map(str, words), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def figures(*words: str | Path) -> dict[str, Any]:
    """What the command says to a machine, less its time."""
    answer: dict[str, Any] = json.loads(load(*words, "--json")[0])
    assert answer.pop("seconds") >= 0
    return answer


@pytest.mark.django_db
def test_a_file_is_loaded_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path, [event(), event(), event() | {"actor": None}])

    said, warned = load(path, EVERY)

    assert said.startswith(
        "1 files: 3 events, 2 of tracked repositories, 1 stored, 1 known before, 1 rejected, in "
    )
    assert said.endswith("; 1 days counted\n")
    assert warned.splitlines()[-1] == "2017-07-24-5.json.gz: 1 rejected: actor is null (line 3)"
    assert (CountedDay.objects.count(), StaleDay.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_counting_can_be_left_to_count(tmp_path: Path) -> None:
    path = write(tmp_path, [event()])

    assert figures(path, EVERY, "--no-count")["counted_days"] is None
    assert (CountedDay.objects.count(), StaleDay.objects.count()) == (0, 1)


@pytest.mark.django_db
def test_a_second_time_there_is_nothing_to_do_unless_it_is_wanted_again(tmp_path: Path) -> None:
    path = write(tmp_path, [event()])
    load(path, EVERY)
    nothing = {"matched": 0, "stored": 0, "duplicates": 0, "rejected": 0, "counted_days": 0, "problems": []}

    assert figures(path, EVERY) == {"files": 1, "held": 1, "events": 0} | nothing
    assert figures(path, EVERY, "--again") == {"files": 1, "held": 0, "events": 1} | nothing | {
        "matched": 1,
        "duplicates": 1,
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_bad_file_stops_no_other_and_makes_the_exit_code_one(tmp_path: Path, workers: str) -> None:
    write(tmp_path, [event()], name="2017-07-24-1.json.gz")
    (tmp_path / "2017-07-24-2.json.gz").write_bytes(b"<html>")
    write(tmp_path, [event(actor=(2, "bob"))], name="2017-07-24-3.json.gz")
    write(tmp_path, [], name="2017-07-24-4.json.gz")

    with pytest.raises(CommandError) as error:
        load(tmp_path, EVERY, "--workers", workers)

    assert sorted(str(error.value).splitlines()) == sorted(
        [
            "2 of 4 files are not whole:",
            "  2017-07-24-2.json.gz: is not gzip",
            "  2017-07-24-4.json.gz: holds no events",
        ]
    )
    assert error.value.returncode == 1
    assert Act.objects.count() == 2
    assert StaleDay.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: folder / "absent", "there is no file or folder '{}'"),
        (lambda folder: folder, "the folder '{}' holds no .json.gz or .json file"),
    ],
    ids=["absent", "empty"],
)
def test_a_place_without_files_is_said_before_anything_is_done(
    tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    place = make(tmp_path)

    with pytest.raises(CommandError) as error:
        load(place)

    assert str(error.value) == sentence.format(place)
    assert ArchiveHour.objects.count() == 0


@pytest.mark.django_db
def test_without_a_catalogue_every_event_is_counted_and_none_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path, [compact(event()), compact(event(actor=(2, "bob")))])

    assert figures(path)["matched"] == 0
    assert ArchiveHour.objects.values_list("types", flat=True).get() == {"WatchEvent": 2}


@pytest.mark.django_db(transaction=True)
def test_a_folder_is_searched_to_the_bottom_and_other_files_are_left_alone(tmp_path: Path) -> None:
    inner = tmp_path / "2017" / "07"
    inner.mkdir(parents=True)
    write(inner, [event()], name="one.json.gz")
    write(inner, [event()], name="two.json")
    (inner / "README.md").write_text("hello")
    (inner / "three.json.bak").write_text("hello")

    assert figures(tmp_path, EVERY)["files"] == 2


@pytest.mark.django_db(transaction=True)
def test_queued_files_are_due_and_handed_to_the_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, list[int]]] = []
    monkeypatch.setattr(
        "celery.current_app.send_task", lambda name, args: sent.append((name, args)), raising=True
    )
    write(tmp_path, [event()], name="2017-07-24-1.json.gz")
    write(tmp_path, [event()], name="2017-07-24-2.json.gz")

    said, _ = load(tmp_path, EVERY, "--queue")

    assert said == "2 files queued\n"
    rows = ArchiveHour.objects.order_by("pk").values_list("pk", "state", "selection")
    assert [row[1:] for row in rows] == [("due", "every")] * 2
    assert sent == [("devstats.tasks.load_archive_file", [row[0]]) for row in rows]


@pytest.mark.django_db(transaction=True)
def test_on_a_pipe_there_is_a_line_a_file_and_two_are_loaded_at_a_time() -> None:
    paths = real("kubernetes-2017-07/*.json.gz")[:12]

    done = subprocess.run(
        [sys.executable, "manage.py", "load_gharchive", EVERY, "--no-count", *map(str, paths)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert len(done.stderr.splitlines()) == 12
    assert done.stdout.startswith("12 files: ")
    assert ArchiveHour.objects.filter(state="loaded").count() == 12
