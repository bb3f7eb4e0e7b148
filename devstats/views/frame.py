"""What every page carries around its content."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from devstats.views.bar import Bar


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    section: str = "",
    bar: Bar | None = None,
) -> HttpResponse:
    """A page in the site's frame; `section` is the one lit in the top bar."""
    frame = {"section": section, "bar": bar}
    return render(request, template, frame | dict(context))
