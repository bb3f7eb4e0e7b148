"""The catalogue in the admin, to read: it is written by `landscape.revise` alone."""

from typing import TYPE_CHECKING, Any, override

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from landscape import models

if TYPE_CHECKING:
    # Only the type checker can subscript these.
    _ModelAdmin = admin.ModelAdmin[Any]
    _TabularInline = admin.TabularInline[Any, Any]
    _BaseModelAdmin = admin.options.BaseModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin
    _TabularInline = admin.TabularInline
    _BaseModelAdmin = admin.options.BaseModelAdmin


class _ReadOnly(_BaseModelAdmin):
    """Nothing is added, changed or deleted here; stewards see all of it."""

    @override
    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("landscape.steward")

    @override
    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("landscape.steward")

    @override
    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class _Repositories(_ReadOnly, _TabularInline):
    model = models.RepositoryLink


class _Moves(_ReadOnly, _TabularInline):
    model = models.MaturityMove


class _Links(_ReadOnly, _TabularInline):
    model = models.Link


class _Aliases(_ReadOnly, _TabularInline):
    model = models.ItemAlias


class _Subcategories(_ReadOnly, _TabularInline):
    model = models.Subcategory


@admin.register(models.Item)
class ItemAdmin(_ReadOnly, _ModelAdmin):
    """Items, found by name, slug or repository."""

    list_display = ("name", "maturity", "subcategory", "organisation", "source")
    list_filter = ("maturity", "source", "subcategory__category")
    list_select_related = ("subcategory", "organisation")
    search_fields = ("name", "slug", "aliases__name", "repositories__pattern")
    ordering = ("name",)
    inlines = (_Repositories, _Moves, _Links, _Aliases)


@admin.register(models.Category)
class CategoryAdmin(_ReadOnly, _ModelAdmin):
    """Categories with their subcategories."""

    list_display = ("name", "slug", "holds_members")
    ordering = ("position",)
    inlines = (_Subcategories,)


@admin.register(models.Organisation)
class OrganisationAdmin(_ReadOnly, _ModelAdmin):
    """Organisations, found by name."""

    list_display = ("name", "slug", "country", "kind")
    list_filter = ("kind",)
    search_fields = ("name", "slug")
    ordering = ("name",)


@admin.register(models.Revision)
class RevisionAdmin(_ReadOnly, _ModelAdmin):
    """The log, newest first."""

    list_display = ("revised_at", "who", "source", "why", "effective_on")
    list_filter = ("source",)
    ordering = ("-pk",)


@admin.register(models.Version)
class VersionAdmin(_ReadOnly, _ModelAdmin):
    """What held of each thing, found by slug."""

    list_display = ("slug", "kind", "valid_from", "valid_until", "revision")
    list_filter = ("kind",)
    list_select_related = ("revision",)
    search_fields = ("slug",)
    ordering = ("-valid_from", "slug")


@admin.register(models.Change)
class ChangeAdmin(_ReadOnly, _ModelAdmin):
    """What each revision changed, found by slug."""

    list_display = ("slug", "kind", "action", "effective_on", "revision")
    list_filter = ("action", "kind")
    list_select_related = ("revision",)
    search_fields = ("slug",)
    ordering = ("-pk",)
