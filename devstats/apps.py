"""Django's view of devstats."""

from django.apps import AppConfig


class DevstatsConfig(AppConfig):
    """Facts, tallies and the pages that answer from them."""

    name = "devstats"

    def ready(self) -> None:
        """Register the start-up checks."""
        from devstats import checks  # noqa: F401, PLC0415 - importing registers; apps must be ready first
