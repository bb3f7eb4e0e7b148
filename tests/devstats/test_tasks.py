"""What is queued is loaded and counted by a real worker, and gives the tables that the command gives."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from devstats import tasks
from devstats.harvest import ledger
from devstats.models import Act, ArchiveHour, StaleDay
from tests.devstats.harvest import tables
from tests.devstats.harvest.files import event, real, write
from tests.workers import Worker

NOW = datetime(2026, 11, 22, tzinfo=UTC)
_SECONDS = 60


def wait_until(is_so: Callable[[], bool]) -> None:
    """Give the worker time, but not for ever."""
    deadline = time.monotonic() + _SECONDS
    while not is_so():
        assert time.monotonic() < deadline, list(ArchiveHour.objects.values_list("name", "state", "message"))
        time.sleep(0.1)


def all_loaded() -> bool:
    """Whether nothing is left to load."""
    return not ArchiveHour.objects.exclude(state="loaded").exclude(source="").exists()


def test_a_worker_loads_what_the_command_loads(worker: Worker) -> None:
    paths = real("kubernetes-2017-07/*.json.gz")[:40]  # more than are in flight at once
    call_command("load_gharchive", *map(str, paths), "--every-repository", "--no-count", verbosity=0)
    by_command = tables.checksums()
    tables.empty()

    call_command("load_gharchive", *map(str, paths), "--every-repository", "--queue", verbosity=0)

    wait_until(all_loaded)
    assert tables.checksums() == by_command
    wait_until(lambda: not StaleDay.objects.exists())  # nobody ticks here: the last file has them counted


def test_a_worker_that_is_killed_loses_nothing(worker: Worker) -> None:
    paths = real("kubernetes-2017-07/*.json.gz")[:30]
    call_command("load_gharchive", *map(str, paths), "--every-repository", "--no-count", verbosity=0)
    by_command = tables.checksums()
    tables.empty()
    call_command("load_gharchive", *map(str, paths), "--every-repository", "--queue", verbosity=0)
    wait_until(Act.objects.exists)

    worker.kill()
    worker.start()
    ArchiveHour.objects.exclude(state="loaded").update(lease_until=NOW)  # instead of a quarter of an hour
    tasks.tick.delay()

    wait_until(all_loaded)
    assert tables.checksums() == by_command


@pytest.mark.django_db
def test_a_task_may_run_twice_or_for_a_row_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("celery.current_app.send_task", lambda *_, **__: None)
    ledger.enter([write(tmp_path, [event()])], now=NOW, is_every=True)
    number = ArchiveHour.objects.values_list("pk", flat=True).get()

    tasks.load_archive_file(number)
    tasks.load_archive_file(number)
    tasks.load_archive_file(number + 1)

    assert Act.objects.count() == 1
    assert ArchiveHour.objects.values_list("state", "stored").get() == ("loaded", 1)
