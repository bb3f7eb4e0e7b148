"""What loading is tested with."""

import pytest

from devstats.harvest import tracked
from tests.devstats.harvest.worlds import PATTERNS


@pytest.fixture
def _tracked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue tracks the repositories of the made-up world."""
    monkeypatch.setattr(tracked.scopes, "tracked", lambda: PATTERNS)
