"""Which address is answered by which room."""

from django.contrib import admin
from django.urls import include, path

from config.api import api
from landscape.api import refusals

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api", refusals.nothing),
    path("api/v1/", refusals.nothing),
    path("api/v1/", api.urls),
    path("api/", include("landscape.api.urls")),
    path("", include("landscape.away")),
    path("", include("landscape.urls")),
    path("", include("devstats.urls")),
    # Last, so that no page of ours is hidden by a word of another site's.
    path("", include("landscape.former_urls")),
]
handler400 = "devstats.views.errors.bad_request"
handler404 = "devstats.views.errors.not_found"
handler500 = "devstats.views.errors.server_error"
