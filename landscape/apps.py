"""Django's view of the landscape."""

from django.apps import AppConfig


class LandscapeConfig(AppConfig):
    """The catalogue as an application."""

    name = "landscape"
