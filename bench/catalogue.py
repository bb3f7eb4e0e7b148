"""The catalogue: importing CNCF's landscapes and reading any day of them, on real files."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import figures, machine, server
from bench.figures import ROOT, Figure, Result

NAME = "catalogue"
LANDSCAPES = ROOT.parent / "shared" / "data" / "landscape"

_BUDGETS = {
    "first import of CNCF's landscape of 2026-08-07 (2,413 items)": ("s", 5.0),
    "import of the same again, unchanged": ("s", 2.0),
    "import of the landscapes of eight year ends, in their order": ("s", None),
    "import of all of them again, unchanged": ("s", None),
    "the whole present, read from the tables": ("ms", 150.0),
    "the whole catalogue of 2021-12-31, read from the tables": ("ms", 150.0),
    "the present, remembered": ("ms", None),
    "counts at 92 month ends": ("ms", None),
    "comparison of 2021-12-31 with 2024-12-31, both remembered": ("ms", None),
}
METHOD = """\
`load_landscape` in a process of its own, without the start of Python: unzip, read and check the YAML,
compare, and in one transaction, committed with `fsync`, write versions, log, old ids and the tables of
the present. The server is an embedded one with the settings it always has, in a temporary folder. A first
import is done once, as are those of the year ends; all else is done five times, and the median stands."""


def measure(folder: Path) -> Result:
    """All figures, from a server made in `folder`."""
    with server.scratch(folder / "home"):
        ended = subprocess.run(
            [sys.executable, "-m", "bench.cataloguing", str(LANDSCAPES)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if ended.returncode:
        raise RuntimeError(f"the catalogue was not measured: {ended.stderr.strip()[-2000:]}")
    return Result(NAME, machine.commit(), machine.description(), tuple(_figures(json.loads(ended.stdout))))


def _figures(took: dict[str, tuple[float, float]]) -> Iterator[Figure]:
    for what, (unit, budget) in _BUDGETS.items():
        factor = 1000 if unit == "ms" else 1
        whole, own = (figures.rounded(factor * seconds) for seconds in took[what])
        yield Figure(what, whole, unit, budget, {"of this, processors in our process": own})
