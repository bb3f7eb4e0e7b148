"""The addresses below `/api/` besides those of `/api/v1/`: landscape2's, and what there is not."""

from django.urls import path, re_path

from landscape.api import landscape2, logos, refusals

urlpatterns = [
    path("projects/all.json", landscape2.projects_all),
    path("projects/count.json", landscape2.projects_count),
    path("projects/<str:word>.json", landscape2.project),
    path("members/all.json", landscape2.members_all),
    path("members/count.json", landscape2.members_count),
    path("members/end-users.json", landscape2.members_end_users),
    path("categories/<str:category>/all.json", landscape2.category_all),
    path("categories/<str:category>/count.json", landscape2.category_count),
    path("categories/<str:category>/<str:subcategory>/all.json", landscape2.subcategory_all),
    path("categories/<str:category>/<str:subcategory>/count.json", landscape2.subcategory_count),
    path("logos/<slug:slug>.svg", logos.logo, name="logo"),
    # Last: whatever else is asked for here is told so in a sentence, also while debugging.
    re_path(r"", refusals.nothing),
]
