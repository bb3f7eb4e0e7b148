"""All metrics, found by walking the folder of definitions."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from devstats.metrics import reading
from devstats.metrics.bad_definition import BadDefinition
from devstats.metrics.definition import Definition

FOLDER = Path(__file__).parent / "definitions"


def registry() -> Mapping[str, Definition]:
    """Every metric by its slug, in the order in which they are listed.

    Raises BadDefinition for the first file that cannot be used.
    """
    definitions, errors = _read(FOLDER)
    if errors:
        raise errors[0]
    return definitions


def definition(slug: str) -> Definition:
    """The metric `slug`; raises KeyError where there is none."""
    return registry()[slug]


def problems() -> tuple[BadDefinition, ...]:
    """What is wrong with the definitions, one error a file."""
    return _read(FOLDER)[1]


@cache
def _read(folder: Path) -> tuple[Mapping[str, Definition], tuple[BadDefinition, ...]]:
    definitions: list[Definition] = []
    errors: list[BadDefinition] = []
    for path in sorted(folder.glob("*.sql")):
        try:
            definitions.append(reading.read(path.stem, path.read_text(encoding="utf-8")))
        except BadDefinition as error:
            errors.append(error)
    definitions.sort(key=lambda metric: (metric.order, metric.slug))
    return MappingProxyType({metric.slug: metric for metric in definitions}), tuple(errors)
