"""The addresses of pages and machine formats: the same question, the same path."""

from __future__ import annotations

from django.urls import path, re_path, register_converter

from devstats.views import (
    beside,
    coverage,
    definitions,
    errors,
    formats,
    home,
    in_short,
    metric,
    rows,
    scope,
)


class ScopePath:
    """`all`, `project/kubernetes`, `repository/kubernetes/kubernetes.io`: as long as its kind is."""

    regex = r"all|(?:maturity|category|project|group)/[^/]+|repository/[^/]+/[^/]+"

    def to_python(self, value: str) -> str:
        """As it stands: what it means is the views' to find out."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(ScopePath, "scope")

urlpatterns = [
    path("", home.home, name="home"),
    path("data", coverage.coverage, name="data"),
    path("devstats/metrics", definitions.definitions, name="metrics"),
    path("devstats/compare/<str:projects>", beside.beside, name="beside"),
    path("devstats/compare/<str:projects>/<slug:metric>", beside.beside, name="beside"),
    path("devstats/<scope:scope>", scope.scope, name="scope"),
    path("devstats/<scope:scope>/in-short", in_short.in_short, name="in-short"),
    path("devstats/<scope:scope>/<slug:metric>", metric.metric, name="metric"),
    path("devstats/<scope:scope>/<slug:metric>.json", formats.as_json),
    path("devstats/<scope:scope>/<slug:metric>.csv", formats.as_csv),
    path("devstats/<scope:scope>/<slug:metric>.svg", formats.as_svg),
    path("devstats/<scope:scope>/<slug:metric>/rows", rows.rows),
    path("devstats/<scope:scope>/<slug:metric>/rows.json", rows.rows_as_json),
    # Last: whatever else is asked for here is told so in the form of its ending, also while debugging.
    re_path(r"^devstats/", errors.not_found),
]
