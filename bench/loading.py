"""The command that loads, and the one that counts, run once in a process of its own.

`python -m bench.loading load FILE…` or `… count` prints what it took, as JSON.
"""

import io
import json
import os
import resource
import sys
import time

import django
from django.core.management import call_command
from django.db import connection

from bench import machine


def _load(paths: list[str]) -> dict[str, int]:
    answer = io.StringIO()
    call_command("load_gharchive", *paths, every_repository=True, no_count=True, json=True, stdout=answer)
    told = json.loads(answer.getvalue())
    if told["held"] or told["rejected"] or told["problems"]:
        raise RuntimeError(f"not all of the files was loaded: {told}")
    return {"events": told["events"], "stored": told["stored"]}


def _count() -> dict[str, int]:
    call_command("count", json=True, stdout=io.StringIO())
    return {"events": 0, "stored": 0}


def main(verb: str, paths: list[str]) -> None:
    """Load `paths`, or count what is stale."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    connection.ensure_connection()
    before, began = machine.processor_seconds(), time.perf_counter()
    found = _load(paths) if verb == "load" else _count()
    took = {
        "seconds": time.perf_counter() - began,
        "loaders": machine.processor_seconds() - before,
        "started": before,
        # Of the processes that were started for the files, where there were several.
        "peak": max(machine.peak_megabytes(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
    }
    print(json.dumps(found | took))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
