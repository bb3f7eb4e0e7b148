"""What loading is tested with."""

import pytest

from landscape.queries import scopes
from tests.devstats.harvest.worlds import PATTERNS


@pytest.fixture
def _tracked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue tracks the repositories of the made-up world."""
    monkeypatch.setattr(scopes, "tracked", lambda: PATTERNS)
