"""The week at the lighthouse for every test of a view."""

from __future__ import annotations

import pytest

from tests.devstats.views import lighthouse


@pytest.fixture
def week(db: None) -> None:
    """Facts and tallies of the week."""
    lighthouse.counted()
