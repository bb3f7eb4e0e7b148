"""Metrics: each one `.sql` file with a header, read and checked here; needs no Django."""

from devstats.metrics.bad_definition import BadDefinition
from devstats.metrics.definition import Definition, Example
from devstats.metrics.observations import observations
from devstats.metrics.registered import definition, problems, registry

__all__ = ["BadDefinition", "Definition", "Example", "definition", "observations", "problems", "registry"]
