"""What the frame of every page says of the catalogue."""

from collections.abc import Callable

from django.http import HttpRequest

from landscape.queries import scopes


def note(request: HttpRequest) -> dict[str, Callable[[], str]]:  # noqa: ARG001 - asked of every context processor
    """Which catalogue this is; the database is asked only by a template that says it."""
    return {"catalogue_note": scopes.catalogue_note}
