"""Other processes of this program, for work that Python's threads cannot share.

Nothing that needs Django's registry is imported here: a new process imports this first.
"""

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection

import django
from django.db import connections


def pool(workers: int) -> ProcessPoolExecutor:
    """`workers` new processes, with Django set up on the databases of this one; they end with this one."""
    databases = {alias: str(connections[alias].settings_dict["NAME"]) for alias in connections}
    # A fork costs nothing where a new start takes a second. But one of a process with threads can hang for
    # ever, on a lock that a thread held at that moment.
    is_alone = threading.active_count() == 1
    if is_alone:
        connections.close_all()  # a connection must not be spoken to by two processes
    context = multiprocessing.get_context("fork" if is_alone else "spawn")
    return ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(databases,))


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
