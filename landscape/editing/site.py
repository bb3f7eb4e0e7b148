"""Django's admin: tables to look at, and accounts."""

from typing import override

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from landscape.editing.access import PERMISSION


class Site(admin.AdminSite):
    """Open to stewards and to staff; who is not signed in is led to the sign-in of the site."""

    site_header = "Periplus"
    site_title = "Periplus"
    index_title = "Tables and accounts"
    site_url = "/admin/catalogue/"

    @override
    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return user.is_active and (user.is_staff or user.has_perm(PERMISSION))

    @override
    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        return redirect_to_login(request.GET.get("next", "/admin/"))
