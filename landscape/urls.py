"""The addresses of the catalogue's pages."""

from django.urls import path

from landscape.views import explorer, groups, guide, items, search

urlpatterns = [
    path("landscape", explorer.explorer, name="explorer"),
    path("items/<slug:slug>", items.item, name="item"),
    path("groups", groups.groups, name="groups"),
    path("groups/<slug:slug>", groups.group, name="group"),
    path("groups/<slug:slug>.ics", groups.calendar, name="group-calendar"),
    path("guide", guide.guide, name="guide"),
    path("guide/<slug:slug>", guide.chapter, name="chapter"),
    path("search", search.search, name="search"),
]
