"""The history: what held of every thing, and from when until when."""

from django.db import models
from django.db.models import F, Q

from landscape.catalogue import NAME_LENGTH
from landscape.models import columns
from landscape.models.revisions import Revision

OLD_ID_LENGTH = 3 * NAME_LENGTH + 4


class Version(models.Model):
    """What held of a thing in `[valid_from, valid_until)`; without an end it holds still.

    `body` is the thing's value as JSON, None where it was absent: who removed it is `revision`'s source.
    Versions are added; of an old one only `valid_until` ever changes, and only to an earlier day. One that
    ends on the day it began never held: another took its place on the same day.
    The database sees to it that this is so and that no two versions of a thing overlap (migration 0002).
    """

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=2 * columns.SLUG_LENGTH + 1)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    body = models.JSONField(null=True, blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = (
            *columns.is_filled("kind", "slug", table="version"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="version_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["kind", "slug", "valid_from"], name="version_of_a_thing"),
            models.Index(fields=["kind"], name="version_that_holds", condition=Q(valid_until=None)),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.slug} from {self.valid_from}"


class OldId(models.Model):
    """What landscape2 calls an item: "category--subcategory--name", another one after each move or renaming.

    Kept for ever: links to it lead to the item by its slug.
    """

    old_id = models.CharField(max_length=OLD_ID_LENGTH, primary_key=True)
    slug = models.CharField(max_length=columns.SLUG_LENGTH)

    class Meta:
        constraints = (*columns.is_filled("old_id", "slug", table="old_id"),)

    def __str__(self) -> str:
        return self.old_id
