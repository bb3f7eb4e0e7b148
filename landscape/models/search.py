"""What can be found by typing: a row for each thing, kept equal to the catalogue by `revise`."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models

from landscape.models import columns


class SearchEntry(models.Model):
    """A thing that can be found.

    `key` is its name as names are compared, `names` the words of all its names (aliases and repositories
    too), `about` what is said of it, `said` the line under its name in a list. `weight` lifts what most
    readers mean: 0 to 1, and is below 0 for what hardly anybody means.
    """

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=2 * columns.SLUG_LENGTH + 1)
    title = columns.name()
    key = columns.name()
    names = models.TextField()
    about = models.TextField(blank=True)
    said = models.TextField(blank=True)
    weight = models.FloatField()

    class Meta:
        verbose_name_plural = "search entries"
        constraints = (
            models.UniqueConstraint(fields=["kind", "slug"], name="search_entry_is_unique"),
            *columns.is_filled("kind", "slug", "title", "key", "names", table="search_entry"),
        )
        indexes = (
            GinIndex(OpClass("names", name="gin_trgm_ops"), name="search_entry_names_trigrams"),
            GinIndex(SearchVector("names", config="simple"), name="search_entry_names_words"),
            GinIndex(SearchVector("about", config="english"), name="search_entry_about_words"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
