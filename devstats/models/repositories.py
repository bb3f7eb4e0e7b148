"""Repositories by GitHub's number, and the names they have had."""

from django.db import models


class Repository(models.Model):
    """A repository; a rename changes `name`, never `id`.

    A negative id stands for a repository whose number GitHub's early events did not tell: it is a hash of
    the lower-cased name, so that every source gives the same one.
    """

    id = models.BigIntegerField(primary_key=True)
    name = models.TextField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "devstats_repository"
        verbose_name_plural = "repositories"

    def __str__(self) -> str:
        return self.name


class RepositoryAlias(models.Model):
    """A name under which a repository was seen, lower-cased, and when first and last."""

    pk = models.CompositePrimaryKey("name_lower", "repository_id")
    repository_id = models.BigIntegerField()
    name_lower = models.TextField()
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        db_table = "devstats_repository_alias"
        verbose_name_plural = "repository aliases"

    def __str__(self) -> str:
        return f"{self.name_lower} ({self.repository_id})"
