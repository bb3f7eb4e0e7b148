"""Start-up checks: a definition that cannot be used is an error before the first question."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from devstats import metrics


@register
def definitions_can_be_used(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - Django's signature for checks
    **kwargs: object,  # noqa: ARG001 - the same
) -> list[CheckMessage]:
    """An error for each metric definition that cannot be used, naming the file and the key."""
    return [
        Error(str(problem), hint="docs/metrics.md shows what a definition says.", id="devstats.E001")
        for problem in metrics.problems()
    ]
