"""Files of maintainers made up for one test, and how they are loaded."""

from datetime import date

from landscape.catalogue import Difference, Source
from landscape.intake import confirming, maintainer_files
from tests.landscape import landscapes

HEADER = ",Project,Maintainer Name,Company,Github Name,OWNERS/MAINTAINERS\n"
SHEET = (
    HEADER + "Graduated,Rook,Jo Doe,Example,Jo-Doe,https://example.org/OWNERS\n"
    ",,Ann,,ann,\n"
    "Sandbox,Crow,Kim,Example,kim,\n"
).encode()


def load(content: bytes, *, on: date = date(2026, 8, 7)) -> Difference:
    """Loads the maintainers in `content`, which must have no errors, as those of a day."""
    source, found = maintainer_files.read(content)
    assert not found.errors
    return maintainer_files.apply(found.things, landscapes.signature(source, effective_on=on))


def confirm(same: dict[str, str], *, on: date = date(2026, 8, 7)) -> None:
    """Says which items these labels mean."""
    confirming.confirm(same, landscapes.signature(Source.PROJECT_MAINTAINERS, effective_on=on))
