"""Which address is answered by which room."""

from allauth.account import views as account
from django.contrib import admin
from django.urls import include, path

from config.api import api
from config.signing import never
from landscape.api import refusals

urlpatterns = [
    path("admin/catalogue/", include("landscape.editing.urls")),
    path("admin/", admin.site.urls),
    path("sign-in", account.login, name="account_login"),
    path("sign-in/inactive", account.account_inactive, name="account_inactive"),
    path("sign-out", account.logout, name="account_logout"),
    # Nobody makes an account for themselves; allauth asks for the address all the same.
    path("sign-in/new", never, name="account_signup"),
    path("sign-in/again", account.reauthenticate, name="account_reauthenticate"),
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
