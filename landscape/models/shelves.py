"""Where items stand: categories and their subcategories, in their order."""

from django.db import models

from landscape.models import columns


class Category(models.Model):
    """A category; the items of one that holds members are members, not things."""

    slug = columns.slug()
    name = columns.name()
    position = models.PositiveIntegerField()
    holds_members = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "categories"
        constraints = (
            models.UniqueConstraint(fields=["slug"], name="category_slug_is_unique"),
            *columns.is_slug(table="category"),
            *columns.is_filled("name", table="category"),
        )

    def __str__(self) -> str:
        return self.name


class Subcategory(models.Model):
    """A subcategory; its slug is unique in its category only (there are three called Evaluation)."""

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="subcategories")
    slug = columns.slug()
    name = columns.name()
    position = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "subcategories"
        constraints = (
            models.UniqueConstraint(fields=["category", "slug"], name="subcategory_slug_is_unique"),
            *columns.is_slug(table="subcategory"),
            *columns.is_filled("name", table="subcategory"),
        )

    def __str__(self) -> str:
        return self.name
