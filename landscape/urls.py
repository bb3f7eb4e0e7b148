"""The addresses of the catalogue's pages."""

from django.urls import path

from landscape.views import changes, explorer, feeds, growth, item_history, items, maturity, projects, search

urlpatterns = [
    path("landscape", explorer.explorer, name="explorer"),
    path("items/<slug:slug>", items.item, name="item"),
    path("items/<slug:slug>/badge.svg", item_history.badge, name="item-badge"),
    path("maturity", maturity.maturity, name="maturity"),
    path("projects", projects.projects, name="projects"),
    path("projects.<str:form>", projects.sheet, name="projects-sheet"),
    path("growth", growth.growth, name="growth"),
    path("changes", changes.changes, name="changes"),
    path("changes/compare", changes.compare, name="compare-days"),
    path("changes.atom", feeds.atom, name="changes-atom"),
    path("changes.json", feeds.json, name="changes-json"),
    path("search", search.search, name="search"),
    # Last, as it takes any word: what landscape2 called an item may have other letters than a slug.
    path("items/<str:slug>", items.item),
]
