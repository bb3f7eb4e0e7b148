"""The addresses of the pages of stewards."""

from django.urls import path

from landscape.editing import changing, doubts, pages, past

urlpatterns = [
    path("", pages.index, name="steward"),
    path("doubts", doubts.doubts, name="steward-doubts"),
    path("<slug:kind>", pages.listed, name="steward-list"),
    path("<slug:kind>/suggest", pages.suggest, name="steward-suggest"),
    path("<slug:kind>/add", changing.add, name="steward-add"),
    path("<slug:kind>/edit/<path:slug>", changing.change, name="steward-change"),
    path("<slug:kind>/remove/<path:slug>", past.remove, name="steward-remove"),
    path("<slug:kind>/history/<path:slug>", past.past, name="steward-past"),
]
