"""Django's view of the composition root: start-up checks of its own, no models."""

import importlib

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root as an application."""

    name = "config"

    def ready(self) -> None:
        """Have tasks go to our broker, whichever program enqueues them."""
        importlib.import_module("config.celery")
