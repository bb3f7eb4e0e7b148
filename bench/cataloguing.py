"""The commands and queries of the catalogue, run in a process of their own.

`python -m bench.cataloguing FOLDER` prints as JSON what each took: seconds, and seconds of the processors
in this process. FOLDER holds the real landscapes.
"""

import io
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

from bench import machine

_TIMES = 5

type _Took = tuple[float, float]


def main(folder: Path) -> None:
    """Import the landscapes in `folder` and read them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    connection.ensure_connection()
    today, year_ends = str(folder / "landscape.yml.gz"), str(folder / "year-ends.tar.xz")
    took = {
        "first import of CNCF's landscape of 2026-08-07 (2,413 items)": _took(
            lambda: _load(today, "--on", "2026-08-07")
        ),
        "import of the same again, unchanged": _usual(lambda: _load(today, "--on", "2026-08-07")),
        "import of the landscapes of eight year ends, in their order": _took(lambda: _load(year_ends)),
        "import of all of them again, unchanged": _took(lambda: _load(year_ends)),
    }
    print(json.dumps(took | _read()))


def _read() -> dict[str, _Took]:
    from landscape.queries import catalogue, comparison, history  # noqa: PLC0415 - models need django.setup

    earlier, later = date(2021, 12, 31), date(2024, 12, 31)
    month_ends = history.month_ends(date(2018, 12, 1), date(2026, 8, 1))
    catalogue.catalogue()
    return {
        "the whole present, read from the tables": _usual(lambda: catalogue.read(None)),
        "the whole catalogue of 2021-12-31, read from the tables": _usual(lambda: catalogue.read(earlier)),
        "the present, remembered": _usual(catalogue.catalogue),
        f"counts at {len(month_ends)} month ends": _usual(lambda: history.growth(month_ends)),
        "comparison of 2021-12-31 with 2024-12-31, both remembered": _usual(
            lambda: comparison.comparison(catalogue.catalogue(earlier), catalogue.catalogue(later))
        ),
    }


def _load(*words: str) -> None:
    call_command("load_landscape", *words, stdout=io.StringIO(), stderr=io.StringIO())


def _took(act: Callable[[], object]) -> _Took:
    began, used = time.perf_counter(), machine.processor_seconds()
    act()
    return time.perf_counter() - began, machine.processor_seconds() - used


def _usual(act: Callable[[], object]) -> _Took:
    """What it takes by the median of five times."""
    return sorted(_took(act) for _ in range(_TIMES))[_TIMES // 2]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
