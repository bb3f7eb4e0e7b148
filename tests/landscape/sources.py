"""The real files of groups, maintainers, settings and guide, and what a reading says of one."""

import pytest

from landscape.intake.findings import Findings
from tests.places import SHARED_DATA

_FOLDER = SHARED_DATA / "landscape"
needs_real_files = pytest.mark.skipif(
    not (_FOLDER / "sigs.yaml").exists(), reason=f"the real data is not at {SHARED_DATA}"
)


def real(name: str) -> bytes:
    """The real file of this name."""
    return (_FOLDER / name).read_bytes()


def told[Thing](found: Findings[Thing]) -> list[str]:
    """All problems, each beginning with error or warning."""
    return [f"{'error' if problem.is_error else 'warning'} {problem}" for problem in found.problems]
