"""The addresses of the catalogue's pages."""

from django.urls import path

from landscape.views import certifications, certified_products, explorer, groups, guide, items, search

urlpatterns = [
    path("landscape", explorer.explorer, name="explorer"),
    path("items/<slug:slug>", items.item, name="item"),
    path("certifications", certifications.matrix, name="certifications"),
    path("certifications.csv", certifications.as_csv, name="certifications-csv"),
    path("certifications.json", certifications.as_json, name="certifications-json"),
    path("certifications/ai/<slug:slug>", certified_products.platform, name="ai-platform"),
    path("certifications/<slug:slug>", certified_products.product, name="certified-product"),
    path("groups", groups.groups, name="groups"),
    path("groups/<slug:slug>", groups.group, name="group"),
    path("groups/<slug:slug>.ics", groups.calendar, name="group-calendar"),
    path("guide", guide.guide, name="guide"),
    path("guide/<slug:slug>", guide.chapter, name="chapter"),
    path("search", search.search, name="search"),
]
