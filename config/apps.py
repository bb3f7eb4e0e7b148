"""Django's view of the composition root: start-up checks of its own, no models."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root as an application."""

    name = "config"
