"""Makes a new or updated installation ready to serve: `manage.py prepare`."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from landscape import indexing
from landscape.queries.catalogue import catalogue


class Command(BaseCommand):
    help = "Creates tables, loads the starting catalogue, collects static files; may be repeated."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002, ANN401 - Django's signature
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("load_landscape", seed=True)
        # A site that was set up before there was a search has nothing in it yet.
        indexing.index(catalogue())
        call_command("collectstatic", interactive=False, verbosity=0)
