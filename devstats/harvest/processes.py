"""Other processes of this program, for work that Python's threads cannot share.

Nothing that needs Django's registry is imported here: a new process imports this first.
"""

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection
from pathlib import Path

import django
from django.db import connections
from kombu import pools


def pool(workers: int) -> ProcessPoolExecutor:
    """`workers` new processes, with Django set up on the databases of this one; they end with this one."""
    databases = {alias: str(connections[alias].settings_dict["NAME"]) for alias in connections}
    is_alone = _is_alone()
    if is_alone:
        connections.close_all()  # a connection must not be spoken to by two processes
    context = multiprocessing.get_context("fork" if is_alone else "spawn")
    return ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(databases,))


def _is_alone() -> bool:
    """Whether a fork, which costs nothing where a new start takes a second, is safe.

    It is not where there is another thread, also one that Python does not know: the fork can wait for ever
    for a lock that it held. Nor where Celery's connections are open: a fork closes them as it begins, and
    waits for an answer that goes to its parent.
    """
    return _threads() == 1 and not (pools.connections or pools.producers)


def _threads() -> int:
    """How many there are by the system's count; 0 where it does not tell."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else 0


def _begin(databases: dict[str, str]) -> None:
    _end_with_parent()
    django.setup()
    for alias, name in databases.items():
        connections[alias].settings_dict["NAME"] = name


def _end_with_parent() -> None:
    """End this process when the one that wants its results is gone, however it went."""
    parent = multiprocessing.parent_process()
    assert parent is not None, "a process of a pool has a parent"

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
