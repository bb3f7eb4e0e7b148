"""The Celery application: where its broker is, what it promises, and that a real worker answers."""

import pytest
from celery import shared_task

from config.celery import SCHEDULE, app, broker_url
from tests.workers import Worker


@pytest.mark.parametrize(
    ("redis_url", "expected"),
    [
        ("redis://valkey:6379/0", "redis://valkey:6379/0"),
        ("rediss://user:secret@host:6380/2", "rediss://user:secret@host:6380/2"),
        ("unix:///folder/valkey", "redis+socket:///folder/valkey?virtual_host=0"),
        ("unix:///two%20words/valkey?db=3", "redis+socket:///two words/valkey?virtual_host=3"),
    ],
)
def test_the_broker_is_where_redis_is(redis_url: str, expected: str) -> None:
    assert broker_url(redis_url) == expected


def test_a_killed_worker_loses_no_task_and_no_result_is_kept() -> None:
    promises = {
        name: app.conf[name]
        for name in ("task_acks_late", "task_ignore_result", "worker_prefetch_multiplier", "accept_content")
    }

    assert promises == {
        "task_acks_late": True,
        "task_ignore_result": True,
        "worker_prefetch_multiplier": 1,
        "accept_content": ["json"],
    }


def test_a_task_ends_before_the_broker_hands_it_to_another() -> None:
    assert app.conf.task_time_limit < app.conf.broker_transport_options["visibility_timeout"]


@pytest.mark.django_db
def test_everything_on_the_schedule_is_a_task() -> None:
    app.loader.import_default_modules()

    assert {entry["task"] for entry in SCHEDULE.values()} <= set(app.tasks)


def test_tasks_of_every_room_go_to_this_application() -> None:
    @shared_task
    def probe() -> None: ...

    assert probe.app is app


def test_a_real_worker_listens_and_ends_when_told(worker: Worker) -> None:
    listening = app.control.ping(timeout=1) or []

    worker.stop()

    assert [list(answer.values()) for answer in listening] == [[{"ok": "pong"}]]
    assert app.control.ping(timeout=0.5) == []


def test_a_killed_worker_can_be_started_again(worker: Worker) -> None:
    worker.kill()
    worker.start()

    assert len(app.control.ping(timeout=1) or []) == 1
