"""Who stands behind an item."""

from django.db import models

from landscape.models import columns


class Organisation(models.Model):
    """A company, foundation or group of people."""

    slug = columns.slug()
    name = columns.name()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["slug"], name="organisation_slug_is_unique"),
            *columns.is_slug(table="organisation"),
            *columns.is_filled("name", table="organisation"),
        )

    def __str__(self) -> str:
        return self.name
