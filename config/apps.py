"""Django's view of the composition root: start-up checks of its own, no models."""

import importlib

from django.apps import AppConfig
from django.contrib.admin import apps


class ConfigConfig(AppConfig):
    """The composition root as an application."""

    name = "config"

    def ready(self) -> None:
        """Have tasks go to our broker, whichever program enqueues them."""
        importlib.import_module("config.celery")


class AdminConfig(apps.AdminConfig):
    """Django's admin, with a site of our own."""

    default_site = "landscape.editing.site.Site"
