"""Loading processes are forked only where nothing can make a fork wait for ever."""

import _thread
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest
from kombu import pools

from devstats.harvest import processes


@contextmanager
def a_thread_that_python_does_not_know() -> Iterator[None]:
    """As execnet's: started below `threading`, which does not count it."""
    lock = _thread.allocate_lock()
    lock.acquire()
    _thread.start_new_thread(lock.acquire, ())
    try:
        yield
    finally:
        lock.release()


def no_fork(*_: object) -> NoReturn:
    """In the place of what forks."""
    raise AssertionError("forked beside a thread")


def test_beside_any_thread_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fork", no_fork)

    with a_thread_that_python_does_not_know(), processes.pool(2) as pool:
        assert pool.submit(abs, -3).result() == 3


def test_while_celery_is_connected_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fork", no_fork)
    monkeypatch.setattr(pools, "connections", {"a broker": "its connections"})
    monkeypatch.setattr(processes, "_threads", lambda: 1)

    with processes.pool(2) as pool:
        assert pool.submit(abs, -3).result() == 3
