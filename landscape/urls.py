"""The addresses of the catalogue's pages."""

from django.urls import path

from landscape.views import (
    certifications,
    certified_products,
    changes,
    explorer,
    feeds,
    groups,
    growth,
    guide,
    item_history,
    items,
    maturity,
    members,
    organisation,
    organisations,
    projects,
    search,
)

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
    path("items/<slug:slug>/badge.svg", item_history.badge, name="item-badge"),
    path("maturity", maturity.maturity, name="maturity"),
    path("projects", projects.projects, name="projects"),
    path("projects.<str:form>", projects.sheet, name="projects-sheet"),
    path("growth", growth.growth, name="growth"),
    path("changes", changes.changes, name="changes"),
    path("changes/compare", changes.compare, name="compare-days"),
    path("changes.atom", feeds.atom, name="changes-atom"),
    path("changes.json", feeds.json, name="changes-json"),
    path("organisations", organisations.organisations, name="organisations"),
    path("organisations/<str:slug>", organisation.organisation, name="organisation"),
    path("members", members.wall, name="members"),
    path("members.<str:form>", members.sheet, name="members-sheet"),
    path("search", search.search, name="search"),
    # Last, as it takes any word: what landscape2 called an item may have other letters than a slug.
    path("items/<str:slug>", items.item),
]
