"""The addresses of the catalogue's pages."""

from django.urls import path

from landscape.views import explorer, items, search

urlpatterns = [
    path("landscape", explorer.explorer, name="explorer"),
    path("items/<slug:slug>", items.item, name="item"),
    path("search", search.search, name="search"),
]
