from pathlib import Path

import pytest

from devstats.harvest.git import clones
from devstats.harvest.git.clones import Clone
from devstats.harvest.git.origins import Origin
from tests.devstats.harvest.git.made import Made, made


class Cloned:
    """A repository and the folder of its clone."""

    def __init__(self, folder: Path) -> None:
        self.made: Made = made(folder / "theirs")
        self.folder = folder / "ours"

    def fetched(self) -> Clone:
        return clones.fetched(self.folder, Origin.parse(str(self.made.folder)))


@pytest.fixture
def cloned(tmp_path: Path) -> Cloned:
    return Cloned(tmp_path)
